/**
 * Changes of code lists that the region signs: values that are added, and values that are closed. Each list of changes
 * holds all of the one before it. A value never leaves and never changes its meaning, so that what stands in a case can
 * be read for good; from when and until when it may be chosen it says itself.
 */
import { z } from 'zod';
import type { LocalDate } from '#shared/domain/local-date';
import { dateField, nameField } from '#shared/identity/fields';
import { err, ok, type Result } from '#shared/lib/result';
import { type CodeItem, type CodeLists, itemOf, itemsOf, PROGRAM_LISTS } from './code-lists';
import { GROUPS_OF, OPEN_LISTS, whyFixed } from './open-lists';

/** Most values that one list may name. */
const MOST_VALUES = 200;

const codeField = z.string().regex(/^[A-Za-z0-9_-]{1,20}$/);

const valueField = z
  .strictObject({
    code: codeField,
    label: nameField,
    group: codeField.exactOptional(),
    /** First day on which it may be chosen: of every value that is new. */
    from: dateField.exactOptional(),
    /** Last day on which it may be chosen: of every value that is closed. */
    to: dateField.exactOptional(),
  })
  .readonly();

/** What a file says of one list. */
export const changedListField = z
  .strictObject({
    list: z.string().max(30),
    values: z.array(valueField).min(1).max(MOST_VALUES).readonly(),
  })
  .readonly();

const fileSchema = z.strictObject({
  lists: z.array(changedListField).min(1).max(OPEN_LISTS.size).readonly(),
});

export type ChangedList = z.infer<typeof changedListField>;
type ChangedValue = ChangedList['values'][number];

/** The changes in force, and what they came with. */
export interface SignedLists {
  /** Number and name of the policy. */
  readonly number: number;
  readonly id: string;
  readonly inForceFrom: LocalDate;
  readonly lists: readonly ChangedList[];
}

/** The changes of a file, or in words why it is refused whole. */
export function readSignedLists(raw: unknown): Result<readonly ChangedList[], string> {
  const read = fileSchema.safeParse(raw);
  if (!read.success) return err(`格式不符${placeOf(read.error)}`);
  const { lists } = read.data;
  const seen = new Set<string>();
  for (const one of lists) {
    const problem = seen.has(one.list) ? `代码表 ${one.list} 列了两次` : problemOfList(one);
    if (problem !== null) return err(problem);
    seen.add(one.list);
  }
  return ok(lists);
}

const placeOf = ({ issues: [first] }: z.ZodError): string =>
  first === undefined || first.path.length === 0 ? '' : `（${first.path.join('.')}）`;

function problemOfList({ list, values }: ChangedList): string | null {
  if (!PROGRAM_LISTS.has(list)) return `没有代码表 ${list}`;
  if (!OPEN_LISTS.has(list)) return `代码表 ${list} 不能以签发更改：${whyFixed(list)}`;
  const codes = new Set<string>();
  const own = itemsOf(PROGRAM_LISTS, list);
  const labels = new Set<string>();
  for (const value of values) {
    const { code, label, group, from, to } = value;
    const named = `${nameOf(list)} ${code}`;
    if (codes.has(code)) return `${named} 列了两次`;
    codes.add(code);
    if (from !== undefined && to !== undefined && from > to) return `${named} 的启用日期晚于停用日期`;
    const known = itemOf(PROGRAM_LISTS, list, code);
    // What was added by a signature comes with a later program: the signed list stays as it is.
    if (known !== undefined && !isSameValue(known, value)) return takenWords(list, known);
    if (known === undefined && from === undefined) return `${named} 是新增的值，须写启用日期`;
    if (!fitsGroup(list, group)) return `${named} 的上级代码不符`;
    if (labels.has(`${group} ${label}`)) return `${named} 与已有的值同名`;
    labels.add(`${group} ${label}`);
  }
  const closed = new Set(values.filter(({ to }) => to !== undefined).map(({ code }) => code));
  const all = [...own, ...values];
  const left = new Set(all.filter(({ code }) => !closed.has(code)).map(({ group }) => group));
  return all.every(({ group }) => left.has(group)) ? null : `${nameOf(list)}没有留下可选的值`;
}

