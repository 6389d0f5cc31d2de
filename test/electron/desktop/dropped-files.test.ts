/** Where dropped files wait: once, by window, and nothing but paths. */
import { expect, test } from 'vitest';
import { DroppedFiles } from '#electron/desktop/dropped-files';

test('what was dropped on a window is given to it once', () => {
  const dropped = new DroppedFiles();
  dropped.put('window-1', ['/media/a']);
  expect(dropped.take('window-2')).toEqual([]);
  expect(dropped.take('window-1')).toEqual(['/media/a']);
  expect(dropped.take('window-1')).toEqual([]);
});

test('what is no list of paths counts as nothing, and replaces what was before', () => {
  const dropped = new DroppedFiles();
  const strange = [
    ...[null, '/media/a', [1], [''], ['a\0b'], [['/a']]],
    ...[{ length: 1, 0: '/a' }, Array(1001).fill('/a')],
  ];
  for (const paths of strange) {
    dropped.put('window-1', ['/media/a']);
    dropped.put('window-1', paths);
    expect(dropped.take('window-1')).toEqual([]);
  }
});
