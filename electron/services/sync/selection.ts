/**
 * What a bundle to an agency has to hold: everything after what all its stations have acknowledged, whole where it may see
 * it and as a place in the chain where it may not, or where nobody may; and all of a case that it may see only now.
 * Read twice from the journal, once to count and once to write, so that no journal has to fit into memory. What is more
 * than a bundle holds goes later: the first ones go, what an entry follows before it, as if the journal ended there.
 */
import type { SignedInCall } from '#electron/services/service';
import type { JournalItem } from '#electron/store/exchange-types';
import { Turns } from '#electron/store/turns';
import type { BundleItem } from '#electron/sync/bundle/payload-writer';
import type { Heads } from '#shared/bundle/fields';
import { FILL_BLOB_BYTES, FILL_RECORDS_BYTES } from '#shared/bundle/limits';
import type { Manifest } from '#shared/bundle/manifest';
import {
  cameUnder,
  isHeldUnder,
  isOfTerritory,
  isSeen,
  type Sight,
  seesAll,
  travels,
} from '#shared/bundle/sight';
import type { BlobHash, CaseId, DivisionCode, EntryId, StationId } from '#shared/domain/ids';
import { acknowledgedBy, ownedByAll, ownedByLast } from '#shared/journal/acknowledged';
import type { Entry, SeenHead } from '#shared/journal/entry';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CaseState } from '#shared/regulation/casework/state';
import { exchangeLimits } from '#shared/regulation/profiles/exchange-limits';
import type { Partner } from './agencies';
import { coreCases, owedCases } from './core-cases';

/** What goes into a bundle, counted. */
export interface Selection {
  readonly sight: Sight;
  /** The own journal's heads at the moment of counting, or where the bundle was full: nothing after them goes. */
  readonly heads: readonly SeenHead[];
  readonly after: readonly SeenHead[];
  /** Cases that the reader may see only now, or may have only places of: all of their entries go. */
  readonly uncovered: ReadonlySet<CaseId>;
  /** Those of them that the reader may have only places of. */
  readonly madeUp: readonly CaseId[];
  /** Cases about core data that the reader could see otherwise: how many entries of each go as places now. */
  readonly withheld: ReadonlyMap<CaseId, number>;
  readonly prerequisites: Heads;
  readonly contents: Manifest['contents'];
  readonly entries: number;
  readonly stubs: number;
  /** Bytes of attachments by hash, ascending. */
  readonly blobs: ReadonlyMap<BlobHash, number>;
  /** Entries that go, by case. */
  readonly cases: ReadonlyMap<CaseId, number>;
  /** Records for which there was no room: they go once the reader has acknowledged these. */
  readonly left: number;
}

/** The journal's items after some heads, with turns for others. Null in the place of an item: the store was closed. */
async function* itemsAfter(
  { store, desk }: SignedInCall,
  after: readonly SeenHead[],
): AsyncGenerator<JournalItem | null> {
  const turns = new Turns();
  for (const item of store.entriesAfter(after)) {
    yield item;
    if (!turns.due) continue;
    await turns.next();
    if (desk.store !== store) {
      yield null;
      return;
    }
  }
}

/** Where a bundle starts: at what was acknowledged, or at the beginning, for a station that cannot speak for itself yet. */
export type StartsAt = 'acknowledged' | 'beginning';

/**
 * Counts what goes to an agency. What does not fit into one bundle goes to the station that spoke last: otherwise one
 * that is far behind would keep all others from what is new. Null when the store was closed, or somebody gave up.
 */
export async function select(
  call: SignedInCall,
  to: Pick<Partner, 'agency' | 'relation'>,
  startsAt: StartsAt,
  signal?: AbortSignal,
): Promise<Selection | null> {
  if (startsAt === 'beginning') return selectAfter(call, to, [], signal);
  const { views } = call.store;
  const all = heldHere(call, ownedByAll(views, to.agency));
  const selection = await selectAfter(call, to, all, signal);
  if (selection === null || selection.left === 0) return selection;
  const last = heldHere(call, ownedByLast(views, to.agency));
  return reaches(all, last) ? selection : selectAfter(call, to, last, signal);
}

