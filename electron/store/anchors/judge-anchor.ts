/** Holds an opened journal against what the machine's anchor says of it. */
import type { Damage } from '../faults';
import type { Journal } from '../journal/journal';
import { segmentPlace } from '../layout';
import { Turns } from '../turns';
import type { AnchorPoint } from './anchor-file';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Head of the journal after a record; null when it has not so many. */
async function headAfter(journal: Journal, count: number): Promise<string | null> {
  if (count > journal.count) return null;
  if (count === journal.count) return hex(journal.head);
  const inTail = journal.opened.tail.find(({ number }) => number === count);
  if (inTail) return hex(inTail.head);
  // Where an index was made the machine was told too: after a power cut the anchor is there, and nothing is read.
  const { from } = journal.opened;
  if (from?.count === count) return from.head;
  const turns = new Turns();
  for (const record of journal.scan()) {
    if (record.number === count) return hex(record.head);
    if (turns.due) await turns.next();
  }
  return null;
}

/** Where a journal falls short of its anchor; null when it goes through it. Damage found before counts for more. */
export async function behindAnchor(journal: Journal, anchor: AnchorPoint): Promise<Damage | null> {
  if (journal.opened.damage !== null || anchor.count === 0) return null;
  if ((await headAfter(journal, anchor.count)) === anchor.head) return null;
  return oldCopyAt(journal);
}

/** The damage of a journal that must have records and has none. */
export const emptiedAt = (journal: Pick<Journal, 'point'>): Damage => ({
  ...oldCopyAt(journal),
  reason: 'records-missing',
});

/** The damage that an old copy is: its end is where something is missing. */
export function oldCopyAt({ point }: Pick<Journal, 'point'>): Damage {
  return {
    file: segmentPlace(Math.max(point.segment, 1)),
    position: point.position,
    record: point.count + 1,
    reason: 'older-than-anchor',
  };
}
