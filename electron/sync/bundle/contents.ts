/**
 * What an open bundle holds, read whole and checked one by one: shapes of records, the id and the signature of every
 * entry, the signature of every stub (checks 20 and 21). Runs in the worker, on what the pass gathered that found the
 * payload sound; whether what it finds may be believed of the region's trust, and fits the journal, is asked where the
 * store is.
 */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { stationOf } from '#electron/store/session/station-keys';
import { entryIn, stubSchema, type TravellingStub } from '#shared/bundle/entry-record';
import { type RecordKind, recordsIn } from '#shared/bundle/frames';
import { type Receipt, readReceipt } from '#shared/bundle/receipt';
import type { EntryId } from '#shared/domain/ids';
import { certificateSchema } from '#shared/identity/certificate';
import { inboxKeysSchema } from '#shared/identity/inbox-keys';
import { policyItemSchema } from '#shared/identity/policy';
import { revocationListSchema } from '#shared/identity/revocation';
import { ENTRY_ID_DOMAIN, ENTRY_SIGNATURE_DOMAIN, type Entry, unsignedText } from '#shared/journal/entry';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { type ActSigner, needsPerson, personSignatureIn } from '#shared/journal/person-act';
import type { Json } from '#shared/lib/canonical-json';
import type { Result } from '#shared/lib/result';
import { ContentsPacker } from './contents-pack';
import type { GatheredPayload } from './gathered';
import { actSigned } from './signed-text';
import { answering, type BundleHooks, type BundleStop, goOn, stopWith } from './stopped';

/** Public keys by station: those that the reader knows already. */
export interface KnownKeys {
  readonly [station: string]: string;
}

/** Everything but the entries themselves. */
export interface ContentsIndex {
  readonly trust: readonly TrustRecord[];
  readonly stubs: readonly TravellingStub[];
  readonly receipts: readonly Receipt[];
  /** Hashes of the attachments inside. */
  readonly blobs: readonly string[];
  readonly entries: number;
  /** Who signed acts besides their stations: whether these are their keys is asked where the office is known. */
  readonly signers: readonly ActSigner[];
}

type Verify = (message: Uint8Array, signature: Uint8Array) => boolean;

const words = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const ID_DOMAIN = words(ENTRY_ID_DOMAIN);
const SIGNATURE_DOMAIN = words(ENTRY_SIGNATURE_DOMAIN);

/** Reads records that were found sound; what comes out is packed, to cross to another thread. */
export function readContents(
  { frames, blobs }: GatheredPayload,
  keys: KnownKeys,
  hooks: BundleHooks,
): Promise<Result<Uint8Array, BundleStop>> {
  return answering('B06_DAMAGED', async () => {
    const reading = new Reading(keys);
    for (const [at, { kind, content }] of frames.entries()) {
      goOn(hooks);
      for (const record of recordsIn(content) ?? []) reading.take(kind, record);
      hooks.progress((at + 1) / frames.length);
    }
    return reading.packed(blobs);
  });
}

class Reading {
  readonly #verifiers = new Map<string, Verify>();
  readonly #trust: TrustRecord[] = [];
  readonly #stubs: TravellingStub[] = [];
  readonly #receipts: Receipt[] = [];
  readonly #signers = new Map<string, ActSigner>();
  readonly #entries = new ContentsPacker();

  constructor(keys: KnownKeys) {
    for (const [station, publicKey] of Object.entries(keys)) this.#know(station, publicKey);
  }

  take(kind: RecordKind, record: Uint8Array): void {
    const text = Buffer.from(record.buffer, record.byteOffset, record.byteLength).toString('utf8');
    // Of these very bytes it is known that they say one thing only.
    const value = JSON.parse(text) as Json;
    switch (kind) {
      case 'certificates':
        this.#certificate(value);
        break;
      case 'revocations':
        this.#put({ kind: 'revocations', record: parsed(revocationListSchema, value, kind) });
        break;
      case 'policy':
        this.#put({ kind: 'policy', ...parsed(policyItemSchema, value, kind) });
        break;
      case 'keys':
        this.#put({ kind: 'inboxKeys', record: parsed(inboxKeysSchema, value, kind) });
        break;
      case 'entries':
        this.#entry(value, record);
        break;
      case 'stubs':
        this.#stub(parsed(stubSchema, value, kind));
        break;
      case 'receipts': {
        const receipt = readReceipt(text);
        if (!receipt.ok) stopWith('B21_FORMAT', { detail: kind });
        this.#receipts.push(receipt.value);
        break;
      }
    }
  }

  packed(blobs: readonly string[]): Uint8Array {
    const index: ContentsIndex = {
      trust: this.#trust,
      stubs: this.#stubs,
      receipts: this.#receipts,
      blobs,
      entries: this.#entries.count,
      signers: [...this.#signers.values()],
    };
    try {
      return this.#entries.packed(JSON.stringify(index));
    } catch (error) {
      // More than a text or a buffer can be.
      if (error instanceof RangeError) stopWith('B20_SIZE', { detail: 'memory' });
      throw error;
    }
  }

  #put(record: TrustRecord): void {
    this.#trust.push(record);
  }

  /** A key proves itself as its station's: whose station it is, the certificate's own signature says elsewhere. */
  #certificate(value: Json): void {
    const record = parsed(certificateSchema, value, 'certificates');
    this.#put({ kind: 'certificate', record });
    if (record.kind === 'station' && stationOf(record.publicKey) === record.subject)
      this.#know(record.subject, record.publicKey);
  }

  #know(station: string, publicKey: string): void {
    if (!this.#verifiers.has(station))
      this.#verifiers.set(station, suite.verifier(Buffer.from(publicKey, 'hex')));
  }

  #entry(value: Json, bytes: Uint8Array): void {
    const entry = entryIn(value);
    if (entry === null) stopWith('B21_FORMAT', { detail: 'entry' });
    const id = idOf(entry);
    this.#demandSigned(entry, id, this.#entries.count + 1);
    if (needsPerson(entry.events)) this.#demandPerson(entry, this.#entries.count + 1);
    this.#entries.add(entry, id, bytes);
  }

  /** The person who acted has signed the act too. */
  #demandPerson(entry: Entry, n: number): void {
    const signed = personSignatureIn(entry.events);
    if (signed === null || !actSigned(entry)) stopWith('B29_ENTRY_SIGNATURE', { n, detail: 'person' });
    const signer = { station: entry.station, account: entry.actor, publicKey: signed.publicKey };
    this.#signers.set(JSON.stringify(signer), signer);
  }

  #stub(stub: TravellingStub): void {
    this.#demandSigned(stub, stub.id, this.#stubs.length + 1);
    this.#stubs.push(stub);
  }

  /** The station of an entry, or of what stands for it, has signed its id. */
  #demandSigned({ station, signature }: Pick<Entry, 'station' | 'signature'>, id: EntryId, n: number): void {
    const verify = this.#verifiers.get(station);
    const message = Buffer.concat([SIGNATURE_DOMAIN, Buffer.from(id, 'hex')]);
    if (!verify?.(message, Buffer.from(signature, 'hex')))
      stopWith('B29_ENTRY_SIGNATURE', { n, detail: verify === undefined ? 'station-key' : 'signature' });
  }
}

const idOf = (entry: Entry): EntryId =>
  Buffer.from(suite.hash(ID_DOMAIN, words(unsignedText(entry)))).toString('hex') as EntryId;

/** A record of its kind. @throws a stop when it is none */
function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: Json,
  kind: RecordKind,
): T {
  const read = schema.safeParse(value);
  return read.success ? read.data : stopWith('B21_FORMAT', { detail: kind });
}
