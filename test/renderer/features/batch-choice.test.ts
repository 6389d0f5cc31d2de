/** One choice for several contradictions: of one kind alone, and only by who has seen three of them (sync.md 2.10). */
import { expect, test } from 'vitest';
import type { ConflictRow } from '#shared/contract/agreement';
import { batchOf } from '../../../renderer/features/sync/batch-choice';

const row = (id: string, change: Partial<ConflictRow> = {}): ConflictRow => ({
  ...{ id, class: 'C02', className: '同一草稿同一栏填写不同', caseId: id, caseNumber: id, name: id },
  ...{ sentence: '', ageDays: 0, decides: '', mine: true, state: 'open' },
  ...change,
});
const seen = (count: number): ReadonlySet<string> =>
  new Set(Array.from({ length: count }, (_, at) => `${at}`));

test('nothing is offered before three were opened and seen', () => {
  const rows = [row('a'), row('b'), row('c')];
  for (const count of [0, 1, 2]) expect(batchOf(rows, seen(count))).toEqual([]);
  expect(batchOf(rows, seen(3))).toEqual(rows);
});

test('every other class is decided one by one, and what is not ours or not open is left', () => {
  const others = ['C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10', 'C11', 'C12', 'C13', 'C16', 'C21', 'C23'];
  const left = [
    ...others.map((about) => row(about, { class: about })),
    row('theirs', { mine: false }),
    row('decided', { state: 'decided' }),
  ];
  expect(batchOf([...left, row('a'), row('b')], seen(3)).map(({ id }) => id)).toEqual(['a', 'b']);
  // One alone is no batch.
  expect(batchOf([...left, row('a')], seen(3))).toEqual([]);
});
