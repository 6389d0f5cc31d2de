/** The archive's own Argon2id and BLAKE2b, written from their RFCs, are those that the world knows. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { argon2id, blake2b } from '../../reader/argon2.mjs';

describe('the reader of archives', () => {
  it('hashes as RFC 7693', () => {
    for (const length of [0, 1, 63, 64, 127, 128, 129, 1000]) {
      const bytes = Buffer.alloc(length, 7);
      expect(blake2b(64, bytes)).toEqual(createHash('blake2b512').update(bytes).digest());
    }
  });

  it.each([
    [64, 1, 1],
    [64, 3, 1],
    [256, 2, 4],
    [1024, 3, 2],
  ] as const)(
    'stretches as RFC 9106: %i KiB, %i passes, %i lanes',
    async (memoryKiB, iterations, parallelism) => {
      const { argon2id: library } = await import('hash-wasm');
      const password = '塔里木河畔的胡杨';
      const salt = Buffer.alloc(16, 3);
      const hashLength = 32;
      const known = await library({
        password,
        salt,
        iterations,
        parallelism,
        memorySize: memoryKiB,
        hashLength,
        outputType: 'hex',
      });
      const own = argon2id({ password, salt, iterations, parallelism, memoryKiB, length: hashLength });
      expect(own.toString('hex')).toBe(known);
    },
  );
});
