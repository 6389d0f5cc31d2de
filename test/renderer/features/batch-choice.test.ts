/** One choice for several contradictions: of one import and the same two sides, and only by who has seen three of them (sync.md 2.10). */
import { expect, test } from 'vitest';
import type { ConflictRow } from '#shared/contract/agreement';
import { batchOf, optionOf, sidesOf, withSeen } from '../../../renderer/features/sync/batch-choice';

const alike = (bundleId = 'b', stations: readonly string[] = ['s1', 's2']): ConflictRow['alike'] => ({
  ...{ bundleId, field: '数据名称', base: '' },
  sides: stations.map((station) => ({
    ...{ station, entry: `of ${station}`, office: '喀什地区', own: station === 's1', value: station },
  })),
});
const row = (id: string, change: Partial<ConflictRow> = {}): ConflictRow => ({
  ...{ id, class: 'C02', className: '同一草稿同一栏填写不同', caseId: id, caseNumber: id, name: id },
  ...{ sentence: '', ageDays: 0, decides: '', mine: true, state: 'open', alike: alike() },
  ...change,
});
const seen = (...rows: readonly ConflictRow[]): ReadonlyMap<string, string> =>
  rows.reduce(withSeen, new Map<string, string>());
const ids = (rows: readonly ConflictRow[]): readonly string[] => rows.map(({ id }) => id);

test('nothing is offered before three different ones were opened and seen', () => {
  const rows = [row('a'), row('b'), row('c'), row('d')];
  for (const opened of [[], rows.slice(0, 2), [...rows.slice(0, 2), ...rows.slice(0, 2)]])
    expect(batchOf(rows, seen(...opened))).toEqual([]);
  expect(ids(batchOf(rows, seen(...rows.slice(0, 3))))).toEqual(['a', 'b', 'c', 'd']);
});

test('what is no field of a draft, of another import or of other stations is neither counted nor taken along', () => {
  const others = [
    row('alone', { class: 'C05', alike: null }),
    row('later', { alike: alike('later') }),
    row('elsewhere', { alike: alike('b', ['s1', 's3']) }),
  ];
  const rows = [...others, row('a'), row('b')];
  expect(batchOf(rows, seen(...others, row('a'), row('b')))).toEqual([]);
  expect(ids(batchOf(rows, seen(...others, row('a'), row('b'), row('decided since'))))).toEqual(['a', 'b']);
  // One alone is no batch.
  expect(batchOf([...others, row('a')], seen(row('a'), row('b'), row('c')))).toEqual([]);
});

test('sides are named by office and station, and a side that is none has no value', () => {
  const batch = batchOf([row('a'), row('b')], seen(row('a'), row('b'), row('c')));
  expect(sidesOf(batch).map(({ label }) => label)).toEqual([
    '喀什地区工作站 s1（本机）',
    '喀什地区工作站 s2',
  ]);
  expect(batch.map((one) => [optionOf(one, 's2'), optionOf(one, 's3')])).toEqual([
    ['of s2', null],
    ['of s2', null],
  ]);
});
