/**
 * Makes the copy of a store under another master key beside it: both chains up to a point, and every attachment
 * that is named up to there. It works with folders and keys alone: it runs in a worker.
 */
import { join } from 'node:path';
import type { CutPlace } from '#shared/journal/security-events';
import { ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { JournalPoint } from '../journal/journal';
import { SECURITY_FOLDER } from '../layout';
import { securityRing } from '../session/security-journal';
import type { WorkerHooks } from '../worker-jobs';
import { resealBlobs } from './reseal-blobs';
import { type ChainFolder, resealChain } from './reseal-chain';
import { roomBeside } from './room-beside';

/** How far each chain is. */
export interface ChainPoints {
  readonly cases: JournalPoint;
  readonly security: JournalPoint;
}

/** Shares of the work, for telling how far it is. */
const CASES_TO = 0.6;
const SECURITY_TO = 0.8;

/** The same hooks for a part of the work. */
export const partOf = (hooks: WorkerHooks, from: number, to: number): WorkerHooks => ({
  cancelled: () => hooks.cancelled(),
  progress: (share) => hooks.progress(from + (to - from) * share),
});

/** The security chain of a store folder. Its ring is to be wiped apart. */
export const securityOf = ({ dir, ring }: ChainFolder): ChainFolder => ({
  dir: join(dir, SECURITY_FOLDER),
  ring: securityRing(ring),
});

/** Answers how far the chains of the copy are. `cut`: of the log, ordered and not carried out yet; the copy is begun
 * there. */
export async function resealStore(
  from: ChainFolder,
  to: ChainFolder,
  until: ChainPoints,
  cut: CutPlace | null,
  hooks: WorkerHooks,
): Promise<Result<ChainPoints | 'cancelled', StoreFault>> {
  const room = roomBeside(from.dir);
  if (!room.ok) return room;
  const cases = await resealChain(from, to, until.cases, partOf(hooks, 0, CASES_TO), null);
  if (!cases.ok || cases.value === 'cancelled') return cases as Result<'cancelled', StoreFault>;
  const [old, fresh] = [securityOf(from), securityOf(to)];
  const security = await resealChain(old, fresh, until.security, partOf(hooks, CASES_TO, SECURITY_TO), {
    cut,
  });
  for (const { ring } of [old, fresh]) ring.wipe();
  if (!security.ok || security.value === 'cancelled') return security as Result<'cancelled', StoreFault>;
  const blobs = await resealBlobs(from, to, cases.value.attachments, partOf(hooks, SECURITY_TO, 1));
  if (!blobs.ok || blobs.value === 'cancelled') return blobs as Result<'cancelled', StoreFault>;
  return ok({ cases: cases.value.point, security: security.value.point });
}
