/** An entry as bytes: one value has one text, one id, one signature, and stands at one place of its chain. */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { suite1 } from '#electron/crypto/suite-1';
import { checkEntry } from '#electron/store/session/check-entry';
import { CASE_CHAIN, openEntry, signEntry } from '#electron/store/session/entry-text';
import { NO_STATIONS } from '#electron/store/session/stations';
import type { StationId } from '#shared/domain/ids';
import { type Entry, type UnsignedEntry, unsignedText } from '#shared/journal/entry';
import { canonicalJson } from '#shared/lib/canonical-json';
import { draft } from './store-kit';

const STATION = '0123456789abcdef' as StationId;
const pair = suite1.generateSigningKey();
const signer = suite1.signer(pair.privateKey);
const checks = new Map([[STATION, suite1.verifier(pair.publicKey)]]);
const unsigned: UnsignedEntry = {
  ...draft('一'),
  format: 1,
  suite: 1,
  station: STATION,
  seq: 1,
  prev: null,
  lamport: 1,
  seen: [],
  epoch: 0,
  schema: 1,
};
const signed = signEntry(unsigned, CASE_CHAIN, signer);
const read = (bytes: Uint8Array) => checkEntry(bytes, NO_STATIONS, () => null, checks, CASE_CHAIN);
const textOf = (entry: Entry): Buffer => Buffer.from(canonicalJson(entry), 'utf8');

describe('an entry', () => {
  it('is read back as it was signed; its id is SHA-256 over the domain word and the canonical bytes', () => {
    expect(read(signed.bytes)).toEqual({ entry: signed.entry, id: signed.id });
    expect(openEntry(signed.bytes, CASE_CHAIN)).toEqual({ entry: signed.entry, id: signed.id });
    expect(Buffer.from(signed.bytes)).toEqual(textOf(signed.entry));
    expect(
      createHash('sha256')
        .update(`rsb/entry/1${unsignedText(unsigned)}`)
        .digest('hex'),
    ).toBe(signed.id);
  });

  it('is signed so that another Ed25519 implementation agrees (OpenSSL, through another key form)', () => {
    const key = createPrivateKey({
      key: {
        kty: 'OKP',
        crv: 'Ed25519',
        d: Buffer.from(pair.privateKey).toString('base64url'),
        x: Buffer.from(pair.publicKey).toString('base64url'),
      },
      format: 'jwk',
    });
    const message = Buffer.concat([Buffer.from('rsb/signature/1'), Buffer.from(signed.id, 'hex')]);
    expect(sign(null, message, key).toString('hex')).toBe(signed.entry.signature);
  });

  it('may say anything, the words that frame its own signature too', () => {
    for (const words of [
      '","signature":"',
      `,"signature":"${'0'.repeat(128)}"`,
      ',"station":"',
      '\u2028"\\',
    ]) {
      const odd = signEntry({ ...unsigned, ...draft(words) }, CASE_CHAIN, signer);
      expect(read(odd.bytes)).toEqual({ entry: odd.entry, id: odd.id });
      expect(openEntry(odd.bytes, CASE_CHAIN).id).toBe(odd.id);
    }
  });

  it('is refused when it is not canonical, out of its place, or not signed by its station', () => {
    const text = Buffer.from(signed.bytes).toString('utf8');
    for (const bad of [
      `${text} `,
      text.replace('"actor"', ' "actor"'),
      '[]',
      '{',
      '',
      'null',
      '{"signature":1}',
    ])
      expect(read(Buffer.from(bad)), bad).toBe('entry-altered');
    expect(read(textOf({ ...signed.entry, events: [] }))).toBe('signature-wrong');
    for (const [wrong, reason] of [
      [{ seq: 2 }, 'entry-altered'],
      [{ lamport: 7 }, 'lamport-wrong'],
      [{ station: 'fedcba9876543210' as StationId }, 'station-unknown'],
      [{ prev: signed.id }, 'entry-altered'],
      [{ seen: [{ station: 'fedcba9876543210' as StationId, seq: 1, hash: signed.id }] }, 'seen-unknown'],
      [{ seen: [null] as never }, 'entry-altered'],
      [{ seen: 'all' as never }, 'entry-altered'],
    ] as const) {
      const moved = signEntry({ ...unsigned, ...wrong }, CASE_CHAIN, signer);
      expect(read(moved.bytes), JSON.stringify(wrong)).toBe(reason);
    }
    const stranger = suite1.signer(suite1.generateSigningKey().privateKey);
    expect(read(signEntry(unsigned, CASE_CHAIN, stranger).bytes)).toBe('signature-wrong');
  });
});
