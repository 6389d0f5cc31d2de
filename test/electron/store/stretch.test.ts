/** Stretching a passphrase runs beside the window: the thread that answers people goes on meanwhile. */
import { describe, expect, it } from 'vitest';
import { KDF_FLOOR, kdfAcceptable, stretchPassphrase } from '#electron/crypto/passphrase';
import { stretch } from '#electron/store/keys/stretch';

const SALT = new Uint8Array(16).fill(7);

describe('stretching', () => {
  it('gives the same key in its own thread, and lets the main thread go on', async () => {
    const begun = performance.now();
    let [last, longest] = [begun, 0];
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const key = await stretch('口令 Ａ', SALT, KDF_FLOOR);
    clearInterval(ticking);
    // Stretching is one step: done here, it would be nearly the whole time.
    expect(longest).toBeLessThan((performance.now() - begun) / 2);
    expect(key).toEqual(await stretchPassphrase('口令 A', SALT, KDF_FLOOR));
  });

  it('is refused beyond twice what set-up ever chooses: a foreign medium cannot use up the machine', async () => {
    const strongest = { memoryKiB: 262_144, iterations: 8, parallelism: 1 };
    expect(kdfAcceptable(strongest)).toBe(true);
    expect(kdfAcceptable({ ...strongest, memoryKiB: 1_048_576 })).toBe(false);
    expect(kdfAcceptable({ ...strongest, iterations: 64 })).toBe(false);
    await expect(stretch('口令', SALT, { ...KDF_FLOOR, iterations: 64 })).rejects.toThrow('limits');
  });
});
