/**
 * Taking in entries of another office survives whatever ends it: real processes killed at any moment of it, and power
 * cuts at any moment of a recorded one. What was told is there, no batch is ever half there, and the next one comes in.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import { BY_PRACTICE, must, NOW } from '../electron/store/store-kit';
import { bundleProgram, type Program, run } from './desk-process';
import type { Found } from './harness/check-states';
import type { Flushes } from './harness/disk-log';
import { quickScratch } from './harness/quick-scratch';
import { Chance, seedOfRun } from './harness/random';
import { recordedSession } from './harness/recorded-session';

const KILLS = Number(process.env.DURABILITY_RECEIVES ?? 24);
/** On a quick machine more would take in all that the other office wrote, and wait for ever to be told of the next. */
const KILLS_PER_STORE = 6;
const LONGEST_MS = 250;
const STATES = Number(process.env.DURABILITY_STATES ?? 2000) / 10;
const CONTROL_STATES = 30;
const seed = seedOfRun();

describe('a desk that takes in entries of another office', () => {
  let scratch = '';
  let killed: Program;
  let recorded: Program;
  let checker: Program;
  beforeAll(async () => {
    scratch = quickScratch('receive-');
    killed = await bundleProgram('harness/kill-receive');
    recorded = await bundleProgram('harness/record-receive');
    checker = await bundleProgram('harness/check-states');
  }, 60_000);
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    for (const program of [killed, recorded, checker]) program.remove();
  });

  it(`is killed ${KILLS} times meanwhile: every batch is whole or not there, seed ${seed}`, async () => {
    let received = 0;
    for (let number = 0; number * KILLS_PER_STORE < KILLS; number += 1) {
      const chance = new Chance(seed).branch(number);
      const root = join(scratch, `killed-${number}`);
      mkdirSync(root);
      const dir = join(root, 'vault');
      const toldFile = join(root, 'told');
      const told: string[] = [];
      const kills = Math.min(KILLS_PER_STORE, KILLS - number * KILLS_PER_STORE);
      for (let kill = 0; kill <= kills; kill += 1) {
        writeFileSync(toldFile, told.join('\n'));
        const isLast = kill === kills;
        const child = run(killed, [isLast ? 'check' : 'work', dir, toldFile, String(chance.below(1e9))]);
        if (!isLast) {
          // Every other one has taken in something: on a slow machine none would, before its time is over.
          await child.next(kill % 2 === 0 ? 'ready' : 'received');
          await setTimeout(chance.next() * LONGEST_MS);
          child.process.kill('SIGKILL');
        }
        await child.ended;
        const where = `store ${number}, kill ${kill}, seed ${seed}: ${child.errors()}`;
        expect(
          child.lines.filter((line) => line.startsWith('problem')),
          where,
        ).toEqual([]);
        if (isLast) expect(child.lines.at(-1), where).toBe('checked');
        told.push(...child.lines);
      }
      received += told.filter((line) => line.startsWith('received')).length;
      const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
      expect(report).toMatchObject({ firstBreak: null, tornBytes: 0 });
      expect(report.batches).toBeGreaterThanOrEqual(
        told.filter((line) => line.startsWith('received')).length,
      );
      rmSync(root, { recursive: true, force: true });
    }
    expect(received).toBeGreaterThanOrEqual(Math.floor(KILLS / 2));
  }, 1_200_000);

  const look = async (log: string, states: number, flushes: Flushes): Promise<Found> => {
    const task = {
      scene: 'receive',
      fixtures: '',
      log,
      scratch,
      seed,
      slice: 0,
      slices: 1,
      states,
      flushes,
      from: 0,
    };
    const child = run(checker, [JSON.stringify(task)]);
    expect(await child.ended, child.errors()).toBe(0);
    return JSON.parse(child.lines.at(-1) ?? '') as Found;
  };

  it(`loses power at any moment of it: ${STATES} different states, seed ${seed}`, async () => {
    const { log } = await recordedSession(recorded, scratch, 'recorded');
    const found = await look(log, STATES, { files: true, folders: true });
    expect(found.kinds, found.examples.join('\n')).toEqual({});
    expect(found.states).toBeGreaterThanOrEqual(STATES * 0.9);
    // Without its flushes the same recording shows losses, or the test could not see any.
    const control = await look(log, CONTROL_STATES, { files: false, folders: false });
    expect(control.bad).toBeGreaterThan(CONTROL_STATES / 3);
  }, 1_200_000);
});
