// The benchmark: equal answers first, then every measure in rounds that go from store to store. Progress goes
// to stderr, the tables to stdout, everything to a JSON file.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { TARGETS } from '../targets';
import type { BenchRun } from './bench-run';
import { buildAll } from './building';
import { demandEqualAnswers } from './equality';
import { timeImports } from './importing';
import { KINDS } from './kinds';
import { type Options, optionsOf } from './options';
import { type Middles, Samples } from './samples';
import { timeStarts, timeStartsAfterCrash, weighMixedWork } from './starting';
import { summaryOf } from './summary';
import { tableOf, verdictTable } from './table';
import { timeVerification } from './verifying';
import { timeWork } from './working';

/** Size at which all stores play the same story before anything is timed. */
const EQUALITY_CASES = 1_000;
/** A tail after which a fifth of all cases has changed is long enough. */
const TAIL_SHARE = 5;

const begin = performance.now();
const say = (words: string): void =>
  void process.stderr.write(`[bench ${((performance.now() - begin) / 1_000).toFixed(0)} s] ${words}\n`);

function runOf(options: Options, cases: number): BenchRun {
  return {
    cases,
    kinds: options.kinds.filter(({ upTo }) => upTo >= cases),
    rounds: options.rounds,
    dir: options.dir,
    samples: new Samples(),
    importCases: Math.min(options.importCases, cases),
    tail: Math.min(options.tail, Math.floor(cases / TAIL_SHARE)),
    say: (words) => say(`${cases}: ${words}`),
  };
}

async function measure(run: BenchRun): Promise<Middles> {
  await buildAll(run);
  await timeStarts(run);
  run.say('starts are timed');
  await timeWork(run);
  await timeVerification(run);
  await timeStartsAfterCrash(run);
  run.say('starts after crashes are timed');
  await weighMixedWork(run);
  await timeImports(run);
  run.say('imports are timed');
  return run.samples.middles();
}

async function bench(options: Options): Promise<void> {
  const largest = options.sizes.at(-1) ?? 0;
  const smallest = options.sizes[0] ?? 0;
  // Only stores that will be timed.
  const timed = { ...options, kinds: options.kinds.filter(({ upTo }) => upTo >= smallest) };
  const equal = await demandEqualAnswers(runOf(timed, Math.min(EQUALITY_CASES, largest)));
  const results: Record<string, Middles> = {};
  for (const cases of options.sizes) {
    const run = runOf(options, cases);
    const middles = await measure(run);
    results[cases] = middles;
    process.stdout.write(`${tableOf(cases, middles, run.kinds)}\n\n`);
    rmSync(join(options.dir, String(cases)), { recursive: true, force: true });
  }
  const summary = summaryOf(results[largest] ?? {}, options.kinds);
  process.stdout.write(`${verdictTable(summary)}\n`);
  const machine = {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memory: totalmem(),
    load: loadavg(),
  };
  const { sizes, rounds, importCases, tail } = options;
  mkdirSync(dirname(options.out), { recursive: true });
  const judgedAt = largest;
  const method = { sizes, rounds, importCases, tail, judgedAt, equalAnswers: equal, targets: TARGETS.length };
  writeFileSync(
    options.out,
    `${JSON.stringify({ summary, method, machine, stores: options.kinds, results }, null, 1)}\n`,
  );
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), KINDS, join(__dirname, '..'));
  rmSync(options.dir, { recursive: true, force: true });
  try {
    await bench(options);
  } finally {
    rmSync(options.dir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  // Processes of stores that are still open end with us.
  process.exit(1);
});
