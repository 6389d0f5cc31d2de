/**
 * The program that looks at a recorded session as power cuts would leave it: builds states of the folder, opens
 * each with the store and holds it to what had been promised at that moment. One line of JSON at the end. It
 * takes every `slices`-th moment, so that several of these programs share the work and never a state.
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type DiskOperation, type Flushes, readDiskLog } from './disk-log';
import { type CutState, ModelDisk } from './model-disk';
import { OlderPromises, problemsOfOlder, readExpected } from './older-desk';
import { type Demands, Promises, problemsOf } from './practice-desk';
import { Chance } from './random';
import { problemsOfReceiving, ReceivingPromises } from './receiving-desk';
import { problemsOfWhole } from './whole-problems';
import { WholePromises } from './whole-promises';

/** What was recorded. */
export type Scene = 'practice' | 'whole' | 'older' | 'receive';

interface Task {
  readonly scene: Scene;
  /** Folder of the fixtures. */
  readonly fixtures: string;
  readonly log: string;
  readonly scratch: string;
  readonly seed: number;
  readonly slice: number;
  readonly slices: number;
  /** Different states to look at. */
  readonly states: number;
  readonly flushes: Flushes;
  /** Only moments in the last share of the recording, 0 for all. */
  readonly from: number;
}

/** What a slice found. */
export interface Found {
  readonly states: number;
  /** States in which something promised was not there or the store did not go on. */
  readonly bad: number;
  /** First problem of each bad state, numbers left out, and how often. */
  readonly kinds: { readonly [problem: string]: number };
  readonly examples: readonly string[];
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
const operations = readDiskLog(task.log);

/** How what is promised is remembered, and what a state is held to. */
interface Judge {
  begin(): Promises;
  problems(dir: string, promises: Promises, demands: Demands): Promise<readonly string[]>;
}

const judges = (): { readonly [S in Scene]: () => Judge } => ({
  practice: () => ({
    begin: () => new Promises(),
    problems: (dir, promises, demands) => problemsOf(join(dir, 'vault'), promises, demands),
  }),
  whole: () => ({
    begin: () => new WholePromises(),
    problems: (dir, promises, demands) => problemsOfWhole(dir, promises as WholePromises, demands),
  }),
  receive: () => ({
    begin: () => new ReceivingPromises(),
    problems: (dir, promises) => problemsOfReceiving(join(dir, 'vault'), promises as ReceivingPromises),
  }),
  older: () => {
    const expected = readExpected(task.fixtures);
    return {
      begin: () => new OlderPromises(),
      problems: (dir, promises) => problemsOfOlder(dir, promises as OlderPromises, expected),
    };
  },
});
const judge = judges()[task.scene]();

/** Hears one operation's promises. */
function hear(promises: Promises, operation: DiskOperation): void {
  if (operation.op === 'mark')
    for (const line of operation.bytes.toString('utf8').split('\n')) if (line !== '') promises.hear(line);
}

/** Later rounds find fewer and fewer states that are new. */
const MOST_ROUNDS = 40;
const ALL: Flushes = { files: true, folders: true };

/** Walks through the recording and stops after each operation. The set-up always keeps its flushes. */
async function walk(
  each: (disk: ModelDisk, promises: Promises, at: number) => Promise<boolean>,
): Promise<void> {
  const disk = new ModelDisk();
  const promises = judge.begin();
  for (const [at, operation] of operations.entries()) {
    disk.apply(operation, promises.created ? task.flushes : ALL);
    hear(promises, operation);
    if (!(await each(disk, promises, at))) return;
  }
}

/** Moments at which something is unsure, and right after something was promised. */
async function moments(): Promise<readonly number[]> {
  const found: number[] = [];
  await walk(async (disk, _promises, at) => {
    if (disk.unsure || operations[at]?.op === 'mark') found.push(at);
    return true;
  });
  return found
    .filter((at) => at >= task.from * operations.length)
    .filter((_, index) => index % task.slices === task.slice);
}

const BLOCK = 64 * 1024;
const ZEROS = Buffer.alloc(BLOCK);

/** Writes a state; long runs of zeros, of which stores have many, are left as holes. */
function layOut(state: CutState, dir: string): void {
  mkdirSync(dir, { recursive: true });
  for (const folder of state.folders) mkdirSync(join(dir, folder), { recursive: true });
  for (const [path, bytes] of state.files) {
    const file = openSync(join(dir, path), 'w');
    ftruncateSync(file, bytes.length);
    for (let at = 0; at < bytes.length; at += BLOCK) {
      const block = bytes.subarray(at, at + BLOCK);
      if (!block.equals(ZEROS.subarray(0, block.length))) writeSync(file, block, 0, block.length, at);
    }
    closeSync(file);
  }
}

/** What was done last, for a person who looks for the cause. */
const lately = (at: number): string =>
  operations
    .slice(Math.max(0, at - 5), at + 1)
    .map((operation) => {
      const { bytes, ...told } = { bytes: null, ...operation };
      return `${JSON.stringify(told)}${bytes === null ? '' : `+${bytes.length}`}`;
    })
    .join(' ');

const cuts = await moments();
const seen = new Set<string>();
const examples: string[] = [];
const kinds: { [problem: string]: number } = {};
let bad = 0;

/** One walk: at each moment so many tries as chance gives it. */
async function round(number: number): Promise<void> {
  const chance = new Chance(task.seed).branch(number * 1000 + task.slice);
  const tries = new Map<number, number>();
  for (let count = seen.size; count < task.states; count += 1) {
    const at = chance.pick(cuts);
    tries.set(at, (tries.get(at) ?? 0) + 1);
  }
  await walk(async (disk, promises, at) => {
    for (let count = 0; count < (tries.get(at) ?? 0); count += 1) {
      const state = disk.afterCut(chance.branch(at * 1000 + count));
      const signature = `${promises.told}\n${state.signature}`;
      if (seen.has(signature)) continue;
      seen.add(signature);
      const dir = join(task.scratch, `${task.slice}-${seen.size}`);
      layOut(state, dir);
      const problems = await judge.problems(dir, promises, {
        again: seen.size % 3 === 0,
        snapshot: seen.size % 30 === 0,
      });
      rmSync(dir, { recursive: true, force: true });
      if (problems.length === 0) continue;
      bad += 1;
      const kind = (problems[0]?.split('\n')[0] ?? '').replaceAll(/\d+/g, 'N');
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (examples.length < 5)
        examples.push(
          `seed ${task.seed}, operation ${at}, try ${number}.${count}: ${problems.slice(0, 3).join('; ')}\n  after ${lately(at)}\n  files ${[...state.files].map(([path, { length }]) => `${path}:${length}`).join(' ')}`,
        );
    }
    return seen.size < task.states;
  });
}

for (let number = 0; number < MOST_ROUNDS && seen.size < task.states; number += 1) await round(number);
const found: Found = { states: seen.size, bad, kinds, examples };
console.log(JSON.stringify(found));
