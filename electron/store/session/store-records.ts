/**
 * The entries of an open store: what they add up to, writing them, reading them, and taking in those of others. The
 * part of a session that is asked of the chain of cases.
 */
import type { CaseId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { SeenHead } from '#shared/journal/entry';
import type { TableMap } from '#shared/journal/fold';
import { err, type Result } from '#shared/lib/result';
import type { ExchangeStore, JournalItem, KnownEntry, ReceiveBatch, Received } from '../exchange-types';
import type { StoreFault } from '../faults';
import type { EntryDraft, StoredEntry } from '../store-types';
import type { EntryStore } from './entry-store';
import type { StationTip } from './stations';
import { type PeopleParts, StorePeople } from './store-people';

/** What the entries of a store need of its session. */
export interface RecordsParts<D, T extends TableMap> extends PeopleParts {
  readonly cases: EntryStore<D, T>;
}

export class StoreRecords<D, T extends TableMap> extends StorePeople implements ExchangeStore {
  readonly #records: RecordsParts<D, T>;

  constructor(parts: RecordsParts<D, T>) {
    super(parts);
    this.#records = parts;
  }

  get views(): D {
    return this.#records.cases.views;
  }

  get count(): number {
    return this.#records.cases.count;
  }

  append(draft: EntryDraft): Result<StoredEntry, StoreFault> {
    const appended = this.#records.cases.append(draft);
    if (appended.ok) this.#records.keeper.refresh(true, false);
    return appended;
  }

  async appendAll(
    drafts: Iterable<EntryDraft>,
    onProgress?: (entries: number) => void,
  ): Promise<Result<number, StoreFault>> {
    const appended = await this.#records.cases.appendAll(drafts, onProgress);
    if (appended.ok && appended.value > 0) this.#records.keeper.refresh(true, false);
    return appended;
  }

  entries(): Iterable<StoredEntry> {
    return this.#records.cases.entries();
  }

  entriesOf(cases: ReadonlySet<CaseId>): Iterable<StoredEntry> {
    return this.#records.cases.entriesOf(cases);
  }

  seal(now: Instant): Result<void, StoreFault> {
    return this.#records.cases.seal(now);
  }

  snapshot(): Promise<Result<void, StoreFault>> {
    return this.#records.cases.snapshot();
  }

  get tip(): Pick<StationTip, 'seq' | 'id'> {
    return this.#records.cases.tip;
  }

  async receive(batch: ReceiveBatch): Promise<Result<Received, StoreFault>> {
    const { cases, keeper } = this.#records;
    const { refusal } = cases;
    if (refusal !== null) return err(refusal);
    // Before anything is written that earlier programs could not read.
    const ready = keeper.raiseFormat();
    return ready.ok ? cases.receive(batch) : ready;
  }

  heads(): readonly SeenHead[] {
    return this.#records.cases.heads();
  }

  headOf(of: StationId): SeenHead | null {
    return this.heads().find(({ station }) => station === of) ?? null;
  }

  lookUp(station: StationId, seq: number): KnownEntry | null {
    return this.#records.cases.lookUp(station, seq);
  }

  chainBack(station: StationId, seq: number): Iterable<StoredEntry> {
    return this.#records.cases.chainBack(station, seq);
  }

  entriesAfter(heads: readonly SeenHead[]): Iterable<JournalItem> {
    return this.#records.cases.entriesAfter(heads);
  }
}
