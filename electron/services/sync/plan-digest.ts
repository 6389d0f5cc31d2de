/** The digest by which a preview is known again: whoever confirms an import confirms what was shown. */
import { createHash } from 'node:crypto';
import { Turns } from '#electron/store/turns';
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import type { PlanRow } from '#shared/contract/sync-views';
import type { CaseId } from '#shared/domain/ids';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { Planned } from './planned';

/**
 * Digest of all that the bundle would come to here, and of all that is told of it, line after line; null when somebody
 * gave up. How far a clock is ahead now is left out: it is another number in an hour.
 */
export async function digestOf(
  { header }: OpenBundle,
  cases: ReadonlyMap<CaseId, string>,
  {
    taken,
    receipts,
    rows,
    because,
  }: Pick<Planned, 'taken' | 'receipts' | 'because'> & { readonly rows: readonly PlanRow[] },
  goOn: () => boolean,
): Promise<string | null> {
  const hash = createHash('sha256');
  const turns = new Turns();
  const parts: readonly [string, Iterable<unknown>][] = [
    ['bundle', [header.bundleId, header.wholeHash]],
    ['cases', cases],
    ['trust', taken.events.flatMap(({ records }) => records.map(({ record }) => record))],
    ['receipts', receipts.map(({ bundleId, station, level }) => [bundleId, station, level])],
    ['rows', rows.filter(({ kind }) => kind !== 'clock')],
    ['because', because],
  ];
  for (const [name, items] of parts) {
    hash.update(`${name}\n`);
    for (const item of items) {
      hash.update(`${canonicalJson(item)}\n`);
      if (!turns.due) continue;
      await turns.next();
      if (!goOn()) return null;
    }
  }
  return hash.digest('hex');
}
