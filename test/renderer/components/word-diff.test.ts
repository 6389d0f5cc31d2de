// What the comparison marks: no more than what changed, and never a word of either text lost.
import { expect, test } from 'vitest';
import { type Piece, wordDiff } from '../../../renderer/components/word-diff';

const side = (found: readonly Piece[], without: Piece['kind']): string =>
  found
    .filter((piece) => piece.kind !== without)
    .map((piece) => piece.text)
    .join('');

test('Chinese is compared sign by sign', () => {
  expect(wordDiff('喀什地区公交线路数据', '喀什市公交站点数据')).toEqual([
    { kind: 'same', text: '喀什' },
    { kind: 'removed', text: '地区' },
    { kind: 'added', text: '市' },
    { kind: 'same', text: '公交' },
    { kind: 'removed', text: '线路' },
    { kind: 'added', text: '站点' },
    { kind: 'same', text: '数据' },
  ]);
});

test('numbers and words of other scripts change whole', () => {
  expect(wordDiff('共 1200 条', '共 1250 条')).toEqual([
    { kind: 'same', text: '共 ' },
    { kind: 'removed', text: '1200' },
    { kind: 'added', text: '1250' },
    { kind: 'same', text: ' 条' },
  ]);
  expect(wordDiff('قەشقەر شەھىرى', 'قەشقەر ۋىلايىتى')).toEqual([
    { kind: 'same', text: 'قەشقەر ' },
    { kind: 'removed', text: 'شەھىرى' },
    { kind: 'added', text: 'ۋىلايىتى' },
  ]);
});

test.each([
  ['', ''],
  ['', '新增的内容'],
  ['删去的内容', ''],
  ['甲乙丙丁', '丁丙乙甲'],
  ['第一行\n第二行', '第一行\n\n第二行改'],
  ['数据🚌很好', '数据🚍很好'],
  ['长'.repeat(2000), '短'.repeat(2000)],
])('both texts stay whole: %s → %s', (before, after) => {
  const found = wordDiff(before, after);
  expect(side(found, 'added')).toBe(before);
  expect(side(found, 'removed')).toBe(after);
});
