/** Changes of code lists that the region signs: what a file may say, what stays, and what the forms make of it. */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { codeList, itemsOf, labelIn, offeredItems, PROGRAM_LISTS } from '#shared/forms/code-lists';
import { ALL_FORMS, fieldsOf } from '#shared/forms/form-of';
import { OPEN_LISTS } from '#shared/forms/open-lists';
import type { Condition, FieldSpec } from '#shared/forms/schema';
import {
  type ChangedList,
  changesInWords,
  listsInForce,
  lostOf,
  readSignedLists,
  rewrittenBy,
} from '#shared/forms/signed-lists';
import { valueText } from '#shared/forms/value-text';
import { completeApplication } from './complete-application';

const value = (code: string, label: string, dates: { from?: string; to?: string; group?: string }) => ({
  code,
  label,
  ...dates,
});
const ADDED = value('14', '数字经济', { from: '2026-04-01' });
const CLOSED = value('12', '应急维稳', { to: '2026-03-31' });
const theme = (...values: readonly object[]) => ({ lists: [{ list: 'CL-THEME', values }] });

const problem = (raw: unknown): string => {
  const read = readSignedLists(raw);
  return read.ok ? 'read' : read.error;
};
const read = (raw: unknown): readonly ChangedList[] => {
  const lists = readSignedLists(raw);
  if (!lists.ok) throw new Error(lists.error);
  return lists.value;
};
const inForce = (raw: unknown) =>
  listsInForce({ number: 1, id: '2026', inForceFrom: localDate('2026-03-01'), lists: read(raw) });

describe('a file of changes', () => {
  it('adds values and closes values, in words that say which', () => {
    expect(changesInWords(read(theme(ADDED, CLOSED)))).toEqual([
      '主题分类：新增 14 数字经济（2026-04-01 起可选）；停用 12 应急维稳（可选至 2026-03-31）',
    ]);
  });

  it.each([
    ['no object', 'lists', '格式不符'],
    ['no lists', { lists: [] }, '格式不符'],
    ['an unknown member', { ...theme(ADDED), more: 1 }, '格式不符'],
    ['a date that is none', theme({ ...ADDED, from: '2026-02-30' }), '格式不符'],
    ['a code of other signs', theme({ ...ADDED, code: '十四' }), '格式不符'],
    ['a label with a mark of direction', theme({ ...ADDED, label: '数字\u202e经济' }), '格式不符'],
    ['a prototype key', theme({ ...ADDED, code: '__proto__', label: '' }), '格式不符'],
    ['an unknown list', { lists: [{ list: 'CL-NONE', values: [ADDED] }] }, '没有代码表 CL-NONE'],
    ['a list twice', { lists: [...theme(ADDED).lists, ...theme(CLOSED).lists] }, 'CL-THEME 列了两次'],
    ['a value twice', theme(ADDED, ADDED), '14 列了两次'],
    ['a code of the program with another label', theme({ ...CLOSED, label: '应急' }), '12 已用于“应急维稳”'],
    ['a value of the program that is not closed', theme(value('12', '应急维稳', {})), '只能写停用日期'],
    ['a value of the program that begins', theme({ ...CLOSED, from: '2026-01-01' }), '只能写停用日期'],
    ['a new value without its first day', theme(value('14', '数字经济', {})), '须写启用日期'],
    ['days in the wrong order', theme({ ...ADDED, to: '2026-03-31' }), '启用日期晚于停用日期'],
    ['another code for a label', theme({ ...ADDED, label: '信用体系' }), '同名'],
    ['a group where there are none', theme({ ...ADDED, group: '1' }), '上级代码不符'],
  ])('with %s is refused', (_name, raw, words) => {
    expect(problem(raw)).toContain(words);
  });

  it('names a parent where the list has them, and leaves something to choose in each', () => {
    const formats = (...values: readonly object[]) => ({ lists: [{ list: 'CL-FORMATDETAIL', values }] });
    const added = value('GaussDB', 'GaussDB', { from: '2026-04-01' });
    expect(problem(formats({ ...added, group: '3' }))).toBe('read');
    expect(problem(formats(added))).toContain('上级代码不符');
    expect(problem(formats({ ...added, group: '8' }))).toContain('上级代码不符');
    expect(problem(formats(value('API', 'API', { group: '7', to: '2026-03-31' })))).toContain(
      '没有留下可选的值',
    );
  });

  it.each(['CL-SEC', 'CL-REGTYPE', 'CL-ATTACH', 'CL-CHANNEL', 'CL-RESCLASS', 'CL-REVIEWRESULT', 'CL-FIELD'])(
    'that touches %s is refused by its name, with why',
    (list) => {
      expect(problem({ lists: [{ list, values: [ADDED] }] })).toBe(
        `代码表 ${list} 不能以签发更改：办理规则按其代码判断，须随程序或规则包更改`,
      );
    },
  );

  it('says of lists that a law or standard names who names them', () => {
    expect(problem({ lists: [{ list: 'CL-INDUSTRY', values: [ADDED] }] })).toContain('GB/T 4754');
    expect(problem({ lists: [{ list: 'CL-PIBASIS', values: [ADDED] }] })).toContain('个人信息保护法');
  });
});

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

describe('a later file', () => {
  const before = read(theme(ADDED, CLOSED));

  it('holds all of the one before, each value as it was', () => {
    const more = value('15', '低空经济', { from: '2026-05-01' });
    expect(lostOf(before, read(theme(ADDED, CLOSED, more)))).toBeNull();
    expect(lostOf(before, read(theme(CLOSED, more)))).toContain('缺少此前签发的主题分类 14');
    expect(lostOf(before, read(theme({ ...ADDED, label: '平台经济' }, CLOSED)))).toContain(
      '14 已用于“数字经济”，不能另作他用',
    );
    expect(lostOf(before, read(theme({ ...ADDED, from: '2026-04-02' }, CLOSED)))).toContain('启用日期');
  });

  it('closes and opens nothing for days that have passed', () => {
    const on = (day: string, ...values: readonly object[]) =>
      rewrittenBy(before, read(theme(...values)), localDate(day));
    expect(on('2026-03-31', ADDED, { ...CLOSED, to: '2026-06-30' })).toBeNull();
    expect(on('2026-04-01', ADDED, CLOSED)).toBeNull();
    expect(on('2026-04-01', ADDED, { ...CLOSED, to: '2026-06-30' })).toContain('不能追溯');
    expect(on('2026-04-10', { ...ADDED, to: '2026-04-09' }, CLOSED)).toContain('不能追溯');
    expect(on('2026-04-10', { ...ADDED, to: '2026-04-10' }, CLOSED)).toBeNull();
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
