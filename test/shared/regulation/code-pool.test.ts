/** Lists of code pools: codes exactly as the region writes them, each of them once (XJR-17-1). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  codeAt,
  codesOf,
  freeCode,
  holdsCode,
  isLow,
  keepsPools,
  placeOf,
  readCodePools,
  sizeOf,
} from '#shared/regulation/register/code-pool';

const pool = (codes: readonly unknown[], changes: object = {}) => ({
  ...{ id: '喀什-1', agency: '653100', codes, from: '2026-03-01', to: '2026-12-31' },
  ...{ station: '00000000000000a1', install: 'a'.repeat(32), objectType: '1' },
  ...changes,
});
const list = (...pools: readonly object[]) => readCodePools({ pools });
const run = { first: 'XJ-2026-0098', last: 'XJ-2026-0101' };

it('a pool holds single codes and runs, in their order, and no code that is written otherwise', () => {
  const [read] = list(pool(['XJ65AB77', run])) ?? [];
  if (read === undefined) throw new Error('not read');
  expect([...codesOf(read)]).toEqual([
    'XJ65AB77',
    'XJ-2026-0098',
    'XJ-2026-0099',
    'XJ-2026-0100',
    'XJ-2026-0101',
  ]);
  expect(sizeOf(read)).toBe(5);
  expect(holdsCode(read, 'XJ-2026-0100')).toBe(true);
  for (const other of ['XJ-2026-0102', 'XJ-2026-0097', 'XJ-2026-100', 'XJ-2026-O100', 'xj-2026-0100'])
    expect(holdsCode(read, other)).toBe(false);
});

it('a list in which a code stands twice, also for two agencies, is none', () => {
  expect(list(pool([run, 'XJ-2026-0100']))).toBeNull();
  expect(list(pool([run]), pool(['XJ-2O26-0100'], { id: '和田-1', agency: '653200' }))).toBeNull();
  expect(list(pool([run]), pool(['XJ-2026-0200']))).toBeNull();
  expect(list(pool([run]), pool(['XJ-2026-0200'], { id: '和田-1', agency: '653200' }))).toHaveLength(2);
});

it('what no code can look like, a run that goes back or on to another text, and days in the wrong order are refused', () => {
  for (const codes of [
    [],
    ['XJ 65'],
    ['653100-2026-000123'],
    [{ first: run.last, last: run.first }],
    [{ first: 'XJ-2026-A', last: 'XJ-2026-B' }],
    [{ first: 'XJ-2026-0098', last: 'XJ-2027-0101' }],
    [{ first: 'XJ0000000000', last: 'XJ0999999999' }],
  ])
    expect(list(pool(codes))).toBeNull();
  expect(list(pool([run], { from: '2027-01-01' }))).toBeNull();
  expect(readCodePools('pools')).toBeNull();
});

it('a later list keeps every pool with its codes and agency; only the days may change', () => {
  const before = list(pool([run])) ?? [];
  const next = (codes: readonly unknown[], changes: object = {}) => list(pool(codes, changes)) ?? [];
  expect(keepsPools(before, next([run, 'XJ-2026-0200'], { to: '2026-06-30' }))).toBe(true);
  expect(keepsPools(before, next([{ ...run, last: 'XJ-2026-0100' }]))).toBe(false);
  expect(keepsPools(before, next([run], { agency: '653200' }))).toBe(false);
  expect(keepsPools(before, next([run], { id: '喀什-2' }))).toBe(false);
  for (const other of [{ station: '00000000000000b2' }, { install: 'b'.repeat(32) }, { objectType: '2' }])
    expect(keepsPools(before, next([run], other))).toBe(false);
});

it('a list that names no station, no store or no object for its codes is none', () => {
  for (const missing of ['station', 'install', 'objectType']) {
    const { [missing as 'id']: _, ...rest } = pool([run]);
    expect(list(rest)).toBeNull();
  }
  expect(list(pool([run], { objectType: '3' }))).toBeNull();
});

const large = list(pool([{ first: 'XJ-2026-00001', last: 'XJ-2026-50000' }]))?.[0];

it('each code has its place, and each place its code', () => {
  const [mixed] = list(pool(['XJ65AB77', run, 'XJ65AB99'])) ?? [];
  for (const [at, code] of [...codesOf(mixed as never)].entries()) {
    expect(codeAt(mixed as never, at)).toBe(code);
    expect(placeOf(mixed as never, code)).toBe(at + 1);
  }
  expect(codeAt(mixed as never, 6)).toBeNull();
  expect(placeOf(mixed as never, 'XJ65AB78')).toBeNull();
});

it('of a large pool a free code is found by a few looks, wherever the taken ones end and some were typed out of order', () => {
  const strays = fc.array(fc.integer({ min: 1, max: 50_000 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 49_000 }), strays, (taken, typed) => {
      const looks: string[] = [];
      const isUsed = (code: string) => {
        looks.push(code);
        const number = Number(code.slice(-5));
        return number <= taken || typed.includes(number);
      };
      const code = freeCode(large as never, isUsed);
      expect(code === null || !isUsed(code)).toBe(true);
      expect(code).not.toBeNull();
      if (typed.length === 0) expect(Number(code?.slice(-5))).toBe(taken + 1);
      expect(looks.length).toBeLessThan(1_100);
    }),
  );
  expect(freeCode(large as never, () => true)).toBeNull();
});

it('of a small pool the last free code is found wherever it stands', () => {
  const [small] = list(pool([{ first: 'XJ-2026-0001', last: 'XJ-2026-0900' }])) ?? [];
  for (const last of ['XJ-2026-0001', 'XJ-2026-0513', 'XJ-2026-0900'])
    expect(freeCode(small as never, (code) => code !== last)).toBe(last);
});

it('more is asked for when three of ten are left', () => {
  expect([isLow(31, 100), isLow(30, 100), isLow(0, 3), isLow(1, 3)]).toEqual([false, true, true, false]);
});
