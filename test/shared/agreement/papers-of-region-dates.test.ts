/** What stands on a paper is the region's date: one that states another is void, taken back, and issued anew. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import { confirmationOf, stepsToConfirm } from '#shared/regulation/casework/confirmation';
import { stepsOnPaper } from '#shared/regulation/casework/overtaken-papers';
import { isToRecall } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { DAY, fiveDesks, meet, recordOf } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let region: Peer;
let id: CaseId;
/** The day that was recorded here, and the one that the region's record says. */
let recorded: string;
let official: string;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
  recorded = here.first(DAY).advance('REGISTERED', DAY);
  official = addDays(localDate(recorded), 1);
  ({ id } = here.case);
  meet(here, there, region);
  for (const desk of [here, there, region]) desk.look(id);
});

/** The region confirms the coding, and says its date. */
function says(value: string): void {
  const { state } = recordOf(region, id);
  const events = confirmationOf(
    state,
    {
      ...{ on: localDate(official), ref: '新数登复〔2026〕3号' },
      steps: stepsToConfirm(state).filter((step) => step === 'coding'),
      dates: [{ name: 'codedAt', value: localDate(value) }],
      code: null,
      publication: null,
    },
    region.counting(id),
  );
  if (!events.ok) throw new Error(events.error[0]?.message);
  region.apply('supervisor', official, 'SUPERVISOR', 'sync.confirmSteps', id, events.value);
}

const results = (desk: Peer) =>
  recordOf(desk, id).state.documents.filter(({ document }) => document === 'D20' || document === 'D21');

const coding = (steps: CaseState['steps']) => steps.find(({ step }) => step === 'coding')?.confirmedAt;

describe('the region says another date of coding (XJR-17-1, XJR-19-1)', () => {
  it('the notice of the result and its sheet are void, and are to be taken back', () => {
    says(official);
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(results(desk).map(({ document }) => document)).toEqual(['D20', 'D21']);
      for (const paper of results(desk)) {
        expect(paper.voided).toMatchObject({ reason: '日期以自治区记录为准', on: official, recalled: null });
        expect(isToRecall(paper)).toBe(true);
      }
    }
    // What was told of them stays apart from what other papers are.
    expect(recordOf(here, id).state.documents.filter(({ voided }) => voided === null)).not.toEqual([]);
  });

  it('both are issued anew in one step, the notice only where none counts', () => {
    says(official);
    meet(here, there, region);
    here.do('clerk', official, { type: 'printResult' });
    meet(here, there, region);
    const counting = () =>
      results(there)
        .filter(({ voided }) => voided === null)
        .map(({ document }) => document);
    expect(counting()).toEqual(['D20', 'D21']);
    here.do('clerk', official, { type: 'printResult' });
    meet(here, there, region);
    expect(counting()).toEqual(['D20', 'D21', 'D21']);
    const [notice] = results(here);
    if (!notice) throw new Error('no notice');
    here.do('supervisor', official, {
      type: 'voidDocument',
      ...{ number: notice.number, reason: '已由登记主体交回', reissue: false },
    });
    expect(results(here)[0]?.voided?.recalled).toMatchObject({ how: '已由登记主体交回' });
  });

  it('so is what was issued beside it by somebody who did not know', () => {
    here.do('clerk', official, { type: 'printResult' });
    says(official);
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(results(desk)).toHaveLength(3);
      for (const { voided } of results(desk)) expect(voided?.reason).toBe('日期以自治区记录为准');
    }
    here.do('clerk', official, { type: 'printResult' });
    meet(here, there, region);
    for (const desk of [here, there, region])
      expect(results(desk).filter(({ voided }) => voided === null)).toHaveLength(2);
  });

  it('whichever of the two comes first in the order of all', () => {
    // The region's desk has written much more: its word comes after what was issued beside it, or before.
    for (let i = 0; i < 9; i += 1)
      here.apply('supervisor', DAY, 'SYSADMIN', 'sync.personKey', null, [
        { type: 'personKeySet', account: 'clerk' as never, publicKey: 'aa' },
      ]);
    says(official);
    here.do('clerk', official, { type: 'printResult' });
    meet(here, there, region);
    for (const desk of [here, there, region])
      for (const { voided } of results(desk)) expect(voided?.reason).toBe('日期以自治区记录为准');
  });

  it('said as it was recorded, nothing falls', () => {
    says(recorded);
    meet(here, there, region);
    for (const { voided } of results(here)) expect(voided).toBe(null);
  });
});

describe('the mark 待自治区确认 of an issued paper (XJR-5-2)', () => {
  it('falls away with the region’s confirmation, and stays where it says another date', () => {
    const then = recordOf(here, id).state;
    expect(coding(stepsOnPaper(then, then))).toBe(null);
    says(recorded);
    expect(coding(stepsOnPaper(then, recordOf(region, id).state))).toBe(official);
    says(official);
    expect(coding(recordOf(region, id).state.steps)).toBe(official);
    expect(coding(stepsOnPaper(then, recordOf(region, id).state))).toBe(null);
    // What is issued by then states the region's date; said back, the first paper is right again.
    expect(coding(stepsOnPaper(recordOf(region, id).state, recordOf(region, id).state))).toBe(official);
    says(recorded);
    expect(coding(stepsOnPaper(then, recordOf(region, id).state))).toBe(official);
  });
});
