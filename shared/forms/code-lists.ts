/**
 * Look-up of code lists by id and of labels by code. Lists that the region may change are data handed in: they are asked
 * of the lists in force, and asking the program's own for one is a bug, as is an unknown list. Unknown codes are shown
 * as they are.
 */
import type { LocalDate } from '#shared/domain/local-date';
import { APPLICATION_LISTS, type CodeItem } from './code-list-data';
import { CASEWORK_LISTS } from './code-list-data-casework';
import { REQUEST_LISTS } from './code-list-data-requests';
import { CORRECTABLE_FIELDS } from './correctable-fields';
import { OPEN_LISTS } from './open-lists';

export type { CodeItem } from './code-list-data';

/** Lists by id, each with its items in the order they are offered, closed ones among them. */
export type CodeLists = ReadonlyMap<string, readonly CodeItem[]>;

/** Every list as the program brings it, before the region has signed anything. */
export const PROGRAM_LISTS: CodeLists = new Map(
  [...APPLICATION_LISTS, ...CASEWORK_LISTS, ...REQUEST_LISTS, CORRECTABLE_FIELDS].map((list) => [
    list.id,
    list.items,
  ]),
);

/** Ids of every list, for completeness tests and template sheets. */
export const codeListIds = (): readonly string[] => [...PROGRAM_LISTS.keys()];

/** Items of a list among those in force. @throws for an id no list has: that is a bug. */
export function itemsOf(lists: CodeLists, id: string): readonly CodeItem[] {
  const found = lists.get(id);
  if (!found) throw new Error(`no code list ${id}`);
  return found;
}

/** The item of a code among the lists in force, whether it may still be chosen or not. */
export const itemOf = (lists: CodeLists, id: string, code: string): CodeItem | undefined =>
  itemsOf(lists, id).find((item) => item.code === code);

/** Label of a code by the lists in force; a code the list does not know stays visible as it is. */
export const labelIn = (lists: CodeLists, id: string, code: string): string =>
  itemOf(lists, id, code)?.label ?? code;

/** Whether an item belongs to a parent code, e.g. a format to its class. */
export const isInGroup = (item: CodeItem, group: string): boolean =>
  item.group === undefined || item.group === group;

/** Whether an item may be chosen on a day. */
export const isChoosable = ({ from, to }: CodeItem, day: LocalDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

/** Items that a field offers on a day: those that may be chosen, and of the others what it holds already. */
export const offeredItems = (
  items: readonly CodeItem[],
  day: LocalDate,
  holds: readonly string[],
): readonly CodeItem[] => items.filter((item) => isChoosable(item, day) || holds.includes(item.code));

/** Items of a list that nothing but a new program changes, in the order they are offered. @throws for any other. */
export function codeList(id: string): readonly CodeItem[] {
  if (OPEN_LISTS.has(id)) throw new Error(`code list ${id} is asked of the lists in force`);
  return itemsOf(PROGRAM_LISTS, id);
}

/** Items of such a list that belong to one parent code. */
export const codeListOf = (id: string, group: string): readonly CodeItem[] =>
  codeList(id).filter((item) => isInGroup(item, group));

/** Whether such a list has the code. */
export const hasCode = (id: string, code: string): boolean => codeList(id).some((item) => item.code === code);

/** Label of a code of such a list. */
export const labelOf = (id: string, code: string): string =>
  codeList(id).find((item) => item.code === code)?.label ?? code;
