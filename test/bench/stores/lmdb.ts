// LMDB with encrypted pages (ChaCha8, without authentication). Its key must be a text of 32 characters: given
// bytes, version 3.5 ends the process. One flush per transaction.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseState } from '#shared/regulation/casework/state';
import { type Filing, rowOf } from '../cases/case-fold';
import type { BenchStore, FoundRow, RowAnswer, RowQuestion } from './bench-store';
import { copyDurably } from './files';
import { BENCH_KEY_HEX, peerLibrary } from './peer-library';
import { answerFrom, isPlain, placeKey, rangeOf, statusKey } from './row-keys';

interface Range {
  readonly start: string;
  readonly end: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly reverse?: boolean;
}
interface Table<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): unknown;
  remove(key: string): unknown;
  getRange(range: Range): Iterable<{ readonly value: T }>;
}
interface Environment {
  openDB<T>(options: { readonly name: string }): Table<T>;
  transaction(body: () => void): Promise<void>;
  readonly flushed: Promise<void>;
  close(): Promise<void>;
}
interface Lmdb {
  open(options: object): Environment;
}

const BATCH = 2_000;

class LmdbStore implements BenchStore {
  readonly #documents: Table<CaseState>;
  readonly #rows: Table<FoundRow>;

  constructor(
    private readonly dir: string,
    private readonly environment: Environment,
  ) {
    this.#documents = environment.openDB({ name: 'documents' });
    this.#rows = environment.openDB({ name: 'rows' });
  }

  async build(filings: Iterable<Filing>): Promise<void> {
    let batch: Filing[] = [];
    for (const filing of filings) {
      batch.push(filing);
      if (batch.length < BATCH) continue;
      await this.importAll(batch);
      batch = [];
    }
    await this.importAll(batch);
  }

  async importAll(filings: readonly Filing[]): Promise<void> {
    await this.environment.transaction(() => {
      for (const filing of filings) this.#put(filing, undefined);
    });
    await this.environment.flushed;
  }

  async save(filing: Filing): Promise<void> {
    const old = this.#documents.get(filing.state.id);
    await this.environment.transaction(() => this.#put(filing, old));
    await this.environment.flushed;
  }

  rows(question: RowQuestion): RowAnswer {
    const { gte, lt } = rangeOf(question);
    if (!isPlain(question)) return answerFrom(this.#values({ start: gte, end: lt }), question);
    const { limit, offset, order } = question;
    // Read backwards, a range runs from its end to its start.
    const ends = order === 'newest' ? { start: gte, end: lt } : { start: lt, end: gte, reverse: true };
    return { total: null, rows: [...this.#values({ ...ends, limit, offset })] };
  }

  get(id: string): CaseState {
    const state = this.#documents.get(id);
    if (!state) throw new Error(`no case ${id}`);
    return state;
  }

  history(): null {
    return null;
  }

  tidy(): void {}

  async backup(dir: string): Promise<void> {
    await this.environment.flushed;
    mkdirSync(dir, { recursive: true });
    copyDurably(join(this.dir, 'cases.mdb'), join(dir, 'cases.mdb'));
  }

  async close(): Promise<void> {
    await this.environment.close();
  }

  #put({ state, row }: Filing, old: CaseState | undefined): void {
    if (old) {
      this.#rows.remove(statusKey(rowOf(old)));
      this.#rows.remove(placeKey(rowOf(old)));
    }
    const face: FoundRow = { id: state.id, ...row };
    this.#documents.put(state.id, state);
    this.#rows.put(statusKey(row), face);
    this.#rows.put(placeKey(row), face);
  }

  *#values(range: Range): Iterable<FoundRow> {
    for (const { value } of this.#rows.getRange(range)) yield value;
  }
}

/** Opens or makes a store. */
export async function openLmdb(dir: string): Promise<BenchStore> {
  mkdirSync(dir, { recursive: true });
  const lmdb = peerLibrary('lmdb') as Lmdb;
  const environment = lmdb.open({
    path: join(dir, 'cases.mdb'),
    maxDbs: 4,
    overlappingSync: false,
    encryptionKey: BENCH_KEY_HEX.slice(0, 32),
  });
  return new LmdbStore(dir, environment);
}
