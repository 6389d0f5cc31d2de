/** Measures of the data authority: recorded by it alone; without the qualification nothing is done, all is read. */
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { addDays } from '#shared/domain/local-date';
import { commandId } from '../../helpers/desk-kit';
import { deskPlace } from './desk-place';

const place = deskPlace();
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
    // That a letter was delivered is a fact of the past, told at any counter; a draft is the subject's.
    const noPowerNeeded = ['saveDraft', 'recordDelivery'];
    for (const { command, refusals, objection } of view.actions)
      if (objection === null && !noPowerNeeded.includes(command))
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
