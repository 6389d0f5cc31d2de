/** What the region confirms becomes final, its dates stand, and what is counted from them moves (workflow 9.3). */
import { describe, expect, it } from 'vitest';
import type { AccountId, RegistryCode } from '#shared/domain/ids';
import { type Instant, localDate } from '#shared/domain/local-date';
import { XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { type Confirming, confirmationOf, stepsToConfirm } from '#shared/regulation/casework/confirmation';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { evolve } from '#shared/regulation/casework/evolve';
import { logLine } from '#shared/regulation/casework/log-line';
import { awaitsRegion } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { run, sampleCase } from '../paper/sample-case';

const TODAY = localDate('2026-04-30');
const RULES = {
  profile: XJ_2025_PROFILE,
  calendar: XJ_CALENDAR,
  isCodeOfAnother: (code: string) => code === 'XJ20260009',
  isPublicationOfAnother: (id: string) => id === 'GS-2026-0009',
};
const by = 'boss' as AccountId;
const at = '2026-04-30T02:00:00.000Z' as Instant;
const step = (name: 'acceptance' | 'review' | 'publicity' | 'coding') => ({
  ...{ step: name, doneAt: '2026-04-20T02:00:00.000Z' as Instant },
  ...{ by, confirmedAt: null, confirmRef: null },
});
const coded = sampleCase({
  status: 'REGISTERED',
  steps: [step('acceptance'), step('coding')],
  code: {
    code: 'XJ20260001' as RegistryCode,
    codedAt: localDate('2026-04-20'),
    replyReference: '新数登复1号',
    enteredBy: by,
    confirmedBy: 'deputy' as AccountId,
    validFrom: localDate('2026-04-20'),
    validTo: localDate('2029-04-19'),
  },
});

const asked = (more: Partial<Confirming>): Confirming => ({
  ...{ on: TODAY, ref: '新数登复2号', steps: [], dates: [], code: null, publication: null },
  ...more,
});

function confirmed(state: CaseState, more: Partial<Confirming>): readonly [CaseState, readonly CaseEvent[]] {
  const events = confirmationOf(state, asked(more), RULES);
  if (!events.ok) throw new Error(events.error[0]?.message);
  return [events.value.reduce((one, event) => evolve(one, { event, at, by }), state), events.value];
}

const refused = (state: CaseState, more: Partial<Confirming>): readonly string[] => {
  const events = confirmationOf(state, asked(more), RULES);
  return events.ok ? [] : events.error.map(({ code }) => code);
};

describe('the region’s confirmation (XJR-5-2)', () => {
  it('makes a step final with its day and its proof; a case waits until all are', () => {
    const [one] = confirmed(coded, { steps: ['coding'] });
    const last = one.steps.find((record) => record.step === 'coding');
    expect(last).toMatchObject({ confirmedAt: TODAY, confirmRef: '新数登复2号' });
    expect(awaitsRegion(one)).toBe(true);
    expect(awaitsRegion(confirmed(one, { steps: ['acceptance'] })[0])).toBe(false);
  });

  it('is of steps that were done, once', () => {
    expect(stepsToConfirm(coded)).toEqual(['acceptance', 'coding']);
    expect(refused(coded, { steps: ['review'] })).toEqual(['CONFIRMATION_INVALID']);
    const [one] = confirmed(coded, { steps: ['coding'] });
    expect(refused(one, { steps: ['coding'] })).toEqual(['CONFIRMATION_INVALID']);
    expect(refused(coded, {})).toEqual(['CONFIRMATION_INVALID']);
  });

  it('says 收到申请日 otherwise: its date stands, the former stays, the running clock moves (XJR-14-1)', () => {
    const dates = [{ name: 'receivedAt', value: localDate('2026-03-05') }] as const;
    const before = sampleCase();
    const [after] = confirmed(before, { dates });
    expect(after.receipts.at(-1)?.receivedAt).toBe('2026-03-05');
    expect(after.regionDates).toMatchObject([
      { name: 'receivedAt', value: '2026-03-05', former: '2026-03-02' },
    ]);
    const [clock] = after.clocks;
    const { due } = run('C1', '2026-03-05');
    expect(clock).toMatchObject({ start: '2026-03-05', due });
    expect(clock?.earlier.map((one) => one.due)).toEqual([before.clocks[0]?.due]);
  });

  it('moves no clock that has ended', () => {
    const ended = sampleCase({
      clocks: [{ ...run('C1', '2026-03-02'), stopped: localDate('2026-03-04'), outcome: 'accepted' }],
    });
    const [after] = confirmed(ended, { dates: [{ name: 'receivedAt', value: localDate('2026-03-03') }] });
    expect(after.clocks).toEqual(ended.clocks);
  });

  it('says 赋码之日 otherwise: validity and register follow (XJR-19-1)', () => {
    const dates = [{ name: 'codedAt', value: localDate('2026-04-22') }] as const;
    const [after, events] = confirmed(coded, { steps: ['coding'], dates });
    expect(after.code).toMatchObject({
      codedAt: '2026-04-22',
      validFrom: '2026-04-22',
      validTo: '2029-04-21',
    });
    expect(events.at(-1)).toMatchObject({
      type: 'registerChanged',
      change: { kind: 'dated', codedAt: '2026-04-22', validTo: '2029-04-21' },
    });
  });

  it('says another code: register and validity follow, the former stays beside it (XJR-17-1)', () => {
    const dates = [{ name: 'codedAt', value: localDate('2026-04-22') }] as const;
    const [after, events] = confirmed(coded, { dates, code: 'XJ20260002' });
    expect(after.code).toMatchObject({ code: 'XJ20260002', codedAt: '2026-04-22', validTo: '2029-04-21' });
    expect(after.code?.replaced).toMatchObject([{ code: 'XJ20260001', on: TODAY, ref: '新数登复2号' }]);
    expect(events.flatMap((event) => (event.type === 'registerChanged' ? [event.change.kind] : []))).toEqual([
      'recoded',
      'dated',
    ]);
    // What was said of the former code says nothing of this one.
    expect(events.reduce((one, event) => evolve(one, { event, at, by }), after)).toEqual(after);
  });

  it('says no code of another item, no local number, and none where none was given', () => {
    const said = (state: CaseState, code: string) => refused(state, { code });
    expect(said(coded, 'XJ20260009')).toEqual(['CONFIRMATION_INVALID']);
    expect(said(coded, coded.number)).toEqual(['CONFIRMATION_INVALID']);
    expect(said(coded, 'XJ20260001')).toEqual(['CONFIRMATION_INVALID']);
    expect(said(sampleCase(), 'XJ20260002')).toEqual(['CONFIRMATION_INVALID']);
  });

  it('says nothing of a code that its second person has not checked (XJR-17-1)', () => {
    const unchecked = { ...coded, code: coded.code && { ...coded.code, confirmedBy: null } };
    const dates = [{ name: 'codedAt', value: localDate('2026-04-22') }] as const;
    expect(refused(unchecked, { code: 'XJ20260002' })).toEqual(['CONFIRMATION_INVALID']);
    expect(refused(unchecked, { dates })).toEqual(['CONFIRMATION_INVALID']);
  });

  it('says the id of the notice: with its reply, for the notice that counts, and in the log (XJR-16-1)', () => {
    const publicity = {
      ...{ publishedAt: localDate('2026-04-01'), receipt: '', evidence: [], channel: '区系统' },
      ...{ secrecyReviewer: '刘洋', endedAt: null },
    };
    const out = { ...sampleCase(), publicity };
    const [after, events] = confirmed(out, { publication: 'GS-2026-0001' });
    expect(after.publicity).toEqual({
      ...publicity,
      publicityInfoId: { value: 'GS-2026-0001', on: TODAY, ref: '新数登复2号', former: [] },
    });
    const [line] = events.map((event) => logLine(event).detail);
    expect(line).toContain('公示号 GS-2026-0001');
    // Said as it stands there is nothing to say; without a notice there is nothing to say it of.
    expect(refused(after, { publication: 'GS-2026-0001' })).toEqual(['CONFIRMATION_INVALID']);
    expect(refused(sampleCase(), { publication: 'GS-2026-0002' })).toEqual(['CONFIRMATION_INVALID']);
    for (const wrong of ['GS1', 'GS_2026_1', 'G'.repeat(65), 'GS-2026-0009', out.number])
      expect(refused(out, { publication: wrong }), wrong).toEqual(['CONFIRMATION_INVALID']);
  });

  it('says no date of the future, none in the wrong order and none of a step that was not done', () => {
    const said = (name: 'receivedAt' | 'publishedAt' | 'codedAt', day: string) =>
      refused(coded, { dates: [{ name, value: localDate(day) }] });
    expect(said('codedAt', '2026-05-01')).toContain('CONFIRMATION_INVALID');
    expect(said('codedAt', '2026-02-01')).toContain('CONFIRMATION_INVALID');
    expect(said('publishedAt', '2026-04-01')).toContain('CONFIRMATION_INVALID');
    expect(said('codedAt', '2026-04-22')).toEqual([]);
  });
});
