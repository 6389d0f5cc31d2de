/** One letter that came in the notice period has one treatment, whether it is written down before or after the code is known. */
import { describe, expect, it } from 'vitest';
import { isOpen } from '#shared/agreement/conflict';
import type { CaseId } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { objection } from '../../helpers/case-commands';
import { RegistryKit } from '../../helpers/case-kit';
import { fiveDesks, meet, ofClass, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

const START = localDate('2026-03-10');
const LATER = localDate('2026-09-01');
const ASIDE = { type: 'declineObjection', objection: 1, ground: '05', reply: '登记已经完成' } as const;

const letter = (receivedAt: LocalDate) => ({ ...objection(LATER), receivedAt }) as const;
const codes = (desk: RegistryKit, ...asked: Parameters<RegistryKit['try']>) =>
  desk.try(...asked).map(({ code }) => code);
const waiting = (desk: Peer, id: CaseId) => ofClass(desk, id, 'C13').filter(isOpen);
const folded = (tables: Peer['tables']) => JSON.stringify(tables.all('cases'));

/** A case coded at one desk while another, which has it from the notice on, does not know. */
function coded() {
  const { here, there, region } = fiveDesks();
  const id = sharedDraft(here);
  const at = here.advance('PUBLICITY', START);
  there.receive(here.journal);
  there.look(id);
  there.advance('REGISTERED', addDays(at, 40));
  const stick = () => {
    here.receive(there.journal);
    here.look(id);
  };
  const typed = (receivedAt = addDays(at, 1)) => here.do('clerk', LATER, letter(receivedAt));
  return { here, there, region, id, stick, typed };
}

describe('an objection of the notice period, at a desk that hears of the code (C13; XJR-16-5, XJR-16-6)', () => {
  it.each(['typed first', 'read in first'] as const)('is heard, %s', (order) => {
    const { here, there, region, id, stick, typed } = coded();
    if (order === 'typed first') typed();
    stick();
    if (order === 'read in first') typed();
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(recordOf(desk, id).state.objections[0]).toMatchObject({ status: 'RECEIVED', inPeriod: true });
      expect(waiting(desk, id)).toHaveLength(1);
      expect(folded(desk.rebuilt())).toBe(folded(desk.tables));
    }
    here.look(id);
    expect(codes(here, 'clerk', LATER, { type: 'printResult' })).toEqual(['CONFLICT_OPEN', 'OBJECTION_OPEN']);
    expect(codes(here, 'supervisor', LATER, ASIDE)).toEqual(['GROUND_UNKNOWN']);
    here.advanceObjection(1, 'NOT_UPHELD', LATER);
    meet(here, there, region);
    for (const desk of [here, there, region]) expect(waiting(desk, id)).toEqual([]);
    expect(codes(here.look(id), 'clerk', LATER, { type: 'printResult' })).toEqual([]);
  });

  it('is no conflict where it came after the period, and the refusal says what does not fit', () => {
    const { here, id, stick, typed } = coded();
    stick();
    typed(LATER);
    expect(waiting(here, id)).toEqual([]);
    expect(here.try('clerk', LATER, { type: 'acceptObjection', objection: 1 })).toMatchObject([
      { code: 'STEP_NOT_OPEN', message: '异议1当前为“已收到”，不能办理“受理异议”。异议内容已留存。' },
    ]);
    here.do('supervisor', LATER, ASIDE);
  });
});

describe('a desk that meets no others (XJR-16-5, XJR-16-6)', () => {
  it('hears what came in the period also when it is written down after the code, and certifies nothing meanwhile', () => {
    const kit = new RegistryKit();
    const at = kit.first(START).advance('PUBLICITY', START);
    kit.advance('REGISTERED', addDays(at, 40));
    kit.do('clerk', LATER, letter(addDays(at, 1)));
    expect(codes(kit, 'clerk', LATER, { type: 'printResult' })).toEqual(['OBJECTION_OPEN']);
    expect(codes(kit, 'supervisor', LATER, ASIDE)).toEqual(['GROUND_UNKNOWN']);
    kit.advanceObjection(1, 'NOT_UPHELD', LATER);
    expect(kit.case.status).toBe('REGISTERED');
    expect(codes(kit, 'clerk', LATER, { type: 'printResult' })).toEqual([]);
  });

  it('hears one in the notice and before the code as ever, and it is no conflict', () => {
    const { here } = fiveDesks();
    const id = sharedDraft(here);
    const at = here.advance('PUBLICITY', START);
    here.do('clerk', at, objection(at));
    here.advanceObjection(1, 'NOT_UPHELD', at);
    here.advance('CODING_PENDING', at);
    here.do('clerk', LATER, letter(addDays(at, 1)));
    here.advanceObjection(2, 'NOT_UPHELD', LATER);
    expect(ofClass(here, id, 'C13')).toEqual([]);
  });
});
