/** What stands above the office, and what it owes by date: measures, filing, reminders, the annual report, subjects. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { addDays } from '#shared/domain/local-date';
import { commandId, DeskKit } from '../../helpers/desk-kit';
import { real } from '../../helpers/real-office';
import { deskPlace } from './desk-place';

const place = deskPlace({ oversight: 'OVERSIGHT', agent: 'AGENT' });
const measure = (
  kind: CallInput<'office.recordMeasure'>['kind'],
  changes: Partial<CallInput<'office.recordMeasure'>> = {},
) =>
  place.walk.refusal('oversight', 'office.recordMeasure', {
    commandId: commandId(),
    kind,
    on: place.walk.today,
    reason: '多次逾期办理',
    reference: '喀数监〔2026〕2号',
    ...changes,
  });

describe('measures of the data authority (XJR-23-1)', () => {
  it('are recorded by the data authority only, of no day to come, and each once', async () => {
    const { walk } = place;
    const input = {
      commandId: commandId(),
      kind: 'talk',
      on: walk.today,
      reason: '约谈事由',
      reference: '约谈1号',
    } as const;
    for (const who of ['clerk', 'supervisor', 'admin', 'auditor'])
      expect(await walk.refusal(who, 'office.recordMeasure', input)).toBe('PERMISSION_MISSING');
    expect(await measure('talk', { on: addDays(walk.today, 1) })).toBe('INPUT_INVALID');
    expect(await measure('requalified')).toBe('INPUT_INVALID');
    await walk.must('oversight', 'office.recordMeasure', input);
    await walk.must('oversight', 'office.recordMeasure', input);
    expect(await walk.must('clerk', 'office.measures', {})).toEqual({
      disqualified: false,
      measures: [
        { kind: 'talk', kindName: '约谈', on: walk.today, reason: '约谈事由', reference: '约谈1号' },
      ],
    });
  });

  it('取消资格 leaves everything readable and refuses every step of the agency, until it is given back', async () => {
    const { walk } = place;
    const registered = await walk.registered();
    const open = await walk.first({ dataRegistName: '另一项线路数据' });
    await walk.advance(open, 'SUBMITTED');
    expect(await measure('disqualified')).toBe('answered');
    const view = await walk.look(open);
    for (const { command, refusals, objection } of view.actions)
      if (objection === null && command !== 'saveDraft')
        expect(
          refusals.map(({ code }) => code),
          command,
        ).toContain('AGENCY_POWER_MISSING');
    expect(await walk.refused('clerk', open, { type: 'accept' })).toBe('AGENCY_POWER_MISSING');
    expect(await walk.refused('supervisor', registered, { type: 'printResult' })).toBe(
      'AGENCY_POWER_MISSING',
    );
    await expect(
      walk.begin('REVOKE', {
        target: registered,
        matter: { kind: 'REVOKE', source: '01', clue: '举报线索' },
      }),
    ).rejects.toThrow('AGENCY_POWER_MISSING');
    expect((await walk.must('clerk', 'desk.state', {})).warnings.map(({ code }) => code)).toContain(
      'DISQUALIFIED',
    );
    await walk.must('clerk', 'register.get', { registerId: registered, asOf: null });
    const { documents } = await walk.must('clerk', 'documents.list', { caseId: registered });
    const issued = documents.find(({ document }) => document === 'D21');
    await walk.must('clerk', 'documents.model', {
      caseId: registered,
      document: 'D21',
      number: issued?.number ?? '',
    });
    expect((await walk.look(open)).version).toBe(view.version);

    expect(await measure('requalified')).toBe('answered');
    expect((await walk.step('clerk', open, { type: 'accept' })).status).toBe('UNDER_REVIEW');
    const { disqualified, measures } = await walk.must('supervisor', 'office.measures', {});
    expect([disqualified, measures.map(({ kind }) => kind)]).toEqual([
      false,
      ['disqualified', 'requalified'],
    ]);
  });
});

describe('the filing of a prefecture agency (XJR-5-4)', () => {
  it('is missed by a real office until its supervisor records it', async () => {
    const desk = new DeskKit(join(place.dir, 'real'));
    await desk.must('setup', 'desk.setUp', real());
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    const warned = async () => (await desk.must('boss', 'desk.state', {})).warnings.map(({ code }) => code);
    expect(await warned()).toContain('FILING_MISSING');
    const filing = { commandId: commandId(), reference: '备案〔2026〕3号' };
    expect(await desk.refusal('boss', 'office.recordFiling', { ...filing, date: '2099-01-01' })).toBe(
      'INPUT_INVALID',
    );
    expect(await desk.refusal('boss', 'office.recordFiling', { ...filing, date: '2026-02-31' })).toBe(
      'INPUT_INVALID',
    );
    expect(await warned()).toContain('FILING_MISSING');
    await desk.must('boss', 'office.recordFiling', { ...filing, date: '2026-01-05' });
    expect(await warned()).not.toContain('FILING_MISSING');
    await desk.app.close();
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    expect(await warned()).not.toContain('FILING_MISSING');
    await desk.app.close();
  });
});

describe('reminders', () => {
  const kinds = async () => {
    const { reminders } = await place.walk.must('clerk', 'reminders.list', {});
    return reminders.map(({ kind, registerId }) => [kind, registerId]);
  };

  it('call deadlines, the renewal of an item before it ends, and its end (XJR-19-3, XJR-19-5)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    expect((await kinds()).filter(([, registerId]) => registerId === id)).toEqual([]);
    const { validTo, window } = await walk.must('clerk', 'register.get', { registerId: id, asOf: null });
    walk.on(addDays(window.opens, 1));
    expect(await kinds()).toContainEqual(['renewal', id]);
    walk.on(addDays(validTo, 1));
    expect(await kinds()).toContainEqual(['expiry', id]);
    const expire = await walk.begin('EXPIRE', {
      target: id,
      requester: 'OFFICE',
      matter: { kind: 'EXPIRE', reasons: '期满未续展' },
    });
    await walk.advance(expire, 'DONE');
    expect((await kinds()).filter(([, registerId]) => registerId === id)).toEqual([]);
  });

  it('call an open deadline in its last days, the missing calendar and the end of the rules', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'SUBMITTED');
    const { reminders } = await walk.must('clerk', 'reminders.list', {});
    expect(reminders.filter(({ caseId }) => caseId === id).map(({ kind }) => kind)).toEqual(['deadline']);
    walk.on('2026-12-16');
    expect((await kinds()).map(([kind]) => kind)).toContain('calendar');
    walk.on('2027-05-01');
    expect((await kinds()).map(([kind]) => kind)).toContain('rules');
    expect(
      (await walk.must('agent', 'reminders.list', {})).reminders.some(({ caseId }) => caseId !== null),
    ).toBe(false);
  });
});

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

describe('the ledger of subjects (XJR-18-2)', () => {
  it('gathers items, cases and particulars by code, and shows an agent nothing of others', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const second = await walk.first({ dataRegistName: '另一项线路数据' });
    const { items, total } = await walk.must('clerk', 'subjects.list', { text: '', page: 0 });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ entries: 1, openCases: 1, realName: '已认证' });
    const uscc = items[0]?.uscc ?? '';
    const subject = await walk.must('clerk', 'subjects.get', { uscc });
    expect(subject.items.map(({ registerId }) => registerId)).toEqual([id]);
    expect(subject.cases.map(({ caseId }) => caseId)).toEqual([id, second]);
    expect(subject.history).toHaveLength(1);
    await walk.step('clerk', second, {
      type: 'saveDraft',
      subject: { contactName: '新联系人' },
      application: {},
      request: {},
    });
    expect((await walk.must('clerk', 'subjects.get', { uscc })).history).toHaveLength(1);
    await walk.advance(second, 'SUBMITTED');
    const { history } = await walk.must('clerk', 'subjects.get', { uscc });
    expect(history.map(({ caseId }) => caseId)).toEqual([id, second]);
    expect(history[1]?.contact).toContain('新联系人');
    expect((await walk.must('clerk', 'subjects.list', { text: '没有这样的主体', page: 0 })).total).toBe(0);
    expect(await walk.refusal('clerk', 'subjects.get', { uscc: '91350100M000100Y4X' })).toBe(
      'SUBJECT_UNKNOWN',
    );
    expect((await walk.must('agent', 'subjects.list', { text: '', page: 0 })).total).toBe(0);
    expect(await walk.refusal('agent', 'subjects.get', { uscc })).toBe('SUBJECT_UNKNOWN');
  });
});
