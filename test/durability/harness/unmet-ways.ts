/**
 * Ways into a whole desk that open and must not, or do not open and must: passphrases of its people and slips, also
 * after acts that were broken off were ended.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Unlock } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import { said } from './unmet-entries';
import { BY_ADMIN, by, openAt, placesIn, WEAK } from './whole-places';
import type { WholePromises } from './whole-promises';

/** Whether a way opens the store, for reading only; a fault that is no refusal of the way is a problem. */
async function opens(dir: string, unlock: Unlock, problems: string[]): Promise<boolean> {
  const opened = await openAt(dir, null, unlock, true);
  if (opened.ok) opened.value.close();
  else if (!['WRONG_PASSPHRASE', 'WRONG_SLIPS'].includes(opened.error.code))
    problems.push(`a way in: ${said(opened.error)}`);
  return opened.ok;
}

/** Which ways open that must not, or do not open that must. */
export async function unmetWays(dir: string, promises: WholePromises): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [account, { sure, maybe, gone }] of promises.ways) {
    const named = [...new Set([sure, ...maybe])];
    const opening: string[] = [];
    for (const way of named)
      if (way !== null && (await opens(dir, by(account, way), problems))) opening.push(way);
    const must = named.includes(null) ? [0, 1] : [1];
    if (!must.includes(opening.length))
      problems.push(
        `lost: ${account} comes in by ${opening.join(' and ') || 'nothing'} of ${named.join(', ')}`,
      );
    for (const way of gone)
      if (!named.includes(way) && (await opens(dir, by(account, way), problems)))
        problems.push(`${account} still comes in by ${way}`);
  }
  const { slips } = promises;
  if (slips !== null && !(await opens(dir, { kind: 'slips', slips }, problems)))
    problems.push('lost: the slips open nothing');
  return problems;
}

/** Ends acts that were broken off; then no former way may open, even by the former generation of the keys. */
export async function unmetEnds(root: string, promises: WholePromises): Promise<readonly string[]> {
  const problems: string[] = [];
  const { vault, anchors } = placesIn(root);
  const opened = await openAt(vault, anchors, BY_ADMIN);
  if (!opened.ok) return [`not opened to end what was begun: ${said(opened.error)}`];
  const former: [string, string][] = [];
  for (const [account, { sure, maybe }] of promises.ways) {
    const after = maybe.at(-1);
    if (after === undefined) continue;
    const name = account as AccountId;
    const ended =
      after === null
        ? opened.value.removePerson(name)
        : await opened.value.changePassphrase(name, after, WEAK);
    // A person who was to be added may not be there.
    if (!ended.ok && !(ended.error.code === 'ACCOUNT_UNKNOWN' && sure === null))
      problems.push(`not ended: ${account} ${said(ended.error)}`);
    else if (ended.ok && sure !== null && sure !== after) former.push([account, sure]);
  }
  opened.value.close();
  rmSync(join(vault, 'keys'));
  for (const [account, way] of former)
    if (await opens(vault, by(account, way), problems))
      problems.push(`${account} still comes in by the former generation of the keys`);
  return problems;
}
