/** What is not as it must be after a whole desk worked and was stopped at any moment: on its own machine, on the medium
 * and on the second machine. */
import { existsSync } from 'node:fs';
import { storeStatus } from '#electron/store/store';
import { draft } from '../../electron/store/sayings';
import { type Demands, textOf } from './practice-desk';
import { unmetBackups, unmetOther } from './unmet-backups';
import { said, unmetEntries } from './unmet-entries';
import { unmetEnds, unmetWays } from './unmet-ways';
import { type Stage, WholeDesk } from './whole-desk';
import { BY_ADMIN, openAt, placesIn } from './whole-places';
import type { WholePromises } from './whole-promises';

/** The store on its own machine: everything promised, at home, and able to go on. */
async function unmetAtHome(root: string, promises: WholePromises, slack: number): Promise<readonly string[]> {
  const { vault, anchors } = placesIn(root);
  const opened = await openAt(vault, anchors, BY_ADMIN);
  if (!opened.ok) return [`lost: not opened: ${said(opened.error)}`];
  const { value: store } = opened;
  const problems = [...unmetEntries(store, promises, slack)];
  if (store.opened.elsewhere) problems.push('a stranger on its own machine');
  if (store.security.damage !== null) problems.push(`security: damage ${store.security.damage.reason}`);
  const saved = store.append(draft(textOf(store.count + 1)));
  if (!saved.ok) problems.push(`append refused: ${said(saved.error)}`);
  const closed = store.close();
  if (!closed.ok) problems.push(`close refused: ${said(closed.error)}`);
  return problems;
}

/** Looks at everything; `snapshot` demands the slow things too: restoring, and the end of broken-off acts. */
export async function problemsOfWhole(
  root: string,
  promises: WholePromises,
  { slack = 1, snapshot = false }: Demands = {},
): Promise<readonly string[]> {
  try {
    if (!promises.created) return await unmetSetUp(root);
    const { vault } = placesIn(root);
    const problems = [...(await unmetAtHome(root, promises, slack)), ...(await unmetWays(vault, promises))];
    problems.push(...(await unmetOther(root, promises)));
    if (snapshot || promises.backups.size === 0)
      problems.push(...(await unmetBackups(root, promises, snapshot)));
    if (problems.length === 0) problems.push(...(await unmetEnds(root, promises)));
    return problems;
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** An unfinished set-up must be possible to begin again. */
async function unmetSetUp(root: string): Promise<readonly string[]> {
  const { vault } = placesIn(root);
  const status = existsSync(vault) ? storeStatus(vault) : null;
  if (status?.ok && status.value.initialised) return ['a store nobody was told of'];
  const problems: string[] = [];
  const stage: Stage = {
    tell: () => undefined,
    take: (step, result) => {
      if (result.ok) return result;
      problems.push(`${step} after a broken set-up: ${said(result.error)}`);
      return null;
    },
  };
  const desk = new WholeDesk(root, stage);
  if ((await desk.create()) && (await desk.open())) {
    desk.save();
    desk.close();
  }
  return problems;
}
