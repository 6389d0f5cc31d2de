/**
 * Signatures over canonical texts: SHA-256 over a domain word and the text, Ed25519 over another word and that hash,
 * as entries have it. No signature of one kind passes for one of another.
 */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { HEADER_DOMAIN, HEADER_SIGNATURE_DOMAIN } from '#shared/bundle/layout';
import { EXPORT_DOMAIN, EXPORT_SIGNATURE_DOMAIN, exportText, type Manifest } from '#shared/bundle/manifest';
import {
  RECEIPT_DOMAIN,
  RECEIPT_SIGNATURE_DOMAIN,
  type Receipt,
  type UnsignedReceipt,
  unsignedReceiptText,
} from '#shared/bundle/receipt';
import {
  ACT_DOMAIN,
  ACT_SIGNATURE_DOMAIN,
  type PersonAct,
  type PersonSigned,
  personActText,
  personSignatureIn,
} from '#shared/journal/person-act';

/** Signs a message with a key that this file never sees. */
export type Sign = (message: Uint8Array) => Uint8Array;

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const messageOf = (domain: string, signatureDomain: string, text: Uint8Array): Uint8Array =>
  Buffer.concat([utf8(signatureDomain), suite.hash(utf8(domain), text)]);

/** Whether a key signed a message; a key that is none signed nothing. */
function verified(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return suite.verifier(Buffer.from(publicKey, 'hex'))(message, signature);
  } catch {
    return false;
  }
}

/** What the sending station signs of a part: the bytes of its header. */
export const headerMessage = (header: Uint8Array): Uint8Array =>
  messageOf(HEADER_DOMAIN, HEADER_SIGNATURE_DOMAIN, header);

/** Whether the key in a header signed it (check 10). */
export const headerSigned = (publicKey: string, header: Uint8Array, signature: Uint8Array): boolean =>
  verified(publicKey, headerMessage(header), signature);

const exportMessage = (manifest: Manifest): Uint8Array =>
  messageOf(EXPORT_DOMAIN, EXPORT_SIGNATURE_DOMAIN, utf8(exportText(manifest)));

/** Who lets a bundle out, with the way to sign. */
export interface Approver {
  readonly account: string;
  /** 64 hex digits. */
  readonly publicKey: string;
  readonly sign: Sign;
}

/** The manifest with the supervisor's signature. */
export function approved(manifest: Manifest, { account, publicKey, sign }: Approver): Manifest {
  const unsigned = { ...manifest, approval: { account, publicKey, signature: '' } };
  return { ...manifest, approval: { account, publicKey, signature: hexOf(sign(exportMessage(unsigned))) } };
}

/** Whether the person named in a manifest signed it (check 17). False when nobody is named. */
export const approvalSigned = (manifest: Manifest): boolean =>
  manifest.approval !== null &&
  verified(
    manifest.approval.publicKey,
    exportMessage(manifest),
    Buffer.from(manifest.approval.signature, 'hex'),
  );

const actMessage = (act: PersonAct): Uint8Array =>
  messageOf(ACT_DOMAIN, ACT_SIGNATURE_DOMAIN, utf8(personActText(act)));

/** The signature of the person who acts, as an event of the act. */
export const signAct = (act: PersonAct, { publicKey, sign }: Omit<Approver, 'account'>): PersonSigned => ({
  type: 'personSigned',
  publicKey,
  signature: hexOf(sign(actMessage(act))),
});

/** Whether the key that an act names signed it. Whose key it is, the acts of the station's office say. */
export function actSigned(act: PersonAct): boolean {
  const signed = personSignatureIn(act.events);
  return signed !== null && verified(signed.publicKey, actMessage(act), Buffer.from(signed.signature, 'hex'));
}

const receiptMessage = (receipt: UnsignedReceipt | Receipt): Uint8Array =>
  messageOf(RECEIPT_DOMAIN, RECEIPT_SIGNATURE_DOMAIN, utf8(unsignedReceiptText(receipt)));

/** Signs a receipt. */
export const signReceipt = (receipt: UnsignedReceipt, sign: Sign): Receipt => ({
  ...receipt,
  signature: hexOf(sign(receiptMessage(receipt))),
});

/** Whether the key in a receipt signed it. Whose key it is, the trust of the reader says. */
export const receiptSigned = (receipt: Receipt): boolean =>
  verified(receipt.publicKey, receiptMessage(receipt), Buffer.from(receipt.signature, 'hex'));
