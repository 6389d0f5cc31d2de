/** What forms make of the code lists in force: what they offer, what the check says, how values read. */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { codeList, itemsOf, labelIn, offeredItems, PROGRAM_LISTS } from '#shared/forms/code-lists';
import { ALL_FORMS, fieldsOf } from '#shared/forms/form-of';
import { OPEN_LISTS } from '#shared/forms/open-lists';
import type { Condition, FieldSpec } from '#shared/forms/schema';
import { valueText } from '#shared/forms/value-text';
import { completeApplication } from './complete-application';
import { ADDED, CLOSED, inForce, theme, value } from './list-changes';

describe('lists that are open', () => {
  const specs: readonly FieldSpec[] = ALL_FORMS.flatMap(fieldsOf).flatMap((spec) =>
    spec.kind === 'rows' ? [spec, ...spec.columns] : [spec],
  );
  const listOf = (spec: FieldSpec) => (spec.kind === 'enum' || spec.kind === 'enums' ? spec.list : '');

  it('are each asked by a form, and no condition of any form asks for one of their codes', () => {
    const asked = new Set(specs.map(listOf));
    for (const id of OPEN_LISTS.keys()) expect(asked, id).toContain(id);
    const isCondition = (one: unknown): one is Condition => typeof one === 'object' && one !== null;
    const tested = specs.flatMap(({ required, visible }) =>
      [required, visible].filter(isCondition).flatMap(({ anyOf }) => anyOf.map(({ field }) => field)),
    );
    expect(tested.length).toBeGreaterThan(20);
    for (const spec of specs)
      if (tested.includes(spec.key)) expect(OPEN_LISTS, spec.key).not.toContain(listOf(spec));
  });

  it('cannot be asked of the program alone', () => {
    for (const id of OPEN_LISTS.keys()) expect(() => codeList(id)).toThrow('lists in force');
  });
});

describe('the forms', () => {
  const lists = inForce(theme(ADDED, CLOSED));
  const codes = (day: string, ...holds: readonly string[]) =>
    offeredItems(itemsOf(lists, 'CL-THEME'), localDate(day), holds).map(({ code }) => code);

  it('offer what may be chosen on the day, and what they hold', () => {
    expect(codes('2026-03-31')).toContain('12');
    expect(codes('2026-03-31')).not.toContain('14');
    expect(codes('2026-04-01')).toContain('14');
    expect(codes('2026-04-01')).not.toContain('12');
    expect(codes('2026-04-01', '12')).toContain('12');
  });

  const findings = (theme_: readonly string[], day: string, with_ = lists) =>
    checkApplication({
      ...completeApplication({ application: { resourceClass: '2', themeCodes: theme_ } }),
      lists: with_,
      listsOn: localDate(day),
    }).map(({ code, message }) => `${code} ${message}`);

  it('are held to the lists of their day, and told which value and until when', () => {
    expect(findings(['12'], '2026-03-31')).toEqual([]);
    expect(findings(['12'], '2026-04-01')).toEqual([
      'LIST_CLOSED 主题分类“应急维稳”已停用（可选至 2026-03-31），请重新选择',
    ]);
    expect(findings(['14'], '2026-03-31')).toEqual([
      'LIST_CLOSED 主题分类“数字经济”自 2026-04-01 起才可选择，请重新选择',
    ]);
    expect(findings(['14'], '2026-04-01')).toEqual([]);
    expect(findings(['14'], '2026-04-01', PROGRAM_LISTS)).toHaveLength(1);
  });

  it('and the rows in them', () => {
    const type = inForce({
      lists: [{ list: 'CL-ITEMTYPE', values: [value('M', '备注型', { to: '2026-03-31' })] }],
    });
    const items = [
      { itemName: '线路', itemType: 'M', itemDesc: '线路说明', itemPersonal: false, itemSensitive: false },
    ];
    const input = completeApplication({ application: { dataItems: items, fieldCount: 1 } });
    const at = (day: string) =>
      checkApplication({ ...input, lists: type, listsOn: localDate(day) }).map(
        ({ field, code }) => `${code} ${field}`,
      );
    expect(at('2026-03-31')).toEqual([]);
    expect(at('2026-04-01')).toEqual(['LIST_CLOSED dataItems[0].itemType']);
  });

  it('tell a closed value by its label for good', () => {
    const spec = specOf('themeCodes');
    expect(valueText(spec, ['12', '14'], lists)).toBe('应急维稳、数字经济');
    expect(labelIn(PROGRAM_LISTS, 'CL-THEME', '14')).toBe('14');
  });
});

function specOf(key: string): FieldSpec {
  const spec = ALL_FORMS.flatMap(fieldsOf).find((one) => one.key === key);
  if (!spec) throw new Error(key);
  return spec;
}
