/** What this program does not know stops a case only while the region believes whoever wrote it. */
import { describe, expect, it } from 'vitest';
import type { CaseId, EntryId } from '#shared/domain/ids';
import {
  choose,
  DAY,
  type FiveDesks,
  fiveDesks,
  meet,
  ofClass,
  only,
  recordOf,
  sharedDraft,
} from './five-desks';
import { Peer, SEATS, stationOf } from './peer';
import { membership, revoked } from './region-records';

const LIAR = stationOf(5);
const FUTURE = { type: 'futureAct', of: 'tomorrow' };

/** A station of an office that never had the case writes what nobody knows into it; answers its last entry before. */
function stopped({ here, farAway, region }: FiveDesks, event: object): { id: CaseId; trusted: number } {
  const id = sharedDraft(here, farAway);
  here.advance('SUBMITTED', DAY);
  meet(here, farAway);
  farAway.look(id);
  const trusted = farAway.journal.filter(({ entry }) => entry.station === LIAR).length;
  farAway.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'made.up', id, [event as never]);
  meet(here, farAway, region);
  here.look(id);
  return { id, trusted };
}

describe('an entry of a kind that this program does not know', () => {
  it.each([FUTURE, { type: 'caseCreated', id: 7 }, { type: 'documentIssued' }])(
    'and its station is revoked before it: the region says that it is void, and the case goes on (XJR-14-1): %j',
    (event) => {
      const desks = fiveDesks();
      const { here, region, farAway } = desks;
      const { id, trusted } = stopped(desks, event);
      expect(only(here, id, 'C20').status).toBe('open');
      for (const peer of [here, region, farAway]) peer.trust([revoked(LIAR, trusted, 1)]);
      expect(ofClass(here, id, 'C20')).toEqual([]);
      region.look(id);
      choose(region, id, only(region, id, 'C16'), '' as EntryId);
      meet(here, region, farAway);
      here.do('clerk', DAY, { type: 'accept' });
      expect(recordOf(here, id).state.status).toBe('UNDER_REVIEW');
      expect(recordOf(here, id).fates).toMatchObject([{ station: LIAR, fate: 'void' }]);
      expect(recordOf(here, id).log.map(({ detail }) => detail)).toContain(event.type);
    },
  );

  it('is waited for again when the region takes it as its own all the same', () => {
    const desks = fiveDesks();
    const { here, region, farAway } = desks;
    const { id, trusted } = stopped(desks, FUTURE);
    for (const peer of [here, region, farAway]) peer.trust([revoked(LIAR, trusted, 1)]);
    region.look(id);
    const conflict = only(region, id, 'C16');
    choose(region, id, conflict, conflict.first);
    meet(here, region, farAway);
    expect(only(here, id, 'C16').status).toBe('decided');
    expect(only(here, id, 'C20').status).toBe('open');
  });

  it('is void where no certificate of its station names it', () => {
    const [here, , county] = SEATS.map((seat) => new Peer(seat));
    if (!here || !county) throw new Error('five desks');
    for (const peer of [here, county]) peer.trust(membership(SEATS, ['caseCreated', 'draftChanged']));
    const id = sharedDraft(here, county);
    county.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'made.up', id, [FUTURE as never]);
    meet(here, county);
    expect(only(here, id, 'C18').status).toBe('settled');
    expect(ofClass(here, id, 'C20')).toEqual([]);
  });
});
