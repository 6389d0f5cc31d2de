/** Backups of a whole desk that are not on its medium, and what was restored from them and is not what it must be. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSet, storeStatus } from '#electron/store/store';
import { draft, NOW } from '../../electron/store/sayings';
import { textOf } from './practice-desk';
import { said, unmetEntries } from './unmet-entries';
import { BY_ADMIN, openAt, placesIn } from './whole-places';
import type { WholePromises } from './whole-promises';

/** Whether the backups that were told are on the medium; restores the newest into an empty place when asked. */
export async function unmetBackups(
  root: string,
  promises: WholePromises,
  restore: boolean,
): Promise<readonly string[]> {
  const newest = Math.max(...promises.backups.keys());
  if (!Number.isFinite(newest)) return [];
  const { stick } = placesIn(root);
  const place = join(root, 'elsewhere');
  mkdirSync(place, { recursive: true });
  const vault = join(place, 'vault');
  const set = await openSet(stick, vault, BY_ADMIN, NOW);
  if (!set.ok) return [`lost: the backups: ${said(set.error)}`];
  const problems: string[] = [];
  const there = new Map(set.value.backups.map(({ summary }) => [summary.number, summary.entries]));
  for (const [number, entries] of promises.backups)
    if (there.get(number) !== entries)
      problems.push(`lost: backup ${number} of ${entries}: ${there.get(number)}`);
  if (restore && problems.length === 0) {
    const anchors = join(place, 'anchors');
    const restored = await set.value.restore({ number: newest, vault, anchors, now: NOW });
    if (!restored.ok) problems.push(`not restored: ${said(restored.error)}`);
    else if (!restored.value.clean) problems.push(`restored unclean: ${restored.value.finding}`);
    else problems.push(...(await unmetThere(vault, null, promises, promises.backups.get(newest) ?? 0)));
  }
  set.value.close();
  return problems;
}

/** The entries that a restored store must have. */
async function unmetThere(
  dir: string,
  anchors: string | null,
  promises: WholePromises,
  entries: number,
): Promise<readonly string[]> {
  const opened = await openAt(dir, anchors, BY_ADMIN);
  if (!opened.ok) return [`restored, yet ${said(opened.error)}`];
  const { value: store } = opened;
  const held = promises.upTo(entries);
  const problems = unmetEntries(store, held, Number.POSITIVE_INFINITY);
  store.close();
  return problems;
}

/** The second machine: nothing, or all of the backup; at home there once that was told. */
export async function unmetOther(root: string, promises: WholePromises): Promise<readonly string[]> {
  const { other, otherAnchors } = placesIn(root);
  const { restored, continued } = promises;
  const status = storeStatus(other);
  if (!status.ok) return [`on the second machine: ${said(status.error)}`];
  if (!status.value.exists) return restored === null ? [] : ['lost: the restored store'];
  const opened = await openAt(other, otherAnchors, BY_ADMIN);
  if (!opened.ok) return [`the restored store: ${said(opened.error)}`];
  const { value: store } = opened;
  const { elsewhere } = store.opened;
  const problems = restored ? [...unmetEntries(store, restored, 2)] : [];
  if (continued === 'done' && elsewhere) problems.push('the continued store is a stranger again');
  if (continued === 'no' && !elsewhere)
    problems.push('the restored store is at home without having been continued');
  const number = store.count + 1;
  const here = elsewhere ? await store.continueHere(draft(textOf(number))) : opened;
  if (!here.ok) return [...problems, `cannot go on there: ${said(here.error)}`];
  const saved = here.value.append(draft(textOf(here.value.count + 1)));
  if (!saved.ok) problems.push(`saving there refused: ${said(saved.error)}`);
  here.value.close();
  return problems;
}
