// Times the verification of our own journal, and beside it what reading and hashing the same files takes: the
// least that any verification costs. The peers have nothing to compare.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type BenchRun, folderOf } from './bench-run';
import { withProcess } from './store-process';

const ROUNDS = 3;

/** Milliseconds of reading and hashing every file of a folder. */
function readAndHash(folder: string): number {
  const begin = performance.now();
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) hash.update(readFileSync(path));
  }
  hash.digest();
  return performance.now() - begin;
}

/** Verifies the stores of ours, a few times each. */
export async function timeVerification(run: BenchRun): Promise<void> {
  for (const kind of run.kinds.filter(({ ours }) => ours)) {
    const dir = folderOf(run, kind);
    await withProcess(kind.name, async (child) => {
      await child.order({ do: 'open', kind: kind.name, dir, cases: run.cases });
      for (let round = 0; round < ROUNDS; round += 1) {
        const { watched } = await child.order({ do: 'verify' });
        if (!watched) return;
        run.samples.add(kind.name, 'verify', watched.ms);
        run.samples.add(kind.name, 'stallVerify', watched.stall);
        run.samples.add(kind.name, 'readAndHash', readAndHash(dir));
      }
      await child.order({ do: 'close' });
    });
  }
}
