// LevelDB with each value sealed by AES-256-GCM; its keys (status, place, time) stay readable. `sync: true`
// flushes the log once per batch.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseState } from '#shared/regulation/casework/state';
import { type Filing, rowOf } from '../cases/case-fold';
import type { BenchStore, FoundRow, RowAnswer, RowQuestion } from './bench-store';
import { copyDurably } from './files';
import { peerLibrary } from './peer-library';
import { answerFrom, isPlain, placeKey, rangeOf, statusKey } from './row-keys';
import { sealJson, unsealJson } from './sealed';

type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: Buffer }
  | { readonly type: 'del'; readonly key: string };
interface Range {
  readonly gte: string;
  readonly lt: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}
interface Level {
  open(): Promise<void>;
  close(): Promise<void>;
  get(key: string): Promise<Buffer>;
  batch(operations: readonly Operation[], options: { readonly sync: boolean }): Promise<void>;
  values(range: Range): { all(): Promise<readonly Buffer[]> };
}
interface LevelModule {
  readonly ClassicLevel: new (path: string, options: object) => Level;
}

const BATCH = 1_000;
const documentKey = (id: string): string => `d!${id}`;

class LevelStore implements BenchStore {
  constructor(
    private readonly dir: string,
    private readonly level: Level,
  ) {}

  async build(filings: Iterable<Filing>): Promise<void> {
    let operations: Operation[] = [];
    for (const filing of filings) {
      operations.push(...this.#operations(filing, null));
      if (operations.length < BATCH * 3) continue;
      await this.level.batch(operations, { sync: false });
      operations = [];
    }
    await this.level.batch(operations, { sync: true });
  }

  importAll(filings: readonly Filing[]): Promise<void> {
    return this.build(filings);
  }

  async save(filing: Filing): Promise<void> {
    const old = await this.get(filing.state.id);
    await this.level.batch(this.#operations(filing, old), { sync: true });
  }

  async rows(question: RowQuestion): Promise<RowAnswer> {
    const { order, offset, limit } = question;
    const page = isPlain(question) ? { limit: offset + limit, reverse: order === 'earliest' } : {};
    const sealed = await this.level.values({ ...rangeOf(question), ...page }).all();
    if (!isPlain(question))
      return answerFrom(
        sealed.map((value) => unsealJson(value) as FoundRow),
        question,
      );
    return { total: null, rows: sealed.slice(offset).map((value) => unsealJson(value) as FoundRow) };
  }

  async get(id: string): Promise<CaseState> {
    return unsealJson(await this.level.get(documentKey(id))) as CaseState;
  }

  history(): null {
    return null;
  }

  tidy(): void {}

  backup(dir: string): void {
    // Nobody writes meanwhile; what is not in a table yet stands in the log, which is copied too.
    rmSync(dir, { recursive: true, force: true });
    copyDurably(this.dir, dir);
  }

  close(): Promise<void> {
    return this.level.close();
  }

  #operations({ state, row }: Filing, old: CaseState | null): readonly Operation[] {
    const face = sealJson({ id: state.id, ...row });
    const gone = old === null ? [] : [statusKey(rowOf(old)), placeKey(rowOf(old))];
    return [
      ...gone.map((key): Operation => ({ type: 'del', key })),
      { type: 'put', key: documentKey(state.id), value: sealJson(state) },
      { type: 'put', key: statusKey(row), value: face },
      { type: 'put', key: placeKey(row), value: face },
    ];
  }
}

/** Opens or makes a store. */
export async function openLevel(dir: string): Promise<BenchStore> {
  mkdirSync(dir, { recursive: true });
  const { ClassicLevel } = peerLibrary('classic-level') as LevelModule;
  const level = new ClassicLevel(join(dir, 'cases'), { keyEncoding: 'utf8', valueEncoding: 'buffer' });
  await level.open();
  return new LevelStore(dir, level);
}
