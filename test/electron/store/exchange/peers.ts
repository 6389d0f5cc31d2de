/**
 * Stations of other offices for the tests of the exchange: they write cases, learn of each other, and give out what
 * they know. Keys come from names, so that every process makes the same entries.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { CASE_CHAIN, type EntryBytes, signEntry } from '#electron/store/session/entry-text';
import { stationOf } from '#electron/store/session/station-keys';
import { afterEntry, NO_STATIONS, nextPlace, type StationTips } from '#electron/store/session/stations';
import type { EntryDraft, ReceivedRecord, Stub } from '#electron/store/store';
import type { CaseId, DivisionCode, EntryId, StationId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { JournalEvent } from '#shared/journal/events';
import { CLERK, draft } from '../sayings';

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key pair of a name. */
function keyPair(name: string): { readonly publicKey: string; readonly privateKey: Uint8Array } {
  const seed = Buffer.from(suite.hash(Buffer.from(`peer ${name}`, 'utf8')));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { publicKey: der.subarray(-32).toString('hex'), privateKey: seed };
}

/** A case by a small number. */
export const caseOf = (number: number): CaseId => number.toString(16).padStart(32, '0') as CaseId;

const byCause = (a: EntryBytes, b: EntryBytes): number =>
  a.entry.lamport - b.entry.lamport ||
  (a.entry.station < b.entry.station ? -1 : Number(a.entry.station > b.entry.station)) ||
  a.entry.seq - b.entry.seq;

/** A station of another office. */
export class Peer {
  readonly publicKey: string;
  readonly station: StationId;
  readonly #sign: (message: Uint8Array) => Uint8Array;
  readonly known = new Map<EntryId, EntryBytes>();
  #stations: StationTips = NO_STATIONS;

  constructor(name: string) {
    const { publicKey, privateKey } = keyPair(name);
    this.publicKey = publicKey;
    this.station = stationOf(publicKey);
    this.#sign = suite.signer(privateKey);
  }

  /** The tips of a case as far as the peer knows it. */
  tips(of: CaseId): readonly EntryId[] {
    const entries = [...this.known.values()].filter(({ entry }) => entry.case === of);
    const followed = new Set(entries.flatMap(({ entry }) => entry.casePrev));
    return entries.flatMap(({ id }) => (followed.has(id) ? [] : [id])).sort();
  }

  /** Writes an entry of a case; `change` makes it another than it should be, signed all the same. */
  write(of: CaseId | null, text: string, change: object = {}): EntryBytes {
    const place = nextPlace(this.#stations, this.station);
    // Asking for the tips of a case costs the square of all entries: who writes very many gives them.
    const casePrev = of === null || 'casePrev' in change ? [] : this.tips(of);
    const said = { ...draft(text), case: of, casePrev, ...change };
    const made = signEntry(
      { format: 1, suite: 1, station: this.station, ...place, epoch: 0, schema: 1, ...said },
      CASE_CHAIN,
      this.#sign,
    );
    this.#take(made);
    return made;
  }

  /** Learns everything that another knows. */
  learn(other: Peer): void {
    for (const made of [...other.known.values()].sort(byCause))
      if (!this.known.has(made.id)) this.#take(made);
  }

  /** Everything known, so that causes come first. */
  get all(): readonly EntryBytes[] {
    return [...this.known.values()].sort(byCause);
  }

  #take(made: EntryBytes): void {
    this.known.set(made.id, made);
    this.#stations = afterEntry(this.#stations, this.station, made.entry, made.id);
  }
}

export const asEntry = ({ bytes }: EntryBytes): ReceivedRecord => ({ kind: 'entry', bytes });

export const stubOf = ({ entry: { station, seq, prev, lamport, signature }, id }: EntryBytes): Stub => ({
  station,
  seq,
  id,
  prev,
  lamport,
  signature,
});

export const asStub = (made: EntryBytes): ReceivedRecord => ({ kind: 'stub', stub: stubOf(made) });

const HASH = '0'.repeat(64);
const AGENCY = '653100' as DivisionCode;

const told = (event: JournalEvent): EntryDraft => ({ ...draft(''), events: [event] });

/** The own entry that brings the certificates of peers; whether the region signed them is not asked by a store. */
export const trusting = (...peers: readonly Peer[]): EntryDraft =>
  told({
    type: 'trustReceived',
    by: 'ceremony',
    records: peers.map(({ station, publicKey }) => ({
      kind: 'certificate',
      record: {
        format: 1,
        suite: 1,
        kind: 'station',
        number: 1,
        root: 1,
        subject: station,
        publicKey,
        agency: AGENCY,
        level: 'prefecture',
        name: '喀什地区',
        mayAuthor: [{ from: 1, events: ['*'] }],
        mayBundle: ['up'],
        validFrom: '2026-01-01' as LocalDate,
        validTo: '2028-01-01' as LocalDate,
        revocation: 0,
        signature: '0'.repeat(128),
      },
    })),
  });

/** The own entry that closes a batch. */
export const closing = (entries: number, stubs = 0): EntryDraft =>
  told({
    type: 'bundleImported',
    bundleId: '0'.repeat(32),
    wholeHash: HASH,
    kind: 'up',
    agency: AGENCY,
    station: '0123456789abcdef' as StationId,
    pairSeq: null,
    planHash: HASH,
    approvedBy: CLERK,
    secondBy: null,
    entries,
    stubs,
    blobs: 0,
    have: [],
    ranges: [],
  });

/** A batch of these records. */
export const batchOf = (items: readonly ReceivedRecord[]) => ({
  records: items.length,
  items,
  closing: closing(
    items.filter(({ kind }) => kind === 'entry').length,
    items.filter(({ kind }) => kind === 'stub').length,
  ),
});
