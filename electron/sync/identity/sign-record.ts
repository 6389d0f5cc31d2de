/** Signs records of identity: canonical text, id, domain word. It never keeps the key it is handed. */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { type RecordKind, recordId, signatureWord } from '#shared/identity/record';
import { RECORD_CHECKS, signedMessage } from './record-checks';

/** A signing key that was opened. Whoever opened it wipes it. */
export interface OpenKey {
  /** Hex. */
  readonly publicKey: string;
  /** Secret, raw. */
  readonly privateKey: Uint8Array;
}

/** A key that is opened, or somebody who signs with one without showing it. */
export type RecordSigner =
  | OpenKey
  | { readonly publicKey: string; readonly sign: (message: Uint8Array) => Uint8Array };

/** The signature of a record, in hex, whatever signatures it bears already. */
export function signatureOf(kind: RecordKind, record: object, key: RecordSigner): string {
  const message = signedMessage(signatureWord(kind), recordId(kind, record, RECORD_CHECKS));
  const sign = 'sign' in key ? key.sign : suite.signer(key.privateKey);
  return Buffer.from(sign(message)).toString('hex');
}

/** The record with its signature. */
export const signed = <T extends object>(
  kind: RecordKind,
  unsigned: T,
  key: RecordSigner,
): T & { readonly signature: string } => ({ ...unsigned, signature: signatureOf(kind, unsigned, key) });
