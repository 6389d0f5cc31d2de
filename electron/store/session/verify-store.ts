/** The full check of a store in a worker: of a folder with a way to unlock it, or of an open store. */
import { err, ok, type Result } from '#shared/lib/result';
import { isLocked } from '../data-lock';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import type { KeyDocument } from '../keys/key-document';
import { unlockStore } from '../keys/unlock';
import type { VerifyFolder, VerifyOptions, VerifyReport } from '../store-types';
import { runInWorker } from '../worker-thread';
import type { CheckedStore } from './check-store';
import { lastSeqsOf, stationKeysOf, stationOf } from './station-keys';

/** Checks the store of an unlocked folder. */
export async function verifyUnlocked(
  dir: string,
  ring: KeyRing,
  document: KeyDocument,
  inUse: boolean,
  { signal, onProgress }: VerifyOptions,
): Promise<Result<VerifyReport, StoreFault>> {
  const station = stationOf(document.station.publicKey);
  const store: CheckedStore = {
    dir,
    practice: document.practice,
    inUse,
    station,
    stationKeys: stationKeysOf(document),
    lastSeqs: lastSeqsOf(document),
  };
  const parts = {
    ...ring.transferable(),
    store: Uint8Array.from(Buffer.from(JSON.stringify(store), 'utf8')),
  };
  const answer = await runInWorker('verify', parts, { signal, onProgress });
  if (answer === 'cancelled') return err({ code: 'CANCELLED' });
  return JSON.parse(Buffer.from(answer).toString('utf8')) as Result<VerifyReport, StoreFault>;
}

/** Checks everything in a store folder. Breaks are part of the report; a fault means that it could not be checked. */
export async function verifyStore(options: VerifyFolder): Promise<Result<VerifyReport, StoreFault>> {
  const inUse = isLocked(options.dir);
  if (!inUse.ok) return inUse;
  const unlocked = await unlockStore(options.dir, options.unlock, options.now);
  if (!unlocked.ok) return unlocked;
  const { ring, document, signer } = unlocked.value;
  signer?.privateKey.fill(0);
  const report = await verifyUnlocked(options.dir, ring, document, inUse.value, options);
  ring.wipe();
  return report.ok ? ok(report.value) : report;
}
