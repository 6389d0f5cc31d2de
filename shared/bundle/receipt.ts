/**
 * The receipt: what an office says of a bundle it was brought, signed by the station that looked at it. A sender's
 * outbox closes only on it, so a refused bundle gets one as well (with the code alone). Small enough for paper.
 */
import { z } from 'zod';
import {
  dateField,
  divisionField,
  publicKeyField,
  signatureField,
  stationField,
} from '#shared/identity/fields';
import { canonicalJson } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import { BUNDLE_CODE_LIST } from './codes';
import {
  bundleIdField,
  claimedField,
  countField,
  hashField,
  headsField,
  placeField,
  risingRows,
} from './fields';
import { type JsonProblem, readStrictJson } from './strict-json';

/** How far the receiver has come with a bundle, each including those before. */
export const RECEIPT_LEVELS = ['refused', 'received', 'stored', 'applied', 'decided'] as const;

const DISPOSITIONS = ['effective', 'merged', 'opinion', 'disputed', 'parked', 'opaque', 'void'] as const;

const dispositionsField = z.strictObject(
  Object.fromEntries(DISPOSITIONS.map((name) => [name, countField])) as {
    readonly [D in (typeof DISPOSITIONS)[number]]: typeof countField;
  },
);

const parkedRow = z.strictObject({ station: stationField, seq: placeField, code: z.enum(BUNDLE_CODE_LIST) });

/** Numbers compare as numbers in their text when all have the same length. */
const SEQ_DIGITS = 16;

const receiptShape = z.strictObject({
  format: z.literal(1),
  suite: z.literal(1),
  bundleId: bundleIdField,
  /** Hash of the whole payload, so that a receipt for another content under the same number shows. */
  wholeHash: hashField,
  /** The station that sent the bundle. */
  sender: stationField,
  /** Who says this. */
  agency: divisionField,
  station: stationField,
  publicKey: publicKeyField,
  level: z.enum(RECEIPT_LEVELS),
  /** Why it was refused; null otherwise. */
  code: z.enum(BUNDLE_CODE_LIST).nullable(),
  /** Entries by what became of them. */
  counts: dispositionsField,
  parked: risingRows(parkedRow, ({ station, seq }) => station + String(seq).padStart(SEQ_DIGITS, '0'), 500),
  /** Ids of the conflicts it opened. */
  conflicts: risingRows(hashField, (id) => id, 500),
  /** What the receiver owns now. */
  have: headsField,
  /** The region's date, when the region says this; evidence for the clocks of others. */
  regionDate: dateField.nullable(),
  claimedAt: claimedField,
  signature: signatureField,
});

const receiptSchema = receiptShape.refine(({ level, code }) => (level === 'refused') === (code !== null));

export type Receipt = z.output<typeof receiptSchema>;
export type UnsignedReceipt = Omit<Receipt, 'signature'>;
export type ReceiptLevel = Receipt['level'];

/** Domain words of a receipt and of its signature. */
export const RECEIPT_DOMAIN = 'rsb/receipt/1';
export const RECEIPT_SIGNATURE_DOMAIN = 'rsb/receipt-signature/1';

/** What is hashed and signed. */
export function unsignedReceiptText(receipt: UnsignedReceipt | Receipt): string {
  const { signature: _signature, ...unsigned } = receipt as Receipt;
  return canonicalJson(unsigned);
}

/** Canonical characters of a receipt: what a frame or a QR code holds. */
export const receiptText = (receipt: Receipt): string => canonicalJson(receipt);

/** The receipt that a text is; its signature is not looked at. */
export function readReceipt(text: string): Result<Receipt, JsonProblem> {
  const json = readStrictJson(text);
  if (!json.ok) return json;
  const receipt = receiptSchema.safeParse(json.value);
  return receipt.success ? ok(receipt.data) : err('format');
}
