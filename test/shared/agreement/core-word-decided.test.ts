/**
 * What calls a case core data and does not count in it, once the case was decided on without it: nobody can fill in the form
 * any more, so a supervisor who took no part says which of the two it is (design 2.10, C15; XJR-4-1).
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { type CaseConflict, conflictId } from '#shared/agreement/conflict';
import { LEVEL_FIELD } from '#shared/agreement/core-level';
import { mayDecide, partiesOf } from '#shared/agreement/deciders';
import type { CaseId, DivisionCode } from '#shared/domain/ids';
import { isCore } from '#shared/journal/core-data';
import { agreementOf } from '#shared/journal/refold';
import { choose, DAY, type FiveDesks, fiveDesks, meet, only, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';
import { revoked } from './region-records';

let desks: FiveDesks;
let id: CaseId;
beforeEach(() => {
  desks = fiveDesks();
});

const level = (peer: Peer, securityLevel: 'CORE' | 'GENERAL') =>
  peer.do('clerk', DAY, { type: 'saveDraft', subject: {}, application: { securityLevel }, request: {} });

/** Whether the case stays at each desk, and at one that folds the same journal from the beginning. */
const stays = (...peers: readonly Peer[]): readonly boolean[] =>
  peers.flatMap((peer) => [isCore(peer.tables, id), isCore(peer.rebuilt(), id)]);

const parties = ({ class: about, parties: opened }: CaseConflict, peer: Peer) =>
  partiesOf(about, opened, recordOf(peer, id).state.holder.agency);

describe('a word that the data are core data, of a case that was registered without it', () => {
  let conflict: CaseConflict;
  beforeEach(() => {
    const { here, there, region } = desks;
    id = sharedDraft(here, there);
    level(there, 'CORE');
    here.advance('REGISTERED', DAY);
    meet(here, there, region);
    conflict = only(there, id, 'C15');
  });

  it('is open with both levels, and the case stays where it is', () => {
    const { here, there, region } = desks;
    const values = { first: recordOf(here, id).state.application.securityLevel, second: 'CORE' };
    expect(conflict).toMatchObject({ status: 'open', field: LEVEL_FIELD, values });
    expect(stays(here, there, region)).not.toContain(false);
  });

  it('keeps it no longer once a supervisor who took no part chose what was decided', () => {
    const { here, there, region } = desks;
    choose(there, id, conflict, conflict.first, 'chief');
    meet(here, there, region);
    expect(only(here, id, 'C15')).toMatchObject({ status: 'decided', id: conflict.id });
    expect(stays(here, there, region)).not.toContain(true);
    expect(recordOf(here, id).state.status).toBe('REGISTERED');
  });

  it('keeps it for good where the word was chosen, and changes nothing else', () => {
    const { here, there, region } = desks;
    const before = recordOf(here, id).state.application;
    choose(there, id, conflict, conflict.second, 'chief');
    meet(here, there, region);
    expect(only(here, id, 'C15').status).toBe('decided');
    expect(stays(here, there, region)).not.toContain(false);
    expect(recordOf(here, id).state.application).toEqual(before);
  });

  it('is not judged by whoever wrote it or decided on the case', () => {
    const { here, there, region } = desks;
    choose(there, id, conflict, conflict.first, 'clerk');
    choose(here, id, conflict, conflict.first, 'supervisor');
    meet(here, there, region);
    expect(only(here, id, 'C15').status).toBe('open');
    expect(stays(here, there, region)).not.toContain(false);
  });

  it('keeps it where two supervisors side by side chose differently, until one above them decides', () => {
    const { here, there, region } = desks;
    choose(here, id, conflict, conflict.first, 'chief');
    choose(there, id, conflict, conflict.second, 'chief');
    meet(here, there, region);
    expect(stays(here, there, region)).not.toContain(false);
    choose(region, id, only(region, id, 'C15'), conflict.first, 'chief');
    meet(here, there, region);
    expect(stays(here, there, region)).not.toContain(true);
  });
});

it('a stranger who names an entry of their own as what was decided judges nothing', () => {
  const { here, there, farAway } = desks;
  id = sharedDraft(here, there, farAway);
  level(there, 'CORE');
  here.advance('UNDER_REVIEW', DAY);
  meet(here, there, farAway);
  farAway.isHonest = false;
  farAway.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'cases.note', id, []);
  const own = farAway.entriesOfCase(id).at(-1)?.id;
  const conflict = only(farAway, id, 'C15');
  if (own === undefined) throw new Error('no entry');
  const forged = { ...conflict, first: own, id: conflictId('C15', [own, conflict.second], LEVEL_FIELD) };
  for (const named of [forged, conflict]) choose(farAway, id, named, named.first, 'chief');
  meet(here, there, farAway);
  expect(agreementOf(here.views, here.entriesOfCase(id)).choices).toEqual([]);
  expect(stays(here, there, farAway)).not.toContain(false);
});

it('the office that wrote such a word judges it too: the holder never sees what stays there', () => {
  const { here, county, farAway } = desks;
  id = sharedDraft(here, county);
  county.isHonest = false;
  level(county, 'CORE');
  here.advance('UNDER_REVIEW', DAY);
  meet(here, county, farAway);
  const conflict = only(here, id, 'C15');
  expect(conflict.status).toBe('open');
  const may = (agency: string) => mayDecide('C15', agency as DivisionCode, parties(conflict, here));
  expect([may('653101'), may('653100'), may('650000'), may('652900')]).toEqual([true, true, true, false]);
  choose(county, id, conflict, conflict.first, 'chief');
  meet(here, county, farAway);
  expect(stays(here, county, farAway)).not.toContain(true);
});

it('a machine that was lost since keeps its word: what it found out is not told by its going', () => {
  const { here, there } = desks;
  id = sharedDraft(here, there);
  const last = there.journal.filter(({ entry }) => entry.station === there.station).length;
  level(there, 'CORE');
  here.receive(there.journal);
  here.trust([revoked(there.station, last, 1)]);
  expect(stays(here)).toEqual([true, true]);
  // Whoever knew it says otherwise.
  level(here, 'GENERAL');
  expect(stays(here)).toEqual([false, false]);
});