/** Counts what goes to an agency that has everything up to some heads. */
async function selectAfter(
  call: SignedInCall,
  { agency, relation }: Pick<Partner, 'agency' | 'relation'>,
  after: readonly SeenHead[],
  signal?: AbortSignal,
): Promise<Selection | null> {
  const { store } = call;
  const heads = store.heads();
  const core = coreCases(call);
  const found = seesAll(relation)
    ? { all: true, cases: new Set<CaseId>(), handed: new Set<CaseId>() }
    : await sightOf(call, agency, after);
  if (found === null) return null;
  const { all, cases, handed } = found;
  const sight: Sight = { all, cases, withheld: core };
  const owed = owedTo(call, agency, all);
  for (const of of owed) cases.add(of);
  const counting = new Counting(sight, hashes(heads), exchangeLimits(call.desk.profile).bundleRecords);
  for await (const item of itemsAfter(call, after)) {
    if (item === null || signal?.aborted) return null;
    counting.take(item);
  }
  const uncovered = new Set([...handed, ...owed].filter((of) => !core.has(of)));
  if (uncovered.size > 0)
    for (const { entry } of store.entriesOf(uncovered)) counting.takeUncovered(entry, after);
  for (const of of owed) if (core.has(of)) counting.keep(of, 0);
  const reached = counting.left === 0 ? heads : counting.reached(after);
  // Beyond a full bundle another station of the agency may have places, too, which nothing has made up yet.
  const isMadeUp = reaches(reached, acknowledgedHere(call, agency));
  return {
    sight,
    heads: reached,
    after,
    uncovered,
    madeUp: isMadeUp ? [...owed].filter((of) => uncovered.has(of)) : [],
    withheld: counting.withheld,
    prerequisites: after,
    contents: counting.contents(),
    entries: counting.entries,
    stubs: counting.stubs,
    blobs: new Map([...counting.blobs].sort(([a], [b]) => (a < b ? -1 : 1))),
    cases: counting.cases,
    left: counting.left,
  };
}

const hashes = (heads: readonly SeenHead[]): ReadonlyMap<StationId, number> =>
  new Map(heads.map(({ station, seq }) => [station, seq]));

/** Whether some heads take in all of others. */
const reaches = (heads: readonly SeenHead[], others: readonly SeenHead[]): boolean =>
  others.every((other) => isBefore(other, heads));

/** What an agency has acknowledged at one station or another of what this journal holds. */
export const acknowledgedHere = (call: SignedInCall, agency: DivisionCode): readonly SeenHead[] =>
  heldHere(call, acknowledgedBy(call.store.views, agency));

/** What was said of what this journal holds: never more than the journal itself. */
const heldHere = ({ store }: SignedInCall, said: readonly SeenHead[]): readonly SeenHead[] =>
  said.flatMap((head): readonly SeenHead[] => {
    const own = store.headOf(head.station);
    if (own === null) return [];
    return [head.seq < own.seq ? head : own];
  });

/** The cases that an agency below may see, and those of them that nothing was sent of before. */
async function sightOf(
  call: SignedInCall,
  agency: DivisionCode,
  after: readonly SeenHead[],
): Promise<{
  readonly all: false;
  readonly cases: Set<CaseId>;
  readonly handed: ReadonlySet<CaseId>;
} | null> {
  const { tables } = call.store;
  const cases = new Set<CaseId>();
  const handed = new Set<CaseId>();
  const doubtful = new Set<CaseId>();
  for await (const item of itemsAfter(call, after)) {
    if (item === null) return null;
    if (item.kind === 'stub' || item.entry.case === null) continue;
    const of = item.entry.case;
    if (cameUnder(item.entry, agency)) handed.add(of);
    if (cases.has(of) || doubtful.has(of)) continue;
    const record = tables.get('cases', of);
    if (record === undefined) continue;
    if (isOf(record.state, agency)) cases.add(of);
    else if (record.state.holder.epoch > 0) doubtful.add(of);
  }
  // Cases that are elsewhere by now, which the agency or one below it had once.
  if (doubtful.size > 0)
    for (const { entry } of call.store.entriesOf(doubtful))
      if (entry.case !== null && cameUnder(entry, agency)) cases.add(entry.case);
  for (const of of handed) {
    const record = tables.get('cases', of);
    cases.add(of);
    if (record !== undefined && isOfTerritory(record.state.number, agency)) handed.delete(of);
  }
  return { all: false, cases, handed };
}

/** Whether a case is an agency's to see by where it began, or because it or one below it has it or is to have it. */
export const isOf = ({ number, holder }: CaseState, agency: DivisionCode): boolean =>
  isOfTerritory(number, agency) || isHeldUnder(holder, agency);

/** Cases of which an agency may have only places, as far as they are its own to see, or were: what one has had in hand
 * it keeps seeing. */
function owedTo(call: SignedInCall, agency: DivisionCode, all: boolean): ReadonlySet<CaseId> {
  const { store } = call;
  const found = owedCases(call, agency);
  if (all) return found;
  const owed = [...found];
  const isSeenBy = (of: CaseId): boolean => {
    const state = store.tables.get('cases', of)?.state;
    return state !== undefined && isOf(state, agency);
  };
  const seen = new Set(owed.filter(isSeenBy));
  const others = new Set(owed.filter((of) => !seen.has(of)));
  if (others.size > 0)
    for (const { entry } of store.entriesOf(others))
      if (entry.case !== null && cameUnder(entry, agency)) seen.add(entry.case);
  return seen;
}

