/**
 * A case that was handed over by whoever went on from an act in dispute: once it is decided, whoever is shown to have the
 * case can go on with it. The hand-over goes the way of the act it went on from.
 */
import { expect, it } from 'vitest';
import { isOpen } from '#shared/agreement/conflict';
import type { CaseId, DivisionCode, EntryId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { notice } from '../../helpers/case-commands';
import {
  choose,
  DAY,
  disputedAcceptance,
  type FiveDesks,
  fiveDesks,
  meet,
  ofClass,
  only,
  recordOf,
  rename,
  sharedDraft,
} from './five-desks';
import type { Peer } from './peer';
import { revoked } from './region-records';

const VOID = '' as EntryId;
const write = (peer: Peer, id: CaseId, event: CaseEvent) =>
  peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.act', id, [event]);
const released = (to: string, epoch: number): CaseEvent => ({
  ...{ type: 'caseReleased', to: to as DivisionCode, epoch, reason: '移交' },
});
const taken = (by: string, epoch: number): CaseEvent => ({
  ...{ type: 'caseTaken', by: by as DivisionCode, epoch, receivedOn: localDate(DAY) },
});

/** Whoever is shown to have the case, or to be sent it, acts on that; it counts. */
function goesOn(desks: FiveDesks, id: CaseId): void {
  const all = Object.values(desks);
  const deskOf = (agency: string): Peer => {
    const peer = all.find(({ office }) => office.division === agency);
    if (peer === undefined) throw new Error(`nobody of ${agency}`);
    return peer;
  };
  const { conflicts, state } = recordOf(desks.region, id);
  expect(conflicts.filter(isOpen)).toEqual([]);
  const { agency, epoch, releasedTo } = state.holder;
  if (releasedTo !== null) write(deskOf(releasedTo), id, taken(releasedTo, epoch + 1));
  else write(deskOf(agency), id, released('652900', epoch + 1));
  meet(...all);
  expect(recordOf(desks.region, id).state.holder).toMatchObject(
    releasedTo === null ? { agency, releasedTo: '652900' } : { agency: releasedTo, releasedTo: null },
  );
}

it.each([
  ['first', '653101'],
  ['second', '653101'],
  ['first', '650000'],
  ['second', '650000'],
] as const)(
  'a case of which two machines decided differently, handed over behind one of them: their office decides (%s, to %s)',
  (side, to) => {
    const desks = fiveDesks();
    const { here, there } = desks;
    const id = disputedAcceptance(here, there, notice(DAY));
    write(there, id, released(to, 1));
    const taker = to === '650000' ? desks.region : desks.county;
    taker.receive(there.journal);
    write(taker, id, taken(to, 2));
    meet(...Object.values(desks));
    const conflict = only(here, id, 'C05');
    expect(recordOf(here, id).state.holder.agency).toBe('653100');
    choose(here, id, conflict, conflict[side]);
    meet(...Object.values(desks));
    goesOn(desks, id);
  },
);

it('a case that went on behind a release that lost goes to where the other one sent it', () => {
  const desks = fiveDesks();
  const { here, there, county, region } = desks;
  const all = Object.values(desks);
  const id = sharedDraft(here, there);
  write(here, id, released('653101', 1));
  county.receive(here.journal);
  write(county, id, taken('653101', 2));
  write(county, id, released('650000', 3));
  region.receive(county.journal);
  write(region, id, taken('650000', 4));
  write(there, id, released('652900', 1));
  const sentFar = there.entriesOfCase(id).at(-1)?.id;
  meet(...all);
  choose(region, id, only(region, id, 'C07'), sentFar ?? VOID, 'chief');
  meet(...all);
  expect(recordOf(region, id).state.holder).toMatchObject({ agency: '653100', releasedTo: '652900' });
  goesOn(desks, id);
});

it.each([
  ['the act alone', [false, true]],
  ['the hand-over alone', [true, false]],
  ['both', [false, false]],
  ['neither', [true, true]],
] as const)(
  'a case that a stolen machine worked on and handed over, of which %s is made void',
  (_, endorsed) => {
    const desks = fiveDesks();
    const { there, county, region } = desks;
    const all = Object.values(desks);
    const id = sharedDraft(there);
    const trusted = there.journal.length;
    rename(there, '疑似篡改');
    write(there, id, released('653101', 1));
    county.receive(there.journal);
    write(county, id, taken('653101', 2));
    meet(...all);
    for (const peer of all) peer.trust([revoked(there.station, trusted, 1)]);
    const doubts = [...ofClass(region, id, 'C16')].sort(
      (a, b) =>
        there.journal.findIndex((one) => one.id === a.first) -
        there.journal.findIndex((one) => one.id === b.first),
    );
    expect(doubts).toHaveLength(2);
    for (const [at, doubt] of doubts.entries()) choose(region, id, doubt, endorsed[at] ? doubt.first : VOID);
    meet(...all);
    goesOn(desks, id);
  },
);

it.each([true, false])(
  'a case that was taken while an act of a stolen machine waited, endorsed: %s',
  (isEndorsed) => {
    const desks = fiveDesks();
    const { here, there, county, region } = desks;
    const all = Object.values(desks);
    const id = sharedDraft(county, there);
    const trusted = there.journal.length;
    write(there, id, { type: 'caseForceTaken', by: '653100' as DivisionCode, epoch: 1, reason: '接管' });
    meet(...all);
    for (const peer of all) peer.trust([revoked(there.station, trusted, 1)]);
    write(county, id, released('653100', 1));
    meet(...all);
    write(here, id, taken('653100', 2));
    meet(...all);
    for (const doubt of ofClass(region, id, 'C16'))
      choose(region, id, doubt, isEndorsed ? doubt.first : VOID);
    meet(...all);
    for (const doubt of ofClass(region, id, 'C07')) choose(region, id, doubt, doubt.first, 'chief');
    meet(...all);
    goesOn(desks, id);
  },
);

it('what somebody without a right hands over behind an act that lost does not keep its office from choosing anew', () => {
  const desks = fiveDesks();
  const { here, there, farAway, region } = desks;
  const id = disputedAcceptance(here, there, notice(DAY));
  farAway.receive(there.journal);
  write(farAway, id, released('653101', 1));
  meet(...Object.values(desks));
  const conflict = only(here, id, 'C05');
  const noticed = there
    .entriesOfCase(id)
    .find((one) => one.entry.events.some((event) => event.type === 'correctionNotified'))?.id;
  const accepted = conflict.first === noticed ? conflict.second : conflict.first;
  choose(here, id, conflict, accepted);
  meet(...Object.values(desks));
  choose(here, id, conflict, noticed ?? VOID);
  meet(...Object.values(desks));
  expect(only(region, id, 'C05').decided?.chosen).toBe(noticed);
});
