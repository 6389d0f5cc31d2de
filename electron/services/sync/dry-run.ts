/**
 * Folds what a bundle brings on copies: the desk state and the documents as they would be afterwards. The store is
 * read and never changed.
 */
import { createHash } from 'node:crypto';
import type { DeskStore } from '#electron/services/desk/desk-store';
import { TextMap } from '#electron/store/session/staged-map';
import { StagedDocuments } from '#electron/store/session/store-tables';
import { tooMuchBy } from '#shared/agreement/case-size';
import type { CaseId, StationId } from '#shared/domain/ids';
import type { TakenTrust } from '#shared/identity/take-trust';
import { reconsiderOthers } from '#shared/journal/desk-apply';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { CaseRecord, DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';
import type { StoredEntry } from '#shared/journal/entry';
import { adoptPacks } from '#shared/journal/region-rules';
import type { Json } from '#shared/lib/canonical-json';
import { canonicalJson } from '#shared/lib/canonical-json';
import { entryIn, storedIn } from './new-record';
import type { News } from './news';

/** Cases whose entries are in memory at one time. */
const AT_ONCE = 200;

/** The desk state after the entries of a bundle, with the trust that it brings and what the region puts in force by it.
 * @throws when an entry cannot be folded */
export function viewsAfter(
  views: DeskViews,
  { records }: News,
  { trust, events }: Pick<TakenTrust, 'trust' | 'events'>,
): DeskViews {
  const copy = DESK_FOLD.fromJson(JSON.parse(JSON.stringify(DESK_FOLD.toJson(views))) as Json);
  copy.trust = trust;
  reconsiderOthers(copy);
  adoptPacks(
    copy.rules,
    events.flatMap((event) => event.records),
  );
  // Of cases only their own documents tell; a station's first entry tells whose it is.
  for (const record of records)
    if (record.stub === null && (record.case === null || record.seq === 1))
      DESK_FOLD.applyToDesk(copy, entryIn(record.bytes), record.id, 'elsewhere');
  return copy;
}

/** A case before and after. `after` is null while nothing of it can be told yet. */
export interface Refolded {
  readonly of: CaseId;
  readonly before: CaseRecord | null;
  readonly after: CaseRecord | null;
}

/** A case that is too large to be folded while somebody waits, and the station that wrote too much of it. */
export interface TooLarge {
  readonly tooLarge: CaseId;
  readonly by: StationId;
}

/**
 * Folds every case that the bundle touches, ascending, one after the other, and then tells what each has come to, and
 * each other case that they have changed: null while it folds. A case that nobody could fold while somebody waits ends
 * it. @throws when an entry cannot be folded
 */
export function* refolded(
  store: DeskStore,
  views: DeskViews,
  news: News,
): Generator<Refolded | null, 'folded' | TooLarge> {
  const { byCase } = news;
  const documents = new StagedDocuments<DeskTables>(store.tables, DESK_FOLD.tables, () => new TextMap());
  const moved = yield* stationActs(views, documents, news);
  const touched = [...new Set([...byCase.keys(), ...moved])].sort();
  for (let at = 0; at < touched.length; at += AT_ONCE) {
    const some = touched.slice(at, at + AT_ONCE);
    const here = yield* grouped(store.entriesOf(new Set(some)));
    for (const of of some) if (!here.has(of)) here.set(of, []);
    const entriesOf = (of: CaseId): readonly StoredEntry[] => [
      ...(here.get(of) ?? store.entriesOf(new Set([of]))),
      ...storedIn(byCase.get(of) ?? []),
    ];
    for (const of of some) {
      const entries = entriesOf(of);
      const by = tooMuchBy(entries.map(({ entry }) => entry));
      if (by !== null) return { tooLarge: of, by };
      DESK_FOLD.refold(views, documents, of, (one) => (one === of ? entries : entriesOf(one)));
      yield null;
    }
  }
  const all = new Set([...touched, ...(documents.keysPut('cases') as Iterable<CaseId>)]);
  for (const of of all) {
    const before = store.tables.get('cases', of) ?? null;
    yield { of, before, after: documents.get('cases', of) ?? null };
  }
  return 'folded';
}

/** What the acts of stations do to the documents; answers the cases that they change. */
function* stationActs(
  views: DeskViews,
  documents: StagedDocuments<DeskTables>,
  { records }: News,
): Generator<null, readonly CaseId[]> {
  const moved: CaseId[] = [];
  for (const record of records) {
    if (record.stub !== null || record.case !== null) continue;
    const entry = entryIn(record.bytes);
    DESK_FOLD.applyToDocuments(views, documents, entry, record.id, 'elsewhere');
    moved.push(...DESK_FOLD.touches(entry));
    yield null;
  }
  return moved;
}

/** Entries by case; each is read from the disk, so that others may have their turn between any two. */
function* grouped(entries: Iterable<StoredEntry>): Generator<null, Map<CaseId, StoredEntry[]>> {
  const by = new Map<CaseId, StoredEntry[]>();
  for (const stored of entries) {
    yield null;
    const { case: of } = stored.entry;
    if (of === null) continue;
    const known = by.get(of);
    if (known) known.push(stored);
    else by.set(of, [stored]);
  }
  return by;
}

/** Digest of what a case has come to, for holding the fold of the store against what was previewed. */
export const caseDigest = (record: CaseRecord | null | undefined): string =>
  createHash('sha256')
    .update(record ? canonicalJson(record as unknown as Json) : '')
    .digest('hex');
