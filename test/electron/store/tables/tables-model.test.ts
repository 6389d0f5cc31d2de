import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tables } from '#electron/store/tables/tables';
import type { PreparedSnapshot } from '#electron/store/tables/tables-types';
import type { Json } from '#shared/lib/canonical-json';
import {
  type Asked,
  ask,
  Model,
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

/** The tables under test and the model, with what a store would know of them. */
class Pair {
  readonly model = new Model();
  readonly #dir = temporaryFolder();
  readonly #hashBits: number;
  #tables: Tables<Papers>;
  #directory: Json = null;
  /** The model's documents that are in the directory. */
  #saved = new Model();
  #running: Promise<{ readonly prepared: PreparedSnapshot | null; readonly state: Model }> | null = null;

  constructor(hashBits: number) {
    this.#hashBits = hashBits;
    this.#tables = this.#open();
  }

  async run(step: Step): Promise<void> {
    switch (step.do) {
      case 'put':
        for (const [key, doc] of step.docs) {
          this.#tables.put('papers', key, doc);
          this.model.papers.set(key, doc);
        }
        return;
      case 'note':
        this.#tables.put('notes', step.key, { text: step.text });
        this.model.notes.set(step.key, { text: step.text });
        return;
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
    const state = copyOf(this.model);
    const controller = new AbortController();
    this.#running = this.#tables.snapshot({ signal: controller.signal }).then((outcome) => {
      if (!outcome.ok) expect(outcome.error).toBe('cancelled');
      return { prepared: outcome.ok ? outcome.value : null, state };
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
    this.#saved = ended.state;
  }

  /** Comes back to what the directory has, and puts the later documents again as a journal would. */
  async #reopen(): Promise<void> {
    this.#tables.close();
    await this.#running;
    this.#running = null;
    this.#tables = this.#open();
    for (const [key, doc] of this.model.papers)
      if (this.#saved.papers.get(key) !== doc) this.#tables.put('papers', key, doc);
    for (const [key, doc] of this.model.notes)
      if (this.#saved.notes.get(key) !== doc) this.#tables.put('notes', key, doc);
  }
}

function copyOf(model: Model): Model {
  const copy = new Model();
  for (const [key, doc] of model.papers) copy.papers.set(key, doc);
  for (const [key, doc] of model.notes) copy.notes.set(key, doc);
  return copy;
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
        { numRuns: 60 },
      );
    },
    120_000,
  );
});
