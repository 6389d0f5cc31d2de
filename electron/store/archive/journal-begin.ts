/**
 * Where a journal begins whose older part was cut off at a seal: a sealed document beside the segments. It says
 * which segment is the first, and what must be known of those before it. It is believed only as far as a signed
 * line of the journal itself names the same seal; without it a missing segment is damage.
 */
import { join } from 'node:path';
import { LowSync } from 'lowdb';
import type { CutPlace } from '#shared/journal/security-events';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import { previousOf, readGenerations } from '../durable-file';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER } from '../layout';
import { openSealed, SealedDocument, SealedWriteError } from '../sealed-document';
import type { Standing } from '../session/fold-keeper';

const BEGIN_FILE = 'begin';
/** Both generations: whoever copies the journal copies them together. */
export const BEGIN_FILES: readonly string[] = [BEGIN_FILE, previousOf(BEGIN_FILE)];
const PURPOSE = 'rsb/store/journal-begin/1';

export interface JournalBegin {
  readonly place: CutPlace;
  /** The dictionary that records after the cut may need, in base64; null without one. */
  readonly dictionary: string | null;
}

const pathOf = (dir: string): string => join(dir, JOURNAL_FOLDER, BEGIN_FILE);

/** Where the journal of a folder begins; null when it begins with its first segment, or says nothing that opens.
 * @throws what the operating system throws: a file that cannot be read now never means that nothing was cut. */
export function readBegin(dir: string, ring: KeyRing): JournalBegin | null {
  const read = readGenerations(pathOf(dir), (bytes) => openSealed<JournalBegin>(ring, PURPOSE, bytes));
  return 'value' in read && read.value !== 'newer' ? read.value : null;
}

/** Replaces the document in both generations, flushed before this returns: after the cut there is no other way to know
 * where the journal begins, and the former place names segments that are gone. */
export function writeBegin(dir: string, ring: KeyRing, begin: JournalBegin): Result<void, StoreFault> {
  try {
    const document = new LowSync<JournalBegin>(new SealedDocument(pathOf(dir), ring, PURPOSE), begin);
    document.write();
    document.write();
    return ok(undefined);
  } catch (error) {
    if (error instanceof SealedWriteError) return err(error.fault);
    throw error;
  }
}

/** What is known of the entries before, for following those after. `views`: a state in which nothing has happened. */
export const standingAtBegin = <D>({ place }: JournalBegin, views: D): Standing<D> => ({
  views,
  stations: { tips: place.tips, news: [] },
  sealing: { number: place.seal.number, previous: place.seal.hash, at: place.seal.at, leaves: [] },
  entries: place.entries,
  dictionaryAt: place.dictionary === null ? null : place.entries,
});

/** Where it lies in the files may have changed since, by a change of the master key. */
const FIRST: Pick<CutPlace, 'segment' | 'head' | 'dictionary'> = {
  segment: 1,
  head: '0'.repeat(64),
  dictionary: null,
};

const whatever = (place: CutPlace): string => canonicalJson({ ...place, ...FIRST } as unknown as Json);

/** Whether a line of the journal names the seal at which it begins. */
export const namesBegin = (line: CutPlace, { place }: JournalBegin): boolean =>
  whatever(line) === whatever(place);

/** A journal folder and its keys. */
interface ChainPlace {
  readonly dir: string;
  readonly ring: KeyRing;
}

/** The beginning for a copy of the journal that is sealed anew: the copy starts with its first segment. `cut`: ordered
 * and not carried out yet; null: the copy begins where the journal does. */
export function carryBegin(from: ChainPlace, to: ChainPlace, cut: CutPlace | null): Result<void, StoreFault> {
  const place = cut ?? readBegin(from.dir, from.ring)?.place;
  if (place === undefined) return ok(undefined);
  return writeBegin(to.dir, to.ring, { place: { ...place, ...FIRST }, dictionary: null });
}
