// The wizard's list says of each page whether it is empty, begun, wrong or complete.
import { expect, test } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import type { FormValues } from '#shared/forms/schema';
import { pageMarks } from '../../../renderer/features/wizard/page-marks';

const marksOf = (subject: FormValues, application: FormValues, checked: boolean) =>
  pageMarks({
    values: { subject, application },
    findings: checkApplication({ subject, application, attachments: [], today: localDate('2026-03-05') }),
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
