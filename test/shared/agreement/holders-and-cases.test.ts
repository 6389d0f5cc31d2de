/** Who has a case, and cases that meet: one question has one answer, and what was answered has its effect (design 2.9, 2.10). */
import { beforeEach, describe, expect, it } from 'vitest';
import { isOpen } from '#shared/agreement/conflict';
import type { CaseId, DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { code } from '../../helpers/case-commands';
import { codesOf } from '../../helpers/case-kit';
import { contentOfSample } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let county: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, county, region } = fiveDesks());
});

describe('hand-over', () => {
  const release = (peer: Peer, id: CaseId, to: DivisionCode, epoch: number): void =>
    peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.handOver', id, [
      { type: 'caseReleased', to, epoch, reason: '移交' },
    ]);
  const take = (peer: Peer, id: CaseId, epoch: number): void =>
    peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.apply', id, [
      { type: 'caseTaken', by: peer.office.division, epoch, receivedOn: localDate('2026-03-05') },
    ]);
  const holderAt = (peer: Peer, id: CaseId) => recordOf(peer, id).state.holder;

  it('a released case is read-only at once, and belongs to whoever takes it', () => {
    const id = sharedDraft(county);
    release(county, id, here.office.division, 1);
    expect(codesOf(county.try('clerk', DAY, { type: 'sendForApproval', warningsReason: '好' }))).toContain(
      'CASE_NOT_HELD',
    );
    meet(county, here);
    take(here, id, 1);
    meet(county, here);
    expect(holderAt(county, id)).toMatchObject({ agency: '653100', epoch: 1, releasedTo: null });
    here.look(id);
    expect(codesOf(here.try('clerk', DAY, { type: 'sendForApproval', warningsReason: '好' }))).toEqual([]);
    meet(county, here);
    expect(recordOf(county, id).state.status).toBe('INTERNAL_REVIEW');
  });

  it('C07: taken and recalled side by side has no holder until the level above chooses', () => {
    const id = sharedDraft(county);
    release(county, id, here.office.division, 1);
    meet(county, here, region);
    take(here, id, 1);
    county.apply('supervisor', DAY, 'SUPERVISOR', 'sync.recall', id, [
      { type: 'caseRecalled', epoch: 2, reason: '收回' },
    ]);
    meet(county, here, region);
    const conflict = only(region, id, 'C07');
    expect(conflict.status).toBe('open');
    expect(holderAt(here, id).releasedTo).toBe('653100');
    choose(county, id, conflict, conflict.first);
    meet(county, here, region);
    expect(only(here, id, 'C07').status).toBe('open');
    choose(region, id, conflict, conflict.first);
    meet(county, here, region);
    expect(only(county, id, 'C07').status).toBe('decided');
    expect(holderAt(county, id).releasedTo).toBeNull();
  });

  it('two stations of one agency that both take a case have it under one reign: their decisions meet (C05)', () => {
    const id = sharedDraft(county);
    release(county, id, here.office.division, 1);
    meet(county, here, there);
    take(here, id, 2);
    take(there, id, 2);
    const later = '2026-03-10';
    here.look(id);
    here.advance('SUBMITTED', DAY);
    here.do('clerk', later, { type: 'accept' });
    there.look(id);
    there.advance('SUBMITTED', later);
    there.do('clerk', later, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' });
    there.do('supervisor', later, { type: 'refuse' });
    meet(county, here, there);
    expect(ofClass(here, id, 'C07')).toEqual([]);
    const [conflict, ...more] = ofClass(here, id, 'C05').filter(isOpen);
    expect(more).toEqual([]);
    if (!conflict) throw new Error('no conflict');
    const { state } = recordOf(here, id);
    expect(['NOT_ACCEPTED', 'UNDER_REVIEW']).not.toContain(state.status);
    expect(state.holder).toMatchObject({ agency: '653100', epoch: 2, releasedTo: null });
    // Its letter stays listed, marked until somebody has chosen.
    expect(state.documents.filter(({ document }) => document === 'D06')).toMatchObject([{ disputed: true }]);
  });

  it('a case that was taken twice goes on to whoever it is given next', () => {
    const id = sharedDraft(county);
    release(county, id, here.office.division, 1);
    meet(county, here, there, region);
    take(here, id, 2);
    release(here, id, region.office.division, 3);
    meet(here, region);
    take(there, id, 2);
    meet(there, region);
    take(region, id, 4);
    meet(county, here, there, region);
    expect(holderAt(there, id)).toMatchObject({ agency: '650000', epoch: 4, releasedTo: null });
    expect(ofClass(region, id, 'C07')).toEqual([]);
  });

  it('C07: taken, taken back and taken by force side by side is one question with one answer', () => {
    const id = sharedDraft(county);
    release(county, id, here.office.division, 1);
    meet(county, here, there, region);
    take(here, id, 2);
    take(there, id, 2);
    const back = { type: 'caseRecalled', epoch: 2, reason: '收回' } as const;
    county.apply('supervisor', DAY, 'SUPERVISOR', 'sync.recall', id, [back]);
    const force = { type: 'caseForceTaken', by: region.office.division, epoch: 2, reason: '失联' } as const;
    region.apply('chief', DAY, 'SUPERVISOR', 'sync.forceTake', id, [force]);
    meet(county, here, there, region);
    const conflict = only(region, id, 'C07');
    expect(conflict.openedBy).toHaveLength(3);
    const forced = region.journal.find(({ entry }) => entry.procedure === 'sync.forceTake')?.id;
    const recalled = county.journal.find(({ entry }) => entry.procedure === 'sync.recall')?.id;
    if (!forced || !recalled) throw new Error('no such entries');
    expect(conflict.openedBy).toEqual(expect.arrayContaining([forced, recalled]));
    // Whoever took it by force does not say so himself, and of those below none is above all.
    choose(region, id, conflict, forced, 'chief');
    choose(here, id, conflict, recalled);
    meet(county, here, there, region);
    expect(only(region, id, 'C07').status).toBe('open');
    choose(region, id, conflict, recalled);
    meet(county, here, there, region);
    expect(ofClass(here, id, 'C07').map(({ status }) => status)).toEqual(['decided']);
    expect(holderAt(here, id)).toMatchObject({ agency: '653101', epoch: 2, releasedTo: null });
  });

  it('C07: a superior that took a case by force does not decide against the one it took it from', () => {
    const id = sharedDraft(county, here);
    meet(county, here, region);
    const force = { type: 'caseForceTaken', by: here.office.division, epoch: 1, reason: '失联' } as const;
    here.apply('supervisor', DAY, 'SUPERVISOR', 'sync.forceTake', id, [force]);
    release(county, id, region.office.division, 1);
    meet(county, here, region);
    const conflict = only(here, id, 'C07');
    choose(here, id, conflict, conflict.first, 'chief');
    choose(here, id, conflict, conflict.second, 'chief');
    meet(county, here, region);
    expect(only(here, id, 'C07').status).toBe('open');
  });

  it('nobody takes what was not released to him, and a county takes nothing by force', () => {
    const id = sharedDraft(here, county);
    take(county, id, 1);
    county.apply('supervisor', DAY, 'SUPERVISOR', 'sync.forceTake', id, [
      { type: 'caseForceTaken', by: county.office.division, epoch: 1, reason: '强取' },
    ]);
    meet(here, county);
    expect(holderAt(here, id)).toMatchObject({ agency: '653100', epoch: 0, releasedTo: null });
    expect(recordOf(here, id).fates.map(({ fate }) => fate)).toEqual(['void', 'void']);
  });
});

