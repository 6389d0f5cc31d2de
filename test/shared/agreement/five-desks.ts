/** Five desks of four offices for the tests of what meets: they hear of each other, and choose. */
import { expect } from 'vitest';
import type { CaseConflict } from '#shared/agreement/conflict';
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { CaseId, EntryId } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { objection } from '../../helpers/case-commands';
import { Peer, SEATS } from './peer';
import { membership } from './region-records';

export const DAY = '2026-03-09';

/** Two desks of one prefecture, a county of it, the region, another prefecture. */
export interface FiveDesks {
  readonly here: Peer;
  readonly there: Peer;
  readonly county: Peer;
  readonly region: Peer;
  readonly farAway: Peer;
}

/** Desks that know each other. `county`: what the certificate of the county names. */
export function fiveDesks(county?: readonly string[]): FiveDesks {
  const all = SEATS.map((seat) => new Peer(seat));
  for (const peer of all) peer.trust(membership(SEATS, county));
  const [one, two, three, four, five] = all;
  if (!one || !two || !three || !four || !five) throw new Error('five desks');
  return { here: one, there: two, county: three, region: four, farAway: five };
}

/** Everybody hears everything, in both orders; all say the same then. */
export function meet(...peers: readonly Peer[]): void {
  for (const to of peers) for (const from of peers) if (to !== from) to.receive(from.journal);
  for (const to of [...peers].reverse()) for (const from of peers) if (to !== from) to.receive(from.journal);
  const [first, ...others] = peers.map((peer) => peer.agreement());
  for (const other of others) expect(other).toBe(first);
}

/** A draft that two desks have. */
export function sharedDraft(by: Peer, ...with_: readonly Peer[]): CaseId {
  by.first(DAY);
  const { id } = by.case;
  for (const peer of with_) {
    peer.receive(by.journal);
    peer.look(id);
  }
  return id;
}

const REFUSAL: CaseCommand = { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' };

/** A case that is accepted at one desk and refused at the other, or what `other` says; who else hears of it, whoever asks says. */
export function disputedAcceptance(here: Peer, there: Peer, other = REFUSAL): CaseId {
  const id = sharedDraft(here);
  here.advance('SUBMITTED', DAY);
  there.receive(here.journal);
  there.look(id);
  here.do('clerk', DAY, { type: 'accept' });
  there.do('clerk', DAY, other);
  return id;
}

/** One desk does with an objection of the period what `heard` says; another, not knowing it, brings the case to its code. */
export function codedMeanwhile(
  { here, there, region }: FiveDesks,
  heard: (at: LocalDate) => unknown = () => {},
): CaseId {
  const id = sharedDraft(here);
  const at = here.advance('PUBLICITY', localDate('2026-03-10'));
  there.receive(here.journal);
  there.look(id);
  region.receive(here.journal);
  here.do('clerk', at, objection(at));
  heard(at);
  there.advance('REGISTERED', addDays(at, 40));
  meet(here, there, region);
  here.look(id);
  there.look(id);
  return id;
}

export const recordOf = (peer: Peer, id: CaseId): CaseRecord => {
  const record = peer.tables.get('cases', id);
  if (!record) throw new Error('no such case');
  return record;
};

export const ofClass = (peer: Peer, id: CaseId, about: ConflictClass): readonly CaseConflict[] =>
  recordOf(peer, id).conflicts.filter((conflict) => conflict.class === about);

export function only(peer: Peer, id: CaseId, about: ConflictClass): CaseConflict {
  const [conflict, ...more] = ofClass(peer, id, about);
  expect(more).toEqual([]);
  if (!conflict) throw new Error(`no conflict ${about}: ${JSON.stringify(recordOf(peer, id).conflicts)}`);
  return conflict;
}

export function choose(
  peer: Peer,
  id: CaseId,
  conflict: CaseConflict,
  chosen: EntryId,
  who = 'supervisor',
): void {
  const { id: named, class: about, first, second, cases } = conflict;
  peer.apply(who, DAY, 'SUPERVISOR', 'sync.decide', id, [
    {
      type: 'conflictDecided',
      conflict: named,
      class: about,
      first,
      second,
      chosen,
      ...(cases.length > 0 ? { cases } : {}),
      reason: '核对后决定',
    },
  ]);
}

export const rename = (peer: Peer, dataRegistName: string): void => {
  peer.do('clerk', DAY, { type: 'saveDraft', subject: {}, application: { dataRegistName }, request: {} });
};
