// Every store must give the same answers before anything is timed: after building, 560 edits, reopening, a
// crash, and out of a backup. What differs stops the run.

import { type BenchRun, folderOf, fresh, inTwoLanes } from './bench-run';
import type { Answer, Order } from './orders';
import { StoreProcess } from './store-process';

const EDITS_BEFORE_CLOSING = 60;
const EDITS_BEFORE_CRASH = 500;

type Digests = NonNullable<Answer['digests']>;

/** Remembers the first store's answers and holds all others against them. */
export class Comparison {
  readonly #first = new Map<string, { readonly store: string; readonly digest: string }>();
  #compared = 0;

  /** Number of answers that were compared with another store's. */
  get compared(): number {
    return this.#compared;
  }

  /** @throws when an answer differs from the first store's that gave one. */
  check(store: string, when: string, digests: Digests): void {
    for (const [question, digest] of Object.entries(digests)) {
      if (digest === null) continue;
      const key = `${when}: ${question}`;
      const known = this.#first.get(key);
      if (known === undefined) this.#first.set(key, { store, digest });
      else if (known.digest !== digest)
        throw new Error(`${store} and ${known.store} answer differently (${key})`);
      else this.#compared += 1;
    }
  }
}

/** Builds every store small, plays the same story in each, compares what they say. Gives the answers compared. */
export async function demandEqualAnswers(run: BenchRun): Promise<number> {
  const comparison = new Comparison();
  await inTwoLanes(run, async (kind) => {
    const dir = fresh(folderOf(run, kind, 'equality'));
    const backup = fresh(folderOf(run, kind, 'equality-backup'));
    const store = { kind: kind.name, cases: run.cases };
    let child = new StoreProcess(kind.name);
    const compare = async (when: string): Promise<void> => {
      const { digests } = await child.order({ do: 'compare' });
      comparison.check(kind.name, when, digests ?? {});
    };
    const reopen = async (order: Order): Promise<void> => {
      child = new StoreProcess(kind.name);
      await child.order(order);
    };
    await child.order({ do: 'build', dir, ...store });
    await compare('built');
    await child.order({ do: 'save', from: 0, count: EDITS_BEFORE_CLOSING });
    await compare('edited');
    await child.order({ do: 'close' });
    await child.end();
    await reopen({ do: 'open', dir, ...store });
    await compare('reopened');
    await child.order({ do: 'save', from: EDITS_BEFORE_CLOSING, count: EDITS_BEFORE_CRASH });
    await compare('edited again');
    await child.kill();
    await reopen({ do: 'open', dir, ...store });
    await compare('after a crash');
    await child.order({ do: 'backup', dir: backup });
    await child.order({ do: 'save', from: EDITS_BEFORE_CLOSING + EDITS_BEFORE_CRASH, count: 20 });
    await child.order({ do: 'backup', dir: backup });
    await compare('when backed up');
    await child.order({ do: 'close' });
    await child.end();
    await reopen({ do: 'open', dir: backup, ...store });
    await compare('when backed up');
    await child.order({ do: 'close' });
    await child.end();
    fresh(dir);
    fresh(backup);
    run.say(`same answers: ${kind.name}`);
  });
  return comparison.compared;
}
