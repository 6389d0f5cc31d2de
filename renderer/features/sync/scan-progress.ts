/** How far the scanning of a record's codes is. Pure: it looks at what stands in the field. */
import { saidPlace } from '#shared/bundle/code-sheets';
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
