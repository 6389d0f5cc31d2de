// What a change and a correction of one item ask of it stands beside what the item had (C12).
import { expect, it } from 'vitest';
import { requestDifferences } from '#shared/agreement/request-differences';

const before = {
  subject: { contactName: '张三' },
  application: { dataRegistName: '公交线路', dataDesc: '线路' },
};

it('names each field that either of two requests changes, and no other', () => {
  const change = { before, ...before, subject: { contactName: '李四' } };
  const correction = {
    before,
    ...before,
    application: { ...before.application, dataRegistName: '公交站点' },
  };
  expect(requestDifferences(change, correction)).toEqual([
    { field: 'subject.contactName', base: '张三', one: '李四', other: '张三' },
    { field: 'application.dataRegistName', base: '公交线路', one: '公交线路', other: '公交站点' },
  ]);
  expect(requestDifferences({ ...change, before: null }, { ...correction, before: null })).toEqual([]);
});
