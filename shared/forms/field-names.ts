/** How findings and locks name a field: `request.key`, `subject.key`, `key`, and `key[row].column` inside rows. */
import { type FormPart, PART_PREFIX } from './form-of';

/** `dataItems[3].itemName` is about `dataItems`. */
export const rootOf = (field: string): string => field.replace(/\[.*$/, '');

/** The value set a field name belongs to. */
export function partOf(field: string): FormPart {
  if (field.startsWith(PART_PREFIX.request)) return 'request';
  return field.startsWith(PART_PREFIX.subject) ? 'subject' : 'application';
}
