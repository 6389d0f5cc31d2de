/** Passphrase stretching: the standard's vector, the floor, and what people type. */
import { argon2id } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { KDF_FLOOR, kdfAcceptable, stretchPassphrase } from '#electron/crypto/passphrase';

const WEAK = { memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true } as const;
const SALT = new Uint8Array(16).fill(7);

describe('passphrase stretching', () => {
  it('is Argon2id with the stated parameters (reference implementation vector: 256 KiB, 2 passes)', async () => {
    const key = await stretchPassphrase('password', Buffer.from('somesalt'), {
      memoryKiB: 256,
      iterations: 2,
      parallelism: 1,
      belowFloor: true,
    });
    expect(Buffer.from(key).toString('hex')).toBe(
      '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
    );
  });

  it('refuses parameters below the floor unless they say so, and absurd ones always', () => {
    expect(kdfAcceptable(KDF_FLOOR)).toBe(true);
    expect(kdfAcceptable({ ...KDF_FLOOR, memoryKiB: KDF_FLOOR.memoryKiB - 1 })).toBe(false);
    expect(kdfAcceptable({ ...KDF_FLOOR, iterations: 1 })).toBe(false);
    expect(kdfAcceptable(WEAK)).toBe(true);
    expect(kdfAcceptable({ ...KDF_FLOOR, memoryKiB: 2 ** 30 })).toBe(false);
    expect(kdfAcceptable({ ...KDF_FLOOR, iterations: 1.5 })).toBe(false);
  });

  it('gives the 64 MiB key of the floor', async () => {
    const key = await stretchPassphrase('口令', SALT, KDF_FLOOR);
    const expected = await argon2id({
      password: '口令',
      salt: SALT,
      iterations: 3,
      parallelism: 1,
      memorySize: 65_536,
      hashLength: 32,
      outputType: 'binary',
    });
    expect(key).toEqual(expected);
  });

  it('gives the same key when the input method was left on full-width letters', async () => {
    const half = await stretchPassphrase('Abc-123', SALT, WEAK);
    expect(await stretchPassphrase('\uff21\uff42\uff43\uff0d\uff11\uff12\uff13', SALT, WEAK)).toEqual(half);
    expect(await stretchPassphrase('abc-123', SALT, WEAK)).not.toEqual(half);
  });

  it('throws on an empty passphrase: callers refuse it before', async () => {
    await expect(stretchPassphrase('', SALT, WEAK)).rejects.toThrow('empty');
  });
});
