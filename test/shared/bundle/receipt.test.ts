/** Receipts: small, strict, signed over everything they say. */
import { describe, expect, it } from 'vitest';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { receiptSigned, signReceipt } from '#electron/sync/bundle/signed-text';
import { MAX_PARTS, MEDIUM_PROFILES, PAPER_BYTES, plausibleSize } from '#shared/bundle/limits';
import { type Receipt, readReceipt, receiptText, type UnsignedReceipt } from '#shared/bundle/receipt';
import type { DivisionCode, EntryId, StationId } from '#shared/domain/ids';

const key = suite.generateSigningKey();
const station = '0123456789abcdef' as StationId;
const plain: UnsignedReceipt = {
  format: 1,
  suite: 1,
  bundleId: 'ab'.repeat(16),
  wholeHash: 'cd'.repeat(32),
  sender: station,
  agency: '653100' as DivisionCode,
  station: 'fedcba9876543210' as StationId,
  publicKey: Buffer.from(key.publicKey).toString('hex'),
  level: 'applied',
  code: null,
  counts: { effective: 400, merged: 0, opinion: 1, disputed: 0, parked: 2, opaque: 0, void: 0 },
  parked: [
    { station, seq: 9, code: 'B27_CHAIN' },
    { station, seq: 10, code: 'B30_ATTACHMENT' },
  ],
  conflicts: ['11'.repeat(32)],
  have: [{ station, seq: 412, hash: 'ee'.repeat(32) as EntryId }],
  regionDate: null,
  claimedAt: '2026-11-22T02:30:00.000Z',
};
const receipt = signReceipt(plain, suite.signer(key.privateKey));

describe('a receipt', () => {
  it('reads back as it was written, with a signature over all of it', () => {
    const read = readReceipt(receiptText(receipt));
    expect(read).toEqual({ ok: true, value: receipt });
    expect(receiptSigned(receipt)).toBe(true);
  });

  it.each<[string, Partial<Receipt>]>([
    ['level', { level: 'decided' }],
    ['bundle', { bundleId: '00'.repeat(16) }],
    ['count', { counts: { ...plain.counts, effective: 401 } }],
    ['acknowledgement', { have: [] }],
    ['station', { station }],
  ])('with another %s is not signed', (_name, other) => {
    expect(receiptSigned({ ...receipt, ...other })).toBe(false);
  });

  it.each<[string, { readonly [field: string]: unknown }]>([
    ['a refusal without its code', { level: 'refused' }],
    ['a code without a refusal', { code: 'B06_DAMAGED' }],
    ['a code that is not of the list', { level: 'refused', code: 'B99' }],
    ['rows out of order', { parked: [...plain.parked].reverse() }],
    ['a row twice', { conflicts: ['11'.repeat(32), '11'.repeat(32)] }],
    ['a day that is none', { regionDate: '2026-02-30' }],
    ['a field nobody knows', { more: 1 }],
    ['a negative count', { counts: { ...plain.counts, void: -1 } }],
  ])('with %s is none', (_name, other) => {
    expect(readReceipt(receiptText({ ...receipt, ...other } as Receipt)).ok).toBe(false);
  });

  it('fits on paper', () => {
    expect(receiptText(receipt).length).toBeLessThan(PAPER_BYTES);
  });
});

describe('sizes', () => {
  it('let through what packs well and stop what only a bomb can be', () => {
    expect(plausibleSize(1_000, 60 * 2 ** 20)).toBe(true);
    expect(plausibleSize(5_300_000, 200_000_000)).toBe(true);
    expect(plausibleSize(10_000_000, 50 * 2 ** 30)).toBe(false);
    expect(plausibleSize(60 * 2 ** 30, 65 * 2 ** 30)).toBe(false);
    expect(MEDIUM_PROFILES.gateway * MAX_PARTS).toBeGreaterThan(64 * 2 ** 30);
  });
});
