// What the command line of the benchmark can say. Unknown words are refused, so that a mistyped one never
// measures something else.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Kind } from '../stores/bench-store';

export interface Options {
  /** Numbers of cases, ascending; the targets are judged at the last. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly kinds: readonly Kind[];
  /** Where the stores stand while they are measured; emptied before and after. */
  readonly dir: string;
  /** Results as JSON. */
  readonly out: string;
  readonly importCases: number;
  /** Saves after the last tidying before a process is killed. */
  readonly tail: number;
}

/** Sizes of a whole run. */
const SIZES = [1_000, 10_000, 100_000];
const QUICK_SIZE = 10_000;
/** Saves that no index holds when a process is killed. */
const TAIL = 1_000;
const QUICK_TAIL = 300;

const number = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new Error(`--${name} takes whole numbers, not ${text}`);
  return value;
};

/** Reads the command line. @throws Error with words for the person on anything it does not understand. */
export function optionsOf(args: readonly string[], kinds: readonly Kind[], outFolder: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      n: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      peers: { type: 'string' },
      dir: { type: 'string' },
      out: { type: 'string', default: join(outFolder, 'bench.json') },
    },
  });
  const names = values.peers?.split(',');
  const unknown = names?.find((name) => !kinds.some((kind) => kind.name === name));
  if (unknown !== undefined)
    throw new Error(`no peer is called ${unknown}; there are ${kinds.map(({ name }) => name).join(', ')}`);
  const sizes =
    values.n?.split(',').map((text) => number('n', text)) ?? (values.quick ? [QUICK_SIZE] : SIZES);
  return {
    sizes: [...sizes].sort((a, b) => a - b),
    rounds: number('rounds', values.rounds ?? (values.quick ? '4' : '7')),
    kinds: names ? kinds.filter(({ name, ours }) => ours || names.includes(name)) : kinds,
    // Not the temporary folder, which may be memory, where flushing costs nothing.
    dir: join(resolve(values.dir ?? outFolder), 'bench-stores'),
    out: resolve(values.out),
    importCases: Math.min(10_000, Math.max(...sizes)),
    tail: values.quick ? QUICK_TAIL : TAIL,
  };
}
