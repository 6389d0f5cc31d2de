/**
 * A desk that is killed at any moment loses nothing that it called saved, and opens again without help: real
 * processes, killed while they open, save, keep attachments, write snapshots and close.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import { BY_PRACTICE, must, NOW } from '../electron/store/store-kit';
import { bundleProgram, type Program, run } from './desk-process';
import { quickScratch } from './harness/quick-scratch';
import { Chance, seedOfRun } from './harness/random';

const KILLS = Number(process.env.DURABILITY_KILLS ?? 200);
/** Kills of one store; then it is read through, and a new one begins. */
const KILLS_PER_STORE = 10;
/** A killed process is waited for, so one more lane than processors keeps them busy. */
const LANES = availableParallelism() + 1;
const LONGEST_MS = 120;
const seed = seedOfRun();

describe('kill -9', () => {
  let scratch = '';
  let program: Program;
  beforeAll(async () => {
    scratch = quickScratch('kill-');
    program = await bundleProgram('harness/kill-program');
  }, 60_000);
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    program.remove();
  });

  /** Kills one store's processes `kills` times; answers how many entries it was told are saved. */
  async function oneStore(number: number, kills: number): Promise<number> {
    const chance = new Chance(seed).branch(number);
    const root = join(scratch, String(number));
    mkdirSync(root);
    const dir = join(root, 'vault');
    const told: string[] = [];
    const toldFile = join(root, 'told');
    const remember = () => writeFileSync(toldFile, told.join('\n'));
    for (let kill = 0; kill < kills; kill += 1) {
      remember();
      const child = run(program, ['work', dir, toldFile]);
      await child.next('saved');
      const delay = chance.next() * LONGEST_MS;
      await setTimeout(delay);
      child.process.kill('SIGKILL');
      await child.ended;
      const where = `store ${number}, kill ${kill} after ${delay.toFixed(1)} ms, seed ${seed}`;
      expect(
        child.lines.filter((line) => line.startsWith('problem')),
        where,
      ).toEqual([]);
      told.push(...child.lines);
    }
    remember();
    const check = run(program, ['check', dir, toldFile]);
    expect(await check.ended, check.errors()).toBe(0);
    expect(check.lines, `store ${number}, seed ${seed}`).toEqual(['checked']);
    const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
    expect(report).toMatchObject({ firstBreak: null, tornBytes: 0, blobs: { missing: [], damaged: [] } });
    rmSync(root, { recursive: true, force: true });
    return told.filter((line) => line.startsWith('saved')).length;
  }

  it(`${KILLS} times: every acknowledged entry and attachment is there, the rest is whole`, async () => {
    const stores = Math.ceil(KILLS / KILLS_PER_STORE);
    let next = 0;
    let acknowledged = 0;
    const lanes = Array.from({ length: LANES }, async () => {
      while (next < stores) {
        const number = next;
        next += 1;
        acknowledged += await oneStore(number, Math.min(KILLS_PER_STORE, KILLS - number * KILLS_PER_STORE));
      }
    });
    await Promise.all(lanes);
    // Each was killed after it had saved something; most while it was about to save more.
    expect(acknowledged).toBeGreaterThan(KILLS * 1.5);
  }, 1_200_000);
});
