/** Lists of code pools: codes exactly as the region writes them, each of them once (XJR-17-1). */
import { expect, it } from 'vitest';
import { codesOf, holdsCode, keepsPools, readCodePools, sizeOf } from '#shared/regulation/register/code-pool';

const pool = (codes: readonly unknown[], changes: object = {}) => ({
  ...{ id: '喀什-1', agency: '653100', codes, from: '2026-03-01', to: '2026-12-31' },
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
});
