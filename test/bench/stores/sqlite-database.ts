// One face for the two SQLite libraries with page encryption. WAL with synchronous=FULL: a commit is flushed
// once before it returns.
import { BENCH_KEY_HEX, peerLibrary } from './peer-library';

type Value = string | number | Uint8Array;

export interface Statement {
  run(...values: readonly Value[]): { readonly lastInsertRowid: number | bigint };
  get(...values: readonly Value[]): Readonly<Record<string, unknown>> | undefined;
  all(...values: readonly Value[]): readonly Readonly<Record<string, unknown>>[];
}

export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}

/** Formats of SQLite3 Multiple Ciphers, and Signal's build of SQLCipher. */
export type Cipher = 'aegis' | 'chacha20' | 'sqlcipher' | 'signal';

interface MultipleCiphers extends Database {
  pragma(text: string): unknown;
}
type OpensMultiple = new (file: string) => MultipleCiphers;

interface SignalStatement {
  run(values: readonly Value[]): { readonly lastInsertRowid: number | bigint };
  get(values: readonly Value[]): Readonly<Record<string, unknown>> | undefined;
  all(values: readonly Value[]): readonly Readonly<Record<string, unknown>>[];
}
interface SignalDatabase {
  prepare(sql: string): SignalStatement;
  exec(sql: string): void;
  close(): void;
}
type OpensSignal = new (file: string) => SignalDatabase;

const LIBRARY = 'better-sqlite3-multiple-ciphers';

function openMultiple(file: string, cipher: Exclude<Cipher, 'signal'>): Database {
  const Opens = peerLibrary(LIBRARY) as OpensMultiple;
  const database = new Opens(file);
  database.pragma(`cipher='${cipher}'`);
  if (cipher === 'sqlcipher') {
    database.pragma('legacy=4');
    database.pragma(`key="x'${BENCH_KEY_HEX}'"`);
  } else database.pragma(`key='raw:${BENCH_KEY_HEX}'`);
  return database;
}

function openSignal(file: string): Database {
  const Opens = (peerLibrary('@signalapp/sqlcipher') as { readonly default: OpensSignal }).default;
  const database = new Opens(file);
  database.exec(`PRAGMA key = "x'${BENCH_KEY_HEX}'"`);
  return {
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        run: (...values) => statement.run(values),
        get: (...values) => statement.get(values),
        all: (...values) => statement.all(values),
      };
    },
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
  };
}

/** Loads the library with its machine code, which it does not do before the first database. */
export function loadDatabase(cipher: Cipher): void {
  if (cipher === 'signal') peerLibrary('@signalapp/sqlcipher');
  else new (peerLibrary(LIBRARY) as OpensMultiple)(':memory:').close();
}

/** Opens or makes a database file. */
export function openDatabase(file: string, cipher: Cipher): Database {
  const database = cipher === 'signal' ? openSignal(file) : openMultiple(file, cipher);
  database.exec('PRAGMA journal_mode=WAL');
  database.exec('PRAGMA synchronous=FULL');
  return database;
}
