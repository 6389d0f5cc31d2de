import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tables } from '#electron/store/tables/tables';
import type { PreparedSnapshot, RowDelta } from '#electron/store/tables/tables-types';
import type { Json } from '#shared/lib/canonical-json';
import {
  type Asked,
  ask,
  Model,
  type Note,
  openTables,
  type Paper,
  type Papers,
  temporaryFolder,
  whereOf,
} from './tables-kit';

const STATUSES = ['受理', '审查', '登记', '\u0000'];
const AGENCIES = ['650100', '650200', '659001'];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[数据目录ab]{0,6}$/u) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  // Half characters, and characters of which a half may be searched.
  { weight: 1, arbitrary: fc.constantFrom('\ud83d', '\ude00', '😀', '', '\ufffd', '\u0000') },
);
const keys = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((n) => `K${n}`),
  fc.constantFrom('', '__proto__', '目录', '\ud83d', '😀'),
);

const papers: fc.Arbitrary<Paper> = fc.record({
  status: fc.constantFrom(...STATUSES),
  agency: fc.constantFrom(...AGENCIES),
  received: fc.oneof(
    fc.integer({ min: 0, max: 12 }),
    fc.constantFrom(-7, 300, 70_000, 5e9, Number.MAX_SAFE_INTEGER - 1),
  ),
  name: text,
  holder: text,
  hidden: fc.constantFrom(false, false, false, false, true),
});

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

const asked: fc.Arbitrary<Asked> = fc.record({
  clusterPrefix: maybe(fc.constantFrom('', '受理', '审查/650100', '受理/65', '没有')),
  status: maybe(fc.constantFrom(...STATUSES, '没有')),
  receivedFrom: maybe(fc.integer({ min: -8, max: 14 })),
  nameEnds: maybe(text),
  text: maybe(text),
  order: fc.oneof(
    fc.constant('section' as const),
    fc.record({
      column: fc.constantFrom('status', 'received', 'name', 'holder'),
      descending: fc.boolean(),
    }),
  ),
  offset: fc.constantFrom(0, 0, 1, 5, 30),
  limit: fc.constantFrom(0, 1, 3, 20, 1000),
});

type Step =
  | { readonly do: 'put'; readonly docs: readonly (readonly [string, Paper])[] }
  | { readonly do: 'note'; readonly key: string; readonly text: string }
  | { readonly do: 'ask'; readonly asked: Asked }
  | { readonly do: 'keys'; readonly prefix: string }
  | { readonly do: 'begin'; readonly cancel: boolean }
  | { readonly do: 'end'; readonly commit: boolean }
  | { readonly do: 'reopen' };

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      docs: fc.array(fc.tuple(keys, papers), { minLength: 1, maxLength: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note' as const), key: keys, text }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ask' as const), asked }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('keys' as const), prefix: fc.constantFrom('', '受', '审查/') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('begin' as const),
      cancel: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      commit: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);

/** What a journal would say of one change. */
interface TailRecord {
  readonly key: string;
  readonly delta: RowDelta | null;
  readonly put: (tables: Tables<Papers>) => void;
}

/** The questions asked while the rows of a tail are only announced. */
const TAIL_QUESTIONS: readonly Asked[] = [
  { order: 'section', offset: 0, limit: 1000 },
  { text: 'a', order: { column: 'received', descending: true }, offset: 0, limit: 5 },
  { clusterPrefix: '受理/', receivedFrom: 3, order: 'section', offset: 1, limit: 3 },
];

/** The tables under test and the model, with the journal that a store would have. */
class Pair {
  readonly model = new Model();
  readonly #dir = temporaryFolder();
  readonly #hashBits: number;
  #tables: Tables<Papers>;
  #directory: Json = null;
  /** Changes that are not in the directory. */
  #tail: TailRecord[] = [];
  #running: Promise<{ readonly prepared: PreparedSnapshot | null; readonly records: number }> | null = null;

  constructor(hashBits: number) {
    this.#hashBits = hashBits;
    this.#tables = this.#open();
  }

