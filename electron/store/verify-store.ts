/**
 * The full check of a store (XJR-7-5): every record, chain, entry, signature and attachment, and the
 * snapshot against the journal. It takes no lock and changes nothing (but a wrong passphrase is counted), so it
 * may run while the desk is open; it then speaks of the moment of reading.
 */
import type { BlobHash, StationId } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { blobFileName, blobFiles, getBlob } from './blobs';
import { isLocked } from './data-lock';
import { type EntryScanEnd, FROM_BEGINNING, scanEntries } from './entry-scan';
import type { StoreFault } from './faults';
import { fileFault } from './file-fault';
import { segmentNumbers } from './journal-scan';
import { type Unlocked, unlockStore } from './keys/unlock';
import { JOURNAL_FOLDER } from './layout';
import { aheadDamage } from './replay';
import { readSnapshot } from './snapshot';
import { stationCheck } from './station-check';
import type { VerifyOptions, VerifyReport } from './store-types';

interface JournalCheck {
  readonly end: EntryScanEnd;
  readonly segments: number;
  readonly referenced: ReadonlySet<BlobHash>;
  /** Head after the entry that the snapshot names last. */
  readonly headAtSnapshot: string | null;
}

function checkJournal(
  dir: string,
  unlocked: Unlocked,
  snapshotCount: number,
): Result<JournalCheck, StoreFault> {
  const referenced = new Set<BlobHash>();
  let headAtSnapshot: string | null = null;
  try {
    const scan = scanEntries(dir, unlocked.ring, stationCheck(unlocked), FROM_BEGINNING);
    for (;;) {
      const step = scan.next();
      if (step.done) {
        if (step.value === 'other-history')
          throw new Error('reading from the beginning cannot miss its start');
        return ok({ end: step.value, segments: segmentNumbers(dir).length, referenced, headAtSnapshot });
      }
      for (const attachment of step.value.entry.attachments) referenced.add(attachment.hash);
      if (step.value.number === snapshotCount) headAtSnapshot = Buffer.from(step.value.head).toString('hex');
    }
  } catch (error) {
    return err(fileFault(error, JOURNAL_FOLDER));
  }
}

function checkBlobs(
  dir: string,
  unlocked: Unlocked,
  referenced: ReadonlySet<BlobHash>,
): Result<VerifyReport['blobs'], StoreFault> {
  const files = blobFiles(dir);
  if (!files.ok) return files;
  const named = new Set([...referenced].map((hash) => blobFileName(unlocked.ring, hash)));
  const missing: BlobHash[] = [];
  const damaged: BlobHash[] = [];
  for (const hash of referenced) {
    const blob = getBlob(dir, unlocked.ring, hash);
    if (blob.ok) continue;
    if (blob.error.code === 'BLOB_MISSING') missing.push(hash);
    else if (blob.error.code === 'BLOB_DAMAGED') damaged.push(hash);
    else return blob;
  }
  return ok({
    referenced: referenced.size,
    sound: referenced.size - missing.length - damaged.length,
    missing,
    damaged,
    unreferenced: files.value.filter((name) => !named.has(name)).length,
  });
}

/** The full check with keys at hand: what `verifyStore` does once it is unlocked, and an open store at any time. */
export function checkUnlocked(
  dir: string,
  unlocked: Unlocked,
  inUse: boolean,
): Result<VerifyReport, StoreFault> {
  // Before the journal: an open desk may write a newer one while the journal is being read.
  const snapshot = readSnapshot(dir, unlocked.ring);
  if (!snapshot.ok) return snapshot;
  const known = typeof snapshot.value === 'string' ? null : snapshot.value;
  const journal = checkJournal(dir, unlocked, known?.count ?? 0);
  if (!journal.ok) return journal;
  const { end, referenced, headAtSnapshot } = journal.value;
  const blobs = checkBlobs(dir, unlocked, referenced);
  if (!blobs.ok) return blobs;
  const ahead = known === null ? null : aheadDamage(end, known.count);
  const snapshotState = (): VerifyReport['snapshot'] => {
    if (known === null) return snapshot.value === 'nothing' ? 'missing' : 'unusable';
    if (ahead !== null) return 'ahead';
    return headAtSnapshot === known.head ? 'sound' : 'unusable';
  };
  return ok({
    practice: unlocked.document.practice,
    station: stationCheck(unlocked).station as StationId,
    inUse,
    segments: journal.value.segments,
    entries: end.count,
    signatures: end.count,
    bytes: end.bytes,
    head: Buffer.from(end.head).toString('hex'),
    tornBytes: end.tornBytes,
    snapshot: snapshotState(),
    blobs: blobs.value,
    firstBreak: end.damage ?? ahead,
  });
}

/** Checks everything in a store. Breaks are part of the report; a fault means that it could not be checked. */
export async function verifyStore(options: VerifyOptions): Promise<Result<VerifyReport, StoreFault>> {
  const inUse = isLocked(options.dir);
  if (!inUse.ok) return inUse;
  const unlocked = await unlockStore(options.dir, options.unlock, options.now);
  if (!unlocked.ok) return unlocked;
  const report = checkUnlocked(options.dir, unlocked.value, inUse.value);
  unlocked.value.ring.wipe();
  return report;
}
