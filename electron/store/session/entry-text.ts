/**
 * Entries as bytes: canonical text, id, signature. One value has one text, so what is read back must be
 * exactly what would be written; anything else is not an entry. Ed25519 over domain word and id (RFC 8032).
 * Nothing here reads files, and nothing here decides where an entry stands.
 */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { EntryId } from '#shared/domain/ids';
import {
  ENTRY_ID_DOMAIN,
  ENTRY_SIGNATURE_DOMAIN,
  type Entry,
  type UnsignedEntry,
  unsignedText,
} from '#shared/journal/entry';
import { SEAL_DOMAIN, SEAL_SIGNATURE_DOMAIN } from '#shared/journal/seal';
import { SECURITY_DOMAINS } from '#shared/journal/security-events';
import { canonicalJson } from '#shared/lib/canonical-json';

/** How the signature stands in the canonical text: after `seq`, before `station`, which sort around it. */
const MEMBER = ',"signature":"';
const SIGNATURE_DIGITS = 128;
/** Member before which a new signature is put. */
const AFTER = ',"station":"';

/** A chain of entries: its own domain words keep an entry of one chain from passing for one of another. */
export interface Chain {
  readonly idDomain: Uint8Array;
  readonly signatureDomain: Uint8Array;
  readonly sealDomain: Uint8Array;
  readonly sealSignatureDomain: Uint8Array;
  /** Entries of other stations may come into it, in batches. */
  readonly exchanged: boolean;
}

const words = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** The chain of cases. */
export const CASE_CHAIN: Chain = {
  idDomain: words(ENTRY_ID_DOMAIN),
  signatureDomain: words(ENTRY_SIGNATURE_DOMAIN),
  sealDomain: words(SEAL_DOMAIN),
  sealSignatureDomain: words(SEAL_SIGNATURE_DOMAIN),
  exchanged: true,
};

/** The chain of who did what with the desk itself: nothing of it passes for a record of a case, nor the reverse. */
export const SECURITY_CHAIN: Chain = {
  idDomain: words(SECURITY_DOMAINS.entry),
  signatureDomain: words(SECURITY_DOMAINS.signature),
  sealDomain: words(SECURITY_DOMAINS.seal),
  sealSignatureDomain: words(SECURITY_DOMAINS.sealSignature),
  exchanged: false,
};

/** SHA-256 over the domain word and the canonical text without the signature. */
const idOf = (unsigned: string, { idDomain }: Chain): EntryId =>
  suite.hashText(idDomain, unsigned) as EntryId;

/** What a station signs for an entry: domain word, then the 32 bytes of the id. */
const signedBytes = (id: EntryId, { signatureDomain }: Chain): Uint8Array =>
  Buffer.concat([signatureDomain, Buffer.from(id, 'hex')]);

/** The canonical text without its signature, and the signature; null when there is none. */
function parts(text: string): { readonly unsigned: string; readonly signature: string } | null {
  const at = text.lastIndexOf(MEMBER);
  const from = at + MEMBER.length;
  const to = from + SIGNATURE_DIGITS;
  if (at < 0 || text[to] !== '"') return null;
  return { unsigned: text.slice(0, at) + text.slice(to + 1), signature: text.slice(from, to) };
}

/** An entry with its id. */
export interface EntryRead {
  readonly entry: Entry;
  readonly id: EntryId;
}

/** An entry with the bytes that are kept. */
export interface EntryBytes extends EntryRead {
  readonly bytes: Uint8Array;
}

/** An entry that is to be signed: its id does not depend on the signature. */
export interface EntryToSign extends EntryRead {
  /** What the station signs. */
  readonly message: Uint8Array;
  /** The bytes to be kept, once it is signed. */
  withSignature(signature: Uint8Array): Uint8Array;
}

/** Prepares an entry for signing. `entry` is as reading it back would give it, but without its signature. */
export function entryToSign(unsigned: UnsignedEntry, chain: Chain): EntryToSign {
  const text = unsignedText(unsigned);
  const id = idOf(text, chain);
  return {
    // Parsed again, so that a fold sees the same value now as after a restart.
    entry: JSON.parse(text) as Entry,
    id,
    message: signedBytes(id, chain),
    withSignature: (signature) => Buffer.from(signedText(text, signature), 'utf8'),
  };
}

/** Signs an entry with a prepared signer. Returns it as reading it back would. */
export function signEntry(
  unsigned: UnsignedEntry,
  chain: Chain,
  sign: (message: Uint8Array) => Uint8Array,
): EntryBytes {
  const text = unsignedText(unsigned);
  const id = idOf(text, chain);
  const whole = signedText(text, sign(signedBytes(id, chain)));
  return { entry: JSON.parse(whole) as Entry, id, bytes: Buffer.from(whole, 'utf8') };
}

/** The canonical text with the signature in its place. */
function signedText(unsigned: string, signature: Uint8Array): string {
  const at = unsigned.lastIndexOf(AFTER);
  return `${unsigned.slice(0, at)}${MEMBER}${Buffer.from(signature).toString('hex')}"${unsigned.slice(at)}`;
}

/** Reads an entry that this store has written and authenticated itself; its id is made from its text.
 * @throws when the bytes are no entry: authenticated bytes always are one. */
export function openEntry(bytes: Uint8Array, chain: Chain): EntryRead {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const cut = parts(text);
  if (cut === null) throw new Error('a record of the journal holds no entry');
  return { entry: JSON.parse(text) as Entry, id: idOf(cut.unsigned, chain) };
}

/** An entry that was read from anywhere, and its signature, which nobody has checked yet. */
export interface EntryText extends EntryRead {
  readonly signature: string;
}

/** Reads an entry whose text must be the canonical one, with the members that a chain needs; null when it is none. What
 * it says is for whoever knows its schema. */
export function readEntry(bytes: Uint8Array, chain: Chain): EntryText | null {
  const text = Buffer.from(bytes).toString('utf8');
  const cut = parts(text);
  const entry = cut && parsed(text);
  if (!cut || !entry || canonical(entry) !== text) return null;
  if (!Array.isArray(entry.events) || !Array.isArray(entry.attachments)) return null;
  return { entry, id: idOf(cut.unsigned, chain), signature: cut.signature };
}

/** Whether the station of an entry has signed it; a stub bears the same signature. */
export function isSigned(
  { id, signature }: Pick<EntryText, 'id' | 'signature'>,
  verify: (message: Uint8Array, signature: Uint8Array) => boolean,
  chain: Chain,
): boolean {
  return verify(signedBytes(id, chain), Buffer.from(signature, 'hex'));
}

function parsed(text: string): Entry | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Entry) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function canonical(entry: Entry): string | null {
  try {
    return canonicalJson(entry);
  } catch {
    // JSON that has no canonical form, such as a fraction: not an entry.
    return null;
  }
}
