/** Starts the archiving of the older part of the log in the store's worker. */
import { join } from 'node:path';
import { LEAST_YEARS } from '#shared/journal/lived-time';
import type { Result } from '#shared/lib/result';
import { askWorker } from '../backup/backup-runs';
import type { StoreFault } from '../faults';
import type { JournalPoint } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { type KeyDocument, keyDocumentBytes } from '../keys/key-document';
import { SECURITY_FOLDER } from '../layout';
import { stationKeysOf, stationOf } from '../session/station-keys';
import type { ArchiveLogOptions } from '../store-types';
import type { CutArchived, CutJobOrder } from './cut-job';

/** Archives what is old enough of the log of an unlocked store, as it is up to `until`. */
export async function archiveLog(
  dir: string,
  ring: KeyRing,
  document: KeyDocument,
  until: JournalPoint,
  { target, now, years, ...hooks }: ArchiveLogOptions,
): Promise<Result<CutArchived | 'nothing', StoreFault>> {
  const order: CutJobOrder = {
    dir: join(dir, SECURITY_FOLDER),
    until,
    now,
    // Whoever asks for fewer gets what the law asks.
    years: Math.max(years, LEAST_YEARS),
    target,
    station: stationOf(document.station.publicKey),
    stationKeys: stationKeysOf(document),
  };
  return askWorker('log-cut', ring, order, hooks, {
    keys: Uint8Array.from(keyDocumentBytes(document)),
  });
}
