/** After the region chose between a taking and a recall (C07), what meets in the case is for whoever has it by that choice. */
import { describe, expect, it } from 'vitest';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import type { CaseId, DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { choose, DAY, type FiveDesks, fiveDesks, meet, ofClass, only, sharedDraft } from './five-desks';
import type { Peer } from './peer';

const write = (peer: Peer, id: CaseId, event: CaseEvent): void =>
  peer.apply('chief', DAY, 'SUPERVISOR', 'sync.act', id, [event]);

const openC05 = (peer: Peer, id: CaseId): readonly CaseConflict[] => ofClass(peer, id, 'C05').filter(isOpen);

interface Recalled extends FiveDesks {
  readonly all: readonly Peer[];
  readonly id: CaseId;
  readonly conflict: CaseConflict;
}

/** The prefecture has its case back by the choice, and its two desks decide differently. */
function recalled(later: 'here' | 'farAway'): Recalled {
  const desks = fiveDesks();
  const { here, there, farAway, region } = desks;
  const all = [here, there, farAway, region];
  const id = sharedDraft(here);
  here.advance('SUBMITTED', DAY);
  meet(...all);
  const [to, by] = [farAway.seat.division, farAway.seat.division] as [DivisionCode, DivisionCode];
  write(here, id, { type: 'caseReleased', to, epoch: 1, reason: '移交' });
  meet(...all);
  // Whoever wrote more stands later in the order of all.
  for (let at = 0; at < 40; at += 1) desks[later].apply('supervisor', DAY, 'SYSADMIN', 'none', null, []);
  write(farAway, id, { type: 'caseTaken', by, epoch: 2, receivedOn: localDate(DAY) });
  write(here, id, { type: 'caseRecalled', epoch: 2, reason: '收回' });
  const recall = here.entriesOfCase(id).at(-1);
  meet(...all);
  if (recall === undefined) throw new Error('no recall');
  choose(region, id, only(region, id, 'C07'), recall.id);
  meet(...all);
  for (const peer of [here, there]) peer.look(id);
  here.do('clerk', DAY, { type: 'accept' });
  there.do('clerk', DAY, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' });
  meet(...all);
  const [conflict, ...more] = openC05(region, id);
  if (conflict === undefined || more.length > 0) throw new Error('not one contradiction');
  return { ...desks, all, id, conflict };
}

describe.each(['here', 'farAway'] as const)('whichever stands later (%s)', (later) => {
  it('a supervisor of the office that has the case decides', () => {
    const { there, region, all, id, conflict } = recalled(later);
    choose(there, id, conflict, conflict.second, 'chief');
    meet(...all);
    expect(openC05(region, id)).toEqual([]);
  });

  it('the office that lost the case decides nothing', () => {
    const { farAway, region, all, id, conflict } = recalled(later);
    choose(farAway, id, conflict, conflict.second, 'reviewer');
    meet(...all);
    expect(openC05(region, id)).toHaveLength(1);
  });
});
