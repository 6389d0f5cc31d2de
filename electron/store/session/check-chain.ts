/**
 * The full check of one chain of a store: every record, entry, signature and seal from the first byte, and the
 * index document against the journal. It takes no lock and changes nothing; a break is part of the report.
 */
import type { BlobHash, StationId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';
import type { SealedLeaf } from '#shared/journal/seal';
import { securityEvents } from '#shared/journal/security-events';
import { assertNever } from '#shared/lib/assert-never';
import { err, ok, type Result } from '#shared/lib/result';
import { type JournalBegin, namesBegin, readBegin } from '../archive/journal-begin';
import type { Damage, DamageReason, StoreFault } from '../faults';
import { fileFault, onDisk, systemCode } from '../file-fault';
import { type JournalPoint, type ScanEnd, type ScannedRecord, scanJournal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER, segmentPlace } from '../layout';
import type { ChainReport } from '../store-types';
import type { WorkerHooks } from '../worker-jobs';
import { BatchFollower } from './batch-follower';
import { checkEntry, placeDamage } from './check-entry';
import { EntryLedger } from './entry-ledger';
import { type Chain, isSigned } from './entry-text';
import { stationKeysIn } from './foreign-keys';
import { type IndexDocument, isForsaken, readIndex } from './index-document';
import { aheadDamage } from './open-state';
import { checkSeal, NO_SEALS, readSeal, type Sealing } from './sealing';
import {
  afterEntry,
  type LookUp,
  NO_STATIONS,
  type StationChecks,
  type StationTips,
  stubFault,
  tipOf,
} from './stations';
import { readStub } from './stub-text';

/** Which chain is checked, and whose. */
export interface CheckedChain {
  /** Folder of the chain. */
  readonly dir: string;
  readonly ring: KeyRing;
  readonly chain: Chain;
  readonly station: StationId;
  readonly checks: StationChecks;
  /** The last entry of each station that writes here no more. */
  readonly lastSeqs?: { readonly [station: string]: number };
}

/** A sound or broken chain, and the attachments its entries name. */
export interface ChainChecked {
  readonly report: ChainReport;
  readonly referenced: ReadonlySet<BlobHash>;
}

type StationCheck = (message: Uint8Array, signature: Uint8Array) => boolean;

/** A sealing to which entries are still added. */
type GrowingSealing = Omit<Sealing, 'leaves'> & { readonly leaves: SealedLeaf[] };

/** Records between two looks at whether anybody still waits. */
const LOOK_EVERY = 256;

/** Follows the chains of stations and seals through a scan. */
class Follower {
  stations: StationTips = NO_STATIONS;
  entries = 0;
  seals = 0;
  readonly batch = new BatchFollower();
  readonly #ledger = new EntryLedger();
  readonly #lookUp: LookUp = (station, seq) => this.#ledger.at(station, seq);
  /** Of the stations that wrote here, and of others as certificates tell. */
  readonly #checks: Map<StationId, StationCheck>;
  readonly referenced = new Set<BlobHash>();
  readonly #of: CheckedChain;
  /** A restored store has seals of former stations before its own. */
  readonly #sealings = new Map<StationId, GrowingSealing>();

  /** Where the journal begins, while no line of it has named that place. */
  unnamed: JournalBegin | null;

  constructor(of: CheckedChain, begin: JournalBegin | null) {
    this.#of = of;
    this.#checks = new Map(of.checks);
    this.unnamed = begin;
    if (begin === null) return;
    const { number, hash, at, station } = begin.place.seal;
    this.stations = { tips: begin.place.tips, news: [] };
    this.#sealings.set(station, { number, previous: hash, at, leaves: [] });
  }

  /** How far the station that writes here has sealed. */
  get sealing(): Sealing {
    return this.#sealingOf(this.#of.station);
  }

  #sealingOf(station: StationId): Sealing {
    return this.#sealings.get(station) ?? NO_SEALS;
  }

  /** The leaves of a station since its last seal. They grow in place: a store of format 1 has no seals. */
  #growing(station: StationId): SealedLeaf[] {
    const known = this.#sealings.get(station) ?? { ...NO_SEALS, leaves: [] };
    this.#sealings.set(station, known);
    return known.leaves;
  }

  /** Judges the next record; a reason ends the check there. */
  accept(record: ScannedRecord): DamageReason | null {
    switch (record.kind) {
      case 'dictionary':
        return null;
      case 'seal':
        return this.#seal(record.content());
      case 'batch':
        return this.#of.chain.exchanged ? this.batch.open(record.content()) : 'batch-altered';
      case 'stub':
        return this.#stub(record.content());
      case 'entry':
        return this.#entry(record.content());
      default:
        return assertNever(record.kind, 'kind of record');
    }
  }

  #entry(bytes: Uint8Array): DamageReason | null {
    const { chain, station, checks } = this.#of;
    const read = checkEntry(bytes, this.stations, this.#lookUp, this.#checks, chain);
    if (typeof read === 'string') return read;
    const { entry, id } = read;
    const isOurs = checks.has(entry.station);
    const misplaced = this.batch.entry(entry, isOurs);
    if (misplaced !== null) return misplaced;
    const last = this.batch.isBrought ? undefined : this.#of.lastSeqs?.[entry.station];
    if (entry.seq > (last ?? entry.seq)) return 'entry-altered';
    this.stations = afterEntry(this.stations, station, entry, id);
    this.#ledger.note(entry.station, entry.seq, { id, lamport: entry.lamport, isStub: false });
    const attachments = entry.attachments.map(({ hash }) => hash);
    if (isOurs) {
      this.#growing(entry.station).push({ id, attachments });
      this.#learn(entry);
    }
    for (const hash of attachments) this.referenced.add(hash);
    this.entries += 1;
    if (this.unnamed !== null) this.#lookForCut(entry, this.unnamed);
    return null;
  }

  /** Keys of other stations, by the certificates that were accepted here. */
  #learn(entry: Entry): void {
    if (!this.#of.chain.exchanged) return;
    for (const [station, key] of stationKeysIn(entry))
      if (!this.#checks.has(station)) this.#checks.set(station, this.#of.ring.suite.verifier(key));
  }

  #stub(bytes: Uint8Array): DamageReason | null {
    const stub = readStub(bytes);
    if (stub === null) return 'entry-altered';
    const misplaced = this.batch.stub(stub.station);
    if (misplaced !== null) return misplaced;
    const verify = this.#checks.get(stub.station);
    if (verify === undefined) return 'station-unknown';
    const fault = stubFault(stub, this.stations, this.#lookUp);
    if (fault !== null) return placeDamage(fault);
    if (!isSigned(stub, verify, this.#of.chain)) return 'signature-wrong';
    this.stations = afterEntry(this.stations, this.#of.station, stub, stub.id);
    this.#ledger.note(stub.station, stub.seq, { id: stub.id, lamport: stub.lamport, isStub: true });
    return null;
  }

  #lookForCut(entry: Entry, begin: JournalBegin): void {
    for (const event of securityEvents(entry))
      if (event.type === 'journalCut' && namesBegin(event.place, begin)) this.unnamed = null;
  }

  #seal(bytes: Uint8Array): DamageReason | null {
    const { checks, chain } = this.#of;
    const station = readSeal(bytes)?.station;
    if (station === undefined) return 'seal-altered';
    const tip = tipOf(this.stations, station);
    const after = checkSeal(bytes, this.#sealingOf(station), station, tip, checks, chain);
    if (after === null) return 'seal-altered';
    this.#sealings.set(station, { ...after, leaves: [] });
    this.seals += 1;
    return null;
  }
}

interface Scanned {
  readonly end: ScanEnd;
  /** Head after the record that the index document names last. */
  readonly headAtIndex: string | null;
}

function scan(
  { dir, ring }: CheckedChain,
  follower: Follower,
  indexed: JournalPoint | null,
  hooks: WorkerHooks,
): Result<Scanned | 'cancelled', StoreFault> {
  let headAtIndex: string | null = null;
  try {
    const records = scanJournal(dir, ring, { accept: (record) => follower.accept(record) });
    for (let step = records.next(); ; step = records.next()) {
      if (step.done) return ok({ end: step.value, headAtIndex });
      const { number, head } = step.value;
      if (number === indexed?.count) headAtIndex = Buffer.from(head).toString('hex');
      if (number % LOOK_EVERY !== 0) continue;
      if (hooks.cancelled()) return ok('cancelled');
      if (indexed !== null && indexed.count > 0) hooks.progress(Math.min(1, number / indexed.count));
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return err(fileFault(error, JOURNAL_FOLDER));
  }
}

/** Checks a whole chain. Breaks are part of the report; a fault means that it could not be checked. */
export function checkChain(
  checked: CheckedChain,
  hooks: WorkerHooks,
): Result<ChainChecked | 'cancelled', StoreFault> {
  // Before the journal: an open desk may write a newer one while the journal is being read.
  const read = readIndex(checked.dir, checked.ring);
  if (!read.ok) return read;
  const index = typeof read.value === 'string' ? null : read.value;
  const begun = onDisk(JOURNAL_FOLDER, () => readBegin(checked.dir, checked.ring));
  if (!begun.ok) return begun;
  const begin = begun.value;
  const follower = new Follower(checked, begin);
  const scanned = scan(checked, follower, index?.point ?? null, hooks);
  if (!scanned.ok || scanned.value === 'cancelled') return scanned as Result<'cancelled', StoreFault>;
  const { end, headAtIndex } = scanned.value;
  const { entries, seals, sealing, referenced, batch } = follower;
  const { number, previous, at } = sealing;
  return ok({
    report: {
      segments: end.segments,
      entries,
      foreign: batch.foreign,
      batches: batch.batches,
      stubs: batch.stubs,
      cutEntries: begin?.place.entries ?? 0,
      signatures: entries + batch.stubs + seals,
      seals,
      bytes: end.bytes,
      head: end.point.head,
      tornBytes: end.unfinishedBytes,
      snapshot: index === null ? noIndex(read.value === 'nothing') : indexState(index, end, headAtIndex),
      lastSeal: previous === null || at === null ? null : { number, hash: previous, at },
      firstBreak:
        end.damage ??
        (index === null ? null : aheadDamage(end.point, index.point.count)) ??
        (follower.unnamed === null ? null : notCut),
    },
    referenced,
  });
}

/** What is missing before the beginning was not cut off by anybody who may: no line says so. */
const notCut: Damage = { file: segmentPlace(1), position: 0, record: 1, reason: 'segment-missing' };

const noIndex = (nothing: boolean): ChainReport['snapshot'] => (nothing ? 'missing' : 'unusable');

function indexState(index: IndexDocument, end: ScanEnd, headAtIndex: string | null): ChainReport['snapshot'] {
  const { point } = index;
  if (aheadDamage(end.point, point.count) !== null) return 'ahead';
  if (isForsaken(index)) return 'unusable';
  return point.count === 0 || headAtIndex === point.head ? 'sound' : 'unusable';
}
