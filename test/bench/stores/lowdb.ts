// lowdb with its whole file sealed by AES-256-GCM and flushed: what the specification starts from. It parses
// and writes everything, so it is only run while there is little.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CaseState } from '#shared/regulation/casework/state';
import { type Filing, rowOf } from '../cases/case-fold';
import type { BenchStore, RowAnswer, RowQuestion } from './bench-store';
import { copyDurably, flush } from './files';
import { peerModule } from './peer-library';
import { answerFrom } from './row-keys';
import { sealJson, unsealJson } from './sealed';

interface Content {
  readonly cases: CaseState[];
}
interface Low {
  readonly data: Content;
  read(): void;
  write(): void;
}
interface LowModule {
  readonly LowSync: new (adapter: object, empty: Content) => Low;
}

/** Whole file, sealed, beside the old one, then in its place. */
const adapter = (dir: string, file: string) => ({
  read: (): unknown => (existsSync(file) ? unsealJson(readFileSync(file)) : null),
  write: (content: Content): void => {
    const beside = openSync(`${file}.new`, 'w');
    writeSync(beside, sealJson(content));
    fsyncSync(beside);
    closeSync(beside);
    renameSync(`${file}.new`, file);
    flush(dir);
  },
});

class LowdbStore implements BenchStore {
  constructor(
    private readonly dir: string,
    private readonly low: Low,
  ) {}

  build(filings: Iterable<Filing>): void {
    for (const { state } of filings) this.low.data.cases.push(state);
    this.low.write();
  }

  importAll(filings: readonly Filing[]): void {
    this.build(filings);
  }

  save({ state }: Filing): void {
    const { cases } = this.low.data;
    const at = cases.findIndex(({ id }) => id === state.id);
    cases[at === -1 ? cases.length : at] = state;
    this.low.write();
  }

  rows(question: RowQuestion): RowAnswer {
    const { status, division } = question;
    const rows = this.low.data.cases
      .map((state) => ({ id: state.id, ...rowOf(state) }))
      .filter((row) => (status === null || row.status === status) && (!division || row.division === division))
      .sort((a, b) => b.changedAt - a.changedAt);
    return answerFrom(rows, question);
  }

  get(id: string): CaseState {
    const found = this.low.data.cases.find((state) => state.id === id);
    if (!found) throw new Error(`no case ${id}`);
    return found;
  }

  history(): null {
    return null;
  }

  tidy(): void {}

  backup(dir: string): void {
    mkdirSync(dir, { recursive: true });
    copyDurably(this.dir, dir);
  }

  close(): void {}
}

/** Opens or makes a store. */
export async function openLowdb(dir: string): Promise<BenchStore> {
  mkdirSync(dir, { recursive: true });
  const { LowSync } = (await peerModule('lowdb/lib/index.js')) as LowModule;
  const low = new LowSync(adapter(dir, join(dir, 'cases.json')), { cases: [] });
  low.read();
  return new LowdbStore(dir, low);
}
