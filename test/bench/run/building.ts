// Builds the stores that are measured, and checks that they answer alike at this size too.
import { bytesOf } from '../stores/files';
import { type BenchRun, folderOf, fresh, inTwoLanes } from './bench-run';
import { Comparison } from './equality';
import { withProcess } from './store-process';

/** Size of the small store beside each large one: a save must cost the same in both. */
export const SMALL = 1_000;
/** Folder of the small stores. */
export const SMALL_PURPOSE = 'small';

/** Builds every store with all histories. */
export async function buildAll(run: BenchRun): Promise<void> {
  const comparison = new Comparison();
  await inTwoLanes(run, async (kind) => {
    const dir = fresh(folderOf(run, kind));
    await withProcess(kind.name, async (child) => {
      const store = { kind: kind.name, dir, cases: run.cases };
      const { watched } = await child.order({ do: 'build', ...store });
      await child.order({ do: 'close' });
      run.samples.add(kind.name, 'bytes', bytesOf(dir));
      run.say(`built: ${kind.name}, ${((watched?.ms ?? 0) / 1_000).toFixed(1)} s`);
      await child.order({ do: 'open', ...store });
      comparison.check(kind.name, 'built', (await child.order({ do: 'compare' })).digests ?? {});
      await child.order({ do: 'close' });
    });
    const small = fresh(folderOf(run, kind, SMALL_PURPOSE));
    await withProcess(kind.name, async (child) => {
      await child.order({ do: 'build', kind: kind.name, dir: small, cases: SMALL });
      await child.order({ do: 'close' });
    });
  });
}
