// Times open stores: questions, documents, saves large and small, tidying and backups. Every store has its own
// process, all stay open, and rounds go from one to the next.
import type { Kind } from '../stores/bench-store';
import { type BenchRun, folderOf, fresh, interleaved } from './bench-run';
import { SMALL, SMALL_PURPOSE } from './building';
import { TIMED, type TimedQuestion } from './questions';
import { StoreProcess } from './store-process';

const SAVES_PER_ROUND = 40;
const READS_PER_ROUND = 40;
const TIMES_PER_ROUND = 12;
const QUESTION_BUDGET_MS = 150;
const BACKUP_ROUNDS = 3;
const EDITS_BETWEEN_BACKUPS = 100;
/** Edits of the backup phase bear numbers of their own. */
const BACKUP_EDITS = 500_000;

interface Open {
  readonly large: StoreProcess;
  readonly small: StoreProcess;
}

async function askAll(run: BenchRun, kind: Kind, child: StoreProcess, times: number): Promise<void> {
  for (const question of Object.keys(TIMED) as TimedQuestion[]) {
    const asked = await child.order({ do: 'ask', question, times, budgetMs: QUESTION_BUDGET_MS });
    if (times > 1) run.samples.add(kind.name, question, ...(asked.times ?? []));
  }
}

async function work(run: BenchRun, kind: Kind, { large, small }: Open, round: number): Promise<void> {
  await askAll(run, kind, large, TIMES_PER_ROUND);
  const read = await large.order({ do: 'read', from: round * READS_PER_ROUND, times: READS_PER_ROUND });
  run.samples.add(kind.name, 'read', ...(read.times ?? []));
  const saves = { do: 'save', from: round * SAVES_PER_ROUND, count: SAVES_PER_ROUND } as const;
  const [atLarge, atSmall] = [await large.order(saves), await small.order(saves)];
  // The first round warms up statements and caches.
  if (round === 0) return;
  run.samples.add(kind.name, 'save', ...(atLarge.times ?? []));
  run.samples.add(kind.name, 'saveAt1000', ...(atSmall.times ?? []));
}

async function backUp(run: BenchRun, kind: Kind, { large }: Open, round: number): Promise<void> {
  const dir = fresh(folderOf(run, kind, 'backup'));
  const tidied = await large.order({ do: 'tidy' });
  const full = await large.order({ do: 'backup', dir });
  const from = BACKUP_EDITS + round * EDITS_BETWEEN_BACKUPS;
  await large.order({ do: 'save', from, count: EDITS_BETWEEN_BACKUPS });
  const again = await large.order({ do: 'backup', dir });
  if (!tidied.watched || !full.watched || !again.watched) throw new Error('nothing was watched');
  run.samples.add(kind.name, 'stallTidy', tidied.watched.stall);
  run.samples.add(kind.name, 'backup', full.watched.ms);
  run.samples.add(kind.name, 'backupAgain', again.watched.ms);
  run.samples.add(kind.name, 'stallBackup', full.watched.stall, again.watched.stall);
  fresh(dir);
}

/** All that is timed with stores open. */
export async function timeWork(run: BenchRun): Promise<void> {
  const open = new Map<string, Open>();
  const of = ({ name }: Kind): Open => {
    const found = open.get(name);
    if (!found) throw new Error(`${name} is not open`);
    return found;
  };
  for (const kind of run.kinds) {
    const [large, small] = [new StoreProcess(kind.name), new StoreProcess(kind.name)];
    open.set(kind.name, { large, small });
    await large.order({ do: 'open', kind: kind.name, dir: folderOf(run, kind), cases: run.cases });
    const dir = folderOf(run, kind, SMALL_PURPOSE);
    await small.order({ do: 'open', kind: kind.name, dir, cases: SMALL });
    await askAll(run, kind, large, 1);
  }
  await interleaved(run, run.rounds + 1, (kind, round) => work(run, kind, of(kind), round));
  run.say('questions, documents and saves are timed');
  await interleaved(run, BACKUP_ROUNDS, (kind, round) => backUp(run, kind, of(kind), round));
  run.say('backups are timed');
  for (const kind of run.kinds) {
    for (const child of [of(kind).large, of(kind).small]) {
      await child.order({ do: 'close' });
      await child.end();
    }
  }
}
