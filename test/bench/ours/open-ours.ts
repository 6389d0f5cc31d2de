// Our store as the benchmark sees it: encrypted, signed, chained, with every entry kept. A practice store, so
// that no stretching of a passphrase is in any number; its bytes are kept exactly as in a real one.
import { createStore, openStore, storeStatus } from '#electron/store/store';
import type { EntryDraft, Store } from '#electron/store/store-types';
import type { CaseId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Result } from '#shared/lib/result';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Act, Filing } from '../cases/case-fold';
import type { BenchStore, FoundRow, HistoryLine, RowAnswer, RowQuestion } from '../stores/bench-store';
import { BENCH_FOLD, type BenchTables, type Counted, clusterOf } from './case-tables';
import { copyBackup } from './copy-backup';

/** Cases taken over at once while a store is built: what is not in the index yet is held in memory. */
const BATCH = 5_000;

const now = (): Instant => new Date().toISOString() as Instant;

/** @throws on any fault: a benchmark that goes on after one measures nothing */
function sound<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

class OurStore implements BenchStore {
  constructor(
    private readonly dir: string,
    private readonly store: Store<Counted, BenchTables>,
  ) {}

  async build(filings: Iterable<Filing>): Promise<void> {
    let batch: Filing[] = [];
    for (const filing of filings) {
      batch.push(filing);
      if (batch.length < BATCH) continue;
      await this.importAll(batch);
      await this.tidy();
      batch = [];
    }
    await this.importAll(batch);
    await this.tidy();
  }

  async importAll(filings: readonly Filing[]): Promise<void> {
    sound(await this.store.appendAll(this.#drafts(filings)));
  }

  save({ acts }: Filing): void {
    for (const act of acts) sound(this.store.append(this.#draftOf(act)));
  }

  rows({ status, division, text, order, offset, limit, counted }: RowQuestion): RowAnswer {
    const { total, rows } = this.store.tables.query({
      table: 'cases',
      ...(status === null ? {} : { clusters: clustersOf(status, division) }),
      text,
      order: order === 'newest' && status !== null ? 'section' : BY_TIME[order],
      offset,
      limit,
    });
    return {
      total: counted ? total : null,
      rows: rows.map(({ key, row }) => ({ id: key, ...row }) as unknown as FoundRow),
    };
  }

  get(id: string): CaseState {
    const found = this.store.tables.get('cases', id);
    if (!found) throw new Error(`no case ${id}`);
    return found.state;
  }

  history(id: string): readonly HistoryLine[] {
    return [...this.store.entriesOf(new Set([id as CaseId]))].map(({ entry }) => ({
      at: entry.claimedAt,
      actor: entry.actor,
      procedure: entry.procedure,
    }));
  }

  async tidy(): Promise<void> {
    sound(await this.store.snapshot());
  }

  readonly verify = async (): Promise<void> => {
    const report = sound(await this.store.verify());
    if (report.firstBreak !== null) throw new Error(JSON.stringify(report.firstBreak));
  };

  backup(dir: string): void {
    copyBackup(this.dir, dir);
  }

  close(): void {
    sound(this.store.close());
  }

  /** Made one by one while they are appended: each names the latest entry of its case. */
  *#drafts(filings: readonly Filing[]): Iterable<EntryDraft> {
    for (const { acts } of filings) for (const act of acts) yield this.#draftOf(act);
  }

  #draftOf(act: Act): EntryDraft {
    const tip = act.base === null ? undefined : this.store.tables.get('cases', act.case)?.tip;
    return {
      ...(act as Act & Pick<EntryDraft, 'actor' | 'role' | 'commandId'>),
      casePrev: tip ? [tip] : [],
      clockDoubt: false,
      attachments: [],
    };
  }
}

const BY_TIME = {
  newest: { column: 'changedAt', descending: true },
  earliest: { column: 'changedAt', descending: false },
} as const;

/** Which groups a question looks into. */
function clustersOf(status: string, division: string | null): (cluster: string) => boolean {
  if (division !== null) {
    const wanted = clusterOf(status, division);
    return (cluster) => cluster === wanted;
  }
  const prefix = clusterOf(status, '');
  return (cluster) => cluster.startsWith(prefix);
}

/** Opens or makes a store. */
export async function openOurs(dir: string): Promise<BenchStore> {
  const { exists } = sound(storeStatus(dir));
  if (!exists) sound(await createStore({ dir, practice: true, createdAt: now(), people: [] }));
  const unlock = { kind: 'practice' } as const;
  return new OurStore(dir, sound(await openStore({ dir, unlock, fold: BENCH_FOLD, now: now() })));
}
