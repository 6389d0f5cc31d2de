/** How far the scanning of a record's codes is. Pure: it looks at what stands in the field. */
import { isSheet, saidPlace } from '#shared/bundle/code-sheets';
import type { CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { SCAN_FIELD as W } from '../../text/sync';

/** What was scanned, as a procedure takes it. */
export const scannedOf = (value: string): string | null => (value.trim() === '' ? null : value.trim());

/** How many codes of the record were scanned, or what to do; `isFileOpen`: a file may be chosen instead. Whether the codes
 * are sound is the service's business. */
export function scanHelp(value: string, isFileOpen: boolean): string {
  const places = value.split('\n').flatMap((line) => saidPlace(line) ?? []);
  const [first] = places;
  if (first === undefined) return isFileOpen ? W.helpOrFile : W.help;
  const here = new Set(places.filter(({ id }) => id === first.id).map(({ place }) => place));
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter((place) => !here.has(place));
  return W.soFar(first.of - missing.length, first.of, missing);
}

/**
 * The codes of a begun record that are kept after one more text was scanned: until the record is whole and was answered.
 * Another paper in between, and a code that was not read, leave them.
 */
export function keptCodes(
  earlier: readonly string[],
  scanned: string,
  answer: Answer<CallOutput<'sync.readCode'>>,
): readonly string[] {
  if (!isSheet(scanned)) return earlier;
  if (answer.ok) return answer.value.is === 'part' ? [...new Set([...earlier, scanned])] : [];
  // A refusal of what all of them say together ends the record, too; one of a single code, or a fault, does not.
  const { kind, code } = answer.failure;
  return kind === 'refusal' && code.startsWith('RECEIPT_') ? [] : earlier;
}
