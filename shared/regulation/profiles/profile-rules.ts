/**
 * What the rows of a profile say about each other and about the program: each clock and type once, clauses,
 * guards and steps that exist, dates in order. It never judges whether the law itself is wise.
 */
import { CASE_TYPES, isApplication } from '#shared/domain/case-type';
import type { ClauseId } from '#shared/domain/ids';
import { hasCode } from '#shared/forms/code-lists';
import { EXCHANGE_SETTINGS, exchangeLimits } from './exchange-limits';
import { CLOCK_IDS, GROUND_LISTS, type Grounded, type Profile, type StageRule } from './profile';

/** What the program knows that a profile may name. */
export interface Known {
  readonly guards: readonly string[];
  readonly transitions: readonly string[];
  readonly clause: (id: ClauseId) => boolean;
}

/** One thing wrong with a profile, and where: `clocks[2].days`. */
export interface ProfileFault {
  readonly place: string;
  /** What is wrong there, zh-CN. */
  readonly message: string;
}

const fault = (place: string, message: string): ProfileFault => ({ place, message });

/** Everything wrong with a profile of the right shape; empty when it can be adopted. */
export function profileFaults(profile: Profile, known: Known): readonly ProfileFault[] {
  return [
    ...headFaults(profile),
    ...repeated(profile.clocks, (row) => row.id, 'clocks', 'id'),
    ...absent(
      CLOCK_IDS,
      profile.clocks.map((row) => row.id),
      'clocks',
      '期限',
    ),
    ...clockFaults(profile),
    ...repeated(profile.stages, (row) => row.type, 'stages', 'type'),
    ...absent(
      CASE_TYPES,
      profile.stages.map((row) => row.type),
      'stages',
      '类型',
    ),
    ...profile.stages.flatMap(stageFaults),
    ...clockTypeFaults(profile),
    ...repeated(profile.checklist, (row) => row.id, 'checklist', 'id'),
    ...repeated(profile.materials, (row) => row.id, 'materials', 'id'),
    ...[...twice(profile, 'checklist'), ...twice(profile, 'materials')],
    ...profile.materials.flatMap((row, index) =>
      hasCode('CL-ATTACH', row.attachmentType)
        ? []
        : [fault(`materials[${index}].attachmentType`, `没有附件类型“${row.attachmentType}”`)],
    ),
    ...repeated(profile.renewal.reminderDays, String, 'renewal.reminderDays'),
    ...repeated(profile.guards, (row) => `${row.transition} ${row.guard}`, 'guards', 'guard'),
    ...guardFaults(profile, known),
    ...GROUND_LISTS.flatMap((list) =>
      repeated(profile.grounds[list], (row) => row.code, `grounds.${list}`, 'code'),
    ),
    ...groundedRows(profile).flatMap(([place, row]) => missingBasis(place, row)),
    ...exchangeFaults(profile),
    ...clauseFaults(profile, known),
  ];
}

function headFaults({ id, effectiveFrom, effectiveTo, replaces, text, ...rest }: Profile) {
  const own = groundedRows(rest).some(([, row]) => row.basis.some((clause) => clause.startsWith(`${text}-`)));
  return [
    ...(effectiveTo < effectiveFrom ? [fault('effectiveTo', '止日早于起日')] : []),
    ...(replaces === id ? [fault('replaces', '不能代替自己')] : []),
    ...(own ? [] : [fault('text', `没有一项以${text}的条款为依据`)]),
  ];
}

/** Only the clock of the office itself, AR, belongs to no type. */
const clockFaults = ({ clocks }: Profile) =>
  clocks.flatMap((row, index) => {
    const place = `clocks[${index}].types`;
    if (row.id === 'AR')
      return row.types.length === 0 ? [] : [fault(place, '年度报告期限不属于任何登记类型')];
    return row.types.length === 0
      ? [fault(place, '不能为空')]
      : repeated(row.types, String, `clocks[${index}].types`);
  });

/** A first registration makes the code; what the agency opens by itself has neither notice nor code. */
function stageFaults({ type, publicity, code }: StageRule, index: number): readonly ProfileFault[] {
  const place = `stages[${index}]`;
  const codes = type === 'FIRST' ? ['new'] : isApplication(type) && type !== 'CANCEL' ? ['kept'] : ['none'];
  return [
    ...(codes.includes(code) ? [] : [fault(`${place}.code`, `${type}只能是${codes.join('、')}`)]),
    ...(isApplication(type) || publicity === 'never' ? [] : [fault(`${place}.publicity`, `${type}没有公示`)]),
  ];
}

