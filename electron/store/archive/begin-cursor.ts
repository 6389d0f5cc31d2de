/** Before the first record of a journal whose older part was cut off: what its first segment's own header says. */
import { type Cursor, FIRST_CURSOR } from '../journal/cursor';
import type { RecordReader } from '../journal/record-reader';
import { wipeKeys } from '../journal/segment';
import { readSegmentHeader } from '../journal/segment-files';
import type { KeyRing } from '../key-ring';
import type { JournalBegin } from './journal-begin';

/** Where reading starts; what the first records need to be read is given to the reader. `begin`: null for a journal
 * that is whole. */
export function cursorAtBegin(
  dir: string,
  ring: KeyRing,
  begin: JournalBegin | null,
  reader: RecordReader,
): Cursor {
  if (begin === null) return FIRST_CURSOR;
  const { segment, dictionary } = begin.place;
  if (dictionary !== null && begin.dictionary !== null)
    reader.carry(dictionary, Buffer.from(begin.dictionary, 'base64'));
  const read = readSegmentHeader(dir, ring, segment);
  // Whoever reads on from there finds what is wrong with it, and names it.
  if (typeof read === 'string' || read.segment === null) return { ...FIRST_CURSOR, segment: segment - 1 };
  const { start, keys } = read.segment;
  wipeKeys(keys);
  return {
    ...FIRST_CURSOR,
    segment: segment - 1,
    position: start.previousLength,
    count: start.count,
    head: Uint8Array.from(start.head),
    dictionary,
  };
}
