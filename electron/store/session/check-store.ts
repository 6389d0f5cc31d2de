/**
 * The full check of a store (XJR-7-5): the chain of cases, the security journal and every attachment. It takes
 * no lock and changes nothing, so it may run while the desk is open; it then speaks of the moment of reading.
 * It works with a folder and keys alone: it runs in a worker.
 */
import { join } from 'node:path';
import type { BlobHash, StationId } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { blobFileName, blobFiles, blobTrouble } from '../blobs';
import type { Damage, StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { SECURITY_FOLDER, segmentPlace } from '../layout';
import type { ChainReport, VerifyReport } from '../store-types';
import type { WorkerHooks } from '../worker-jobs';
import { type ChainChecked, checkChain } from './check-chain';
import { CASE_CHAIN, SECURITY_CHAIN } from './entry-text';
import { damageIn, faultIn } from './part-fault';
import { securityRing } from './security-journal';
import type { StationChecks } from './stations';

/** Whose store is checked, as its key document says. */
export interface CheckedStore {
  readonly dir: string;
  readonly practice: boolean;
  readonly inUse: boolean;
  readonly station: StationId;
  /** Ed25519 public keys of the stations that wrote here, 64 hex digits, by station. */
  readonly stationKeys: { readonly [station: string]: string };
  /** The last entry of each station that writes here no more, as `lastSeqsOf` has it. */
  readonly lastSeqs: { readonly [station: string]: number };
}

/** Shares of the work, for telling how far it is. */
const CASES_TO = 0.6;
const SECURITY_TO = 0.8;

/** The same hooks for a part of the work. */
const partOf = (hooks: WorkerHooks, from: number, to: number): WorkerHooks => ({
  cancelled: () => hooks.cancelled(),
  progress: (share) => hooks.progress(from + (to - from) * share),
});

function checkBlobs(
  dir: string,
  ring: KeyRing,
  referenced: ReadonlySet<BlobHash>,
  hooks: WorkerHooks,
): Result<VerifyReport['blobs'] | 'cancelled', StoreFault> {
  const files = blobFiles(dir);
  if (!files.ok) return files;
  const named = new Set([...referenced].map((hash) => blobFileName(ring, hash)));
  const missing: BlobHash[] = [];
  const damaged: BlobHash[] = [];
  let looked = 0;
  for (const hash of referenced) {
    if (hooks.cancelled()) return ok('cancelled');
    // Piece by piece: an attachment may be larger than memory.
    const trouble = blobTrouble(dir, ring, hash);
    looked += 1;
    hooks.progress(looked / referenced.size);
    if (trouble === null) continue;
    if (trouble.code === 'BLOB_MISSING') missing.push(hash);
    else if (trouble.code === 'BLOB_DAMAGED') damaged.push(hash);
    else return err(trouble);
  }
  return ok({
    referenced: referenced.size,
    sound: referenced.size - missing.length - damaged.length,
    missing,
    damaged,
    unreferenced: files.value.filter((name) => !named.has(name)).length,
  });
}

/** The security journal begins before the first case: with cases and without it, it was taken away. */
function securityBreak(report: ChainReport, cases: number): Damage | null {
  if (report.firstBreak !== null) return report.firstBreak;
  if (report.entries > 0 || cases === 0) return null;
  return { file: segmentPlace(1), position: 0, record: 1, reason: 'segment-missing' };
}

function checkSecurity(
  { dir, station }: CheckedStore,
  ring: KeyRing,
  checks: StationChecks,
  cases: number,
  hooks: WorkerHooks,
): Result<ChainReport | 'cancelled', StoreFault> {
  const own = securityRing(ring);
  const checked = checkChain(
    { dir: join(dir, SECURITY_FOLDER), ring: own, chain: SECURITY_CHAIN, station, checks },
    hooks,
  );
  own.wipe();
  if (!checked.ok) return err(faultIn(SECURITY_FOLDER, checked.error));
  if (checked.value === 'cancelled') return ok('cancelled');
  const { report } = checked.value;
  const broken = securityBreak(report, cases);
  return ok({ ...report, firstBreak: broken && damageIn(SECURITY_FOLDER, broken) });
}

/** Checks everything in a store. Breaks are part of the report; a fault means that it could not be checked. */
export function checkStore(
  store: CheckedStore,
  ring: KeyRing,
  hooks: WorkerHooks,
): Result<VerifyReport | 'cancelled', StoreFault> {
  const checks: StationChecks = new Map(
    Object.entries(store.stationKeys).map(([station, key]) => [
      station as StationId,
      ring.suite.verifier(Buffer.from(key, 'hex')),
    ]),
  );
  const { dir, station } = store;
  const cases: Result<ChainChecked | 'cancelled', StoreFault> = checkChain(
    { dir, ring, chain: CASE_CHAIN, station, checks, lastSeqs: store.lastSeqs },
    partOf(hooks, 0, CASES_TO),
  );
  if (!cases.ok) return cases;
  if (cases.value === 'cancelled') return ok('cancelled');
  const { report, referenced } = cases.value;
  const security = checkSecurity(store, ring, checks, report.entries, partOf(hooks, CASES_TO, SECURITY_TO));
  if (!security.ok) return security;
  if (security.value === 'cancelled') return ok('cancelled');
  const blobs = checkBlobs(dir, ring, referenced, partOf(hooks, SECURITY_TO, 1));
  if (!blobs.ok) return blobs;
  if (blobs.value === 'cancelled') return ok('cancelled');
  return ok({
    practice: store.practice,
    station,
    inUse: store.inUse,
    ...report,
    security: security.value,
    blobs: blobs.value,
  });
}
