/** Objections that were heard at two desks side by side (XJR-16-5 to XJR-16-11). */
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { finding, objection } from '../../helpers/case-commands';
import { fiveDesks, meet, ofClass, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

const NOTICE = '2026-03-10';

function decided(peer: Peer, at: LocalDate, content: string, upheld: boolean): void {
  peer.do('clerk', at, objection(at, { content }));
  peer.advanceObjection(1, 'ANSWERED', at);
  peer.do('reviewer', at, finding(upheld, 1));
  peer.do('supervisor', at, { type: 'decideObjection', objection: 1 });
}

describe('an objection that is upheld at one desk', () => {
  it.each([0, 60])('meets the code that another gives meanwhile (XJR-16-10, order %i)', (more) => {
    const { here, there, region } = fiveDesks();
    const id = sharedDraft(here);
    const at = here.advance('PUBLICITY', NOTICE);
    there.receive(here.journal);
    there.look(id);
    region.receive(here.journal);
    for (let n = 0; n < more; n += 1) here.apply('supervisor', at, 'SYSADMIN', 'none', null, []);
    decided(here, at, '数据来源有争议', true);
    there.advance('REGISTERED', addDays(localDate(NOTICE), 40));
    meet(here, there, region);
    expect(ofClass(region, id, 'C05').map(({ status }) => status)).toEqual(['open']);
  });
});

describe('two objections that two desks both number 1', () => {
  it.each([false, true])('are two, each decided as it was (the second upheld: %s)', (upheld) => {
    const { here, there, region } = fiveDesks();
    const id = sharedDraft(here);
    const at = here.advance('PUBLICITY', NOTICE);
    // Its letters bear other numbers.
    for (let n = 0; n < 2; n += 1) there.registered('2026-03-09');
    there.receive(here.journal);
    there.look(id);
    region.receive(here.journal);
    decided(here, at, '甲的异议', false);
    decided(there, at, '乙的异议', upheld);
    meet(here, there, region);
    const { state, conflicts } = recordOf(region, id);
    expect(state.objections.map(({ content, status }) => [content, status]).sort()).toEqual([
      ['乙的异议', upheld ? 'UPHELD' : 'NOT_UPHELD'],
      ['甲的异议', 'NOT_UPHELD'],
    ]);
    expect(conflicts.filter((one) => one.class === 'C05')).toEqual([]);
  });
});
