/** An entry of a modified program that puts events together which this program never writes together counts nowhere. */
import { describe, expect, it } from 'vitest';
import type { CaseId, DivisionCode, LocalNumber, RegisterId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { isCaseEvent } from '#shared/journal/events';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { DAY, fiveDesks, meet, ofClass, only, recordOf, sharedDraft } from './five-desks';

const MADE_UP = 'f'.repeat(32) as CaseId;

/** Everything that a case went through to its code, and the region's word on it, as one entry may claim it. */
function wholeStory(number: LocalNumber): readonly CaseEvent[] {
  const model = fiveDesks().there;
  model.registered(DAY);
  const story = model.journal
    .filter(({ entry }) => entry.case === model.case.id)
    .flatMap(({ entry }) => entry.events.filter(isCaseEvent))
    .map((event) => (event.type === 'caseCreated' ? { ...event, id: MADE_UP, number } : event));
  const steps = (['acceptance', 'review', 'publicity', 'coding'] as const).map((step) => ({
    step,
    doneAt: null,
  }));
  return [
    ...story,
    { type: 'stepsConfirmed', on: localDate(DAY), ref: '新数登复999号', steps, dates: [], validity: null },
  ];
}

describe('an entry that makes a case', () => {
  it.each([
    ['there', 'L-653100-2026-000077'],
    ['county', 'L-653101-2026-000077'],
  ] as const)('and registers it at once makes none: %s (XJR-5-2)', (who, number) => {
    const desks = fiveDesks();
    const liar = desks[who];
    liar.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'made.up', MADE_UP, wholeStory(number as LocalNumber));
    meet(liar, desks.region, desks.here);
    for (const { tables } of [desks.region, desks.here]) {
      expect(tables.get('cases', MADE_UP)).toBeUndefined();
      expect(tables.get('register', MADE_UP as string as RegisterId)).toBeUndefined();
    }
  });
});

describe('an entry that hands a case over', () => {
  it('and decides in it beside another desk does neither (XJR-14-1)', () => {
    const { here, there, region } = fiveDesks();
    const id = sharedDraft(here);
    here.advance('SUBMITTED', DAY);
    there.receive(here.journal);
    there.look(id);
    here.do('clerk', DAY, { type: 'accept' });
    there.apply('supervisor', DAY, 'SUPERVISOR', 'made.up', id, [
      { type: 'notAccepted', ending: { grounds: ['01'], reasons: '', on: localDate(DAY), to: '' } },
      { type: 'caseReleased', to: '652900' as DivisionCode, epoch: 1, reason: '移交' },
    ]);
    meet(here, there, region);
    const { state } = recordOf(region, id);
    expect([state.status, state.holder.releasedTo]).toEqual(['UNDER_REVIEW', null]);
    expect(only(region, id, 'C18').status).toBe('settled');
  });

  it('stops nobody, whatever it stands beside: the office that has the case goes on (XJR-14-1)', () => {
    const { here, farAway, region } = fiveDesks();
    const id = sharedDraft(here, farAway);
    here.advance('SUBMITTED', DAY);
    meet(here, farAway);
    farAway.look(id);
    farAway.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'made.up', id, [
      { type: 'caseRecalled', epoch: 1, reason: '收回' },
      { type: 'accepted', acceptedAt: localDate(DAY) } as never,
    ]);
    meet(here, farAway, region);
    here.look(id);
    expect(ofClass(here, id, 'C20')).toEqual([]);
    here.do('clerk', DAY, { type: 'accept' });
    expect(recordOf(here, id).state.status).toBe('UNDER_REVIEW');
  });
});
