// The row grid moves like a spreadsheet and can be left by keyboard.
import { expect, test } from 'vitest';
import { type GridKey, gridMove } from '../../../../renderer/components/form/grid-keys';

const press = (key: string, more: Partial<GridKey> = {}): GridKey => ({
  key,
  shift: false,
  ctrl: false,
  alt: false,
  atStart: true,
  atEnd: true,
  ...more,
});
const move = (row: number, column: number, key: GridKey) => gridMove({ row, column }, 3, 4, key);

test('Enter goes down and adds a row behind the last', () => {
  expect(move(0, 2, press('Enter'))).toEqual({ row: 1, column: 2 });
  expect(move(2, 2, press('Enter'))).toBe('append');
});

test('Tab runs through the cells and leaves the grid behind the last and before the first', () => {
  expect(move(0, 3, press('Tab'))).toEqual({ row: 1, column: 0 });
  expect(move(2, 3, press('Tab'))).toBeNull();
  expect(move(1, 0, press('Tab', { shift: true }))).toEqual({ row: 0, column: 3 });
  expect(move(0, 0, press('Tab', { shift: true }))).toBeNull();
});

test('arrows at the edge stay; inside a text ← and → belong to the text', () => {
  expect(move(0, 0, press('ArrowUp'))).toEqual({ row: 0, column: 0 });
  expect(move(1, 1, press('ArrowLeft', { atStart: false }))).toBeNull();
  expect(move(1, 1, press('ArrowRight'))).toEqual({ row: 1, column: 2 });
});

test('Ctrl+D copies from above, Esc leaves, Alt keys belong to the control', () => {
  expect(move(1, 1, press('d', { ctrl: true }))).toBe('copy-above');
  expect(move(1, 1, press('Escape'))).toBe('leave');
  expect(move(1, 1, press('ArrowDown', { alt: true }))).toBeNull();
});
