// The wizard's list says of each page whether it is empty, begun, wrong or complete.

import { expect, test } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import { error } from '#shared/forms/findings';
import type { Finding, FormValues } from '#shared/forms/schema';
import { formRules } from '#shared/regulation/casework/findings';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { pageMarks } from '../../../renderer/features/wizard/page-marks';
import { wizardPages } from '../../../renderer/features/wizard/wizard-pages';

const PUBLICITY = {
  step: 'publicity',
  title: '公示',
  state: 'open',
  doneAt: null,
  by: null,
  regional: true,
  confirmedAt: null,
  confirmRef: null,
  date: null,
} as const;
const kind = { type: 'FIRST', objectType: '1' } as const;
const pages = wizardPages({ caseType: 'FIRST', objectType: '1', steps: [] });

const marksOf = (subject: FormValues, application: FormValues, checked: boolean) =>
  pageMarks({
    kind,
    pages,
    locked: new Set(),
    values: { request: {}, subject, application },
    findings: checkApplication({
      ...kind,
      request: {},
      subject,
      application,
      before: null,
      attachments: [],
      today: localDate('2026-03-05'),
      lists: PROGRAM_LISTS,
      listsOn: localDate('2026-03-05'),
      rules: formRules(XJ_2025_PROFILE),
    }),
    filled: new Set(),
    checked,
  });

test('an untouched form is empty until the check is asked for', () => {
  expect(marksOf({}, {}, false).get('subject')).toEqual({ kind: 'empty' });
  expect(marksOf({}, {}, true).get('subject')).toMatchObject({ kind: 'wrong' });
});

test('a begun page without wrong entries is begun, with a wrong one it is wrong', () => {
  expect(marksOf({ institutionName: '喀什市交通运输局' }, {}, false).get('subject')).toEqual({
    kind: 'begun',
  });
  expect(marksOf({ uscc: '91350100M000100Y4Z' }, {}, false).get('subject')).toEqual({
    kind: 'wrong',
    count: 1,
  });
});

test('XJR-16-3 the preview is complete only when the public text was confirmed', () => {
  expect(marksOf({}, {}, false).get('preview')).toEqual({ kind: 'empty' });
  expect(marksOf({}, { publicPreviewConfirmed: true }, false).get('preview')).toEqual({ kind: 'complete' });
});

test('a first registration is always previewed, a change only where a notice follows', () => {
  const keysOf = (published: boolean) =>
    wizardPages({
      caseType: 'CHANGE',
      objectType: '1',
      steps: published ? [PUBLICITY] : [],
    }).map((page) => page.key);
  expect(pages.some((page) => page.key === 'preview')).toBe(true);
  expect(keysOf(true)).toContain('preview');
  expect(keysOf(false)).not.toContain('preview');
  expect(keysOf(false).slice(-2)).toEqual(['changes', 'submit']);
});

test('a page on which nothing may be edited says so until something on it is wrong', () => {
  const marked = (findings: readonly Finding[]) =>
    pageMarks({
      kind,
      pages,
      locked: new Set(['subject']),
      values: { request: {}, subject: {}, application: {} },
      findings,
      filled: new Set(),
      checked: true,
    }).get('subject');
  expect(marked([])).toEqual({ kind: 'locked' });
  expect(marked([error('subject.uscc', 'LOCKED_FIELD', '请恢复原内容')])).toMatchObject({ kind: 'wrong' });
});
