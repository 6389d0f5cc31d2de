/** Applications of several cases beside each other: what each says, field by field, and whether it is the same. */
import { describe, expect, it } from 'vitest';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import { type Beside, sideBySide } from '#shared/forms/side-by-side';
import { merge, type Spoil } from './complete-application';
import { completeContent } from './complete-request';

const whole = completeContent('1');
const application = (changes: Spoil = {}, attachments: Beside['attachments'] = []): Beside => ({
  objectType: '1',
  subject: whole.subject,
  application: merge(whole.application, changes),
  attachments,
});
const compared = (...applications: readonly Beside[]) => sideBySide(applications, PROGRAM_LISTS);
const different = (...applications: readonly Beside[]) =>
  compared(...applications).flatMap(({ label, values, same }) => (same ? [] : [[label, ...values]]));

describe('applications beside each other', () => {
  it('every field that one of them fills in stands there once, in the order and words of the form', () => {
    const fields = compared(application(), application());
    expect(fields.every(({ same, values }) => same && values[0] === values[1])).toBe(true);
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    const keys = fields.map(({ key }) => key);
    expect(keys.indexOf('subject.uscc')).toBeGreaterThanOrEqual(0);
    expect(keys.indexOf('subject.uscc')).toBeLessThan(keys.indexOf('dataRegistName'));
    expect(fields.find(({ key }) => key === 'updateCycle')?.values).toEqual(['每月', '每月']);
  });

  it('of three each has a value of its own, empty where it says nothing', () => {
    expect(
      different(
        application({ dataRegistName: '甲' }),
        application({ dataRegistName: '乙', updateCycle: '03' }),
        application({ dataRegistName: undefined }),
      ),
    ).toEqual([
      ['数据资源名称', '甲', '乙', ''],
      ['更新频率', '每月', '每日', '每月'],
    ]);
  });

  it('rows that all have are counted, in whatever order; the others are told', () => {
    const rows = whole.application.dataItems as readonly { readonly [key: string]: string }[];
    const [first, second] = rows;
    const turned = application({ dataItems: [second ?? {}, first ?? {}] });
    expect(different(application(), turned)).toEqual([]);
    const [line] = different(application(), application({ dataItems: [first ?? {}] }));
    expect(line?.[1]).toMatch(/^共 2 行，不同的行：站点名称/);
    expect(line?.[2]).toBe('共 1 行');
  });

  it('papers are the same by their digest, whatever they are called', () => {
    const paper = (title: string, digit: string) => ({ field: 'depositFile', title, hash: digit.repeat(64) });
    const one = application({}, [paper('存证证明', '1')]);
    expect(different(one, application({}, [paper('证明（扫描）', '1')]))).toEqual([]);
    expect(different(one, application({}, [paper('存证证明', '2')]))).toEqual([
      [expect.any(String), '存证证明（摘要 111111111111…）', '存证证明（摘要 222222222222…）'],
    ]);
  });

  it('a resource and a product have the fields of both forms, each once', () => {
    const product: Beside = { ...completeContent('2'), objectType: '2', attachments: [] };
    const keys = compared(application(), product).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('scenarios');
    expect(keys).toContain('dataItems');
  });
});
