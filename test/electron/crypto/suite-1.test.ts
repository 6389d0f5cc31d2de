/** Suite 1 against published vectors and against alteration. */
import { describe, expect, it } from 'vitest';
import { suite1 as suite } from '#electron/crypto/suite-1';
import { equalBytes, suiteOf } from '#electron/crypto/suites';

const hex = (text: string) => Buffer.from(text, 'hex');
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const words = (text: string) => Buffer.from(text, 'utf8');

describe('suite 1', () => {
  it('hashes as FIPS 180-4 says', () => {
    expect(toHex(suite.hash(words('ab'), words('c')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('authenticates as RFC 4231 test case 2 says', () => {
    expect(toHex(suite.mac(words('Jefe'), words('what do ya want '), words('for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('derives as RFC 5869 test case 3 says (first 32 bytes)', () => {
    const key = suite.deriveKey(hex('0b'.repeat(22)), new Uint8Array(0), '');
    expect(toHex(key)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d');
  });

  it('signs as RFC 8032 test 3 says and refuses any other message', () => {
    const sign = suite.signer(hex('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7'));
    const verify = suite.verifier(hex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'));
    const signature = sign(hex('af82'));
    expect(toHex(signature)).toBe(
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    );
    expect(verify(hex('af82'), signature)).toBe(true);
    expect(verify(hex('af83'), signature)).toBe(false);
    expect(verify(hex('af82'), signature.subarray(1))).toBe(false);
  });

  it('generates keys that sign for each other only', () => {
    const [one, two] = [suite.generateSigningKey(), suite.generateSigningKey()];
    const signature = suite.signer(one.privateKey)(words('x'));
    expect(one.publicKey).toHaveLength(32);
    expect(one.privateKey).toHaveLength(32);
    expect(suite.verifier(one.publicKey)(words('x'), signature)).toBe(true);
    expect(suite.verifier(two.publicKey)(words('x'), signature)).toBe(false);
  });

  it('seals as the GCM specification test case 14 says', () => {
    const sealed = suite.seal(new Uint8Array(32), new Uint8Array(12), new Uint8Array(16), new Uint8Array(0));
    expect(toHex(sealed)).toBe('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919');
  });

  it('opens nothing when any bit of key, nonce, context or sealed bytes differs', () => {
    const key = suite.randomBytes(32);
    const nonce = suite.randomBytes(12);
    const context = words('context');
    const sealed = suite.seal(key, nonce, words('登记'), context);
    expect(suite.open(key, nonce, sealed, context)).toEqual(words('登记'));
    const parts = { key, nonce, sealed, context };
    for (const name of ['key', 'nonce', 'sealed', 'context'] as const) {
      for (let bit = 0; bit < parts[name].length * 8; bit += 1) {
        const altered = Buffer.from(parts[name]);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const now = { ...parts, [name]: altered };
        expect(suite.open(now.key, now.nonce, now.sealed, now.context)).toBeNull();
      }
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(suite.open(key, nonce, sealed.subarray(0, length), context)).toBeNull();
  });

  it('unwraps a key only with the right key and context', () => {
    const key = suite.randomBytes(32);
    const secret = suite.randomBytes(32);
    const wrapped = suite.wrap(key, secret, words('a'));
    expect(wrapped).toHaveLength(32 + suite.wrapBytes);
    expect(suite.unwrap(key, wrapped, words('a'))).toEqual(Buffer.from(secret));
    expect(suite.unwrap(key, wrapped, words('b'))).toBeNull();
    expect(suite.unwrap(suite.randomBytes(32), wrapped, words('a'))).toBeNull();
    expect(suite.unwrap(key, wrapped.subarray(0, 20), words('a'))).toBeNull();
  });

  it('is found by its number, and an unknown number is not guessed at', () => {
    expect(suiteOf(1)).toBe(suite);
    expect(suiteOf(2)).toBeNull();
    expect(equalBytes(words('ab'), words('ab'))).toBe(true);
    expect(equalBytes(words('ab'), words('abc'))).toBe(false);
  });
});
