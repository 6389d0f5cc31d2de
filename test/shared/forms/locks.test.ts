/** What a request may touch: for any reasons a locked change is always named and an unlocked one never. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OBJECT_TYPES, type ObjectType } from '#shared/domain/case-type';
import type { Content } from '#shared/forms/application-input';
import { codeList } from '#shared/forms/code-lists';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { contentForm, fieldsOf } from '#shared/forms/form-of';
import { CHANGE_REASONS, lockedChanges, unlockedFields } from '#shared/forms/locks';
import type { FieldSpec, FieldValue, FormValues } from '#shared/forms/schema';
import { completeContent } from './complete-request';

const namesOf = (objectType: ObjectType): readonly (FieldSpec & { readonly name: string })[] => [
  ...fieldsOf(F01_SUBJECT).map((spec) => ({ ...spec, name: `subject.${spec.key}` })),
  ...fieldsOf(contentForm(objectType)).map((spec) => ({ ...spec, name: spec.key })),
];

/** The content with one field changed to something else. */
function touched(content: Content, name: string): Content {
  const change = (values: FormValues, key: string): FormValues => ({ ...values, [key]: other(values[key]) });
  return name.startsWith('subject.')
    ? { ...content, subject: change(content.subject, name.slice('subject.'.length)) }
    : { ...content, application: change(content.application, name) };
}

const other = (value: FieldValue | undefined): FieldValue =>
  typeof value === 'boolean' ? !value : `${String(value ?? '')}改`;

const contentOf = (objectType: ObjectType): Content => {
  const { subject, application } = completeContent(objectType);
  return { subject, application };
};

const isUnlocked = (unlocked: 'all' | ReadonlySet<string>, name: string): boolean =>
  unlocked === 'all' || unlocked.has(name);

describe.each(OBJECT_TYPES)('object %s', (objectType) => {
  const before = contentOf(objectType);
  const values = namesOf(objectType).filter((spec) => spec.kind !== 'files');
  const anyName = fc.constantFrom(...values.map((spec) => spec.name));
  const anyReasons = fc.subarray([...CHANGE_REASONS]);

  it('for any reasons, a locked change is always named and an unlocked one never (NDR-9-11)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('CHANGE' as const, 'RENEW' as const),
        anyReasons,
        anyName,
        (type, reasons, name) => {
          const request = { changeReasons: reasons, infoChanged: true };
          const unlocked = unlockedFields(type, objectType, request);
          const named = lockedChanges(type, objectType, request, before, touched(before, name));
          expect(named).toEqual(isUnlocked(unlocked, name) ? [] : [name]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('more reasons never lock what fewer unlock', () => {
    fc.assert(
      fc.property(anyReasons, anyReasons, (some, more) => {
        const fewer = unlockedFields('CHANGE', objectType, { changeReasons: some });
        const all = unlockedFields('CHANGE', objectType, { changeReasons: [...some, ...more] });
        for (const name of fewer === 'all' ? [] : fewer) expect(isUnlocked(all, name)).toBe(true);
      }),
    );
  });

  it('a correction unlocks exactly the listed fields (NDR-9-14)', () => {
    const correctable = codeList('CL-FIELD')
      .filter((item) => item.group === undefined || item.group === objectType)
      .map((item) => item.code);
    fc.assert(
      fc.property(fc.subarray(correctable), anyName, (fields, name) => {
        const request = { correctFields: fields.map((field) => ({ field, claimed: '新', reason: '有误' })) };
        expect([...unlockedFields('CORRECT', objectType, request)].sort()).toEqual([...fields].sort());
        const named = lockedChanges('CORRECT', objectType, request, before, touched(before, name));
        expect(named).toEqual(fields.includes(name) ? [] : [name]);
      }),
    );
  });

  it('nothing ever unlocks the kind of application and of object', () => {
    const everything = { changeReasons: [...CHANGE_REASONS], infoChanged: true };
    const listed = { correctFields: [{ field: 'applyType' }, { field: 'dataRegistType' }] };
    for (const name of ['applyType', 'dataRegistType']) {
      expect(isUnlocked(unlockedFields('CHANGE', objectType, everything), name)).toBe(false);
      expect(isUnlocked(unlockedFields('CORRECT', objectType, listed), name)).toBe(false);
    }
  });

  it('a first registration locks nothing, a cancellation and a plain renewal everything', () => {
    const request = { changeReasons: [...CHANGE_REASONS], infoChanged: false };
    expect(unlockedFields('FIRST', objectType, {})).toBe('all');
    for (const type of ['CANCEL', 'RENEW'] as const) {
      expect(unlockedFields(type, objectType, request)).toEqual(new Set());
      const after = touched(before, 'subject.address');
      expect(lockedChanges(type, objectType, request, before, after)).toEqual(['subject.address']);
    }
  });

  it('names only fields of its forms', () => {
    const names = new Set(namesOf(objectType).map((spec) => spec.name));
    const all = unlockedFields('CHANGE', objectType, { changeReasons: [...CHANGE_REASONS] });
    expect([...(all === 'all' ? [] : all)].filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('reasons', () => {
  const unlocks = (reason: string, name: string, objectType: ObjectType = '1') =>
    isUnlocked(unlockedFields('CHANGE', objectType, { changeReasons: [reason] }), name);

  it.each([
    ['SOURCE', 'legalBasis', 'updateCycle'],
    ['SOURCE', 'depositNo', 'storagePlace'],
    ['RESOURCE', 'dataItems', 'legalBasis'],
    ['RESOURCE', 'storagePlace', 'scenarios'],
    ['RESOURCE', 'depositFile', 'riskReportFile'],
    ['PRODUCT', 'scenarios', 'shareType'],
    ['PRODUCT', 'depositNo', 'dataRegistName'],
    ['DEPOSIT', 'hashValue', 'storageRegion'],
    ['SUBJECT', 'subject.institutionName', 'dataRegistName'],
    ['SUBJECT', 'coApplicants', 'inAuthorizedScope'],
    ['AGREEMENT', 'agreementTo', 'depositNo'],
    ['SHARING', 'openType', 'securityLevel'],
    ['SECURITY', 'securityLevel', 'depositNo'],
  ])('%s unlocks %s and not %s', (reason, open, shut) => {
    expect([unlocks(reason, open), unlocks(reason, shut)]).toEqual([true, false]);
  });

  it('of a product unlock its own pages', () => {
    expect(unlocks('PRODUCT', 'pricingMode', '2')).toBe(true);
    expect(unlocks('PRODUCT', 'complianceResult', '2')).toBe(true);
    expect(unlocks('RESOURCE', 'usedResources', '2')).toBe(true);
    expect(unlocks('RESOURCE', 'pricingMode', '2')).toBe(false);
  });
});
