// A defect names a field in words; the subject is led back to exactly that field (XJR-14-2).
import { expect, test } from 'vitest';
import {
  APPLICATION_FIELDS,
  fieldAt,
  fieldOfPlace,
  placeWords,
} from '../../../../renderer/components/form/application-pages';

test('XJR-14-2 every field is found again by the words a notice names it with', () => {
  for (const field of APPLICATION_FIELDS) expect(fieldOfPlace(placeWords(field))).toBe(field);
});

test('a path of a finding leads to its field, also inside rows and for both forms', () => {
  expect(fieldAt('subject.industryCodes')?.form).toBe('subject');
  expect(fieldAt('industryCodes')?.form).toBe('application');
  expect(fieldAt('dataItems[3].itemName')?.spec.key).toBe('dataItems');
});

test('free words lead nowhere', () => {
  expect(fieldOfPlace('窗口提交的纸质材料')).toBeNull();
});
