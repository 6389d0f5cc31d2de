// Times taking over many cases into a fresh store, durable and answering at the end; and the same with the
// tidying after it: a checkpoint, or an index brought up to now.
import { type BenchRun, folderOf, fresh, interleaved } from './bench-run';
import { withProcess } from './store-process';

const IMPORT_ROUNDS = 4;

/** One import per store and round, each in a process of its own. */
export function timeImports(run: BenchRun): Promise<void> {
  return interleaved(run, Math.min(IMPORT_ROUNDS, run.rounds), async (kind) => {
    const dir = fresh(folderOf(run, kind, 'import'));
    await withProcess(kind.name, async (child) => {
      const { watched } = await child.order({ do: 'import', kind: kind.name, dir, cases: run.importCases });
      if (!watched) throw new Error('nothing was watched');
      const tidied = await child.order({ do: 'tidy' });
      run.samples.add(kind.name, 'import', watched.ms);
      run.samples.add(kind.name, 'importTidied', watched.ms + (tidied.watched?.ms ?? 0));
      run.samples.add(kind.name, 'stallImport', Math.max(watched.stall, tidied.watched?.stall ?? 0));
      await child.order({ do: 'close' });
    });
    fresh(dir);
  });
}
