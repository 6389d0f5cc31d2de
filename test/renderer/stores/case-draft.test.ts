// No typing is lost between the key and the store: not by a failing save, not by a view that comes late.
import { expect, test } from 'vitest';
import * as drafts from '../../../renderer/stores/case-draft';

const typed = (name: string) => drafts.edit(drafts.NO_DRAFT, 'application', 'dataRegistName', name);
const STORED = { ...drafts.NO_VALUES, application: { dataRegistName: '旧名' } };

test('a failed save waits again, under anything typed since', () => {
  const sending = drafts.take(typed('一')).draft;
  const later = drafts.edit(sending, 'subject', 'uscc', '9');
  const both = drafts.failed(drafts.edit(later, 'application', 'dataRegistName', '二'), []);
  expect(drafts.take(both).patch).toEqual({
    request: {},
    subject: { uscc: '9' },
    application: { dataRegistName: '二' },
  });
});

test('what was typed is shown until the store has it', () => {
  const sending = drafts.take(typed('新名')).draft;
  expect(drafts.shown(STORED, drafts.settle(sending)).application.dataRegistName).toBe('新名');
});

test('the field being typed in keeps its text when the store tidied it', () => {
  const saved = drafts.saved(drafts.take(typed('新名 ')).draft);
  const tidied = { ...drafts.NO_VALUES, application: { dataRegistName: '新名' } };
  expect(drafts.shown(tidied, drafts.settle(saved)).application.dataRegistName).toBe('新名 ');
  const left = drafts.leave(saved, 'application', 'dataRegistName');
  expect(drafts.shown(tidied, drafts.settle(left)).application.dataRegistName).toBe('新名');
});

test('a field the store refused does not hold back the others, and goes again once typed anew', () => {
  const two = drafts.edit(typed('名'), 'application', 'depositAt', '2026-13-01');
  const refused = drafts.failed(drafts.take(two).draft, ['application.depositAt']);
  expect(drafts.take(refused).patch).toEqual({ ...drafts.NO_VALUES, application: { dataRegistName: '名' } });
  const anew = drafts.edit(refused, 'application', 'depositAt', '2026-01-13');
  expect(drafts.take(anew).patch?.application.depositAt).toBe('2026-01-13');
});

test('what is asked for is typed and saved beside subject and content', () => {
  const asked = drafts.edit(typed('名'), 'request', 'changeReasons', ['RESOURCE']);
  expect(drafts.take(asked).patch).toEqual({
    ...drafts.NO_VALUES,
    request: { changeReasons: ['RESOURCE'] },
    application: { dataRegistName: '名' },
  });
});

test('nothing typed sends nothing', () => {
  expect(drafts.take(drafts.NO_DRAFT).patch).toBeNull();
});
