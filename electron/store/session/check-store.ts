/**
 * The full check of a store (XJR-7-5): every record, chain, entry, signature, seal and attachment, and the
 * index document against the journal. It takes no lock and changes nothing, so it may run while the desk is
 * open; it then speaks of the moment of reading. It works with a folder and keys alone: it runs in a worker.
 */
import type { BlobHash, StationId } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { blobFileName, blobFiles, getBlob } from '../blobs';
import type { DamageReason, StoreFault } from '../faults';
import { fileFault, systemCode } from '../file-fault';
import { type JournalPoint, type ScanEnd, type ScannedRecord, scanJournal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER } from '../layout';
import type { VerifyReport } from '../store-types';
import type { WorkerHooks } from '../worker-jobs';
import { CASE_CHAIN, checkEntry } from './entry-text';
import { readIndex } from './index-document';
import { aheadDamage } from './open-state';
import { checkSeal, NO_SEALS, type Sealing } from './sealing';
import { afterEntry, NO_STATIONS, type StationChecks, type StationTips, tipOf } from './stations';

/** Whose store is checked, as its key document says. */
export interface CheckedStore {
  readonly dir: string;
  readonly practice: boolean;
  readonly inUse: boolean;
  readonly station: StationId;
  /** Ed25519 public keys of the stations that wrote here, 64 hex digits, by station. */
  readonly stationKeys: { readonly [station: string]: string };
}

/** Records between two looks at whether anybody still waits. */
const LOOK_EVERY = 256;

/** Follows the chains of stations and seals through a scan. */
class Chains {
  stations: StationTips = NO_STATIONS;
  sealing: Sealing = NO_SEALS;
  entries = 0;
  seals = 0;
  readonly referenced = new Set<BlobHash>();
  readonly #own: StationId;
  readonly #checks: StationChecks;

  constructor(own: StationId, checks: StationChecks) {
    this.#own = own;
    this.#checks = checks;
  }

  /** Judges the next record; a reason ends the check there. */
  accept(record: ScannedRecord): DamageReason | null {
    if (record.kind === 'dictionary') return null;
    return record.kind === 'seal' ? this.#seal(record.content()) : this.#entry(record.content());
  }

  #entry(bytes: Uint8Array): DamageReason | null {
    const read = checkEntry(bytes, this.stations, this.#checks, CASE_CHAIN);
    if (typeof read === 'string') return read;
    const { entry, id } = read;
    this.stations = afterEntry(this.stations, this.#own, entry, id);
    const attachments = entry.attachments.map(({ hash }) => hash);
    if (entry.station === this.#own)
      this.sealing = { ...this.sealing, leaves: [...this.sealing.leaves, { id, attachments }] };
    for (const hash of attachments) this.referenced.add(hash);
    this.entries += 1;
    return null;
  }

  #seal(bytes: Uint8Array): DamageReason | null {
    const tip = tipOf(this.stations, this.#own);
    const after = checkSeal(bytes, this.sealing, this.#own, tip, this.#checks);
    if (after === null) return 'seal-altered';
    this.sealing = after;
    this.seals += 1;
    return null;
  }
}

interface JournalCheck {
  readonly end: ScanEnd;
  readonly chains: Chains;
  /** Head after the record that the index document names last. */
  readonly headAtIndex: string | null;
}

function checkJournal(
  store: CheckedStore,
  ring: KeyRing,
  indexed: JournalPoint | null,
  hooks: WorkerHooks,
): Result<JournalCheck | 'cancelled', StoreFault> {
  const checks: StationChecks = new Map(
    Object.entries(store.stationKeys).map(([station, key]) => [
      station as StationId,
      ring.suite.verifier(Buffer.from(key, 'hex')),
    ]),
  );
  const chains = new Chains(store.station, checks);
  let headAtIndex: string | null = null;
  try {
    const scan = scanJournal(store.dir, ring, { accept: (record) => chains.accept(record) });
    for (let step = scan.next(); ; step = scan.next()) {
      if (step.done) return ok({ end: step.value, chains, headAtIndex });
      const { number, head } = step.value;
      if (number === indexed?.count) headAtIndex = Buffer.from(head).toString('hex');
      if (number % LOOK_EVERY !== 0) continue;
      if (hooks.cancelled()) return ok('cancelled');
      if (indexed !== null && indexed.count > 0) hooks.progress(Math.min(1, number / indexed.count) * 0.8);
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return err(fileFault(error, JOURNAL_FOLDER));
  }
}

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
    const blob = getBlob(dir, ring, hash);
    looked += 1;
    hooks.progress(0.8 + (0.2 * looked) / referenced.size);
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

/** Checks everything in a store. Breaks are part of the report; a fault means that it could not be checked. */
export function checkStore(
  store: CheckedStore,
  ring: KeyRing,
  hooks: WorkerHooks,
): Result<VerifyReport | 'cancelled', StoreFault> {
  // Before the journal: an open desk may write a newer one while the journal is being read.
  const read = readIndex(store.dir, ring);
  if (!read.ok) return read;
  const index = typeof read.value === 'string' ? null : read.value;
  const journal = checkJournal(store, ring, index?.point ?? null, hooks);
  if (!journal.ok || journal.value === 'cancelled') return journal as Result<'cancelled', StoreFault>;
  const { end, chains, headAtIndex } = journal.value;
  const blobs = checkBlobs(store.dir, ring, chains.referenced, hooks);
  if (!blobs.ok || blobs.value === 'cancelled') return blobs as Result<'cancelled', StoreFault>;
  const ahead = index === null ? null : aheadDamage(end.point, index.point.count);
  const snapshotState = (): VerifyReport['snapshot'] => {
    if (index === null) return read.value === 'nothing' ? 'missing' : 'unusable';
    if (ahead !== null) return 'ahead';
    return index.point.count === 0 || headAtIndex === index.point.head ? 'sound' : 'unusable';
  };
  return ok({
    practice: store.practice,
    station: store.station,
    inUse: store.inUse,
    segments: end.segments,
    entries: chains.entries,
    signatures: chains.entries + chains.seals,
    seals: chains.seals,
    bytes: end.bytes,
    head: end.point.head,
    tornBytes: end.unfinishedBytes,
    snapshot: snapshotState(),
    blobs: blobs.value,
    firstBreak: end.damage ?? ahead,
  });
}
