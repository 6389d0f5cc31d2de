/**
 * A profile said row by row and member by member in words, for comparing two of them on screen. Rows are
 * known by their ids, never by their position. Nothing is left out.
 */
import { CASE_TYPE_NAMES, type CaseType, OBJECT_TYPE_NAMES, type ObjectType } from '#shared/domain/case-type';
import type { ClauseId } from '#shared/domain/ids';
import { formatLong } from '#shared/domain/local-date';
import { citations } from '../clauses/clause';
import {
  type ExchangeSettingId,
  GROUND_LISTS,
  type Grounded,
  type Profile,
  type ProfileTexts,
  type SettingId,
} from './profile';
import {
  AUTO_NAMES,
  CODE_NAMES,
  CONDITION_NAMES,
  CONVENTION_NAMES,
  GROUND_LIST_NAMES,
  GUARD_NAMES,
  NATURE_NAMES,
  PUBLICITY_NAMES,
  SETTING_NAMES,
  settingWords,
  TAG_NAMES,
} from './profile-words';

/** One row of either profile, said member by member. */
export interface Said {
  readonly key: string;
  readonly name: string;
  readonly members: readonly (readonly [member: string, label: string, words: string])[];
}

export interface Part {
  readonly place: string;
  readonly title: string;
  readonly rows: (profile: Profile) => readonly Said[];
}

/** What stands where one side has nothing. */
export const NONE = '（无）';

const typeNames = (types: readonly CaseType[]): string =>
  types.map((type) => CASE_TYPE_NAMES[type]).join('、') || NONE;
const objectNames = (types: readonly ObjectType[]): string =>
  types.map((type) => OBJECT_TYPE_NAMES[type]).join('、');
const yesNo = (value: boolean): string => (value ? '是' : '否');

/** Articles for people, ids for what articles cannot tell apart. */
const basisWords = (ids: readonly ClauseId[]): string =>
  ids.length === 0 ? NONE : `${citations(ids)}（${ids.join('、')}）`;

const standing = ({ tag, basis }: Grounded): Said['members'] => [
  ['tag', '性质', TAG_NAMES[tag]],
  ['basis', '依据', basisWords(basis)],
];

const TEXT_NAMES: { readonly [K in keyof ProfileTexts]: string } = {
  rulesTitle: '规则全称',
  rulesShort: '规则简称',
  codeName: '登记结果编码的名称',
  resultName: '登记结果文书的名称',
  system: '登记系统',
  superior: '上级登记机构',
  prevails: '以何为准',
};