/** Clocks without which a type that goes through the notice, or is reviewed, would stand still for ever. */
const NOTICE_CLOCKS = ['C3p', 'C3', 'O1', 'O2', 'O3'] as const;

const clockTypeFaults = ({ stages, clocks }: Profile): readonly ProfileFault[] =>
  stages
    .filter(({ type }) => isApplication(type))
    .flatMap(({ type, publicity }) => {
      const needed = ['C1', ...(publicity === 'never' ? [] : NOTICE_CLOCKS)];
      return clocks.flatMap(({ id, types }, index) =>
        needed.includes(id) && !types.includes(type)
          ? [fault(`clocks[${index}].types`, `${id}应当适用于${type}`)]
          : [],
      );
    });

const guardFaults = ({ guards }: Profile, known: Known) =>
  guards.flatMap((row, index) => [
    ...(known.transitions.includes(row.transition)
      ? []
      : [fault(`guards[${index}].transition`, `没有步骤“${row.transition}”`)]),
    ...(known.guards.includes(row.guard)
      ? []
      : [fault(`guards[${index}].guard`, `没有名为“${row.guard}”的检查`)]),
  ]);

/** The settings of the exchange are named all or, in rules from before there were any, none; nobody is asked for a
 * second approval before there was a warning. */
function exchangeFaults(profile: Profile): readonly ProfileFault[] {
  const missing = EXCHANGE_SETTINGS.filter((id) => profile.settings[id] === undefined);
  if (missing.length === EXCHANGE_SETTINGS.length) return [];
  if (missing.length > 0) return missing.map((id) => fault(`settings.${id}`, '缺少此项'));
  const { listWarning, listSecond } = exchangeLimits(profile);
  return listSecond < listWarning
    ? [fault('settings.exchange.listSecond.value', '不能早于提示的天数（settings.exchange.listWarning）')]
    : [];
}

/** Places of the second and later rows that repeat a key. */
function repeated<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  place: string,
  member?: string,
): readonly ProfileFault[] {
  const keys = rows.map(keyOf);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [fault(`${place}[${index}]${member ? `.${member}` : ''}`, `“${key}”重复`)]
      : [],
  );
}

const absent = (wanted: readonly string[], present: readonly string[], place: string, what: string) =>
  wanted.filter((key) => !present.includes(key)).map((key) => fault(place, `缺少${what}“${key}”`));

const twice = (profile: Profile, part: 'checklist' | 'materials') =>
  profile[part].flatMap((row, index) => [
    ...repeated(row.types, String, `${part}[${index}].types`),
    ...repeated(row.objectTypes, String, `${part}[${index}].objectTypes`),
  ]);

type Parts = Pick<
  Profile,
  'clocks' | 'stages' | 'checklist' | 'materials' | 'validity' | 'renewal' | 'guards' | 'settings'
>;

/** Every row that says what it stands on, with its place. */
function groundedRows(profile: Parts): readonly (readonly [string, Grounded])[] {
  const lists = ['clocks', 'stages', 'checklist', 'materials', 'guards'] as const;
  return [
    ...lists.flatMap((list) => profile[list].map((row, index) => [`${list}[${index}]`, row] as const)),
    ['validity', profile.validity],
    ['renewal', profile.renewal],
    ...Object.entries(profile.settings).map(([id, row]) => [`settings.${id}`, row] as const),
  ];
}

/** Only our own design may stand on no clause. */
const missingBasis = (place: string, { tag, basis }: Grounded): readonly ProfileFault[] =>
  tag === 'DESIGN' || basis.length > 0 ? [] : [fault(`${place}.basis`, `${tag}必须写明依据的条款`)];

function clauseFaults(profile: Profile, known: Known): readonly ProfileFault[] {
  const lists: readonly (readonly [string, readonly ClauseId[]])[] = [
    ...groundedRows(profile).map(([place, row]) => [`${place}.basis`, row.basis] as const),
    ...GROUND_LISTS.flatMap((list) =>
      profile.grounds[list].map((row, index) => [`grounds.${list}[${index}].basis`, row.basis] as const),
    ),
    ...Object.entries(profile.cites ?? {}).map(([id, ids]) => [`cites.${id}`, ids] as const),
  ];
  const unknown = (id: ClauseId) => !known.clause(id);
  return [
    ...lists.flatMap(([place, ids]) => [
      ...ids.flatMap((id, index) => (unknown(id) ? [fault(`${place}[${index}]`, `没有条款“${id}”`)] : [])),
      ...repeated(ids, String, place),
    ]),
    ...Object.keys(profile.cites ?? {})
      .filter((id) => unknown(id as ClauseId))
      .map((id) => fault(`cites.${id}`, `没有条款“${id}”`)),
  ];
}
