/**
 * Whoever has a certificate can call any case core data in an entry that names a past which nobody has: it waits for ever.
 * It stops a case (XJR-4-1) only where its office has something to do with that, and the region believes its station.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, EntryId } from '#shared/domain/ids';
import { isCore } from '#shared/journal/core-data';
import type { StoredEntry } from '#shared/journal/entry';
import { SECRECY_GROUND } from '#shared/regulation/casework/outcomes/decision';
import { choose, DAY, type FiveDesks, fiveDesks, meet, ofClass, only, recordOf } from './five-desks';
import type { Peer } from './peer';
import { revoked } from './region-records';

let desks: FiveDesks;
let id: CaseId;
beforeEach(() => {
  desks = fiveDesks();
  const { here, there, region } = desks;
  here.registered(DAY);
  id = here.case.id;
  meet(here, there, region);
});

/** The journal of a desk that calls the case core data after something that is nowhere. */
function waitingWord(by: Peer, ...before: readonly object[]): readonly StoredEntry[] {
  by.isHonest = false;
  const level = { type: 'draftChanged', subject: {}, application: { securityLevel: 'CORE' }, request: {} };
  by.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'said', id, [...before, level] as never);
  const last = by.entriesOfCase(id).at(-1);
  if (last === undefined) throw new Error('no entry');
  const entry = { ...last.entry, casePrev: ['e'.repeat(64) as EntryId] };
  return [...by.journal.slice(0, -1), { ...last, entry }];
}

/** Whether the case stays at a desk, and at one that folds the same journal from the beginning. */
const stays = (peer: Peer): readonly boolean[] => [isCore(peer.tables, id), isCore(peer.rebuilt(), id)];

const waits = (peer: Peer): readonly string[] => recordOf(peer, id).fates.map(({ fate }) => fate);

describe('an entry that waits and calls a case core data', () => {
  it('says nothing when its office has nothing to do with the case, whatever it tells of hand-overs', () => {
    const { farAway, region, here } = desks;
    const taken = { type: 'caseTaken', by: farAway.seat.division, epoch: 9 };
    for (const word of [waitingWord(farAway), waitingWord(farAway, taken)])
      for (const desk of [region, here]) {
        desk.receive(word);
        expect(waits(desk)).toContain('waiting');
        expect(stays(desk)).toEqual([false, false]);
      }
  });

  it('of an office in whose territory the case is, or of one below that, it counts until the past is there', () => {
    const { there, county, region, here } = desks;
    for (const [by, to] of [
      [there, here],
      [county, region],
    ] as const) {
      to.receive(waitingWord(by));
      expect(waits(to)).toContain('waiting');
      expect(stays(to)).toEqual([true, true]);
    }
  });

  it('says nothing any more once the region does not believe its station that far', () => {
    const { there, here, region } = desks;
    here.receive(waitingWord(there));
    expect(stays(here)).toEqual([true, true]);
    here.trust([revoked(there.station, 1, 1)]);
    expect(stays(here)).toEqual([false, false]);
    // What has its past here somebody can decide on: until then it counts (C15).
    there.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'again', id, [
      { type: 'draftChanged', subject: {}, application: { securityLevel: 'CORE' }, request: {} },
    ] as never);
    region.receive(there.journal);
    expect(stays(region)).toEqual([true, true]);
    region.trust([revoked(there.station, 1, 1)]);
    expect(stays(region)).toEqual([true, true]);
    for (const one of ofClass(region, id, 'C15')) choose(region, id, one, one.first, 'chief');
    expect(stays(region)).toEqual([false, false]);
  });
});

it('what calls it core data in no shape that is known here says nothing once its station is not believed', () => {
  const { there, here, region } = desks;
  there.isHonest = false;
  const last = there.journal.filter(({ entry }) => entry.station === there.station).length;
  there.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'said', id, [
    { type: 'draftChanged', subject: 7, application: { securityLevel: 'CORE' } },
  ] as never);
  for (const peer of [here, region]) peer.receive(there.journal);
  expect(only(here, id, 'C20').status).toBe('open');
  expect([...stays(here), ...stays(region)]).not.toContain(false);
  for (const peer of [here, region]) peer.trust([revoked(there.station, last, 1)]);
  expect([...stays(here), ...stays(region)]).not.toContain(true);
});

it('a refusal because of it, without right on a case that is registered, waits for a supervisor and ends with his word', () => {
  const { county, here, region } = desks;
  county.receive(here.journal);
  county.isHonest = false;
  county.apply('clerk', DAY, 'REVIEWER', 'said', id, [
    {
      type: 'proposed',
      proposal: { kind: 'refusal', grounds: [SECRECY_GROUND], reasons: '', by: 'clerk', at: DAY },
    },
  ] as never);
  meet(county, here, region);
  expect(stays(here)).toEqual([true, true]);
  choose(region, id, only(region, id, 'C15'), only(region, id, 'C15').first, 'chief');
  meet(county, here, region);
  expect([...stays(here), ...stays(county)]).not.toContain(true);
});
