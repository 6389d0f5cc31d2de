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
/** Kills of whole desks; a backup takes its time, so they come later. */
const WHOLE_KILLS = Math.ceil(KILLS / 5);
const LONGEST_WHOLE_MS = 400;
const seed = seedOfRun();

describe('kill -9', () => {
  let scratch = '';
  let program: Program;
  let whole: Program;
  beforeAll(async () => {
    scratch = quickScratch('kill-');
    program = await bundleProgram('harness/kill-program');
    whole = await bundleProgram('harness/kill-whole');
  }, 60_000);
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    program.remove();
    whole.remove();
  });

  /** Kills a whole desk at work `kills` times; answers how many entries it was told are saved. */
  async function oneDesk(number: number, kills: number): Promise<number> {
    const chance = new Chance(seed).branch(100_000 + number);
    const root = join(scratch, `desk-${number}`);
    mkdirSync(root);
    const told: string[] = [];
    const toldFile = join(scratch, `told-${number}`);
    for (let kill = 0; kill <= kills; kill += 1) {
      writeFileSync(toldFile, told.join('\n'));
      const isLast = kill === kills;
      const task = isLast ? 'check' : 'work';
      const child = run(whole, [task, root, toldFile, String(chance.below(1e9))]);
      if (!isLast) {
        await child.next('saved');
        await setTimeout(chance.next() * LONGEST_WHOLE_MS);
        child.process.kill('SIGKILL');
      }
      await child.ended;
      const where = `desk ${number}, kill ${kill}, seed ${seed}: ${child.errors()}`;
      expect(
        child.lines.filter((line) => line.startsWith('problem')),
        where,
      ).toEqual([]);
      if (isLast) expect(child.lines, where).toEqual(['checked']);
      told.push(...child.lines);
    }
    rmSync(root, { recursive: true, force: true });
    return told.filter((line) => line.startsWith('saved')).length;
  }

  it(`${WHOLE_KILLS} times while passphrases, slips and backups change: nothing is lost and nothing is half done`, async () => {
    let acknowledged = 0;
    for (let number = 0; number * KILLS_PER_STORE < WHOLE_KILLS; number += 1)
      acknowledged += await oneDesk(
        number,
        Math.min(KILLS_PER_STORE, WHOLE_KILLS - number * KILLS_PER_STORE),
      );
    expect(acknowledged).toBeGreaterThan(WHOLE_KILLS);
  }, 1_200_000);

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
    // Each was killed after it had saved something; some while they were about to save more.
    expect(acknowledged).toBeGreaterThan(KILLS);
  }, 1_200_000);
});
