// SQLite with page encryption: the peer to beat. One row per case with its document, the columns of lists,
// and on demand a trigram index and a hash-chained table of entries, all in one transaction.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Act, Filing } from '../cases/case-fold';
import type { BenchStore, FoundRow, HistoryLine, RowAnswer, RowQuestion } from './bench-store';
import { flush } from './files';
import type { HashChain } from './hash-chain';
import { type Cipher, type Database, openDatabase, type Statement } from './sqlite-database';
import { askedAs, type Extras, STATEMENTS, schemaOf } from './sqlite-schema';

const FILE = 'cases.sqlite';
/** Cases written in one transaction while a store is built. */
const BATCH = 2_000;

class SqliteStore implements BenchStore {
  readonly #prepared = new Map<string, Statement>();

  constructor(
    private readonly dir: string,
    private readonly database: Database,
    private readonly cipher: Cipher,
    private readonly extras: Extras,
    private readonly chain: HashChain | null,
  ) {}

  build(filings: Iterable<Filing>): void {
    let batch: Filing[] = [];
    for (const filing of filings) {
      batch.push(filing);
      if (batch.length < BATCH) continue;
      this.#commit(batch);
      batch = [];
    }
    this.#commit(batch);
    this.database.exec('ANALYZE');
    this.tidy();
  }

  importAll(filings: readonly Filing[]): void {
    this.#commit(filings);
  }

  save(filing: Filing): void {
    this.#commit([filing]);
  }

  rows(question: RowQuestion): RowAnswer {
    const asked = askedAs(question, this.extras.fts);
    const { offset, limit, counted } = question;
    const rows = this.#statement(asked.rows).all(...asked.values, limit, offset) as unknown as FoundRow[];
    const total = counted ? Number(this.#statement(asked.count).get(...asked.values)?.total) : null;
    return { total, rows };
  }

  get(id: string): CaseState {
    const sql = this.extras.fts ? STATEMENTS.getDocument : STATEMENTS.getWhole;
    return JSON.parse(String(this.#statement(sql).get(id)?.json));
  }

  history(id: string): readonly HistoryLine[] | null {
    if (this.chain === null) return null;
    return this.#statement(STATEMENTS.history)
      .all(id)
      .map(({ json }) => JSON.parse(String(json)) as Act)
      .map(({ claimedAt, actor, procedure }) => ({ at: claimedAt, actor, procedure }));
  }

  tidy(): void {
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  backup(dir: string): void {
    mkdirSync(dir, { recursive: true });
    const to = join(dir, FILE);
    rmSync(to, { force: true });
    if (this.cipher === 'signal') this.database.exec(`VACUUM INTO '${to}'`);
    else {
      // Nobody writes meanwhile, so the file is whole: quicker than VACUUM INTO, and as encrypted.
      this.tidy();
      copyFileSync(join(this.dir, FILE), to);
    }
    flush(to);
    flush(dir);
  }

  close(): void {
    this.database.close();
  }

  #commit(filings: readonly Filing[]): void {
    if (filings.length === 0) return;
    // A single statement is a transaction by itself.
    const alone = filings.length === 1 && !this.extras.fts && this.chain === null;
    if (!alone) this.database.exec('BEGIN IMMEDIATE');
    for (const filing of filings) this.#put(filing);
    if (!alone) this.database.exec('COMMIT');
  }

  #put({ acts, state, row }: Filing): void {
    const { number, name, subject, status, division, changedAt, version } = row;
    const { fts } = this.extras;
    const json = JSON.stringify(state);
    const old = this.#statement(STATEMENTS.old).get(state.id);
    const face = [number, name, subject, status, division, changedAt, version] as const;
    const whole = fts ? face : ([...face, json] as const);
    let rid = Number(old?.rid);
    if (old) this.#statement(fts ? STATEMENTS.updateFace : STATEMENTS.updateWhole).run(...whole, rid);
    else {
      const insert = this.#statement(fts ? STATEMENTS.insertFace : STATEMENTS.insertWhole);
      rid = Number(insert.run(state.id, ...whole).lastInsertRowid);
    }
    if (fts) {
      this.#statement(STATEMENTS.document).run(rid, json);
      const reworded = !old || old.name !== name || old.subject !== subject || old.number !== number;
      if (reworded && old) this.#statement(STATEMENTS.unword).run(rid);
      if (reworded) this.#statement(STATEMENTS.word).run(rid, name, subject, number);
    }
    for (const act of this.chain ? acts : []) this.chain?.add(rid, JSON.stringify(act));
  }

  #statement(sql: string): Statement {
    const known = this.#prepared.get(sql) ?? this.database.prepare(sql);
    this.#prepared.set(sql, known);
    return known;
  }
}

/** Opens or makes a store of this cipher and these extras. */
export async function openSqlite(dir: string, cipher: Cipher, extras: Extras): Promise<BenchStore> {
  mkdirSync(dir, { recursive: true });
  const database = openDatabase(join(dir, FILE), cipher);
  database.exec(schemaOf(extras));
  const chain = extras.history ? (await import('./hash-chain')).chainOf(database) : null;
  return new SqliteStore(dir, database, cipher, extras, chain);
}
