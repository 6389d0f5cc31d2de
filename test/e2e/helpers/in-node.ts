// Runs a program of test/helpers as a process of its own: what a spec begins with, and no screen is about.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './launch';

/** What the program `test/helpers/NAME.ts` told in its last line, as JSON. `dir`: a folder of its own. */
export function inNode<T>(name: string, dir: string, ...more: readonly string[]): T {
  const script = join(projectFolder, 'test', 'e2e', 'helpers', 'in-node.mjs');
  const run = spawnSync(process.execPath, [script, name, dir, ...more], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as T;
}