/** Every part of a profile, in the order in which the screen compares them. */
export const PARTS: readonly Part[] = [
  {
    place: '',
    title: '规则',
    rows: (profile) => [
      {
        key: '',
        name: '规则',
        members: [
          ['id', '编号', profile.id],
          ['title', '名称', profile.title],
          ['effectiveFrom', '起日', formatLong(profile.effectiveFrom)],
          ['effectiveTo', '止日', formatLong(profile.effectiveTo)],
          ['replaces', '代替', profile.replaces ?? NONE],
          ['text', '条文', profile.text],
        ],
      },
    ],
  },
  {
    place: 'clocks',
    title: '期限',
    rows: (profile) =>
      profile.clocks.map((row) => ({
        key: row.id,
        name: `${row.id} ${row.name}`,
        members: [
          ['name', '名称', row.name],
          ['days', '长度', `${row.days}个工作日`],
          ['startsWith', '起算', row.startsWith],
          ['nature', '效力', NATURE_NAMES[row.nature]],
          ['types', '类型', typeNames(row.types)],
          ...standing(row),
        ],
      })),
  },
  {
    place: 'stages',
    title: '程序',
    rows: (profile) =>
      profile.stages.map((row) => ({
        key: row.type,
        name: CASE_TYPE_NAMES[row.type],
        members: [
          ['publicity', '公示', PUBLICITY_NAMES[row.publicity]],
          ['code', '赋码', CODE_NAMES[row.code]],
          ...standing(row),
        ],
      })),
  },
  {
    place: 'materials',
    title: '材料',
    rows: (profile) =>
      profile.materials.map((row) => ({
        key: row.id,
        name: `${row.id} ${row.label}`,
        members: [
          ['group', '分组', row.group],
          ['label', '名称', row.label],
          ['attachmentType', '附件类型', row.attachmentType],
          ['when', '条件', CONDITION_NAMES[row.when]],
          ['types', '类型', typeNames(row.types)],
          ['objectTypes', '对象', objectNames(row.objectTypes)],
          ...standing(row),
        ],
      })),
  },
  {
    place: 'checklist',
    title: '形式审核表',
    rows: (profile) =>
      profile.checklist.map((row) => ({
        key: row.id,
        name: `${row.id} ${row.label}`,
        members: [
          ['label', '事项', row.label],
          ['lookAt', '核对内容', row.lookAt],
          ['auto', '自动核对', row.auto === null ? NONE : AUTO_NAMES[row.auto]],
          ['types', '类型', typeNames(row.types)],
          ['objectTypes', '对象', objectNames(row.objectTypes)],
          ...standing(row),
        ],
      })),
  },
  {
    place: 'validity',
    title: '有效期',
    rows: ({ validity }) => [
      {
        key: '',
        name: '有效期',
        members: [
          ['years', '年限', `${validity.years}年`],
          ['convention', '最后一日', CONVENTION_NAMES[validity.convention]],
          ['limitedByAgreement', '以授权协议期限为限', yesNo(validity.limitedByAgreement)],
          ...standing(validity),
        ],
      },
    ],
  },
  {
    place: 'renewal',
    title: '续展',
    rows: ({ renewal }) => [
      {
        key: '',
        name: '续展',
        members: [
          ['windowDays', '申请窗口', `期满前${renewal.windowDays}日内`],
          ['maxMonths', '每次最长', `${renewal.maxMonths}个月`],
          ['reminderDays', '提醒', renewal.reminderDays.map((days) => `期满前${days}日`).join('、')],
          ...standing(renewal),
        ],
      },
    ],
  },
  {
    place: 'guards',
    title: '步骤的附加条件',
    rows: (profile) =>
      profile.guards.map((row) => ({
        key: `${row.transition}.${row.guard}`,
        name: `${row.transition} ${GUARD_NAMES[row.guard] ?? row.guard}`,
        members: standing(row),
      })),
  },
  ...GROUND_LISTS.map(
    (list): Part => ({
      place: `grounds.${list}`,
      title: GROUND_LIST_NAMES[list],
      rows: (profile) =>
        profile.grounds[list].map((row) => ({
          key: row.code,
          name: `${row.code} ${row.label}`,
          members: [
            ['label', '名称', row.label],
            ['basis', '依据', basisWords(row.basis)],
          ],
        })),
    }),
  ),
  {
    place: 'settings',
    title: '设置',
    rows: ({ settings }) =>
      (Object.keys(SETTING_NAMES) as readonly (SettingId | ExchangeSettingId)[]).flatMap((id) => {
        const row = settings[id];
        return row === undefined
          ? []
          : [
              {
                key: id,
                name: SETTING_NAMES[id],
                members: [['value', '取值', settingWords(id, row.value)], ...standing(row)],
              },
            ];
      }),
  },
  {
    place: 'texts',
    title: '用语',
    rows: ({ texts }) => [
      {
        key: '',
        name: '用语',
        members: (Object.keys(TEXT_NAMES) as readonly (keyof ProfileTexts)[]).map((id) => [
          id,
          TEXT_NAMES[id],
          texts[id],
        ]),
      },
    ],
  },
  {
    place: 'cites',
    title: '条款对照',
    rows: ({ cites }) =>
      Object.entries(cites ?? {}).map(([id, ids]) => ({
        key: id,
        name: id,
        members: [['', '本规则条款', basisWords(ids)]],
      })),
  },
];
