/**
 * A mutation fuzzer that knows where things are. Outside: header fields, lengths, frames, records, the packed and the sealed
 * payload. Inside, under true keys: entries, their places in the chain, events, papers, the manifest, up to the preview at a
 * real desk. Each mutant ends with a code of the list, soon, with nothing given out that is not whole; no file stays
 * open and no memory is kept. Seeded; `BUNDLE_FUZZ` sets how many, `BUNDLE_FUZZ_SEED` the seed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BUNDLE_CODE_LIST } from '#shared/bundle/codes';
import { offices } from '../exchange/exchange-kit';
import { codeOf, folder, packed } from './bundle-kit';
import { COUNTY, makeWorld, readerOf } from './bundle-world';
import { chance, holding, mutant, sampleOf } from './mutants';
import { peakMib } from './peak';
import { broughtBundle, endAtDesk, everythingOf } from './reading-desk';
import { contentsOf, plainOf, untrue } from './untrue-contents';

const COUNT = Number(process.env.BUNDLE_FUZZ ?? '2000');
const SEED = Number(process.env.BUNDLE_FUZZ_SEED ?? '5');
/** Those inside take five times as long: both take about half of the time. */
const INSIDE = Math.ceil(COUNT / 5);
const OUTSIDE = COUNT - INSIDE;
/** As many as it takes to get everywhere. */
const USUAL = 2_000;
/** No mutant may take more of the processor, all threads together; and nobody waits longer, however busy the machine is. */
const MOST_MS = 2_000;
const MOST_WAIT_MS = 20_000;
const MOST_MIB = 512;

const openFiles = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);

/** How mutants ended, and how long the slowest took. */
class Ends {
  readonly #stages = new Map<string, number>();
  readonly #begun = performance.now();
  #slowest = 0;
  #longest = 0;
  #at = 0;

  /** `act` answers the code, and words that tell how far it came. */
  async note(act: () => Promise<{ readonly code: string; readonly stage?: string }>): Promise<string> {
    const begun = performance.now();
    const before = process.cpuUsage();
    const { code, stage = code } = await act();
    const { user, system } = process.cpuUsage(before);
    this.#slowest = Math.max(this.#slowest, (user + system) / 1000);
    this.#longest = Math.max(this.#longest, performance.now() - begun);
    this.#at += 1;
    this.#stages.set(stage, (this.#stages.get(stage) ?? 0) + 1);
    return code;
  }

  /** They were soon over, with little memory, and came to all these stages, or they prove little. */
  demand(stages: readonly string[]): void {
    const seconds = (performance.now() - this.#begun) / 1000;
    const told = `${this.#at} mutants, ${Math.round(this.#at / seconds)} a second, slowest ${Math.round(this.#slowest)} ms of work, ${Math.round(this.#longest)} ms of waiting`;
    console.log(
      `fuzz: ${told}, peak ${Math.round(peakMib())} MiB, ${JSON.stringify(Object.fromEntries([...this.#stages].sort()))}`,
    );
    expect(this.#slowest).toBeLessThan(MOST_MS);
    expect(this.#longest).toBeLessThan(MOST_WAIT_MS);
    expect(peakMib()).toBeLessThan(MOST_MIB);
    if (COUNT >= USUAL) expect([...this.#stages.keys()]).toEqual(expect.arrayContaining([...stages]));
  }
}

const KNOWN = new Set<string>([...BUNDLE_CODE_LIST, 'taken']);

describe('mutants of a bundle end with a code each', () => {
  it(`${OUTSIDE} of its outside`, { timeout: 60_000 + COUNT * 60 }, async () => {
    const world = await makeWorld();
    const { county } = world;
    const sender = { to: [{ agency: COUNTY, pairSeq: 1 }] };
    const [part] = (await packed(world, { recipients: [county.recipient], sender })).parts;
    const sample = await sampleOf(readFileSync(part?.file ?? ''), county.identity, county, county.recipient);
    const file = join(folder(), 'mutant');
    const reader = readerOf(world, world.county);
    const filesBefore = openFiles();
    const random = chance(SEED);
    const ends = new Ends();
    for (let number = 0; number < OUTSIDE; number += 1) {
      const { bytes, foreign } = await mutant(sample, random);
      writeFileSync(file, bytes);
      const code = await ends.note(async () => ({ code: await codeOf([file], reader) }));
      if (!KNOWN.has(code) || (foreign && code === 'taken'))
        throw new Error(`mutant ${number} of seed ${SEED}: ${code}`);
    }
    expect(openFiles()).toBeLessThanOrEqual(filesBefore + 4);
    // What is taken was changed without harm by its own sender.
    ends.demand([
      ...['B04_HEADER', 'B06_DAMAGED', 'B19_DECRYPT', 'B20_SIZE', 'B21_FORMAT', 'B23_REWRAPPED'],
      ...['B25_NO_APPROVAL', 'taken'],
    ]);
  });

  it(`${INSIDE} of its contents, at a desk whose store stays as it is`, {
    timeout: 120_000 + COUNT * 60,
  }, async () => {
    const all = await offices();
    onTestFinished(() => all.remove());
    const { sample, keys, call, close } = await broughtBundle(all);
    onTestFinished(close);
    const file = join(folder(), 'mutant');
    const contents = contentsOf(sample.plain);
    const tried = async (plain: Buffer, unsigned?: string) => {
      writeFileSync(file, await holding(sample, plain));
      return endAtDesk(call, file, unsigned);
    };
    expect(await tried(plainOf(contents, keys.person))).toEqual({ code: 'taken', stage: 'taken' });
    const before = everythingOf(call, all.prefecture);
    const filesBefore = openFiles();
    const random = chance(SEED);
    const ends = new Ends();
    for (let number = 0; number < INSIDE; number += 1) {
      const made = untrue(contents, number, random, keys);
      const code = await ends.note(() => tried(plainOf(made.contents, keys.person), made.unsigned));
      if (!KNOWN.has(code)) throw new Error(`contents ${number} of seed ${SEED}: ${code}`);
    }
    expect(openFiles()).toBeLessThanOrEqual(filesBefore + 4);
    expect(everythingOf(call, all.prefecture)).toEqual(before);
    ends.demand(INSIDE_STAGES);
  });
});

/** From the shape of entries to the preview and its warnings. */
const INSIDE_STAGES = [
  ...['B21_FORMAT entry', 'B21_FORMAT stubs', 'B21_FORMAT receipts', 'B21_FORMAT manifest'],
  ...['B26_WAITING', 'B27_CHAIN prerequisite', 'B27_CHAIN gap', 'B28_FORK', 'B21_FORMAT lamport'],
  ...['B29_ENTRY_SIGNATURE signature', 'B29_ENTRY_SIGNATURE person', 'B25_NO_APPROVAL person'],
  ...['taken', 'taken B30_ATTACHMENT'],
];
