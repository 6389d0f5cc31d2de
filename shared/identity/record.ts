/**
 * What all signed records of identity have in common: one canonical text, an id (hash of the text without its
 * signatures) and signatures over a domain word and that id. Ciphers are handed in; nothing here computes one.
 */
import { canonicalJson } from '#shared/lib/canonical-json';

/** Every kind of record has domain words of its own: no signature of one passes for a signature of another. */
export type RecordKind =
  | 'root'
  | 'certificate'
  | 'revocations'
  | 'policy'
  | 'inbox-keys'
  | 'enrol-request'
  | 'enrol-response';

/** Hex SHA-256 of a record's domain word and its canonical text without signatures. */
export type RecordId = string;

/** The checks that need ciphers. All bytes are lower-case hex. */
export interface RecordChecks {
  /** SHA-256 of the text in UTF-8. */
  hash(text: string): string;
  /** Ed25519 (RFC 8032) over the word in UTF-8 and the 32 bytes of the id. False for a key that is none. */
  verify(publicKey: string, word: string, id: RecordId, signature: string): boolean;
  /** The id of the station with this public key. */
  stationOf(publicKey: string): string;
}

/** Domain word that is hashed before the text. */
export const idWord = (kind: RecordKind): string => `rsb/${kind}/1`;
/** Domain word that is signed before the id. */
export const signatureWord = (kind: RecordKind): string => `rsb/${kind}-signature/1`;

/** Canonical characters of a record without its signatures. */
export function unsignedRecordText(record: object): string {
  const {
    signature: _one,
    signatures: _many,
    ...unsigned
  } = record as {
    readonly signature?: unknown;
    readonly signatures?: unknown;
  };
  return canonicalJson(unsigned);
}

/** The id of a record, whatever signatures it bears. */
export const recordId = (kind: RecordKind, record: object, checks: Pick<RecordChecks, 'hash'>): RecordId =>
  checks.hash(idWord(kind) + unsignedRecordText(record));

/** Whether a record bears a signature by this key. */
export function signedBy(
  publicKey: string,
  kind: RecordKind,
  record: { readonly signature: string },
  checks: RecordChecks,
): boolean {
  return checks.verify(publicKey, signatureWord(kind), recordId(kind, record, checks), record.signature);
}
