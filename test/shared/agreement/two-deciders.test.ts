/**
 * Two supervisors who decide one conflict without knowing of each other (design 2.10): the higher level's word stands;
 * of one level neither stands, the case stays as it was, and it goes up. Whoever heard of which first.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseConflict } from '#shared/agreement/conflict';
import type { CaseId } from '#shared/domain/ids';
import { codesOf } from '../../helpers/case-kit';
import { choose, DAY, disputedAcceptance, fiveDesks, meet, only, recordOf } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let region: Peer;
let farAway: Peer;
let id: CaseId;
let conflict: CaseConflict;

beforeEach(() => {
  ({ here, there, region, farAway } = fiveDesks());
  id = disputedAcceptance(here, there);
  meet(here, there, region, farAway);
  conflict = only(here, id, 'C05');
});

/** Two hear of both decisions in opposite orders, and of everything else; all say the same. */
function hear(one: Peer, other: Peer): void {
  const [early, late] = [one.journal.slice(), other.journal.slice()];
  region.receive(early);
  region.receive(late);
  farAway.receive(late);
  farAway.receive(early);
  meet(here, there, region, farAway);
}

describe('of one level', () => {
  const bothDecide = (): void => {
    choose(here, id, conflict, conflict.first);
    choose(there, id, conflict, conflict.second);
    // Each believes its own until it hears of the other.
    expect(only(here, id, 'C05').decided?.chosen).toBe(conflict.first);
    expect(only(there, id, 'C05').decided?.chosen).toBe(conflict.second);
  };

  it.each([0, 1])(
    'neither stands, the case stays as it was, and the level above ends it (order %i)',
    (order) => {
      bothDecide();
      if (order === 0) hear(here, there);
      else hear(there, here);
      for (const desk of [here, there, region, farAway]) {
        expect(only(desk, id, 'C05')).toMatchObject({ status: 'open', decided: null, tied: 2 });
        expect(recordOf(desk, id).state.status).toBe('SUBMITTED');
        expect(recordOf(desk, id).fates.map(({ fate }) => fate)).toEqual(['disputed', 'disputed']);
      }
      expect(codesOf(here.try('clerk', DAY, { type: 'accept' }))).toContain('CONFLICT_OPEN');
      // Of that level nobody takes their place any more, though he knows both.
      choose(there, id, conflict, conflict.first, 'chief');
      meet(here, there, region, farAway);
      expect(only(here, id, 'C05')).toMatchObject({ status: 'open', tied: 2 });
      choose(region, id, conflict, conflict.second);
      meet(here, there, region, farAway);
      for (const desk of [here, there, region, farAway])
        expect(only(desk, id, 'C05')).toMatchObject({
          status: 'decided',
          decided: { chosen: conflict.second, level: 3 },
        });
      expect(only(here, id, 'C05').tied).toBeUndefined();
    },
  );

  it('that say the same are one decision', () => {
    choose(here, id, conflict, conflict.first);
    choose(there, id, conflict, conflict.first);
    hear(here, there);
    expect(only(region, id, 'C05')).toMatchObject({ status: 'decided', decided: { chosen: conflict.first } });
  });

  it('what one says knowing the other’s word is a change of mind, not a contradiction', () => {
    choose(here, id, conflict, conflict.first);
    meet(here, there);
    choose(there, id, conflict, conflict.second);
    hear(here, there);
    expect(only(region, id, 'C05')).toMatchObject({
      status: 'decided',
      decided: { chosen: conflict.second },
    });
  });
});

describe('of different levels', () => {
  it.each([0, 1])('the higher one stands, whoever decided first (order %i)', (order) => {
    const [low, high] = [
      () => choose(here, id, conflict, conflict.first),
      () => choose(region, id, conflict, conflict.second),
    ];
    for (const act of order === 0 ? [low, high] : [high, low]) act();
    if (order === 0) hear(here, region);
    else hear(region, here);
    for (const desk of [here, there, region, farAway])
      expect(only(desk, id, 'C05')).toMatchObject({
        status: 'decided',
        decided: { chosen: conflict.second, level: 3 },
      });
  });

  it('the higher one stands also over two below that contradict each other', () => {
    choose(here, id, conflict, conflict.first);
    choose(there, id, conflict, conflict.second);
    choose(region, id, conflict, conflict.first);
    hear(there, here);
    expect(only(farAway, id, 'C05')).toMatchObject({
      status: 'decided',
      decided: { chosen: conflict.first, level: 3 },
    });
  });
});
