/** The title of a step repeats its case, so that nobody does it in another one. */
import { expect, it } from 'vitest';
import { STEP_TEXT } from '../../../renderer/text/case';

it.each([
  ['L-653100-2026-000123', '受理：公交站点（…0123）'],
  ['L-653100-2026-000123（重号3F2A）', '受理：公交站点（…0123（重号3F2A））'],
])(
  '%s is named by its end, and what tells it from another case of that number is never cut off',
  (number, title) => {
    expect(STEP_TEXT.title('受理', { name: '公交站点', number })).toBe(title);
  },
);
