/**
 * What the journal's tests share: key rings, folders, records that say something, and the model they are held
 * against. It looks at files only as an outsider could.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { StoreFault } from '#electron/store/faults';
import {
  Journal,
  type JournalOptions,
  type JournalPoint,
  type JournalRecord,
  type NewRecord,
  type ScanEnd,
  scanJournal,
} from '#electron/store/journal/journal';
import { KeyRing } from '#electron/store/key-ring';
import type { Result } from '#shared/lib/result';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes away after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  folders.push(folder);
  return folder;
}

/** The keys of the tests' store, or of another one. */
export const keyRing = (store = 1): KeyRing =>
  new KeyRing(new Uint8Array(32).fill(7), new Uint8Array(16).fill(store), new Uint8Array(32).fill(3));

/** The value of a result that must be one. */
export function must<T>(result: Result<T, StoreFault>): T {
  if (!result.ok) throw new Error(`fault: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The fault of a result that must be one. */
export function mustFail<T>(result: Result<T, StoreFault>): StoreFault {
  if (result.ok) throw new Error('no fault where one must be');
  return result.error;
}

/** An open journal of the tests' store; small segments, so that there are several and few zeros in them. */
export const open = (dir: string, from: JournalPoint | null = null, options: JournalOptions = {}): Journal =>
  must(Journal.open(dir, keyRing(), from, { segmentBytes: 4096, ...options }));

export const words = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Bytes that do not compress, the same for the same seed. */
export function noise(length: number, seed = 1): Uint8Array {
  let state = seed * 2654435761 + 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

/** A record that says a text, summarised by its beginning. */
export const saying = (text: string): NewRecord => ({
  kind: 'entry',
  summary: words(`要 ${text.slice(0, 4)}`),
  content: words(text),
});

export const append = (journal: Journal, record: NewRecord) =>
  journal.append(record.kind, record.summary, record.content);

/** Opens, says things, closes. */
export function say(dir: string, ...texts: readonly string[]): JournalPoint {
  const journal = open(dir);
  for (const text of texts) must(append(journal, saying(text)));
  const { point } = journal;
  journal.close();
  return point;
}

/** A record as the model keeps it. */
export const told = (record: Pick<JournalRecord, 'kind' | 'summary' | 'content'>): string =>
  `${record.kind}|${Buffer.from(record.summary).toString('hex')}|${Buffer.from(record.content()).toString('hex')}`;

export const toldNew = (record: NewRecord): string => told({ ...record, content: () => record.content });

/** What a full scan finds. */
export function scanned(
  dir: string,
  ring = keyRing(),
): ScanEnd & { readonly records: readonly string[]; readonly heads: readonly string[] } {
  const records: string[] = [];
  const heads: string[] = [];
  const scan = scanJournal(dir, ring);
  for (;;) {
    const step = scan.next();
    if (step.done) return { ...step.value, records, heads };
    records.push(told(step.value));
    heads.push(Buffer.from(step.value.head).toString('hex'));
  }
}

/** What opening finds, without writing anything. */
export function opened(dir: string, from: JournalPoint | null = null) {
  const journal = open(dir, from, { readOnly: true });
  const { tail, ...found } = journal.opened;
  const records = tail.map(told);
  const { point } = journal;
  journal.close();
  return { ...found, records, point };
}

/** The texts among records. */
export const texts = (records: readonly string[]): readonly string[] =>
  records.map((record) => Buffer.from(record.split('|')[2] ?? '', 'hex').toString('utf8'));

export const segmentFile = (segment: number): string => `journal/${String(segment).padStart(8, '0')}.seg`;
export const bytesOf = (dir: string, segment: number): Buffer =>
  readFileSync(join(dir, segmentFile(segment)));
export const putBytes = (dir: string, segment: number, bytes: Uint8Array): void =>
  writeFileSync(join(dir, segmentFile(segment)), bytes);

/** A copy of a folder as a power cut would leave it: nothing is closed. */
export function copyOf(dir: string): string {
  const copy = temporaryFolder();
  cpSync(dir, copy, { recursive: true });
  return copy;
}

export const HEADER_BYTES = 144;

/** Begin of the header and of every record of a segment, read as the format says; then the end of the last. */
export function unitsOf(bytes: Buffer): readonly number[] {
  const begins = [0];
  let position = HEADER_BYTES;
  while (position < bytes.length && bytes.readUInt8(position) !== 0) {
    begins.push(position);
    position += 16 + bytes.readUInt32BE(position + 4);
  }
  return [...begins, position];
}
