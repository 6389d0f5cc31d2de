// Times taking over many cases into a fresh store, durable at the end.
import { type BenchRun, folderOf, fresh, interleaved } from './bench-run';
import { withProcess } from './store-process';

const IMPORT_ROUNDS = 5;

/** One import per store and round, each in a process of its own. */
export function timeImports(run: BenchRun): Promise<void> {
  return interleaved(run, Math.min(IMPORT_ROUNDS, run.rounds), async (kind) => {
    const dir = fresh(folderOf(run, kind, 'import'));
    await withProcess(kind.name, async (child) => {
      const { watched } = await child.order({ do: 'import', kind: kind.name, dir, cases: run.importCases });
      if (!watched) throw new Error('nothing was watched');
      run.samples.add(kind.name, 'import', watched.ms);
      run.samples.add(kind.name, 'stallImport', watched.stall);
      await child.order({ do: 'close' });
    });
    fresh(dir);
  });
}
