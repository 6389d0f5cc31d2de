/** What the region confirms is the act and the date that it had before it, and no other (XJR-5-2, workflow 9.3). */
import { beforeEach, describe, expect, it } from 'vitest';
import { isReadable } from '#shared/agreement/event-shape';
import type { CaseId } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import { type Confirming, confirmationOf } from '#shared/regulation/casework/confirmation';
import { code, notice } from '../../helpers/case-commands';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
});

const ON = localDate('2026-06-20');

/** The region confirms what it sees. */
function confirms(id: CaseId, { steps = [], dates = [] }: Partial<Confirming>): void {
  const asked = { on: ON, ref: '新数登复1号', steps, dates, code: null, publication: null };
  const events = confirmationOf(recordOf(region, id).state, asked, region.counting(id));
  if (!events.ok) throw new Error(events.error[0]?.message);
  region.apply('supervisor', ON, 'SUPERVISOR', 'sync.confirmSteps', id, events.value);
}

/** A case at a status that three desks have. */
function shared(status: Parameters<Peer['advance']>[0]): CaseId {
  const id = sharedDraft(here, there, region);
  here.advance(status, DAY);
  meet(here, there, region);
  here.look(id);
  there.look(id);
  return id;
}

const chosenOf = (peer: Peer, id: CaseId, openedBy: readonly string[]) => {
  const entry = peer.entriesOfCase(id).find((one) => openedBy.includes(one.id) && isOf(peer, one.entry));
  if (!entry) throw new Error('not of this desk');
  return entry.id;
};
const isOf = (peer: Peer, { station }: { readonly station: string }): boolean => station === peer.station;

describe('a confirmed step', () => {
  /** Two desks accept on other days; the region has heard of the first alone, and confirms it. */
  function accepted(): { readonly id: CaseId; readonly openedBy: readonly string[] } {
    const id = shared('SUBMITTED');
    here.do('clerk', '2026-03-10', { type: 'accept' });
    there.do('clerk', '2026-03-11', { type: 'accept' });
    region.receive(here.journal);
    confirms(id, { steps: ['acceptance'] });
    meet(here, there, region);
    return { id, openedBy: only(region, id, 'C05').openedBy };
  }
  const stepAt = (peer: Peer, id: CaseId) =>
    recordOf(peer, id).state.steps.find(({ step }) => step === 'acceptance');

  it.each([
    ['is final where the act that was confirmed stands', () => here, ON],
    ['is not final where another act of that name stands', () => there, null],
  ])('%s', (_name, who, confirmedAt) => {
    const { id, openedBy } = accepted();
    choose(region, id, only(region, id, 'C05'), chosenOf(who(), id, openedBy), 'chief');
    meet(here, there, region);
    for (const desk of [here, there, region]) expect(stepAt(desk, id)).toMatchObject({ confirmedAt });
  });
});

describe('an official date of the region', () => {
  it.each([
    ['of one round of receipt stays with it when the next came after it in the order of all', 0],
    ['of one round of receipt does not become that of the next', 40],
  ])('%s', (_name, written) => {
    const id = shared('SUBMITTED');
    // What a desk wrote moves its place in the order of all.
    for (let at = 0; at < written; at += 1) region.apply('supervisor', ON, 'SYSADMIN', 'none', null, []);
    const { receivedAt = DAY } = recordOf(region, id).state.receipts.at(-1) ?? {};
    const value = addDays(localDate(receivedAt), -3);
    here.do('clerk', '2026-03-10', notice('2026-03-10'));
    here.do('clerk', '2026-03-11', { type: 'answerDefect', index: 0, answer: '已改' });
    here.advance('SUBMITTED', '2026-03-20');
    const before = recordOf(here, id).state;
    confirms(id, { dates: [{ name: 'receivedAt', value }] });
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      const { receipts, regionDates, clocks } = recordOf(desk, id).state;
      expect(receipts.at(-1)?.receivedAt).toBe(before.receipts.at(-1)?.receivedAt);
      expect(clocks.at(-1)).toEqual(before.clocks.at(-1));
      expect(regionDates).toHaveLength(written === 0 ? 1 : 0);
    }
  });

  it('C10: of one code does not become that of another, nor does its validity, nor its day in the register', () => {
    const id = shared('CODING_PENDING');
    const day = localDate('2026-06-01');
    const enter = (peer: Peer, digits: string): void => {
      peer.do('supervisor', day, code({ code: digits, codeAgain: digits, codedAt: day }));
      peer.do('reviewer', day, { type: 'confirmCode', code: digits });
    };
    enter(here, 'LX653100000001');
    enter(there, 'LX653100000002');
    region.receive(here.journal);
    confirms(id, { steps: ['coding'], dates: [{ name: 'codedAt', value: addDays(day, 2) }] });
    const confirmed = recordOf(region, id).state.code;
    expect(confirmed).toMatchObject({ codedAt: addDays(day, 2), validFrom: addDays(day, 2) });
    meet(here, there, region);
    const [conflict] = ofClass(region, id, 'C10');
    if (!conflict) throw new Error('no conflict');
    for (const [peer, coded] of [
      [there, day],
      [here, addDays(day, 2)],
    ] as const) {
      choose(region, id, conflict, chosenOf(peer, id, conflict.openedBy), 'chief');
      meet(here, there, region);
      const { state } = recordOf(here, id);
      expect(state.code).toMatchObject({ codedAt: coded, validFrom: coded });
      const item = [...region.tables.all('register')].find(({ cases }) => cases.includes(id));
      expect(item).toMatchObject({ code: state.code?.code, codedAt: coded, validFrom: coded });
    }
  });
});

describe('a confirmation of a modified program', () => {
  const said = {
    ...{ type: 'stepsConfirmed', on: DAY, ref: '新数登复1号', validity: null },
    ...{ steps: [{ step: 'acceptance', doneAt: null }], dates: [] as readonly unknown[] },
  };

  it('is not read when it names no step, no time or no date that there is', () => {
    expect(isReadable(said)).toBe(true);
    expect(isReadable({ ...said, steps: [{ step: 'forever', doneAt: null }] } as never)).toBe(false);
    expect(isReadable({ ...said, steps: [{ step: 'acceptance', doneAt: '昨天' }] } as never)).toBe(false);
    const date = { name: 'receivedAt', value: DAY, former: DAY };
    expect(isReadable({ ...said, dates: [date] } as never)).toBe(true);
    expect(isReadable({ ...said, dates: [{ ...date, name: 'validTo' }] } as never)).toBe(false);
    expect(isReadable({ ...said, dates: [{ ...date, former: null }] } as never)).toBe(false);
  });
});
