/** Keys: the newest binding wins, and nothing acts through an open dialog but what is meant to. */
import { afterEach, describe, expect, it } from 'vitest';
import { activeBindings, addBinding, keyName } from '../../../renderer/components/key-bindings';

const removers: (() => void)[] = [];
const bind = (key: string, label: string, where: 'page' | 'dialog' | 'always' = 'page') =>
  removers.push(addBinding({ key, label, where, run: () => undefined }));
afterEach(() => {
  for (const remove of removers.splice(0)) remove();
});

const labels = (dialogOpen: boolean) => activeBindings(dialogOpen).map((binding) => binding.label);
const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held } as KeyboardEvent);

describe('bindings', () => {
  it('the newest binding of a key wins until it is removed', () => {
    bind('Ctrl+Enter', '受理');
    const remove = addBinding({ key: 'Ctrl+Enter', label: '提交复审', where: 'page', run: () => undefined });
    expect(labels(false)).toEqual(['提交复审']);
    remove();
    expect(labels(false)).toEqual(['受理']);
  });

  it('the page rests while a dialog is open, locking does not', () => {
    bind('Ctrl+Enter', '受理');
    bind('Ctrl+Enter', '确定', 'dialog');
    bind('Ctrl+L', '锁定', 'always');
    expect(labels(true)).toEqual(['锁定', '确定']);
    expect(labels(false)).toEqual(['锁定', '受理']);
  });
});

describe('names of keys', () => {
  it('are written as the bindings write them', () => {
    expect(press('k', { ctrlKey: true })).toBe('Ctrl+K');
    expect(press('Tab', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Tab');
    expect(press('j')).toBe('J');
    // A sign that needs Shift on the keyboard is still that sign.
    expect(press('/', { shiftKey: true })).toBe('/');
  });
});
