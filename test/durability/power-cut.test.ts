/**
 * Power cuts. A real session is recorded once, operation by operation; then the folder is built as it may look
 * after a cut at any moment, with everything that was not flushed there or not, torn or reordered. Whatever the
 * store had called saved must be there, and saving must go on. The same recording without its flushes must show
 * losses, or the test could not see any.
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram, type Program, run } from './desk-process';
import type { Found } from './harness/check-states';
import type { Flushes } from './harness/disk-log';
import { quickScratch } from './harness/quick-scratch';
import { seedOfRun } from './harness/random';
import { recordedSession } from './harness/recorded-session';

const STATES = Number(process.env.DURABILITY_STATES ?? 2000);
/** States of each negative control. */
const CONTROL_STATES = 100;
const LANES = Math.min(2, availableParallelism());
const seed = seedOfRun();

describe('a power cut', () => {
  let scratch = '';
  let checker: Program;
  let recorded: { readonly many: string; readonly packs: string };

  beforeAll(async () => {
    scratch = quickScratch('power-cut-');
    checker = await bundleProgram('harness/check-states');
    const program = await bundleProgram('harness/record-session');
    recorded = {
      many: (await recordedSession(program, scratch, 'many', '1,5,3,9,2,7,1,8')).log,
      packs: (await recordedSession(program, scratch, 'packs', '1,1,1,1,1,1,1,1,1,1,1,1')).log,
    };
    program.remove();
  }, 120_000);
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    checker.remove();
  });

  /** Looks at so many states, in as many programs as there are processors. */
  async function look(log: string, states: number, flushes: Flushes, from = 0): Promise<Found> {
    const lanes = Array.from({ length: LANES }, async (_, slice) => {
      const share = Math.floor(states / LANES) + (slice < states % LANES ? 1 : 0);
      const task = { log, scratch, seed, slice, slices: LANES, states: share, flushes, from };
      const child = run(checker, [JSON.stringify(task)]);
      expect(await child.ended, child.errors()).toBe(0);
      return JSON.parse(child.lines.at(-1) ?? '') as Found;
    });
    const found = await Promise.all(lanes);
    const kinds: { [problem: string]: number } = {};
    for (const one of found)
      for (const [kind, count] of Object.entries(one.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count;
    return {
      states: found.reduce((sum, one) => sum + one.states, 0),
      bad: found.reduce((sum, one) => sum + one.bad, 0),
      kinds,
      examples: found.flatMap((one) => one.examples),
    };
  }

  const KEPT: Flushes = { files: true, folders: true };

  it(`at any moment of a session loses nothing that was saved: ${STATES} different states, seed ${seed}`, async () => {
    const short = Math.floor(STATES * 0.9);
    const found = await look(recorded.many, short, KEPT);
    expect(found.kinds, found.examples.join('\n')).toEqual({});
    expect(found).toMatchObject({ bad: 0, states: short });
    // Many small indexes, so that packs are merged and old ones go.
    const packs = await look(recorded.packs, STATES - short, KEPT, 0.4);
    expect(packs.kinds, packs.examples.join('\n')).toEqual({});
    expect(packs.bad).toBe(0);
    expect(found.states + packs.states).toBeGreaterThanOrEqual(STATES * 0.95);
  }, 1_200_000);

  it.each([
    ['no file', { files: false, folders: true }],
    ['no folder', { files: true, folders: false }],
    ['nothing', { files: false, folders: false }],
  ])(
    'is seen to lose what was saved when %s is flushed',
    async (_what, flushes) => {
      const found = await look(recorded.many, CONTROL_STATES, flushes);
      expect(found.states).toBe(CONTROL_STATES);
      expect(found.bad).toBeGreaterThan(CONTROL_STATES / 2);
    },
    120_000,
  );
});
