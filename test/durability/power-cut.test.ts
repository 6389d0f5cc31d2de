/**
 * Power cuts. A real session is recorded once, operation by operation; then the folder is built as it may look
 * after a cut at any moment, with everything that was not flushed there or not, torn or reordered. Whatever the
 * store had called saved must be there, and saving must go on. The same recording without its flushes must show
 * losses, or the test could not see any.
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram, type Program, run } from './desk-process';
import type { Found, Scene } from './harness/check-states';
import type { Flushes } from './harness/disk-log';
import { quickScratch } from './harness/quick-scratch';
import { seedOfRun } from './harness/random';
import { recordedSession } from './harness/recorded-session';

const STATES = Number(process.env.DURABILITY_STATES ?? 2000);
/** Of the whole life of a desk: each is opened a dozen times. */
const WHOLE_STATES = Math.ceil(STATES / 10);
/** Of a new master key: most are of the copying, which changes nothing of the store itself. */
const ROTATION_STATES = Math.ceil(STATES / 10);
/** Of a store being brought to the present format: each costs a stretched passphrase. */
const OLDER_STATES = Math.ceil(STATES / 40);
/** States of each negative control. */
const CONTROL_STATES = 100;
const WHOLE_CONTROL_STATES = 30;
const LANES = Math.min(2, availableParallelism());
const seed = seedOfRun();
const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** A recording, and what it is of. */
interface Recording {
  readonly scene: Scene;
  readonly log: string;
}

describe('a power cut', () => {
  let scratch = '';
  let checker: Program;
  let recorded: { readonly [name in 'many' | 'packs' | 'whole' | 'rotation' | 'older']: Recording };

  beforeAll(async () => {
    scratch = quickScratch('power-cut-');
    checker = await bundleProgram('harness/check-states');
    const record = async (scene: Scene, what: string, name: string, ...args: readonly string[]) => {
      const program = await bundleProgram(`harness/${what}`);
      const { log } = await recordedSession(program, scratch, name, ...args);
      program.remove();
      return { scene, log };
    };
    recorded = {
      many: await record('practice', 'record-session', 'many', '1,5,3,9,2,7,1,8'),
      packs: await record('practice', 'record-session', 'packs', '1,1,1,1,1,1,1,1,1,1,1,1'),
      whole: await record('whole', 'record-whole', 'whole'),
      rotation: await record('whole', 'record-rotation', 'rotation'),
      older: await record('older', 'record-older', 'older', FIXTURES),
    };
  }, 120_000);
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    checker.remove();
  });

  /** Looks at so many states, in as many programs as there are processors. */
  async function look({ scene, log }: Recording, states: number, flushes: Flushes, from = 0): Promise<Found> {
    const lanes = Array.from({ length: LANES }, async (_, slice) => {
      const share = Math.floor(states / LANES) + (slice < states % LANES ? 1 : 0);
      const task = {
        scene,
        fixtures: FIXTURES,
        log,
        scratch,
        seed,
        slice,
        slices: LANES,
        states: share,
        flushes,
        from,
      };
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

  it(`at any moment of keys, anchors, backups and restoring leaves the state before or after: ${WHOLE_STATES} states, seed ${seed}`, async () => {
    const found = await look(recorded.whole, WHOLE_STATES, KEPT);
    expect(found.kinds, found.examples.join('\n')).toEqual({});
    expect(found.states).toBeGreaterThanOrEqual(WHOLE_STATES * 0.95);
  }, 2_400_000);

  it(`at any moment of a new master key leaves the store under the former one or the new one, whole: ${ROTATION_STATES} states, seed ${seed}`, async () => {
    const found = await look(recorded.rotation, ROTATION_STATES, KEPT);
    expect(found.kinds, found.examples.join('\n')).toEqual({});
    expect(found.states).toBeGreaterThanOrEqual(ROTATION_STATES * 0.95);
  }, 2_400_000);

  it(`while a store of format 1 is brought to the present one costs nothing: ${OLDER_STATES} states, seed ${seed}`, async () => {
    const found = await look(recorded.older, OLDER_STATES, KEPT);
    expect(found.kinds, found.examples.join('\n')).toEqual({});
    expect(found.states).toBeGreaterThanOrEqual(OLDER_STATES * 0.9);
  }, 1_200_000);

  it.each([
    ['the keys, anchors and backups', 'whole'],
    ['a new master key', 'rotation'],
    ['a store of format 1', 'older'],
  ] as const)(
    'is seen to lose what was promised of %s when nothing is flushed',
    async (_what, name) => {
      const found = await look(recorded[name], WHOLE_CONTROL_STATES, { files: false, folders: false });
      expect(found.bad).toBeGreaterThan(WHOLE_CONTROL_STATES / 3);
    },
    240_000,
  );

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