const nameOf = (list: string): string => OPEN_LISTS.get(list) ?? list;

const takenWords = (list: string, { code, label }: CodeItem): string =>
  `${nameOf(list)} ${code} 已用于“${label}”，不能另作他用`;

const isSameValue = (known: CodeItem, value: CodeItem): boolean =>
  known.label === value.label && known.group === value.group;

function fitsGroup(list: string, group: string | undefined): boolean {
  const parent = GROUPS_OF.get(list);
  if (parent === undefined || group === undefined) return parent === group;
  return itemOf(PROGRAM_LISTS, parent, group) !== undefined;
}

/** In words what is wrong with values that no list before has, by what this program brings itself; null when nothing is.
 * It is asked when a list is signed, and not again: later programs bring more. */
export function unfitToSign(before: readonly ChangedList[], next: readonly ChangedList[]): string | null {
  for (const { list, values } of next)
    for (const { code, label, group, from, to } of values) {
      if (valueIn(before, list, code) !== undefined) continue;
      const named = `${nameOf(list)} ${code}`;
      const own = itemsOf(PROGRAM_LISTS, list);
      if (own.some((item) => item.code === code)) {
        if (from !== undefined || to === undefined) return `${named} 随程序提供，只能写停用日期`;
      } else if (own.some((item) => item.label === label && item.group === group))
        return `${named} 与已有的值同名`;
    }
  return null;
}

/** In words what of the changes before is missing or has another meaning; null when all of it is held. */
export function lostOf(before: readonly ChangedList[], next: readonly ChangedList[]): string | null {
  for (const { list, values } of before)
    for (const was of values) {
      const is = valueIn(next, list, was.code);
      if (is === undefined) return `缺少此前签发的${nameOf(list)} ${was.code}`;
      if (!isSameValue(was, is)) return takenWords(list, was);
      if (was.from !== is.from) return `${nameOf(list)} ${was.code} 的启用日期与此前签发的不同`;
    }
  return null;
}

/** In words which value was closed or opened for days that have passed on `day`; null when none was: what an office
 * has received by then keeps what it was received with. */
export function rewrittenBy(
  before: readonly ChangedList[],
  next: readonly ChangedList[],
  day: LocalDate,
): string | null {
  for (const { list, values } of next)
    for (const { code, to } of values) {
      const was = valueIn(before, list, code)?.to;
      const isPast = [was, to].some((date) => date !== undefined && date < day);
      if (was !== to && isPast) return `${nameOf(list)} ${code} 的停用日期已过，不能追溯更改`;
    }
  return null;
}

const valueIn = (lists: readonly ChangedList[], list: string, code: string): ChangedValue | undefined =>
  lists.find((one) => one.list === list)?.values.find((value) => value.code === code);

/** Every list with what the region has signed of it. */
export function listsInForce(signed: SignedLists | null): CodeLists {
  if (signed === null) return PROGRAM_LISTS;
  const changed = new Map(signed.lists.map(({ list, values }) => [list, values]));
  return new Map(
    [...PROGRAM_LISTS].map(([id, items]) => [id, changedItems(items, changed.get(id) ?? [])] as const),
  );
}

function changedItems(items: readonly CodeItem[], values: readonly ChangedValue[]): readonly CodeItem[] {
  const own = new Set(items.map(({ code }) => code));
  const signed = new Map(values.map((value) => [value.code, value]));
  const kept = items.map((item): CodeItem => ({ ...item, ...signed.get(item.code) }));
  return [...kept, ...values.filter(({ code }) => !own.has(code))];
}

/** One line for each list: what was added and what was closed. */
export const changesInWords = (lists: readonly ChangedList[]): readonly string[] =>
  lists.map(({ list, values }) => `${nameOf(list)}：${values.map(valueWords).join('；')}`);

const valueWords = ({ code, label, from, to }: ChangedValue): string =>
  `${from === undefined ? '停用' : '新增'} ${code} ${label}（${[
    ...(from === undefined ? [] : [`${from} 起可选`]),
    ...(to === undefined ? [] : [`可选至 ${to}`]),
  ].join('，')}）`;
