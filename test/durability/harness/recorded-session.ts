/** Runs a program under the recorder, and makes sure that the recording tells everything that happened. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Program, run } from '../desk-process';
import { type DiskOperation, readDiskLog } from './disk-log';
import { ModelDisk } from './model-disk';

export interface Recorded {
  readonly log: string;
  readonly operations: readonly DiskOperation[];
}

/**
 * Records a program that works in the new folder `scratch/name`, given as its first argument. What the model
 * disk then holds must be what the real folder holds, name by name and byte by byte.
 */
export async function recordedSession(
  program: Program,
  scratch: string,
  name: string,
  ...args: readonly string[]
): Promise<Recorded> {
  const root = join(scratch, name);
  const log = join(scratch, `${name}.log`);
  mkdirSync(root);
  const child = run(program, [root, ...args], { recorded: { root, log } });
  expect(await child.ended, child.errors()).toBe(0);
  const operations = readDiskLog(log);
  const disk = new ModelDisk();
  for (const operation of operations) disk.apply(operation);
  const { files } = disk.now();
  const real = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect([...files.keys()].map((path) => join(root, path)).sort()).toEqual(real.sort());
  for (const [path, bytes] of files) expect(bytes.equals(readFileSync(join(root, path))), path).toBe(true);
  return { log, operations };
}
