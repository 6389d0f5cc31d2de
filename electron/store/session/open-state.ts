/**
 * From the files to the state: the index document and the journal's tail when they fit together, else the whole
 * journal folded anew, in slices, so that the thread is never held. A damaged journal gives what stands before
 * its break; a damaged cache is never a reason to show less than the journal has.
 */
import type { StationId } from '#shared/domain/ids';
import type { StoredEntry } from '#shared/journal/entry';
import type { Fold, TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import { readBegin, standingAtBegin } from '../archive/journal-begin';
import type { Damage, StoreFault } from '../faults';
import { fileFault, onDisk, systemCode } from '../file-fault';
import type { JournalPoint, RecordPlace, ScanEnd } from '../journal/journal';
import { Journal, scanJournal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER, segmentPlace } from '../layout';
import { TablesDamaged } from '../tables/tables-damaged';
import type { Pace } from '../turns';
import { type Chain, openEntry } from './entry-text';
import { FoldKeeper, type Standing } from './fold-keeper';
import { type IndexDocument, readIndex } from './index-document';
import { PackingTurns } from './packing-turns';
import { recordAt } from './read-entries';
import { openTables, type StoreTables } from './store-tables';
import { packingEnded, writePack } from './write-pack';

export interface OpenStateOptions<D, T extends TableMap> {
  readonly dir: string;
  readonly ring: KeyRing;
  readonly fold: Fold<D, T>;
  readonly chain: Chain;
  readonly station: StationId;
  readonly readOnly: boolean;
  /** Called with the number of entries folded, while the whole journal or a long end of it is. */
  readonly onProgress?: (entries: number) => void;
}

export interface OpenedState<D, T extends TableMap> {
  readonly state: FoldKeeper<D, T>;
  readonly journal: Journal;
  /** Entries that the index document holds. */
  readonly indexed: number;
  readonly rebuilt: boolean;
  readonly damage: Damage | null;
  readonly unfinishedBytes: number;
}

/** Opens the state of an unlocked store. */
export async function openState<D, T extends TableMap>(
  options: OpenStateOptions<D, T>,
): Promise<Result<OpenedState<D, T>, StoreFault>> {
  await packingEnded(options.dir);
  const read = readIndex(options.dir, options.ring);
  if (!read.ok) return read;
  const index = typeof read.value === 'string' ? null : read.value;
  const quick = index === null ? ok('unusable' as const) : await fromIndex(options, index);
  if (!quick.ok) return quick;
  const found = quick.value;
  if (typeof found === 'object') return ok(found);
  // An index whose journal is damaged knows what the journal has lost: its packs are kept as they are.
  return rebuild(options, index, !options.readOnly && found !== 'journal-broken');
}

/** Where the journal's end is missing, when an index document knows of more records. */
export function aheadDamage(point: JournalPoint, known: number): Damage | null {
  if (known <= point.count) return null;
  return {
    file: segmentPlace(Math.max(point.segment, 1)),
    position: point.position,
    record: point.count + 1,
    reason: 'snapshot-ahead',
  };
}

/** The state by way of the index document, or why that does not serve. */
async function fromIndex<D, T extends TableMap>(
  options: OpenStateOptions<D, T>,
  index: IndexDocument,
): Promise<Result<OpenedState<D, T> | 'unusable' | 'journal-broken', StoreFault>> {
  const { dir, ring, fold, chain, station, readOnly } = options;
  const standing = standingOf(index, fold);
  if (standing === null) return ok('unusable');
  const tables = tablesOf(dir, ring, fold, index);
  if (tables === null) return ok('unusable');
  const opened = Journal.open(dir, ring, index.point, { readOnly });
  if (!opened.ok) {
    tables.documents.close();
    return opened;
  }
  const journal = opened.value;
  const giveUp = (): void => {
    journal.close();
    tables.documents.close();
  };
  const { tail, damage, pointFound, unfinishedBytes } = journal.opened;
  if (!pointFound) {
    giveUp();
    return ok(damage === null ? 'unusable' : 'journal-broken');
  }
  const dictionary = dictionaryDamage(journal, index.point);
  if (!dictionary.ok) {
    giveUp();
    return dictionary;
  }
  const state = new FoldKeeper(fold, chain, station, tables, standing, entriesIn(journal, chain));
  const broken = damage ?? dictionary.value;
  try {
    // Without the dictionary no content of the tail opens; what the index holds is still there.
    if (dictionary.value === null && !state.preview(tail, () => journal.releaseTail()))
      await state.completeInTurns(foldingTurns(options, state, !readOnly && broken === null));
  } catch (error) {
    giveUp();
    if (error instanceof TablesDamaged) return ok('unusable');
    throw error;
  }
  return ok({
    ...{ state, journal, indexed: index.entries },
    ...{ rebuilt: false, damage: broken, unfinishedBytes },
  });
}

/** Whether the dictionary in use lies in a damaged part of the journal, which only reading it can tell. */
function dictionaryDamage(journal: Journal, { dictionary }: JournalPoint): Result<Damage | null, StoreFault> {
  if (dictionary === null) return ok(null);
  const read = journal.read(dictionary);
  if (read.ok) return ok(null);
  return read.error.code === 'JOURNAL_DAMAGED' ? ok(read.error.damage) : read;
}

/** What an index document says besides the tables; null when this fold cannot read it. */
function standingOf<D, T extends TableMap>(index: IndexDocument, fold: Fold<D, T>): Standing<D> | null {
  if (index.foldVersion !== fold.version) return null;
  const { views, stations, sealing, entries, dictionaryAt } = index;
  try {
    return { views: fold.fromJson(views), stations, sealing, entries, dictionaryAt };
  } catch {
    // A cache that its own program cannot read is worth nothing; the journal is the truth.
    return null;
  }
}

/** The tables of an index document; null when they are damaged or of another form. */
function tablesOf<D, T extends TableMap>(
  dir: string,
  ring: KeyRing,
  fold: Fold<D, T>,
  index: IndexDocument,
): StoreTables<T> | null {
  try {
    return openTables(dir, ring, fold.tables, index.directory);
  } catch (error) {
    if (error instanceof TablesDamaged) return null;
    throw error;
  }
}

/** Folds the whole journal. `known`: an index document that does not serve, but still tells how long it was. */
async function rebuild<D, T extends TableMap>(
  options: OpenStateOptions<D, T>,
  known: IndexDocument | null,
  mayPack: boolean,
): Promise<Result<OpenedState<D, T>, StoreFault>> {
  const { dir, ring, fold, chain, station, readOnly } = options;
  const begun = onDisk(JOURNAL_FOLDER, () => readBegin(dir, ring));
  if (!begun.ok) return begun;
  const start = begun.value && standingAtBegin(begun.value, fold.create());
  const tables = openTables(dir, ring, fold.tables, null);
  // Cases that must be folded anew wait until the journal is open.
  const state = new FoldKeeper(fold, chain, station, tables, start, (place) => {
    if (opened?.ok !== true) throw new Error('the journal is not open yet');
    return entriesIn(opened.value, chain)(place);
  });
  const turns = foldingTurns(options, state, mayPack);
  let opened: Result<Journal, StoreFault> | null = null;
  let whole = false;
  try {
    const folded = await foldAll(options, state, turns);
    if (!folded.ok) return folded;
    const end = folded.value;
    const damage = end.damage ?? (known === null ? null : aheadDamage(end.point, known.point.count));
    opened = Journal.open(dir, ring, end.point, { readOnly: readOnly || damage !== null });
    if (!opened.ok) return opened;
    const journal = opened.value;
    await state.settleInTurns(turns);
    // Another owner may have written since the reading of a store that is opened for reading only.
    if (damage === null && !state.preview(journal.opened.tail, () => journal.releaseTail()))
      await state.completeInTurns(turns);
    const written =
      mayPack && damage === null
        ? await writePack({ dir, ring, foldVersion: fold.version, state, point: end.point })
        : ok(0);
    whole = true;
    return ok({
      state,
      journal,
      // A cache that could not be written is tried again later: the store is as good without it.
      indexed: written.ok ? written.value : 0,
      rebuilt: end.point.count > 0,
      damage: damage ?? journal.opened.damage,
      unfinishedBytes: end.unfinishedBytes,
    });
  } finally {
    if (!whole) {
      tables.documents.close();
      if (opened?.ok) opened.value.close();
    }
  }
}

/** Turns while much is folded, in which packs are made where they may be: only the index document at the end makes them
 * count. */
const foldingTurns = <D, T extends TableMap>(
  { dir, onProgress }: OpenStateOptions<D, T>,
  state: FoldKeeper<D, T>,
  mayPack: boolean,
): PackingTurns<T> =>
  new PackingTurns({
    ...{ dir, tables: state.tables },
    mayPack: () => mayPack,
    onTurn: () => onProgress?.(state.folded),
  });

/** Reads single entries of an open journal. @throws JournalReadError when the disk no longer gives one. */
const entriesIn =
  (journal: Journal, chain: Chain) =>
  (place: RecordPlace): StoredEntry =>
    openEntry(recordAt(journal, place).content, chain);

/** Folds every sound record. */
async function foldAll<D, T extends TableMap>(
  { dir, ring }: OpenStateOptions<D, T>,
  state: FoldKeeper<D, T>,
  turns: Pace,
): Promise<Result<ScanEnd, StoreFault>> {
  const scan = scanJournal(dir, ring, {});
  try {
    for (;;) {
      const step = scan.next();
      if (step.done) return ok(step.value);
      state.take(step.value);
      if (turns.due) await turns.next();
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return err(fileFault(error, JOURNAL_FOLDER));
  }
}
