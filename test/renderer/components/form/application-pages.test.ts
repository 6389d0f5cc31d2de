// A defect names a field in words; the subject is led back to exactly that field (XJR-14-2), whatever is
// applied for.
import { describe, expect, test } from 'vitest';
import { APPLY_TYPES, OBJECT_TYPES } from '#shared/domain/case-type';
import {
  applicationFields,
  applicationPages,
  fieldAt,
  fieldOfPlace,
  placeWords,
} from '../../../../renderer/components/form/application-pages';

const KINDS = APPLY_TYPES.flatMap((type) => OBJECT_TYPES.map((objectType) => ({ type, objectType })));
const FIRST = { type: 'FIRST', objectType: '1' } as const;

describe.each(KINDS)('$type of $objectType', (kind) => {
  test('XJR-14-2 a field is found again by the words a notice names it with', () => {
    for (const field of applicationFields(kind)) {
      const found = fieldOfPlace(placeWords(field), kind);
      expect(found && placeWords(found)).toBe(placeWords(field));
    }
  });

  test('every field is found by its path, and page keys are told apart', () => {
    for (const field of applicationFields(kind)) expect(fieldAt(field.path, kind)).toBe(field);
    const keys = applicationPages(kind).map((page) => page.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('a path of a finding leads to its field, also inside rows and for every form', () => {
  expect(fieldAt('subject.industryCodes', FIRST)?.form).toBe('subject');
  expect(fieldAt('industryCodes', FIRST)?.form).toBe('application');
  expect(fieldAt('dataItems[3].itemName', FIRST)?.spec.key).toBe('dataItems');
  expect(fieldAt('request.changeNote', { type: 'CHANGE', objectType: '2' })?.form).toBe('request');
  expect(fieldAt('request.changeNote', FIRST)).toBeNull();
});

test('the request is filled before what it is about', () => {
  expect(applicationPages({ type: 'RENEW', objectType: '1' })[0]?.form).toBe('request');
  expect(applicationPages(FIRST)[0]?.form).toBe('subject');
});

test('free words lead nowhere', () => {
  expect(fieldOfPlace('窗口提交的纸质材料', FIRST)).toBeNull();
});
