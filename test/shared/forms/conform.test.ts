/** The door for form values: incomplete drafts pass, malformed ones are refused whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OBJECT_TYPES } from '#shared/domain/case-type';
import { conformValues } from '#shared/forms/conform';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import { formsOf } from '#shared/forms/form-of';
import { completeApplication } from './complete-application';
import { completeRequest } from './complete-request';

const codes = (raw: unknown) => {
  const outcome = conformValues(F02_RESOURCE, raw);
  return outcome.ok ? [] : outcome.error.map((finding) => `${finding.code} ${finding.field}`);
};

describe('conformValues', () => {
  it('lets a complete application pass unchanged', () => {
    const { subject, application } = completeApplication();
    expect(conformValues(F01_SUBJECT, subject)).toEqual({ ok: true, value: subject });
    expect(conformValues(F02_RESOURCE, application)).toEqual({ ok: true, value: application });
  });

  it.each(OBJECT_TYPES)('lets complete requests and contents of object %s pass unchanged', (objectType) => {
    for (const type of ['CHANGE', 'CORRECT', 'CANCEL', 'RENEW'] as const) {
      const input = completeRequest(type, objectType);
      for (const { part, schema } of formsOf(type, objectType)) {
        expect(conformValues(schema, input[part])).toEqual({ ok: true, value: input[part] });
      }
    }
  });

  it('lets an empty or half-typed draft pass, empty values absent', () => {
    const raw = { dataRegistName: '公', agentUscc: '9165', keywords: [], applyDate: null, volumeUnit: '' };
    expect(conformValues(F02_RESOURCE, raw)).toEqual({
      ok: true,
      value: { dataRegistName: '公', agentUscc: '9165' },
    });
  });

  it('stores texts trimmed and composed, codes and digests folded', () => {
    const raw = {
      dataRegistName: ' 喀什市 公交e\u0301 ',
      agentUscc: '９１350100m000100y43',
      hashValue: ` ${'AB'.repeat(32)}`,
    };
    expect(conformValues(F02_RESOURCE, raw)).toEqual({
      ok: true,
      value: {
        dataRegistName: '喀什市 公交é',
        agentUscc: '91350100M000100Y43',
        hashValue: 'ab'.repeat(32),
      },
    });
  });

  it.each([
    ['no record', [], ['MALFORMED ']],
    ['an unknown key', { dataRegistname: '公交' }, ['UNKNOWN_FIELD dataRegistname']],
    ['files as values', { depositFile: ['x'] }, ['UNKNOWN_FIELD depositFile']],
    ['a number as text', { dataRegistName: 5 }, ['WRONG_TYPE dataRegistName']],
    ['text as a flag', { deposited: 'true' }, ['WRONG_TYPE deposited']],
    ['a fraction as a count', { recordCount: 1.5 }, ['WRONG_TYPE recordCount']],
    ['a day that does not exist', { applyDate: '2026-02-30' }, ['WRONG_TYPE applyDate']],
    ['numbers in a list', { keywords: [1] }, ['WRONG_TYPE keywords']],
    ['an unknown column', { scenarios: [{ name: '场景', colour: '红' }] }, ['WRONG_TYPE scenarios']],
    ['a list inside a row', { scenarios: [{ name: ['场景'] }] }, ['WRONG_TYPE scenarios']],
    ['half a surrogate pair', { dataRegistName: '公\ud800' }, ['WRONG_TYPE dataRegistName']],
    ['a text far over its limit', { dataRegistName: '公'.repeat(401) }, ['OVERSIZE dataRegistName']],
    ['2001 data items', { dataItems: Array.from({ length: 2001 }, () => ({})) }, ['OVERSIZE dataItems']],
  ])('refuses %s', (_title, raw, expected) => {
    expect(codes(raw)).toEqual(expected);
  });

  it('names every fault at once', () => {
    expect(codes({ a: 1, deposited: 1, applyDate: 'x' })).toHaveLength(3);
  });

  it('never throws and is stable, for any JSON', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('dataRegistName', 'dataItems', 'keywords'),
        (value, key) => {
          const once = conformValues(F02_RESOURCE, { [key]: value });
          if (once.ok) expect(conformValues(F02_RESOURCE, once.value)).toEqual(once);
        },
      ),
    );
  });

  it('2000 data items pass', () => {
    const row = {
      itemName: '线路',
      itemType: 'C',
      itemDesc: '线路',
      itemPersonal: false,
      itemSensitive: false,
    };
    const raw = { dataItems: Array.from({ length: 2000 }, () => row) };
    expect(conformValues(F02_RESOURCE, raw).ok).toBe(true);
  });
});
