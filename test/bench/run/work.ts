// Carries orders out on one open store. Cases are made before the clock starts: no number holds their making.
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { caseIdOf, editOf, freshCase, historyOf } from '../cases/book';
import type { Filing } from '../cases/case-fold';
import type { BenchStore, Kind } from '../stores/bench-store';
import type { Answer, Order } from './orders';
import { COMPARED, TIMED } from './questions';
import { breathe, watched } from './stall';

/** Spreads edits and reads over all cases; a prime, so that none is met twice in a row. */
const STRIDE = 7_919;
const READ_STRIDE = 104_729;
/** Cases whose document and history are compared. */
const SAMPLES = 60;

function* histories(cases: number): Iterable<Filing> {
  for (let at = 0; at < cases; at += 1) yield historyOf(at);
}

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Rows and documents with their members in one order, however a store keeps them. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, inOrder(member)]),
  );
};

async function compare(store: BenchStore, cases: number): Promise<Answer> {
  const digests: Record<string, string | null> = {};
  for (const [name, question] of Object.entries(COMPARED))
    digests[name] = digest(inOrder(await store.rows(question)));
  const [states, histories]: [unknown[], unknown[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const id = caseIdOf((sample * STRIDE) % cases);
    states.push(inOrder(await store.get(id)));
    histories.push(inOrder(await store.history(id)));
  }
  digests.documents = digest(states);
  digests.histories = histories[0] === null ? null : digest(histories);
  return { digests };
}

async function save(store: BenchStore, cases: number, from: number, count: number): Promise<Answer> {
  const times: number[] = [];
  for (let edit = from; edit < from + count; edit += 1) {
    const at = (edit * STRIDE) % cases;
    const filing = editOf(at, await store.get(caseIdOf(at)), edit);
    const start = performance.now();
    await store.save(filing);
    times.push(performance.now() - start);
    await breathe();
  }
  return { times };
}

async function repeated(times: number, budgetMs: number, body: (turn: number) => unknown): Promise<Answer> {
  const taken: number[] = [];
  const begin = performance.now();
  for (let turn = 0; turn < times && performance.now() - begin < budgetMs; turn += 1) {
    const start = performance.now();
    await body(turn);
    taken.push(performance.now() - start);
  }
  return { times: taken };
}

/** One store and the orders to it. */
export class Work {
  #store: BenchStore | null = null;
  #cases = 0;

  constructor(private readonly kinds: readonly Kind[]) {}

  async run(order: Order): Promise<Answer> {
    switch (order.do) {
      case 'open':
        await this.#open(order);
        return {};
      case 'build': {
        const store = await this.#open(order);
        return { watched: await watched(() => store.build(histories(order.cases))) };
      }
      case 'import': {
        const filings = Array.from({ length: order.cases }, (_, at) => freshCase(at));
        const store = await this.#open(order);
        return { watched: await watched(() => store.importAll(filings)) };
      }
      case 'save':
        return save(this.#opened, this.#cases, order.from, order.count);
      case 'ask': {
        const question = TIMED[order.question];
        return repeated(order.times, order.budgetMs, () => this.#opened.rows(question));
      }
      case 'read':
        return repeated(order.times, Number.POSITIVE_INFINITY, (turn) =>
          this.#opened.get(caseIdOf(((order.from + turn) * READ_STRIDE) % this.#cases)),
        );
      case 'compare':
        return compare(this.#opened, this.#cases);
      case 'tidy':
        return { watched: await watched(() => this.#opened.tidy()) };
      case 'verify': {
        const { verify } = this.#opened;
        return verify ? { watched: await watched(verify) } : {};
      }
      case 'backup':
        return { watched: await watched(() => this.#opened.backup(order.dir)) };
      case 'close':
        await this.#opened.close();
        this.#store = null;
        return {};
    }
  }

  get #opened(): BenchStore {
    if (this.#store === null) throw new Error('no store is open');
    return this.#store;
  }

  async #open(order: { readonly kind: string; readonly dir: string; readonly cases: number }) {
    const kind = this.kinds.find(({ name }) => name === order.kind);
    if (!kind) throw new Error(`no store is called ${order.kind}`);
    this.#store = await (await kind.load())(order.dir);
    this.#cases = order.cases;
    return this.#store;
  }
}
