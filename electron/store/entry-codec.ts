/**
 * Entries as bytes: canonical text, id, signature. One value has one text, so what is read back must be
 * exactly what would be written; anything else is not an entry. Ed25519 over domain word and id (RFC 8032).
 */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { EntryId } from '#shared/domain/ids';
import {
  ENTRY_ID_DOMAIN,
  ENTRY_SIGNATURE_DOMAIN,
  type Entry,
  entryText,
  type UnsignedEntry,
  unsignedText,
} from '#shared/journal/entry';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';

const words = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** SHA-256 over the domain word and the canonical bytes without the signature. */
export function entryIdOf(entry: UnsignedEntry | Entry): EntryId {
  const hash = suite.hash(words(ENTRY_ID_DOMAIN), words(unsignedText(entry)));
  return Buffer.from(hash).toString('hex') as EntryId;
}

/** What a station signs for an entry: domain word, then the 32 bytes of the id. */
function signedBytes(id: EntryId): Uint8Array {
  return Buffer.concat([words(ENTRY_SIGNATURE_DOMAIN), Buffer.from(id, 'hex')]);
}

/** Signs an entry with a prepared signer. Returns it as reading it back would, with bytes and id. */
export function signEntry(
  unsigned: UnsignedEntry,
  sign: (message: Uint8Array) => Uint8Array,
): { readonly entry: Entry; readonly id: EntryId; readonly bytes: Uint8Array } {
  const id = entryIdOf(unsigned);
  const signature = Buffer.from(sign(signedBytes(id))).toString('hex');
  const text = entryText({ ...unsigned, signature });
  // Parsed again, so that a fold sees the same value now as after a restart.
  return { entry: JSON.parse(text) as Entry, id, bytes: words(text) };
}

/** What an entry's place in its station's chain must be. */
export interface StationTip {
  readonly seq: number;
  readonly id: EntryId | null;
  readonly lamport: number;
}

/** Before the first entry of a station. */
export const NO_TIP: StationTip = { seq: 0, id: null, lamport: 0 };

function parse(bytes: Uint8Array): Entry | null {
  try {
    const text = Buffer.from(bytes).toString('utf8');
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    return canonicalJson(json as Json) === text ? (json as Entry) : null;
  } catch {
    // Not JSON, or JSON that has no canonical form: in both cases not an entry.
    return null;
  }
}

/** Reads an entry and checks canonical bytes, its place after `tip` and its signature. */
export function readEntry(
  bytes: Uint8Array,
  tip: StationTip,
  station: string,
  verify: (message: Uint8Array, signature: Uint8Array) => boolean,
): { readonly entry: Entry; readonly id: EntryId } | 'entry-altered' | 'signature-wrong' {
  const entry = parse(bytes);
  if (entry === null || typeof entry.signature !== 'string') return 'entry-altered';
  const inPlace =
    entry.station === station &&
    entry.seq === tip.seq + 1 &&
    entry.prev === tip.id &&
    entry.lamport === tip.lamport + 1;
  if (!inPlace) return 'entry-altered';
  const id = entryIdOf(entry);
  if (!verify(signedBytes(id), Buffer.from(entry.signature, 'hex'))) return 'signature-wrong';
  return { entry, id };
}
