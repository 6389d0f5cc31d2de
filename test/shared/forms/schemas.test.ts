/** The forms are well made: keys, lists, conditions and clause ids all exist. */
import { describe, expect, it } from 'vitest';
import { OBJECT_TYPES } from '#shared/domain/case-type';
import { attachmentTypeOf } from '#shared/forms/attachments';
import { codeListIds, codeListOf, itemsOf, labelOf, PROGRAM_LISTS } from '#shared/forms/code-lists';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import { F03_PRODUCT } from '#shared/forms/f03-product';
import { ALL_FORMS, contentForm, fieldsOf, formsOf } from '#shared/forms/form-of';
import type { FieldSpec } from '#shared/forms/schema';
import { clause } from '#shared/regulation/clauses/clause';

const withColumns = (specs: readonly FieldSpec[]): readonly FieldSpec[] =>
  specs.flatMap((spec) => (spec.kind === 'rows' ? [spec, ...spec.columns] : [spec]));

describe.each(ALL_FORMS)('$id $title', (schema) => {
  const fields = fieldsOf(schema);
  const keys = new Set(fields.map((spec) => spec.key));

  it('has every key once, in camelCase', () => {
    expect(keys.size).toBe(fields.length);
    expect([...keys].filter((key) => !/^[a-z][A-Za-z0-9]*$/.test(key))).toEqual([]);
  });

  it('names only lists that exist, and attachment types of CL-ATTACH', () => {
    for (const spec of withColumns(fields)) {
      if (spec.kind === 'enum' || spec.kind === 'enums')
        expect(itemsOf(PROGRAM_LISTS, spec.list)).not.toHaveLength(0);
      if (spec.kind === 'files')
        expect(labelOf('CL-ATTACH', spec.attachmentType)).not.toBe(spec.attachmentType);
    }
  });

  it('has conditions on fields of the same form, with values those fields can take', () => {
    for (const spec of fields) {
      for (const condition of [spec.required, spec.visible]) {
        if (typeof condition !== 'object') continue;
        for (const { field, oneOf } of condition.anyOf) {
          const other = fields.find((candidate) => candidate.key === field);
          expect(other, `${spec.key} depends on ${field}`).toBeDefined();
          if (other?.kind === 'enum' || other?.kind === 'enums') {
            const codes = itemsOf(PROGRAM_LISTS, other.list).map((item) => item.code);
            for (const value of oneOf) expect(codes).toContain(value);
          }
        }
      }
      if (spec.kind === 'date' && spec.notBefore) expect(keys).toContain(spec.notBefore);
      if (spec.kind === 'decimal' && spec.unitField) expect(keys).toContain(spec.unitField);
      if (spec.kind === 'digest') expect(keys).toContain(spec.algorithmField);
    }
  });

  it('cites only clauses of the inventory', () => {
    for (const spec of withColumns(fields))
      for (const id of spec.basis) expect(clause(id), `${spec.key} ${id}`).not.toBeNull();
  });
});

describe.each([F02_RESOURCE, F03_PRODUCT])('$id $title', (schema) => {
  it('publishes exactly the name and the introduction; F01 the name of the subject (XJR-16-3)', () => {
    const shown = [F01_SUBJECT, schema].flatMap((form) =>
      fieldsOf(form)
        .filter((spec) => spec.isPublic)
        .map((spec) => spec.key),
    );
    expect(shown).toEqual(['institutionName', 'dataRegistName', 'dataContentIntroduction']);
  });
  it('has seven pages', () => expect(schema.pages).toHaveLength(7));
});

describe('F02 首次登记·公共数据资源', () => {
  it('takes up to 2000 data items', () => {
    const items = fieldsOf(F02_RESOURCE).find((spec) => spec.key === 'dataItems');
    expect(items?.kind === 'rows' && items.maxRows).toBe(2000);
  });
});

describe('forms of an application', () => {
  const ids = (...of: Parameters<typeof formsOf>) =>
    formsOf(...of).map(({ part, schema }) => `${part} ${schema.id}`);
  it('are subject and content for a first registration, the request before them otherwise', () => {
    expect(ids('FIRST', '1')).toEqual(['subject F01', 'application F02']);
    expect(ids('FIRST', '2')).toEqual(['subject F01', 'application F03']);
    expect(ids('CHANGE', '1')).toEqual(['request F04', 'subject F01', 'application F02']);
    expect(ids('CORRECT', '2')).toEqual(['request F05', 'subject F01', 'application F03']);
    expect(ids('CANCEL', '1')).toEqual(['request F06', 'subject F01', 'application F02']);
    expect(ids('RENEW', '2')).toEqual(['request F07', 'subject F01', 'application F03']);
  });
  it('share keys between value sets only for papers of the same kind', () => {
    const kinds = new Map<string, string>();
    for (const spec of ALL_FORMS.flatMap(fieldsOf)) {
      if (spec.kind !== 'files') continue;
      expect(kinds.get(spec.key) ?? spec.attachmentType, spec.key).toBe(spec.attachmentType);
      kinds.set(spec.key, spec.attachmentType);
      expect(attachmentTypeOf(spec.key)).toBe(spec.attachmentType);
    }
  });
});

describe('CL-FIELD', () => {
  it.each(OBJECT_TYPES)('names every registered value of object %s and no paper', (objectType) => {
    const codes = codeListOf('CL-FIELD', objectType).map((item) => item.code);
    const named = [
      ...fieldsOf(F01_SUBJECT).map((spec) => ({ spec, name: `subject.${spec.key}` })),
      ...fieldsOf(contentForm(objectType)).map((spec) => ({ spec, name: spec.key })),
    ];
    const isDeclaration = (spec: FieldSpec) => spec.kind === 'bool' && spec.mustBe !== undefined;
    const expected = named
      .filter(({ spec }) => spec.kind !== 'files' && !isDeclaration(spec))
      .map(({ name }) => name)
      .filter((name) => name !== 'applyType' && name !== 'dataRegistType');
    expect([...codes].sort()).toEqual([...expected].sort());
  });
  it('labels a field by page and label', () => {
    expect(labelOf('CL-FIELD', 'subject.uscc')).toBe('登记主体 · 统一社会信用代码');
    expect(labelOf('CL-FIELD', 'productType')).toBe('产品和服务信息 · 产品类型');
    expect(labelOf('CL-FIELD', 'dataRegistName')).toBe(
      '数据基本信息/产品和服务信息 · 数据资源名称/产品和服务名称',
    );
  });
});

describe('code lists', () => {
  it('have unique codes and labels in Chinese or a format name', () => {
    for (const id of codeListIds()) {
      const codes = itemsOf(PROGRAM_LISTS, id).map((item) => item.code);
      expect(new Set(codes).size, id).toBe(codes.length);
      expect(itemsOf(PROGRAM_LISTS, id).every((item) => item.label !== '')).toBe(true);
    }
  });
  it('show an unknown code as it is', () => {
    expect(labelOf('CL-SEC', 'CORE')).toBe('核心数据');
    expect(labelOf('CL-SEC', 'OLD')).toBe('OLD');
  });
  it('group every format under a class that exists', () => {
    for (const item of itemsOf(PROGRAM_LISTS, 'CL-FORMATDETAIL')) {
      expect(labelOf('CL-FORMAT', item.group ?? '')).not.toBe(item.group);
    }
  });
});