  async run(step: Step): Promise<void> {
    switch (step.do) {
      case 'put':
        for (const [key, doc] of step.docs) this.#putPaper(key, doc);
        return;
      case 'note':
        return this.#putNote(step.key, { text: step.text });
      case 'ask':
        return this.#ask(step.asked);
      case 'keys':
        expect([...this.#tables.keys('papers', step.prefix)]).toEqual(this.model.keys(step.prefix));
        return;
      case 'begin':
        return this.#begin(step.cancel);
      case 'end':
        return this.#end(step.commit);
      case 'reopen':
        return this.#reopen();
    }
  }

  /** Every document, known or not, is what the model has. */
  checkAll(): void {
    for (let n = 0; n <= 41; n++) this.#check(`K${n}`);
    for (const key of ['', '__proto__', '目录', '\ud83d', '😀']) this.#check(key);
    expect(this.#tables.count({ table: 'papers' })).toBe(this.model.rows().length);
  }

  async finish(): Promise<void> {
    await this.#end(true);
    this.checkAll();
    await this.#reopen();
    this.checkAll();
  }

  #putPaper(key: string, doc: Paper): void {
    this.#record(key, this.#tables.rowChange('papers', key, doc), (tables) => tables.put('papers', key, doc));
    this.model.papers.set(key, doc);
  }

  #putNote(key: string, doc: Note): void {
    this.#record(key, this.#tables.rowChange('notes', key, doc), (tables) => tables.put('notes', key, doc));
    this.model.notes.set(key, doc);
  }

  #record(key: string, delta: RowDelta | null, put: TailRecord['put']): void {
    this.#tail.push({ key, delta: JSON.parse(JSON.stringify(delta)) as RowDelta | null, put });
    put(this.#tables);
  }

  #check(key: string): void {
    expect(this.#tables.get('papers', key)).toEqual(this.model.papers.get(key));
    expect(this.#tables.get('notes', key)).toEqual(this.model.notes.get(key));
  }

  #open(): Tables<Papers> {
    return openTables(this.#dir, this.#directory, { hashBits: this.#hashBits });
  }

  #ask(question: Asked): void {
    const answer = ask(this.#tables, question);
    expect(answer).toEqual(this.model.query(question));
    const prefix = question.clusterPrefix ?? '';
    const count = this.#tables.count({
      table: 'papers',
      clusters: (cluster) => cluster.startsWith(prefix),
      where: whereOf(question),
      text: question.text ?? '',
    });
    expect(count).toBe(answer.total);
  }

  #begin(cancel: boolean): void {
    if (this.#running) return;
    const records = this.#tail.length;
    const controller = new AbortController();
    this.#running = this.#tables.snapshot({ signal: controller.signal }).then((outcome) => {
      if (!outcome.ok) expect(outcome.error).toBe('cancelled');
      return { prepared: outcome.ok ? outcome.value : null, records };
    });
    if (cancel) controller.abort();
  }

  async #end(commit: boolean): Promise<void> {
    const ended = await this.#running;
    this.#running = null;
    if (!ended?.prepared) return;
    if (!commit) return ended.prepared.discard();
    this.#directory = JSON.parse(JSON.stringify(ended.prepared.directory)) as Json;
    ended.prepared.commit();
    this.#tail = this.#tail.slice(ended.records);
  }

  /** Comes back to what the directory has: announces the tail's rows, then folds its documents. */
  async #reopen(): Promise<void> {
    this.#tables.close();
    await this.#running;
    this.#running = null;
    this.#tables = this.#open();
    for (const { key, delta } of this.#tail) if (delta) this.#tables.putRow('papers', key, delta);
    for (const question of TAIL_QUESTIONS) this.#ask(question);
    expect([...this.#tables.keys('papers', '')]).toEqual(this.model.keys(''));
    this.#tables.dropRows();
    for (const { put } of this.#tail) put(this.#tables);
  }
}

describe('the tables', () => {
  it.each([
    ['with the usual key hashes', 53],
    ['with key hashes of two bits, so that most collide', 2],
  ])(
    'answer as a model that looks at everything, over snapshots, puts meanwhile and reopening, %s',
    async (_, hashBits) => {
      await fc.assert(
        fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 30 }), async (story) => {
          const pair = new Pair(hashBits);
          for (const step of story) await pair.run(step);
          await pair.finish();
        }),
        { numRuns: 40 },
      );
    },
    120_000,
  );
});
