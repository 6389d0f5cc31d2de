// What people type as a date is understood when it is one, and never guessed when it is not.
import { expect, test } from 'vitest';
import { dateProblem, parseTypedDate } from '../../../../renderer/components/form/date-text';

test.each([
  ['2026-03-05', '2026-03-05'],
  ['20260305', '2026-03-05'],
  ['2026.3.5', '2026-03-05'],
  ['2026/3/5', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['２０２６。３。５', '2026-03-05'],
  [' 2024-2-29 ', '2024-02-29'],
])('a typed date %s is read as %s', (typed, date) => {
  expect(parseTypedDate(typed)).toBe(date);
});

test.each(['', '2026', '2026-3', '26-3-5', '2026-02-30', '2025-2-29', '20261301', '明天'])(
  'what is no date stays unread: "%s"',
  (typed) => {
    expect(parseTypedDate(typed)).toBeNull();
  },
);

test.each([
  ['2026-02-30', '没有这一天。'],
  ['20261301', '没有这一天。'],
  ['昨天', '请按 2026-03-05 的样子键入日期。'],
  ['2026-3', '请按 2026-03-05 的样子键入日期。'],
  ['2026-03-05', ''],
  [' ', ''],
])('what is wrong with "%s" is said: "%s"', (typed, words) => {
  expect(dateProblem(typed)).toBe(words);
});
