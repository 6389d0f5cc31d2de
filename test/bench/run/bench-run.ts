// What all parts of a run share: which stores, where, how often, and where the samples go.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../stores/bench-store';
import type { Samples } from './samples';

/** A run at one number of cases. */
export interface BenchRun {
  readonly cases: number;
  readonly kinds: readonly Kind[];
  readonly rounds: number;
  readonly dir: string;
  readonly samples: Samples;
  readonly importCases: number;
  readonly tail: number;
  /** Progress, for the person who waits. */
  say(words: string): void;
}

/** Folder of a store in a run. */
export const folderOf = (run: BenchRun, kind: Kind, purpose = 'store'): string =>
  join(run.dir, String(run.cases), purpose, kind.name);

/** An empty place for a folder that is about to be made. */
export function fresh(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, '..'), { recursive: true });
  return folder;
}

/** Rounds in which every store has its turn, so that what disturbs the machine disturbs all alike. */
export async function interleaved(
  run: BenchRun,
  rounds: number,
  turn: (kind: Kind, round: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    // Every other round in the opposite order: nobody always comes after the same neighbour.
    const order = round % 2 === 0 ? run.kinds : run.kinds.toReversed();
    for (const kind of order) await turn(kind, round);
  }
}

/** Two at a time, for what is not timed. */
export async function inTwoLanes(run: BenchRun, task: (kind: Kind) => Promise<void>): Promise<void> {
  const waiting = [...run.kinds];
  const lane = async (): Promise<void> => {
    for (let kind = waiting.shift(); kind; kind = waiting.shift()) await task(kind);
  };
  await Promise.all([lane(), lane()]);
}
