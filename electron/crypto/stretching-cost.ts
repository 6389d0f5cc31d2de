/**
 * What stretching a passphrase is to cost on this machine: measured once, when a store is set up, and raised
 * from the floor until it takes about half a second. Memory is raised before passes, because memory is what a
 * guesser with many machines lacks; it stops at 256 MiB, so that a PC with 4 GB stays usable.
 */
import { KDF_FLOOR, type KdfParameters, stretchPassphrase } from './passphrase';

/** How long one stretching should take, in milliseconds. */
const WANTED_MS = 500;
/** Taken although somewhat longer; beyond, people at slow machines would wait at every sign-in. */
const LONGEST_MS = 650;
const MEMORY_CEILING_KIB = 262_144;
const MOST_PASSES = 8;
/** Set-up waits for every measurement. */
const MOST_MEASUREMENTS = 5;

const step = (memoryKiB: number, iterations: number): KdfParameters => ({
  memoryKiB,
  iterations,
  parallelism: KDF_FLOOR.parallelism,
});

/** From the floor upwards: first memory, then passes. */
const STEPS: readonly KdfParameters[] = [
  ...[65_536, 98_304, 131_072, 196_608, MEMORY_CEILING_KIB].map((memory) =>
    step(memory, KDF_FLOOR.iterations),
  ),
  ...Array.from({ length: MOST_PASSES - KDF_FLOOR.iterations }, (_, more) =>
    step(MEMORY_CEILING_KIB, KDF_FLOOR.iterations + 1 + more),
  ),
];

/** Work of parameters: time grows about in proportion to it. */
const work = (kdf: KdfParameters): number => kdf.memoryKiB * kdf.iterations;

/** How many milliseconds one stretching with these parameters takes. */
export type MeasureStretching = (kdf: KdfParameters) => Promise<number>;

/** Measures with a clock that gives milliseconds and never goes back. */
export function stopwatch(
  monotonicMs: () => number,
  stretch: typeof stretchPassphrase = stretchPassphrase,
): MeasureStretching {
  return async (kdf) => {
    const begun = monotonicMs();
    const key = await stretch('measured', new Uint8Array(16), kdf);
    key.fill(0);
    return monotonicMs() - begun;
  };
}

/** The strongest parameters that take about half a second here; the floor where even that takes longer. */
export async function measuredStretching(measure: MeasureStretching): Promise<KdfParameters> {
  let chosen = KDF_FLOOR;
  let took = await measure(chosen);
  let tooMuch = Number.POSITIVE_INFINITY;
  for (let measured = 1; measured < MOST_MEASUREMENTS; measured += 1) {
    const perWork = took / work(chosen);
    const next = STEPS.filter(
      (kdf) => work(kdf) > work(chosen) && work(kdf) < tooMuch && work(kdf) * perWork <= WANTED_MS,
    ).at(-1);
    if (next === undefined) break;
    const time = await measure(next);
    if (time > LONGEST_MS) {
      tooMuch = work(next);
    } else {
      chosen = next;
      took = time;
    }
  }
  return chosen;
}
