/** What leaves the register: for a purpose, marked, never a formula, never without a trace (XJR-22-1, XJR-22-2). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { commandId } from '../../helpers/desk-kit';
import { deskPlace } from './desk-place';

const place = deskPlace();
const asked = (changes: Partial<CallInput<'register.export'>> = {}): CallInput<'register.export'> => ({
  commandId: commandId(),
  text: '',
  division: null,
  objectType: null,
  standing: 'any',
  asOf: null,
  purpose: '年度检查',
  approval: '',
  ...changes,
});
const stationLines = async () => (await place.walk.log()).filter(({ title }) => title === '导出登记簿');
const target = (name = 'register.csv'): string => {
  place.walk.files.next = join(place.dir, name);
  return place.walk.files.next;
};

describe('an export of the register', () => {
  it('needs a purpose and the supervisor (XJR-22-2)', async () => {
    const { walk } = place;
    const path = target();
    for (const purpose of ['', ' ', 'x'])
      expect(await walk.refusal('supervisor', 'register.export', asked({ purpose }))).toBe('INPUT_INVALID');
    for (const who of ['clerk', 'reviewer', 'admin', 'auditor'])
      expect(await walk.refusal(who, 'register.export', asked())).toBe('PERMISSION_MISSING');
    expect(walk.files.suggested).toEqual([]);
    expect(existsSync(path)).toBe(false);
    expect(await stationLines()).toEqual([]);
  });

  it('is marked 内部资料 unless a document allows it, and stands in the log of the station (XJR-22-1)', async () => {
    const { walk } = place;
    await walk.registered();
    const inside = target('inside.csv');
    expect(await walk.must('supervisor', 'register.export', asked())).toEqual({
      fileName: 'inside.csv',
      rows: 1,
    });
    const text = readFileSync(inside, 'utf8');
    expect(text.startsWith('\ufeff"内部资料')).toBe(true);
    expect(text).toContain('"用途：年度检查"');
    const outside = target('outside.csv');
    await walk.must('supervisor', 'register.export', asked({ approval: '喀数发〔2026〕8号' }));
    expect(readFileSync(outside, 'utf8')).toContain('"依据：喀数发〔2026〕8号"');
    expect(readFileSync(outside, 'utf8')).not.toContain('内部资料');
    expect((await stationLines()).map(({ detail }) => detail)).toEqual([
      '1 条，年度检查，依据 喀数发〔2026〕8号',
      '1 条，年度检查（内部资料）',
    ]);
  });

  it('holds what the filter finds, in quotes, and no cell that a spreadsheet would calculate', async () => {
    const { walk } = place;
    await walk.registered({ dataRegistName: '=HYPERLINK("http://x")公交"线路"数据' });
    const path = target();
    await walk.must('supervisor', 'register.export', asked());
    const [, , , , head, row] = readFileSync(path, 'utf8').split('\r\n');
    expect(head?.split(',')).toHaveLength(13);
    expect(row).toContain(`"'=HYPERLINK(""http://x"")公交""线路""数据"`);
    expect(await walk.must('supervisor', 'register.export', asked({ text: '没有' }))).toMatchObject({
      rows: 0,
    });
    expect(readFileSync(path, 'utf8')).not.toContain('HYPERLINK');
  });

  it('that is cancelled changes nothing and leaves no line', async () => {
    const { walk } = place;
    walk.files.next = null;
    expect(await walk.refusal('supervisor', 'register.export', asked())).toBe('SAVE_CANCELLED');
    expect(await stationLines()).toEqual([]);
  });

  it('that cannot be written says so; the attempt stands in the log', async () => {
    const { walk } = place;
    walk.files.next = join(place.dir, 'nowhere', 'register.csv');
    expect(await walk.refusal('supervisor', 'register.export', asked())).toBe('IO_ERROR');
    expect(await stationLines()).toHaveLength(1);
  });

  it('does not take the id of a press that was another act', async () => {
    const { walk } = place;
    const id = commandId();
    const create = { caseType: 'FIRST', objectType: '1', target: null, requester: 'SUBJECT', matter: null };
    await walk.must('clerk', 'cases.create', { ...create, commandId: id } as never);
    const path = target();
    expect(await walk.refusal('supervisor', 'register.export', asked({ commandId: id }))).toBe(
      'COMMAND_REUSED',
    );
    expect(existsSync(path)).toBe(false);
  });
});
