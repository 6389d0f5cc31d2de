/** What a try at a passphrase costs is measured, never below the floor and never more than an old PC bears. */
import { describe, expect, it } from 'vitest';
import { KDF_FLOOR, type KdfParameters, kdfAcceptable } from '#electron/crypto/passphrase';
import { measuredStretching, stopwatch } from '#electron/crypto/stretching-cost';

/** A machine that needs so many milliseconds for one pass over one MiB, and what it was asked to do. */
function machine(msPerMiBPass: number, extra: (kdf: KdfParameters) => number = () => 0) {
  const asked: KdfParameters[] = [];
  const measure = (kdf: KdfParameters): Promise<number> => {
    asked.push(kdf);
    return Promise.resolve((kdf.memoryKiB / 1024) * kdf.iterations * msPerMiBPass + extra(kdf));
  };
  return { asked, measure };
}
const chosenBy = (msPerMiBPass: number) => measuredStretching(machine(msPerMiBPass).measure);
const cost = (mebibytes: number, iterations: number) => ({
  memoryKiB: mebibytes * 1024,
  iterations,
  parallelism: 1,
});

describe('the cost of stretching', () => {
  it('stays at the floor, 64 MiB and 3 passes, where even that takes longer', async () => {
    expect(KDF_FLOOR).toEqual(cost(64, 3));
    expect(await chosenBy(10)).toEqual(KDF_FLOOR);
    expect(await chosenBy(2)).toEqual(KDF_FLOOR);
  });

  it('raises memory first, to half a second, and passes only at the ceiling of 256 MiB', async () => {
    expect(await chosenBy(1.3)).toEqual(cost(128, 3));
    expect(await chosenBy(0.65)).toEqual(cost(256, 3));
    expect(await chosenBy(0.4)).toEqual(cost(256, 4));
    expect(await chosenBy(0.01)).toEqual(cost(256, 8));
  });

  it('comes down again where more memory takes longer than in proportion', async () => {
    const slowMemory = machine(1, ({ memoryKiB }) => (memoryKiB > 131_072 ? 500 : 0));
    expect(await measuredStretching(slowMemory.measure)).toEqual(cost(128, 3));
  });

  it('is found with few measurements and is always acceptable for opening', async () => {
    for (let speed = 0.01; speed < 10; speed *= 1.1) {
      const one = machine(speed, ({ memoryKiB }) => (memoryKiB / 1024) % 7);
      expect(kdfAcceptable(await measuredStretching(one.measure))).toBe(true);
      expect(one.asked.length).toBeLessThanOrEqual(5);
    }
  });

  it('is measured by a real stretching between two looks at the clock', async () => {
    const times = [100, 350];
    const measure = stopwatch(() => times.shift() ?? 0);
    expect(await measure({ memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true })).toBe(250);
  });
});
