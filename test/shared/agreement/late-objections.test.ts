/** Objections of the notice period that are learnt after the code are heard, and their conflict C13 ends with them. */
import { describe, expect, it } from 'vitest';
import { isOpen } from '#shared/agreement/conflict';
import type { CaseId } from '#shared/domain/ids';
import { type LocalDate, localDate } from '#shared/domain/local-date';
import { finding, objection } from '../../helpers/case-commands';
import { choose, codedMeanwhile, fiveDesks, meet, ofClass, only, recordOf } from './five-desks';
import type { Peer } from './peer';

const LATER = localDate('2026-09-01');
const PRINT = { type: 'printResult' } as const;

const waiting = (desk: Peer, id: CaseId) => ofClass(desk, id, 'C13').filter(isOpen);
const codes = (desk: Peer, ...asked: Parameters<Peer['try']>) => desk.try(...asked).map(({ code }) => code);
const first = (desk: Peer, id: CaseId) => recordOf(desk, id).state.objections[0];

describe('an objection of the notice period that is learnt after the code (C13; XJR-16-5, XJR-16-9)', () => {
  it.each(['RECEIVED', 'ACCEPTED', 'FORWARDED', 'ANSWERED', 'DECIDING'] as const)(
    'is heard to its end from %s, and then the result may be told',
    (status) => {
      const desks = fiveDesks();
      const { here, there, region } = desks;
      const id = codedMeanwhile(desks, (at) => here.advanceObjection(1, status, at));
      expect(waiting(region, id)).toHaveLength(1);
      expect(codes(there, 'clerk', LATER, PRINT)).toEqual(['CONFLICT_OPEN', 'OBJECTION_OPEN']);
      here.advanceObjection(1, 'NOT_UPHELD', LATER);
      meet(here, there, region);
      expect(recordOf(region, id).state.status).toBe('REGISTERED');
      expect(first(region, id)?.status).toBe('NOT_UPHELD');
      for (const desk of [here, there, region]) expect(waiting(desk, id)).toEqual([]);
      expect(codes(there, 'clerk', LATER, PRINT)).toEqual([]);
    },
  );

  it('ends it also when it was not upheld by whoever had not heard of the code (XJR-16-6)', () => {
    const desks = fiveDesks();
    const { here, there, region } = desks;
    const id = codedMeanwhile(desks, (at) => here.advanceObjection(1, 'NOT_UPHELD', at));
    expect(ofClass(region, id, 'C13').map(({ status }) => status)).toEqual(['settled']);
    expect(codes(there, 'clerk', LATER, PRINT)).toEqual([]);
  });

  it('leaves the code in force when it is upheld, and nobody certifies it again (XJR-16-10, XJR-16-11)', () => {
    const desks = fiveDesks();
    const { here, there, region } = desks;
    const id = codedMeanwhile(desks, (at) => here.advanceObjection(1, 'ANSWERED', at));
    here.do('reviewer', LATER, finding(true, 1));
    here.do('supervisor', LATER, { type: 'decideObjection', objection: 1 });
    meet(here, there, region);
    const { status, documents, ending } = recordOf(region, id).state;
    expect([status, first(region, id)?.status, ending]).toEqual(['REGISTERED', 'UPHELD', null]);
    expect(documents.filter(({ document }) => document === 'D18').map(({ party }) => party)).toEqual([
      'subject',
      'objector',
    ]);
    expect(waiting(region, id)).toEqual([]);
    expect(codes(there, 'clerk', LATER, PRINT)).toEqual(['OBJECTION_UPHELD']);
    there.exOfficio({ kind: 'REVOKE', source: '02', clue: '异议1成立' }, LATER);
  });

  it('stands against the code when it was upheld before that was heard of; where the code is chosen it is heard on', () => {
    const desks = fiveDesks();
    const { here, there, region } = desks;
    const uphold = (on: LocalDate) => here.do('supervisor', on, { type: 'decideObjection', objection: 1 });
    const id = codedMeanwhile(desks, (at) => {
      here.advanceObjection(1, 'ANSWERED', at);
      here.do('reviewer', at, finding(true, 1));
      uphold(at);
    });
    const meeting = only(region, id, 'C05');
    const coded = [meeting.first, meeting.second].find((one) => one.startsWith('0002'));
    choose(region, id, meeting, coded ?? meeting.first);
    meet(here, there, region);
    expect([recordOf(here, id).state.status, first(here, id)?.status]).toEqual(['REGISTERED', 'DECIDING']);
    expect(waiting(here, id)).toHaveLength(1);
    uphold(LATER);
    expect([recordOf(here, id).state.status, first(here, id)?.status]).toEqual(['REGISTERED', 'UPHELD']);
    expect(waiting(here, id)).toEqual([]);
  });

  it('is not put aside because the code came first; one that came after the period still is (XJR-16-5)', () => {
    const desks = fiveDesks();
    const { here } = desks;
    codedMeanwhile(desks, () => {});
    const aside = { type: 'declineObjection', ground: '05', reply: '登记已经完成' } as const;
    expect(codes(here, 'supervisor', LATER, { ...aside, objection: 1 })).toEqual(['GROUND_UNKNOWN']);
    here.do('clerk', LATER, objection(LATER));
    expect(codes(here, 'clerk', LATER, { type: 'acceptObjection', objection: 2 })).toEqual(['STEP_NOT_OPEN']);
    here.do('supervisor', LATER, { ...aside, objection: 2 });
    expect(codes(here, 'clerk', LATER, PRINT)).toEqual(['CONFLICT_OPEN', 'OBJECTION_OPEN']);
  });
});
