// What the benchmark judges by is what was agreed: data only. No timing ever decides whether a test passes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { middleOf, Samples } from '../bench/run/samples';
import { summaryOf } from '../bench/run/summary';
import { TARGETS } from '../bench/targets';
import { projectFolder } from './source-tree';

/** What is needed at 100,000 cases. */
const NEEDED: Readonly<Record<string, number>> = {
  save: 0.8,
  start: 1,
  'start-crash': 1,
  filter: 0.5,
  'search-5': 1,
  'search-2': 0.2,
  import: 0.5,
  bytes: 0.25,
  backup: 0.3,
  read: 2,
  'memory-first': 1,
  'memory-mixed': 1.5,
  'save-flat': 1.1,
  stall: 50,
};

const STORES = [
  { name: 'ours', ours: true, history: true },
  { name: 'plain', ours: false, history: false },
  { name: 'chained', ours: false, history: true },
];

describe('the benchmark', () => {
  it('judges by what is needed', () => {
    const needed = TARGETS.filter((target) => target.needed !== null);
    expect(Object.fromEntries(needed.map(({ id, needed }) => [id, needed]))).toEqual(NEEDED);
  });

  it('aims at no less than what is needed, and names every target once', () => {
    expect(TARGETS.every(({ needed, aimed }) => needed === null || aimed <= needed)).toBe(true);
    expect(new Set(TARGETS.map(({ id }) => id)).size).toBe(TARGETS.length);
  });

  it('takes the best peer, and for imports the best that keeps a chained history', () => {
    const samples = new Samples();
    for (const [store, ms] of [
      ['ours', 40],
      ['plain', 50],
      ['chained', 100],
    ] as const) {
      samples.add(store, 'save', ms);
      samples.add(store, 'import', ms);
    }
    const summary = summaryOf(samples.middles(), STORES);
    const of = (id: string) => summary.find((verdict) => verdict.id === id);
    expect(of('save')).toMatchObject({ peer: 'plain', ratio: 0.8, met: true, aimMet: false });
    expect(of('import')).toMatchObject({ peer: 'chained', ratio: 0.4, met: true });
    expect(of('read')).toMatchObject({ value: null, ratio: null, met: false });
  });

  it('takes the middle of its samples', () => {
    expect(middleOf([9, 1, 5])).toEqual({ median: 5, p99: 9, max: 9, samples: 3 });
  });

  it('keeps its peers out of the dependencies of the project', () => {
    const libraries = (file: string): readonly string[] => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(
        readFileSync(`${projectFolder}/${file}`, 'utf8'),
      );
      return Object.keys({ ...dependencies, ...devDependencies });
    };
    const ours = libraries('package.json');
    const peers = libraries('test/bench/peers/package.json').filter((name) => name !== 'lowdb');
    expect(peers.length).toBeGreaterThan(3);
    expect(ours.filter((name) => peers.includes(name))).toEqual([]);
  });
});