describe('between cases', () => {
  const content = contentOfSample(sample('kashgar-bus'), DAY);

  it('C08: one resource asked for at two offices waits for the level above, and is remembered as different', () => {
    here.first(DAY, content);
    county.first(DAY, content);
    const cases = [here.case.id, county.case.id].sort();
    meet(here, county, region);
    for (const id of cases) expect(only(region, id, 'C08').status).toBe('open');
    for (const of of cases)
      region.apply('supervisor', DAY, 'SUPERVISOR', 'sync.decide', of, [
        { type: 'duplicatesJudged', cases, verdict: 'different', keep: null, reason: '不同' },
      ]);
    meet(here, county, region);
    for (const id of cases) expect(ofClass(here, id, 'C08')).toEqual([]);
  });

  it('C08: judged the same, only the one that is kept comes to a code', () => {
    const cases = [here, there].map((peer) => {
      peer.first(DAY, content).advance('CODING_PENDING', DAY);
      return peer.case.id;
    });
    const [kept, lost] = cases as [CaseId, CaseId];
    meet(here, there, region);
    const coding = (peer: Peer) => codesOf(peer.try('supervisor', '2026-06-01', code()));
    expect(coding(here)).toContain('CONFLICT_OPEN');
    const judged = {
      type: 'duplicatesJudged',
      cases,
      verdict: 'same',
      keep: kept,
      reason: '同一资源',
    } as const;
    for (const of of cases) region.apply('supervisor', DAY, 'SUPERVISOR', 'sync.decide', of, [judged]);
    meet(here, there, region);
    expect(only(here, kept, 'C08').decided?.chosen).toBe(recordOf(here, kept).made);
    here.look(kept);
    there.look(lost);
    expect(coding(here)).not.toContain('CONFLICT_OPEN');
    expect(coding(there)).toContain('CONFLICT_OPEN');
  });

  it('C09: one code on two items stands in both until the region says whose it is', () => {
    here.first(DAY, content).advance('REGISTERED', DAY);
    there.first(DAY, {
      ...content,
      application: {
        ...content.application,
        dataRegistName: '另一数据',
        hashValue: 'e'.repeat(64),
        catalogCode: '',
      },
    });
    there.advance('REGISTERED', DAY);
    const cases = [here.case.id, there.case.id];
    expect(here.item.code).toBe(there.item.code);
    meet(here, there, region);
    const conflict = only(region, here.case.id, 'C09');
    expect(conflict.status).toBe('open');
    for (const id of cases) choose(region, id, conflict, conflict.first);
    meet(here, there, region);
    for (const id of cases) expect(only(there, id, 'C09').status).toBe('decided');
    // The one that lost its code has its result papers void, and nothing of it is printed; the other goes on.
    const papersOf = (id: CaseId) =>
      recordOf(region, id)
        .state.documents.filter(({ document }) => document === 'D20' || document === 'D21')
        .map(({ voided }) => voided === null);
    const [won, lost] = (
      recordOf(region, here.case.id).made === conflict.first ? cases : [...cases].reverse()
    ) as [CaseId, CaseId];
    expect(new Set(papersOf(won))).toEqual(new Set([true]));
    expect(new Set(papersOf(lost))).toEqual(new Set([false]));
    for (const id of cases) choose(region, id, conflict, conflict.second, 'chief');
    meet(here, there, region);
    expect(new Set(papersOf(lost))).toEqual(new Set([true]));
  });

  it('C11: two applications on one item block each other until one ends', () => {
    here.registered(DAY);
    const item = here.item.id;
    meet(here, there);
    const later = '2026-06-01';
    here.on('CHANGE', later, { target: item });
    there.on('CANCEL', later, { target: item });
    const [change, cancel] = [here.case.id, there.case.id];
    meet(here, there);
    expect(only(here, change, 'C11').status).toBe('open');
    expect(codesOf(there.try('clerk', later, { type: 'sendForApproval', warningsReason: '好' }))).toContain(
      'CONFLICT_OPEN',
    );
    const conflict = only(here, change, 'C11');
    meet(here, there, region);
    for (const of of [change, cancel]) choose(region, of, conflict, recordOf(region, cancel).made);
    meet(here, there, region);
    // The other goes on; this one may only end.
    const send = { type: 'sendForApproval', warningsReason: '好' } as const;
    expect(codesOf(there.try('clerk', later, send))).not.toContain('CONFLICT_OPEN');
    expect(codesOf(here.try('clerk', later, send))).toContain('CONFLICT_OPEN');
    here.do('clerk', later, { type: 'discard', reason: '改为注销' });
    meet(here, there);
    for (const id of [change, cancel]) expect(ofClass(there, id, 'C11')).toEqual([]);
    expect(there.tables.get('register', item)?.openApplication?.caseId).toBe(cancel);
  });
});
