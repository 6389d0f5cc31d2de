/**
 * A mutation fuzzer that knows where things are: header fields, lengths, frames, records, the packed and the sealed
 * payload. Each mutant ends with a code of the list, soon, with nothing given out that is not whole; no file stays
 * open and no memory is kept. Seeded; `BUNDLE_FUZZ` sets how many, `BUNDLE_FUZZ_SEED` the seed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BUNDLE_CODE_LIST } from '#shared/bundle/codes';
import { codeOf, folder, packed } from './bundle-kit';
import { COUNTY, makeWorld, readerOf } from './bundle-world';
import { chance, mutant, sampleOf } from './mutants';

const COUNT = Number(process.env.BUNDLE_FUZZ ?? '2000');
const SEED = Number(process.env.BUNDLE_FUZZ_SEED ?? '5');
/** No mutant may take longer. The slow disk of a busy machine is in it. */
const MOST_MS = 2_000;
const MOST_MIB = 512;

const openFiles = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);

it(`${COUNT} mutants of a bundle end with a code each`, { timeout: 60_000 + COUNT * 60 }, async () => {
  const world = await makeWorld();
  const { county } = world;
  const sender = { to: [{ agency: COUNTY, pairSeq: 1 }] };
  const [part] = (await packed(world, { recipients: [county.recipient], sender })).parts;
  const sample = await sampleOf(readFileSync(part?.file ?? ''), county.identity, county, county.recipient);
  const file = join(folder(), 'mutant');
  const reader = readerOf(world, world.county);
  const codes = new Map<string, number>();
  const known = new Set<string>([...BUNDLE_CODE_LIST, 'taken']);
  const filesBefore = openFiles();
  const random = chance(SEED);
  let slowest = 0;
  for (let number = 0; number < COUNT; number += 1) {
    const { bytes, foreign } = await mutant(sample, random);
    writeFileSync(file, bytes);
    const begun = performance.now();
    const code = await codeOf([file], reader);
    slowest = Math.max(slowest, performance.now() - begun);
    if (!known.has(code) || (foreign && code === 'taken'))
      throw new Error(`mutant ${number} of seed ${SEED}: ${code}`);
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect(slowest).toBeLessThan(MOST_MS);
  expect(process.memoryUsage().rss / 2 ** 20).toBeLessThan(MOST_MIB);
  expect(openFiles()).toBeLessThanOrEqual(filesBefore + 4);
  // The fuzzer reaches every stage, or it proves little. What is taken was changed without harm by its own sender.
  const stages = [
    'B04_HEADER',
    'B06_DAMAGED',
    'B19_DECRYPT',
    'B20_SIZE',
    'B21_FORMAT',
    'B23_REWRAPPED',
    'B25_NO_APPROVAL',
    'taken',
  ];
  if (COUNT >= 2_000) expect([...codes.keys()]).toEqual(expect.arrayContaining(stages));
  console.log(
    `fuzz: ${COUNT} mutants, slowest ${Math.round(slowest)} ms, ${JSON.stringify(Object.fromEntries([...codes].sort()))}`,
  );
});
