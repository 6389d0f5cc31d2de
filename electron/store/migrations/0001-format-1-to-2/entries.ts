/**
 * Proves that the records of a journal are one station's entries: canonical text, one after the other without a
 * gap, each signed. Entries are the same bytes in both formats. Frozen.
 */
import { canonical } from './canonical';
import { fromHex, isSame, sha256, verifier, words } from './ciphers';

const ID_DOMAIN = words('rsb/entry/1');
const SIGNATURE_DOMAIN = words('rsb/signature/1');
const STATION_DIGITS = 16;

interface Links {
  readonly station: unknown;
  readonly seq: unknown;
  readonly prev: unknown;
  readonly lamport: unknown;
  readonly signature: unknown;
}

function parsed(content: Buffer): (Links & object) | null {
  const text = content.toString('utf8');
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject && canonical(json) === text && isSame(words(text), content) ? (json as Links) : null;
  } catch {
    // Not JSON, or JSON without a canonical text: not an entry.
    return null;
  }
}

/** Follows the entries of the station with this public key (64 hex digits). */
export class EntryChain {
  readonly #station: string;
  readonly #verify: (message: Uint8Array, signature: Uint8Array) => boolean;
  #seq = 0;
  #lamport = 0;
  #last: string | null = null;

  constructor(publicKey: string) {
    const raw = fromHex(publicKey);
    this.#station = sha256(raw).toString('hex').slice(0, STATION_DIGITS);
    this.#verify = verifier(raw);
  }

  /** Id of the last entry; null before the first. */
  get last(): string | null {
    return this.#last;
  }

  /** Takes the next entry, or says what is wrong with it. */
  take(content: Buffer): 'entry-altered' | 'signature-wrong' | null {
    const entry = parsed(content);
    if (entry === null || typeof entry.signature !== 'string') return 'entry-altered';
    const { signature, ...unsigned } = entry;
    const inPlace =
      entry.station === this.#station &&
      entry.seq === this.#seq + 1 &&
      entry.prev === this.#last &&
      entry.lamport === this.#lamport + 1;
    if (!inPlace) return 'entry-altered';
    const id = sha256(ID_DOMAIN, words(canonical(unsigned)));
    if (!this.#verify(Buffer.concat([SIGNATURE_DOMAIN, id]), fromHex(entry.signature)))
      return 'signature-wrong';
    this.#seq += 1;
    this.#lamport += 1;
    this.#last = id.toString('hex');
    return null;
  }
}