/** Counts items of one export until a bundle is full. */
class Counting {
  entries = 0;
  stubs = 0;
  left = 0;
  readonly blobs = new Map<BlobHash, number>();
  readonly cases = new Map<CaseId, number>();
  readonly withheld = new Map<CaseId, number>();
  readonly #contents = new Map<StationId, { from: number; to: number; head: EntryId }>();
  #recordBytes = 0;
  #blobBytes = 0;

  constructor(
    private readonly sight: Sight,
    private readonly upTo: ReadonlyMap<StationId, number>,
    private readonly most: number,
  ) {}

  take(item: JournalItem): void {
    const { station, seq } = item.kind === 'stub' ? item.stub : item.entry;
    if (seq > (this.upTo.get(station) ?? 0)) return;
    if (this.#isFull()) {
      this.left += 1;
      return;
    }
    const id = item.kind === 'stub' ? item.stub.id : item.id;
    const row = this.#contents.get(station);
    if (row === undefined) this.#contents.set(station, { from: seq, to: seq, head: id });
    else if (seq > row.to) Object.assign(row, { to: seq, head: id });
    if (item.kind === 'entry' && travels(this.sight, item.entry)) {
      this.#recordBytes += item.bytes.length;
      this.#whole(item.entry);
      return;
    }
    this.stubs += 1;
    if (item.kind === 'entry' && item.entry.case !== null && isSeen(this.sight, item.entry))
      this.keep(item.entry.case, 1);
  }

  /** Entries of a case that stay here. */
  keep(of: CaseId, entries: number): void {
    this.withheld.set(of, (this.withheld.get(of) ?? 0) + entries);
  }

  /** An entry of a case that the reader may see only now, from before what it has acknowledged. */
  takeUncovered(entry: Entry, after: readonly SeenHead[]): void {
    if (!isBefore(entry, after)) return;
    this.#whole(entry);
  }

  contents(): Manifest['contents'] {
    return [...this.#contents]
      .map(([station, row]) => ({ station, ...row }))
      .sort((a, b) => (a.station < b.station ? -1 : 1));
  }

  /** Where the chains end in a full bundle, for a reader who has them up to `after`. */
  reached(after: readonly SeenHead[]): readonly SeenHead[] {
    const heads = new Map(after.map((head) => [head.station, head]));
    for (const [station, { to, head }] of this.#contents)
      heads.set(station, { station, seq: to, hash: head });
    return [...heads.values()].sort((a, b) => (a.station < b.station ? -1 : 1));
  }

  #isFull(): boolean {
    return (
      this.entries + this.stubs >= this.most ||
      this.#recordBytes >= FILL_RECORDS_BYTES ||
      this.#blobBytes >= FILL_BLOB_BYTES
    );
  }

  #whole(entry: Entry): void {
    this.entries += 1;
    if (entry.case !== null) this.cases.set(entry.case, (this.cases.get(entry.case) ?? 0) + 1);
    for (const { hash, bytes } of entry.attachments) {
      if (!this.blobs.has(hash)) this.#blobBytes += bytes;
      this.blobs.set(hash, bytes);
    }
  }
}

/** Whether an entry is one of those up to some heads. */
export const isBefore = (
  { station, seq }: Pick<Entry, 'station' | 'seq'>,
  after: readonly SeenHead[],
): boolean => after.some((head) => head.station === station && seq <= head.seq);

const record = (kind: 'entries' | 'stubs', bytes: Uint8Array): BundleItem => ({
  is: 'record',
  kind,
  record: bytes,
});

/** The same items again, to be written: entries first, then what stands for the others. @throws when the store was
 * closed meanwhile */
export async function* writtenItems(call: SignedInCall, selection: Selection): AsyncGenerator<BundleItem> {
  const { sight, after, uncovered } = selection;
  const upTo = hashes(selection.heads);
  const stubs: string[] = [];
  for await (const item of itemsAfter(call, after)) {
    if (item === null) throw new StoreGone();
    const { station, seq } = item.kind === 'stub' ? item.stub : item.entry;
    if (seq > (upTo.get(station) ?? 0)) continue;
    if (item.kind === 'entry' && travels(sight, item.entry)) yield record('entries', item.bytes);
    else stubs.push(canonicalJson(item.kind === 'stub' ? { ...item.stub } : stubOf(item.entry, item.id)));
  }
  if (uncovered.size > 0)
    for (const { entry } of call.store.entriesOf(uncovered))
      if (isBefore(entry, after)) yield record('entries', Buffer.from(canonicalJson(entry), 'utf8'));
  for (const stub of stubs) yield record('stubs', Buffer.from(stub, 'utf8'));
}

const stubOf = ({ station, seq, prev, lamport, signature }: Entry, id: EntryId) => ({
  ...{ station, seq, id, prev, lamport, signature },
});

/** The store was closed while something was read from it. */
export class StoreGone extends Error {}
