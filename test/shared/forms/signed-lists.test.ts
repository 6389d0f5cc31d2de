/** Changes of code lists that the region signs: what a file may say, and what a later one has to keep. */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { itemOf, itemsOf, PROGRAM_LISTS } from '#shared/forms/code-lists';
import {
  changesInWords,
  listsInForce,
  lostOf,
  readSignedLists,
  rewrittenBy,
  unfitToSign,
} from '#shared/forms/signed-lists';
import { ADDED, CLOSED, readLists, theme, value } from './list-changes';

const problem = (raw: unknown): string => {
  const read = readSignedLists(raw);
  return read.ok ? (unfitToSign([], read.value) ?? 'read') : read.error;
};

describe('a file of changes', () => {
  it('adds values and closes values, in words that say which', () => {
    expect(changesInWords(readLists(theme(ADDED, CLOSED)))).toEqual([
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

  it('stays in force under a later program that brings the value, or its label, itself', () => {
    // To this program 13 is one of its own, as 14 will be to the next.
    const own = itemsOf(PROGRAM_LISTS, 'CL-THEME').at(-1);
    const [code, label] = [own?.code ?? '', own?.label ?? ''];
    const lists = readLists(theme(value(code, label, { from: '2026-04-01' })));
    const signed = { number: 1, id: 'CL-1', inForceFrom: localDate('2026-03-01'), lists };
    expect(itemOf(listsInForce(signed), 'CL-THEME', code)).toMatchObject({ label, from: '2026-04-01' });
    expect(unfitToSign(lists, lists)).toBeNull();
    expect(readSignedLists(theme({ ...ADDED, label })).ok).toBe(true);
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

describe('a later file', () => {
  const before = readLists(theme(ADDED, CLOSED));

  it('holds all of the one before, each value as it was', () => {
    const more = value('15', '低空经济', { from: '2026-05-01' });
    expect(lostOf(before, readLists(theme(ADDED, CLOSED, more)))).toBeNull();
    expect(lostOf(before, readLists(theme(CLOSED, more)))).toContain('缺少此前签发的主题分类 14');
    expect(lostOf(before, readLists(theme({ ...ADDED, label: '平台经济' }, CLOSED)))).toContain(
      '14 已用于“数字经济”，不能另作他用',
    );
    expect(lostOf(before, readLists(theme({ ...ADDED, from: '2026-04-02' }, CLOSED)))).toContain('启用日期');
  });

  it('closes and opens nothing for days that have passed', () => {
    const on = (day: string, ...values: readonly object[]) =>
      rewrittenBy(before, readLists(theme(...values)), localDate(day));
    expect(on('2026-03-31', ADDED, { ...CLOSED, to: '2026-06-30' })).toBeNull();
    expect(on('2026-04-01', ADDED, CLOSED)).toBeNull();
    expect(on('2026-04-01', ADDED, { ...CLOSED, to: '2026-06-30' })).toContain('不能追溯');
    expect(on('2026-04-10', { ...ADDED, to: '2026-04-09' }, CLOSED)).toContain('不能追溯');
    expect(on('2026-04-10', { ...ADDED, to: '2026-04-10' }, CLOSED)).toBeNull();
  });
});
