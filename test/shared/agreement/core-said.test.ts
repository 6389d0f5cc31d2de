/**
 * What is core data stays so whoever found it out (XJR-4-1), also in an entry that does not count here: until somebody
 * who knew that entry says otherwise in one that counts.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { isCore } from '#shared/journal/core-data';
import type { StoredEntry } from '#shared/journal/entry';
import { SECRECY_GROUND } from '#shared/regulation/casework/outcomes/decision';
import { choose, DAY, type FiveDesks, fiveDesks, meet, only, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

let desks: FiveDesks;
beforeEach(() => {
  desks = fiveDesks();
});

const level = (peer: Peer, securityLevel: 'CORE' | 'GENERAL') =>
  peer.do('clerk', DAY, { type: 'saveDraft', subject: {}, application: { securityLevel }, request: {} });

const refuse = (peer: Peer) =>
  peer.do('clerk', DAY, { type: 'proposeRefusal', grounds: [SECRECY_GROUND], reasons: '涉及核心数据' });

/** Whether a case stays at each desk, and at one that folds the same journal from the beginning. */
const stays = (id: CaseId, ...peers: readonly Peer[]): readonly boolean[] =>
  peers.flatMap((peer) => [isCore(peer.tables, id), isCore(peer.rebuilt(), id)]);

const lastOf = (peer: Peer, id: CaseId): StoredEntry => {
  const last = peer.entriesOfCase(id).at(-1);
  if (last === undefined) throw new Error('no entry');
  return last;
};

/** A case that both desks have as submitted. */
function submitted({ here, there }: FiveDesks): CaseId {
  const id = sharedDraft(here);
  here.advance('SUBMITTED', DAY);
  there.receive(here.journal);
  there.look(id);
  return id;
}

describe('what somebody called core data in an entry', () => {
  it('of which it is disputed whether it stands stays, until whoever decides chooses the other act', () => {
    const { here, there, region } = desks;
    const id = submitted(desks);
    here.do('clerk', DAY, { type: 'accept' });
    refuse(there);
    const refusal = lastOf(there, id).id;
    expect(stays(id, there)).toEqual([true, true]);
    meet(here, there, region);
    expect(recordOf(here, id).state.proposal).toBeNull();
    expect(stays(id, here, there, region)).not.toContain(false);
    const conflict = only(here, id, 'C05');
    choose(region, id, conflict, conflict.first === refusal ? conflict.second : conflict.first);
    meet(here, there, region);
    expect(recordOf(here, id).state.status).toBe('UNDER_REVIEW');
    expect(stays(id, here, there, region)).not.toContain(true);
  });

  it('of which it was disputed stays for good where that act was chosen', () => {
    const { here, there, region } = desks;
    const id = submitted(desks);
    here.do('clerk', DAY, { type: 'accept' });
    refuse(there);
    const refusal = lastOf(there, id).id;
    meet(here, there, region);
    choose(region, id, only(here, id, 'C05'), refusal);
    meet(here, there, region);
    expect(stays(id, here, there, region)).not.toContain(false);
  });

  it('that came too late stays, until the same desk takes it back', () => {
    const { here, there, region } = desks;
    const id = sharedDraft(here, there);
    level(there, 'CORE');
    here.advance('UNDER_REVIEW', DAY);
    const early = [...there.journal];
    level(there, 'GENERAL');
    for (const desk of [here, region]) {
      desk.receive(here.journal);
      desk.receive(early);
      expect(recordOf(desk, id).fates.map(({ fate }) => fate)).toContain('late');
      expect(stays(id, desk)).toEqual([true, true]);
    }
    meet(here, there, region);
    expect(stays(id, here, there, region)).not.toContain(true);
  });

  it('of which something before is not here stays, also where nothing of the case is shown', () => {
    const { here, region } = desks;
    const id = sharedDraft(here);
    level(here, 'CORE');
    const last = lastOf(here, id);
    region.receive([last]);
    expect(region.tables.get('cases', id)).toBeUndefined();
    expect(stays(id, region)).toEqual([true, true]);
    level(here, 'GENERAL');
    meet(here, region);
    expect(stays(id, here, region)).not.toContain(true);
  });

  it('without the right to it stays, until somebody who knew it and has the right gives another level', () => {
    const { here, farAway, region } = desks;
    const id = sharedDraft(here, farAway);
    farAway.isHonest = false;
    level(farAway, 'CORE');
    meet(here, farAway, region);
    expect(recordOf(here, id).state.application.securityLevel).not.toBe('CORE');
    expect(stays(id, here, region)).not.toContain(false);
    level(here, 'GENERAL');
    meet(here, farAway, region);
    expect(stays(id, here, farAway, region)).not.toContain(true);
  });
});
