/**
 * Many working hours of an office, one act after another through the real application, with locked screens,
 * people going and coming, restarts, and a process that is killed in the middle of a change again and again. At
 * the end everything said to be saved is there, and what opening quickly gives is what the whole journal gives.
 */
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateHash } from '#electron/commands/verify';
import { verifyStore } from '#electron/store/store';
import type { Instant } from '#shared/domain/local-date';
import { BY_PRACTICE, must } from '../electron/store/store-kit';
import { bundleProgram, type Program, run } from './desk-process';
import { quickScratch } from './harness/quick-scratch';
import { seedOfRun } from './harness/random';

/** Acts of 24 working hours, one every 90 seconds. */
const ACTS = Number(process.env.DURABILITY_ACTS ?? 960);
const LATER = '2026-08-03T02:00:00.000Z' as Instant;
/** What a store cannot do without; all else is built from it. */
const TRUTH = /^(journal|security|blobs|lock|keys.*|attempts.*)$/;
const seed = seedOfRun();

describe('24 working hours of an office', () => {
  let scratch = '';
  let program: Program;
  beforeAll(async () => {
    scratch = quickScratch('office-');
    program = await bundleProgram('harness/office-program');
  }, 60_000);
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    program.remove();
  });

  it(`of ${ACTS} acts with kills and restarts: nothing saved is lost, and all folds agree (seed ${seed})`, async () => {
    const root = join(scratch, 'desk');
    mkdirSync(root);
    const vault = join(root, 'vault');
    const toldFile = join(scratch, 'told');
    const told: string[] = [];
    let kills = 0;
    for (let next = 0; next < ACTS; ) {
      writeFileSync(toldFile, told.join('\n'));
      const args = [vault, toldFile, String(seed), String(next), String(ACTS)];
      const child = run(program, args, { recorded: { root } });
      const code = await child.ended;
      const where = `acts from ${next}, seed ${seed}`;
      expect(child.process.signalCode, `${where}: ended with ${code}: ${child.errors()}`).toBe('SIGKILL');
      expect(
        child.lines.filter((line) => line.startsWith('problem')),
        where,
      ).toEqual([]);
      told.push(...child.lines);
      kills += 1;
      // The act in which it was killed is not done again: its people see what is there and go on.
      next = Number(told.findLast((line) => line.startsWith('begin'))?.split(' ')[1]) + 1;
    }
    const count = (word: string): number => told.filter((line) => line.startsWith(word)).length;
    const acts = { kills, did: count('did'), refused: count('refused'), restarts: count('restarted') };
    const steps = {
      saved: count('case '),
      registered: told.filter((line) => /^did .* step CODING_PENDING/.test(line)).length,
    };
    console.log(JSON.stringify({ ...acts, ...steps }));
    expect(acts.kills).toBeGreaterThan(ACTS / 100);
    expect(acts.restarts).toBeGreaterThan(ACTS / 100);
    expect(acts.refused).toBeLessThan(acts.did / 3);
    expect(steps.saved).toBeGreaterThan(ACTS / 2);
    // Days passed and the work came to its end: items were registered, not only begun.
    expect(steps.registered).toBeGreaterThan(ACTS / 100);

    const quick = await stateHash(vault, BY_PRACTICE, LATER);
    const bare = join(scratch, 'bare');
    mkdirSync(bare);
    for (const name of readdirSync(vault))
      if (TRUTH.test(name)) cpSync(join(vault, name), join(bare, name), { recursive: true });
    expect(readdirSync(bare).length).toBeLessThan(readdirSync(vault).length);
    expect(quick).toMatch(/^[0-9a-f]{64}$/);
    expect(await stateHash(bare, BY_PRACTICE, LATER)).toBe(quick);
    const report = must(await verifyStore({ dir: vault, unlock: BY_PRACTICE, now: LATER }));
    expect(report).toMatchObject({ firstBreak: null, blobs: { missing: [], damaged: [] } });
  }, 1_200_000);
});
