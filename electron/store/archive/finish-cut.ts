/**
 * Carries out a cut that a line of the log has ordered. The line is the one moment from which the cut holds: before
 * it nothing has changed, after it every opening finishes what is left. Whatever is interrupted here is done again.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CutPlace } from '#shared/journal/security-events';
import type { Result } from '#shared/lib/result';
import { flushFolder } from '../disk';
import type { StoreFault } from '../faults';
import { onDisk } from '../file-fault';
import type { Journal } from '../journal/journal';
import { whenFree } from '../journal/locked-file';
import { wipeKeys } from '../journal/segment';
import { readSegmentHeader, segmentNumbers, segmentPath } from '../journal/segment-files';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER } from '../layout';
import { forsakeIndex } from '../session/index-document';
import { readBegin, writeBegin } from './journal-begin';

/** Whether the journal still begins before the place of its last cut. `cut`: as the state has it. A change of the
 * master key has carried it out: the place it names was in other files.
 * @throws what the operating system throws when that cannot be read. */
export function isCutPending(dir: string, ring: KeyRing, cut: CutPlace | null): cut is CutPlace {
  if (cut === null) return false;
  const begin = readBegin(dir, ring);
  if (begin !== null && begin.place.entries >= cut.entries) return false;
  const read = readSegmentHeader(dir, ring, cut.segment);
  if (typeof read === 'string' || read.segment === null) return false;
  wipeKeys(read.segment.keys);
  return Buffer.from(read.segment.start.head).toString('hex') === cut.head;
}

/** Lets the journal begin at the cut. It must be opened anew afterwards: its index still has what is gone. */
export function finishCut(
  dir: string,
  ring: KeyRing,
  journal: Journal,
  place: CutPlace,
): Result<void, StoreFault> {
  let dictionary: string | null = null;
  if (place.dictionary !== null) {
    const read = journal.read(place.dictionary);
    if (!read.ok) return read;
    dictionary = Buffer.from(read.value.content).toString('base64');
  }
  // First, or lines that are gone would be shown from the index after a power cut.
  forsakeIndex(dir, ring);
  return writeBegin(dir, ring, { place, dictionary });
}

/** Takes away the segments before the beginning. */
export function removeCutSegments(dir: string, ring: KeyRing): Result<void, StoreFault> {
  return onDisk(JOURNAL_FOLDER, () => {
    const first = readBegin(dir, ring)?.place.segment ?? 1;
    if (first === 1) return;
    const gone = segmentNumbers(dir).filter((number) => number < first);
    for (const number of gone) whenFree(() => rmSync(segmentPath(dir, number), { force: true }));
    if (gone.length > 0) flushFolder(join(dir, JOURNAL_FOLDER));
  });
}
