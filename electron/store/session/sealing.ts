/** Makes and checks the seals of a station: signatures over everything it has written so far. */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import {
  merkleRoot,
  type Seal,
  type SealedLeaf,
  type UnsignedSeal,
  unsignedSealText,
} from '#shared/journal/seal';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { Chain } from './entry-text';
import type { StationChecks, StationTip } from './stations';

/** What the next seal goes on from. Plain JSON: a snapshot keeps it. */
export interface Sealing {
  readonly number: number;
  /** Hash of the last seal, null before the first. */
  readonly previous: string | null;
  /** Time that the last seal claims, null before the first. */
  readonly at: Instant | null;
  /** Entries after it. */
  readonly leaves: readonly SealedLeaf[];
}

export const NO_SEALS: Sealing = { number: 0, previous: null, at: null, leaves: [] };

const words = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Hash that names a seal: over the domain word and its text without the signature. */
export const sealHash = (seal: UnsignedSeal | Seal, { sealDomain }: Chain): string =>
  hex(suite.hash(sealDomain, words(unsignedSealText(seal))));

const signedBytes = (hash: string, { sealSignatureDomain }: Chain): Uint8Array =>
  Buffer.concat([sealSignatureDomain, Buffer.from(hash, 'hex')]);

/** The next seal over `sealing.leaves`. @throws when nothing is to be sealed. */
export function makeSeal(
  station: StationId,
  sealing: Sealing,
  tip: StationTip,
  claimedAt: Instant,
  sign: (message: Uint8Array) => Uint8Array,
  chain: Chain,
): { readonly bytes: Uint8Array; readonly after: Sealing } {
  if (tip.id === null) throw new Error('a seal before the first entry');
  const unsigned: UnsignedSeal = {
    format: 1,
    suite: 1,
    station,
    number: sealing.number + 1,
    count: tip.seq,
    last: tip.id,
    root: hex(merkleRoot(sealing.leaves, suite.hash)),
    previous: sealing.previous,
    claimedAt,
  };
  const hash = sealHash(unsigned, chain);
  const seal: Seal = { ...unsigned, signature: hex(sign(signedBytes(hash, chain))) };
  return {
    bytes: words(canonicalJson(seal)),
    after: { number: unsigned.number, previous: hash, at: claimedAt, leaves: [] },
  };
}

/** What follows a seal read from the journal; null when it does not continue `sealing` or is not signed rightly. */
export function checkSeal(
  bytes: Uint8Array,
  sealing: Sealing,
  station: StationId,
  tip: StationTip,
  checks: StationChecks,
  chain: Chain,
): Sealing | null {
  const seal = readSeal(bytes);
  if (typeof seal?.signature !== 'string' || sealing.leaves.length === 0 || tip.id === null) return null;
  const continues =
    seal.station === station &&
    seal.number === sealing.number + 1 &&
    seal.count === tip.seq &&
    seal.last === tip.id &&
    seal.previous === sealing.previous &&
    seal.root === hex(merkleRoot(sealing.leaves, suite.hash));
  if (!continues) return null;
  const hash = sealHash(seal, chain);
  const verify = checks.get(station);
  if (!verify?.(signedBytes(hash, chain), Buffer.from(seal.signature, 'hex'))) return null;
  return { number: seal.number, previous: hash, at: seal.claimedAt, leaves: [] };
}

/** A seal of the journal as it was written; null when the bytes are none. */
export function readSeal(bytes: Uint8Array): Seal | null {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    return canonicalJson(json) === text ? (json as Seal) : null;
  } catch {
    // Not JSON, or JSON without a canonical form: not a seal.
    return null;
  }
}
