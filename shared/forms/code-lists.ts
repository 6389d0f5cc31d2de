/** Look-up of code lists by id and of labels by code. Unknown lists are a bug; unknown codes are shown as they are. */
import { APPLICATION_LISTS, type CodeItem } from './code-list-data';
import { CASEWORK_LISTS } from './code-list-data-casework';
import { REQUEST_LISTS } from './code-list-data-requests';
import { CORRECTABLE_FIELDS } from './correctable-fields';

export type { CodeItem } from './code-list-data';

const LISTS: ReadonlyMap<string, readonly CodeItem[]> = new Map(
  [...APPLICATION_LISTS, ...CASEWORK_LISTS, ...REQUEST_LISTS, CORRECTABLE_FIELDS].map((list) => [
    list.id,
    list.items,
  ]),
);

/** Ids of every list, for completeness tests and template sheets. */
export const codeListIds = (): readonly string[] => [...LISTS.keys()];

/** Items of a list, in the order they are offered. @throws for an id no list has: that is a bug. */
export function codeList(id: string): readonly CodeItem[] {
  const found = LISTS.get(id);
  if (!found) throw new Error(`no code list ${id}`);
  return found;
}

/** Items of a list that belong to one parent code, e.g. the formats of a format class. */
export function codeListOf(id: string, group: string): readonly CodeItem[] {
  return codeList(id).filter((item) => item.group === undefined || item.group === group);
}

/** Whether a list has the code. */
export function hasCode(id: string, code: string): boolean {
  return codeList(id).some((item) => item.code === code);
}

/** Label of a code; a code the list does not know stays visible as it is. */
export function labelOf(id: string, code: string): string {
  return codeList(id).find((item) => item.code === code)?.label ?? code;
}
