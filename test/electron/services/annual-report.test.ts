/** The annual report: its clock, its numbers, and that it was handed in. */
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { addDays } from '#shared/domain/local-date';
import { commandId } from '../../helpers/desk-kit';
import { deskPlace } from './desk-place';

const place = deskPlace();

describe('the annual report (XJR-21-2)', () => {
  it('has its clock of twenty working days, is handed in once, and only for a year that is over', async () => {
    const { walk } = place;
    const report = async () => (await walk.must('supervisor', 'reminders.list', {})).annualReport;
    expect(await report()).toMatchObject({ year: 2025, submittedOn: null });
    expect((await report()).deadline.days).toBe(20);
    const handed = (changes: Partial<CallInput<'reports.submitted'>>) =>
      walk.refusal('supervisor', 'reports.submitted', {
        commandId: commandId(),
        year: 2025,
        on: '2026-01-20',
        receiver: '喀什地区数据局',
        reference: '喀数登〔2026〕1号',
        ...changes,
      });
    expect(await handed({ year: 2026 })).toBe('INPUT_INVALID');
    expect(await handed({ on: '2025-12-01' })).toBe('INPUT_INVALID');
    expect(await handed({ on: addDays(walk.today, 1) })).toBe('INPUT_INVALID');
    expect(await handed({ receiver: '' })).toBe('INPUT_INVALID');
    expect((await report()).submittedOn).toBeNull();
    expect(await handed({})).toBe('answered');
    expect(await handed({})).toBe('INPUT_INVALID');
    expect(await report()).toMatchObject({ submittedOn: '2026-01-20' });
    expect((await report()).deadline.stopped).toBe('2026-01-20');
    walk.on('2027-01-08');
    expect(await report()).toMatchObject({ year: 2026, submittedOn: null });
  });

  it('counts what the cases and the register say', async () => {
    const { walk } = place;
    await walk.registered();
    await walk.advance(await walk.first({ dataRegistName: '另一项线路数据' }), 'SUBMITTED');
    await walk.first({ dataRegistName: '未提交的线路数据' });
    const { rows } = await walk.must('supervisor', 'reports.annual', { year: 2026 });
    const value = (label: string) => rows.find((row) => row.label === label)?.value;
    expect(value('首次登记')).toBe('2');
    expect(value('已登记')).toBe('1');
    expect(value('有效')).toBe('1');
    expect(rows.filter(({ part }) => part === '按时率').map((row) => row.value)).toContain('1/1（100%）');
    const empty = await walk.must('supervisor', 'reports.annual', { year: 2025 });
    expect(empty.rows.find(({ label }) => label === '首次登记')?.value).toBe('0');
  });
});
