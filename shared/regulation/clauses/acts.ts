/**
 * Where a clause acts in the program: steps, their conditions and letters, clocks, stages, materials, review
 * items, grounds, settings, form fields and screens. Read from the tables the program itself runs on, so that
 * what is taken out of a table is no longer shown. Pure look-up; nothing is decided here.
 */
import { CASE_TYPE_NAMES } from '#shared/domain/case-type';
import type { ClauseId } from '#shared/domain/ids';
import { ALL_FORMS, fieldsOf } from '#shared/forms/form-of';
import type { FieldSpec, FormSchema } from '#shared/forms/schema';
import { DOCUMENT_BASIS } from '#shared/paper/document-basis';
import { DOCUMENT_IDS, DOCUMENT_TITLES, type DocumentId, UNNUMBERED } from '#shared/paper/document-id';
import { isGuardName } from '../casework/guards/guard';
import { GUARD_BASIS } from '../casework/guards/guard-basis';
import { TRANSITIONS } from '../casework/transitions';
import { type ExchangeSettingId, GROUND_LISTS, type Profile, type SettingId } from '../profiles/profile';
import { GROUND_LIST_NAMES, SETTING_NAMES } from '../profiles/profile-words';
import { TJ_DRAFT_PROFILE } from '../profiles/tj-draft';
import { XJ_2025_PROFILE } from '../profiles/xj-2025';
import { PAGE_ACTS } from './page-acts';
import { sameRule } from './same-rule';

/** Kinds in the order in which they are shown. */
export const ACT_KINDS = [
  '步骤',
  '条件',
  '期限',
  '程序',
  '文书',
  '材料',
  '审核项',
  '事由',
  '表单',
  '设置',
  '页面',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** One place of the program where a clause acts. */
export interface ClauseAct {
  readonly kind: ActKind;
  /** What a person at the desk sees, zh-CN. */
  readonly label: string;
  /** Row, guard, clock, field or page it is. */
  readonly id: string;
}

type Cited = ClauseAct & { readonly basis: readonly ClauseId[] };

/** Profiles that come with the program; rules from a file are shown by their comparison. */
const BUILT_IN: readonly Profile[] = [XJ_2025_PROFILE, TJ_DRAFT_PROFILE];

const steps = (): readonly Cited[] =>
  TRANSITIONS.map(({ id, label, basis }) => ({ kind: '步骤', label, id, basis }));

/** Guards that a row or a profile really asks. */
function guards(): readonly Cited[] {
  const asked = new Set<string>([
    ...TRANSITIONS.flatMap((row) => row.guards),
    ...BUILT_IN.flatMap((profile) => profile.guards.map((rule) => rule.guard)),
  ]);
  return [...asked].filter(isGuardName).map((id) => ({ kind: '条件', id, ...GUARD_BASIS[id] }));
}

/** Whether a step issues the document, or it is printed without a number. */
export const isIssued = (document: DocumentId): boolean =>
  UNNUMBERED.includes(document) ||
  TRANSITIONS.some((row) => row.documents.some((rule) => rule.document === document));

const documents = (): readonly Cited[] =>
  DOCUMENT_IDS.filter(isIssued).map((id) => ({
    kind: '文书',
    id,
    label: DOCUMENT_TITLES[id],
    basis: DOCUMENT_BASIS[id],
  }));

const withColumns = (field: FieldSpec): readonly FieldSpec[] =>
  field.kind === 'rows' ? [field, ...field.columns] : [field];

const fields = (form: FormSchema): readonly Cited[] =>
  fieldsOf(form)
    .flatMap(withColumns)
    .map(({ key, label, basis }) => ({
      kind: '表单',
      id: `${form.id}.${key}`,
      label: `${form.title}：${label}`,
      basis,
    }));

const pages = (): readonly Cited[] => PAGE_ACTS.map((page) => ({ kind: '页面', ...page }));

function profileActs(profile: Profile): readonly Cited[] {
  const { validity, renewal, settings } = profile;
  return [
    ...profile.clocks.map(
      ({ id, name, days, basis }): Cited => ({ kind: '期限', id, label: `${name}：${days}个工作日`, basis }),
    ),
    { kind: '期限', id: 'validity', label: `登记有效期：${validity.years}年`, basis: validity.basis },
    {
      kind: '期限',
      id: 'renewal',
      label: `续展：期满前${renewal.windowDays}日内申请，每次最长${renewal.maxMonths}个月`,
      basis: renewal.basis,
    },
    ...profile.stages.map(
      ({ type, basis }): Cited => ({ kind: '程序', id: type, label: CASE_TYPE_NAMES[type], basis }),
    ),
    ...profile.materials.map(({ id, label, basis }): Cited => ({ kind: '材料', id, label, basis })),
    ...profile.checklist.map(({ id, label, basis }): Cited => ({ kind: '审核项', id, label, basis })),
    ...GROUND_LISTS.flatMap((list) =>
      profile.grounds[list].map(
        ({ code, label, basis }): Cited => ({
          kind: '事由',
          id: `${list}.${code}`,
          label: `${GROUND_LIST_NAMES[list]}：${label}`,
          basis,
        }),
      ),
    ),
    ...profile.guards.flatMap(({ transition, guard, basis }): readonly Cited[] =>
      isGuardName(guard)
        ? [{ kind: '条件', id: `${transition}.${guard}`, label: GUARD_BASIS[guard].label, basis }]
        : [],
    ),
    ...(Object.keys(SETTING_NAMES) as readonly (SettingId | ExchangeSettingId)[]).map(
      (id): Cited => ({ kind: '设置', id, label: SETTING_NAMES[id], basis: settings[id]?.basis ?? [] }),
    ),
  ];
}

const everything = (): readonly Cited[] => [
  ...steps(),
  ...guards(),
  ...documents(),
  ...ALL_FORMS.flatMap(fields),
  ...pages(),
  ...BUILT_IN.flatMap(profileActs),
];

/** What the program does under each clause id, and under no other. */
function indexed(): ReadonlyMap<string, readonly ClauseAct[]> {
  const index = new Map<string, ClauseAct[]>();
  for (const { kind, label, id, basis } of everything())
    for (const clause of basis) {
      const acts = index.get(clause) ?? [];
      if (!acts.some((act) => act.kind === kind && act.label === label)) acts.push({ kind, label, id });
      index.set(clause, acts);
    }
  return index;
}

const INDEX = indexed();

/** Clauses by which the draft of another region says what the program cites. */
const saidBy = (id: string): readonly string[] =>
  id.startsWith(`${TJ_DRAFT_PROFILE.text}-`)
    ? Object.entries(TJ_DRAFT_PROFILE.cites ?? {})
        .filter(([own, others]) => own !== id && others.some((other) => other === id))
        .map(([own]) => own)
    : [];

/** Clauses whose behaviour serves this one too: the same rule in the other text. */
export const servedBy = (id: string): readonly string[] => [...sameRule(id), ...saidBy(id)];

/** Where a clause acts, its own places first, by kind and id; empty for a clause that moves nothing. */
export function actsOf(id: ClauseId): readonly ClauseAct[] {
  const all = [id, ...servedBy(id)].flatMap((each) => INDEX.get(each) ?? []);
  const unique = all.filter(
    (act, at) => all.findIndex((other) => other.kind === act.kind && other.label === act.label) === at,
  );
  return unique.toSorted(
    (a, b) =>
      ACT_KINDS.indexOf(a.kind) - ACT_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
