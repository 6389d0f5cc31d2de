// Times fresh processes: from their start to the first rows, clean, after a crash, and what memory they take.
import { type BenchRun, folderOf, interleaved } from './bench-run';
import { type Started, start } from './start';
import { StoreProcess } from './store-process';

/** Before each crash stands a long tail of saves: fewer rounds. */
const CRASH_ROUNDS = 4;
const MIXED_ROUNDS = 3;
/** Edits of the crash phase bear numbers of their own. */
const CRASH_EDITS = 1_000_000;

function demandRows({ rows }: Started, store: string, atLeast: number): void {
  if (rows < atLeast) throw new Error(`${store}: a started process showed ${rows} rows`);
}

/** Starts after an orderly end. The first round only warms the disk's cache. */
export function timeStarts(run: BenchRun): Promise<void> {
  return interleaved(run, run.rounds + 1, async (kind, round) => {
    const started = await start(kind, folderOf(run, kind), 'clean', run.cases);
    demandRows(started, kind.name, 1);
    if (round === 0) return;
    run.samples.add(kind.name, 'start', started.ms);
    run.samples.add(kind.name, 'rssFirstPage', started.rss);
    run.samples.add(kind.name, 'open', started.open);
    run.samples.add(kind.name, 'firstFilter', started.firstFilter);
  });
}

/** Starts after a process was killed with a tail of saves behind it. */
export function timeStartsAfterCrash(run: BenchRun): Promise<void> {
  return interleaved(run, Math.min(CRASH_ROUNDS, run.rounds), async (kind, round) => {
    const dir = folderOf(run, kind);
    const child = new StoreProcess(kind.name);
    await child.order({ do: 'open', kind: kind.name, dir, cases: run.cases });
    await child.order({ do: 'tidy' });
    await child.order({ do: 'save', from: CRASH_EDITS + round * run.tail, count: run.tail });
    await child.kill();
    const started = await start(kind, dir, 'crashed', run.cases);
    demandRows(started, kind.name, 1);
    run.samples.add(kind.name, 'startAfterCrash', started.ms);
  });
}

/** Memory after a while of desk work. */
export function weighMixedWork(run: BenchRun): Promise<void> {
  return interleaved(run, Math.min(MIXED_ROUNDS, run.rounds), async (kind) => {
    const { rssAfter } = await start(kind, folderOf(run, kind), 'mixed', run.cases);
    run.samples.add(kind.name, 'rssMixed', rssAfter);
  });
}
