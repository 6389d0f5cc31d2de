// Tables, indexes and statements of the SQLite peers: the strongest honest opponent, tuned for exactly the
// questions that are asked. No statement may be slower than it has to be.
import type { RowQuestion } from './bench-store';

/** What a variant has besides the table of cases. */
export interface Extras {
  /** FTS5 trigram index over name, subject and number; documents stand apart, so that hits are read quickly. */
  readonly fts: boolean;
  /** Hash-chained table of all entries, in the same transaction. */
  readonly history: boolean;
}

const COLUMNS = 'id,number,name,subject,status,division,changedAt,version';

/** Creates what is missing. The second index covers lists and filters: the table itself is not touched. */
export function schemaOf({ fts, history }: Extras): string {
  return `
    CREATE TABLE IF NOT EXISTS cases(
      rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, name TEXT NOT NULL,
      subject TEXT NOT NULL, status TEXT NOT NULL, division TEXT NOT NULL, changedAt INTEGER NOT NULL,
      version INTEGER NOT NULL${fts ? '' : ', json TEXT NOT NULL'});
    CREATE INDEX IF NOT EXISTS by_status ON cases(status, changedAt);
    CREATE INDEX IF NOT EXISTS by_place
      ON cases(status, division, changedAt, name, subject, number, id, version);
    ${fts ? WORDS : ''}
    ${history ? ENTRIES : ''}`;
}

const WORDS = `
  CREATE TABLE IF NOT EXISTS documents(rid INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE VIRTUAL TABLE IF NOT EXISTS words
    USING fts5(name, subject, number, content='', contentless_delete=1, tokenize='trigram');`;

const ENTRIES = `
  CREATE TABLE IF NOT EXISTS entries(
    seq INTEGER PRIMARY KEY, rid INTEGER NOT NULL, hash BLOB NOT NULL, json TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS by_case ON entries(rid, seq);`;

const UPDATE = 'UPDATE cases SET number=?,name=?,subject=?,status=?,division=?,changedAt=?,version=?';

export const STATEMENTS = {
  old: 'SELECT rid,name,subject,number FROM cases WHERE id=?',
  insertFace: `INSERT INTO cases(${COLUMNS}) VALUES(?,?,?,?,?,?,?,?)`,
  insertWhole: `INSERT INTO cases(${COLUMNS},json) VALUES(?,?,?,?,?,?,?,?,?)`,
  updateFace: `${UPDATE} WHERE rid=?`,
  updateWhole: `${UPDATE},json=? WHERE rid=?`,
  document: 'INSERT OR REPLACE INTO documents(rid,json) VALUES(?,?)',
  getWhole: 'SELECT json FROM cases WHERE id=?',
  getDocument: 'SELECT json FROM documents WHERE rid=(SELECT rid FROM cases WHERE id=?)',
  unword: 'DELETE FROM words WHERE rowid=?',
  word: 'INSERT INTO words(rowid,name,subject,number) VALUES(?,?,?,?)',
  chain: 'INSERT INTO entries(rid,hash,json) VALUES(?,?,?)',
  tip: 'SELECT hash FROM entries ORDER BY seq DESC LIMIT 1',
  history: 'SELECT json FROM entries WHERE rid=(SELECT rid FROM cases WHERE id=?) ORDER BY seq',
} as const;

/** A question as SQL: the rows, their number, and the values of both. */
export interface Asked {
  readonly rows: string;
  readonly count: string;
  readonly values: readonly (string | number)[];
}

/** Trigrams find texts of three characters and more; shorter ones are looked for in the rows. */
const MIN_TRIGRAM = 3;

/** The statement of a question. `fts` where the trigram index stands. */
export function askedAs(question: RowQuestion, fts: boolean): Asked {
  const { status, division, text } = question;
  const page = `ORDER BY changedAt ${question.order === 'newest' ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`;
  const places = [
    ...(status === null ? [] : [{ sql: 'status=?', values: [status] }]),
    ...(division === null ? [] : [{ sql: 'division=?', values: [division] }]),
  ];
  // Inside one status and place the covering index is quicker than all hits of the trigram index.
  if (fts && places.length === 0 && [...text].length >= MIN_TRIGRAM)
    return {
      rows: `SELECT ${COLUMNS} FROM cases WHERE rid IN (SELECT rowid FROM words WHERE words MATCH ?) ${page}`,
      count: 'SELECT count(*) AS total FROM words WHERE words MATCH ?',
      values: [`"${text}"`],
    };
  const inText = 'instr(name,?)>0 OR instr(subject,?)>0 OR instr(number,?)>0';
  const all = [...places, ...(text === '' ? [] : [{ sql: `(${inText})`, values: [text, text, text] }])];
  const where = all.length === 0 ? '' : `WHERE ${all.map(({ sql }) => sql).join(' AND ')}`;
  return {
    rows: `SELECT ${COLUMNS} FROM cases ${where} ${page}`,
    count: `SELECT count(*) AS total FROM cases ${where}`,
    values: all.flatMap(({ values }) => values),
  };
}
