/**
 * Keeps the index of an open chain up to now: one making at a time, none while somebody reads its files, none any more
 * once a piece of it does not open. It is a cache: what cannot be made is made another time.
 */
import type { TableMap } from '#shared/journal/fold';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { EntryStoreParts } from './entry-store-parts';
import { forsakeIndex } from './index-document';
import { writePack } from './write-pack';

/** New entries, or documents of cases in memory, after which the index is made at once: whoever writes much does not
 * share the machine with it. */
const ENTRIES_AT_ONCE = 768;
const LOAD_AT_ONCE = 2048;

export interface IndexHooks {
  /** Why the index is not brought up to now at present; null when it may be. */
  readonly refusal: () => unknown;
  /** An index is being made. */
  readonly begun: () => void;
}

export class IndexKeeper<D, T extends TableMap> {
  readonly #parts: EntryStoreParts<D, T>;
  readonly #hooks: IndexHooks;
  #indexed: number;
  #making: { readonly done: Promise<Result<void, StoreFault>>; readonly stop: AbortController } | null = null;
  /** A piece of the index does not open: no pack is built on it any more. */
  #damaged: StoreFault | null = null;
  /** So many readers need the files of the index as they are. */
  #holds = 0;

  constructor(parts: EntryStoreParts<D, T>, hooks: IndexHooks) {
    this.#parts = parts;
    this.#hooks = hooks;
    this.#indexed = parts.indexed;
  }

  /** Entries that it does not hold yet. */
  get waiting(): number {
    return this.#parts.state.folded - this.#indexed;
  }

  /** Whether what it does not hold would be felt at the next opening. */
  get isDue(): boolean {
    const { tables } = this.#parts.state;
    return (
      this.waiting >= ENTRIES_AT_ONCE || (this.waiting > 0 && (tables.isAhead || tables.load >= LOAD_AT_ONCE))
    );
  }

  /** Brings the index up to now. Whoever asks while one is being made gets that one. */
  async bringUp(): Promise<Result<void, StoreFault>> {
    if (this.#making !== null) return this.#making.done;
    if (this.#damaged !== null) return err(this.#damaged);
    if (this.#holds > 0) return ok(undefined);
    if (this.#hooks.refusal() !== null || this.#indexed === this.#parts.state.standing.entries)
      return ok(undefined);
    const stop = new AbortController();
    const done = this.#make(stop.signal).finally(() => {
      this.#making = null;
    });
    this.#making = { done, stop };
    return done;
  }

  /** The same for nobody who waits: what cannot be made, whatever the reason, is tried again after the next entry. */
  bringUpQuietly(): Promise<void> {
    return this.bringUp().then(
      () => undefined,
      () => undefined,
    );
  }

  /** Brings the index up to now and keeps its files as they are until `letGo`. Answers how many entries it holds;
   * null, and nothing is kept, when it cannot be made now. */
  async hold(): Promise<number | null> {
    const indexed = await this.bringUp().catch(() => null);
    if (indexed?.ok !== true || this.#making !== null || this.#damaged !== null) return null;
    this.#holds += 1;
    return this.#indexed;
  }

  /** The files of the index are needed no more. */
  letGo(): void {
    this.#holds -= 1;
  }

  /** Ends what is being made. */
  stop(): void {
    this.#making?.stop.abort();
  }

  /** The index is made anew at the next opening. Not when the journal is damaged: it then knows more. */
  forsake(fault: StoreFault, isClosed: boolean): void {
    const { dir, ring, readOnly, damage } = this.#parts;
    if (this.#damaged !== null) return;
    this.#damaged = fault;
    this.stop();
    if (!isClosed && !readOnly && damage === null) forsakeIndex(dir, ring);
  }

  async #make(signal: AbortSignal): Promise<Result<void, StoreFault>> {
    const { dir, ring, fold, state, journal } = this.#parts;
    const { point } = journal;
    // Before the index: an anchor behind the index would cost a whole reading at the next opening.
    this.#hooks.begun();
    const packed = await writePack({ dir, ring, foldVersion: fold.version, state, point, signal });
    if (packed.ok) this.#indexed = packed.value;
    else if (packed.error.code === 'INDEX_DAMAGED') this.forsake(packed.error, signal.aborted);
    return packed.ok ? ok(undefined) : packed;
  }
}
