// The digest of the page agrees with the standard's vectors and with Node, however the bytes are cut.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSha256 } from '../../../../renderer/components/form/sha256';

const digestOf = (...pieces: readonly Uint8Array[]): string => {
  const hash = createSha256();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('FIPS 180-4 vector "%s"', (text, digest) => {
  expect(digestOf(new TextEncoder().encode(text))).toBe(digest);
});

test('any bytes cut anywhere give the digest that Node gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), (bytes, cut) => {
      const whole = createHash('sha256').update(bytes).digest('hex');
      expect(digestOf(bytes.subarray(0, cut), bytes.subarray(cut))).toBe(whole);
    }),
  );
});
