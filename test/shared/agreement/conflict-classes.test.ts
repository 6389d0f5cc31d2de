/**
 * What becomes of works that met, class by class (design 2.10): found the same at both desks, whichever heard of the
 * other first, blocked meanwhile, and ended by whoever may end it.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { CaseId, DivisionCode, EntryId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { code } from '../../helpers/case-commands';
import { codesOf } from '../../helpers/case-kit';
import { contentOfSample } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';
import { Peer, SEATS } from './peer';
import { membership, revoked } from './region-records';

const DAY = '2026-03-09';

let here: Peer;
let there: Peer;
let county: Peer;
let region: Peer;
let farAway: Peer;
let all: readonly Peer[];

beforeEach(() => {
  all = SEATS.map((seat) => new Peer(seat));
  for (const peer of all) peer.trust(membership(SEATS));
  const [one, two, three, four, five] = all;
  if (!one || !two || !three || !four || !five) throw new Error('five desks');
  [here, there, county, region, farAway] = [one, two, three, four, five];
});

/** Everybody hears everything, in both orders; all say the same then. */
function meet(...peers: readonly Peer[]): void {
  for (const to of peers) for (const from of peers) if (to !== from) to.receive(from.journal);
  for (const to of [...peers].reverse()) for (const from of peers) if (to !== from) to.receive(from.journal);
  const [first, ...others] = peers.map((peer) => peer.agreement());
  for (const other of others) expect(other).toBe(first);
}

/** A draft that two desks have. */
function sharedDraft(by = here, ...with_: readonly Peer[]): CaseId {
  by.first(DAY);
  const { id } = by.case;
  for (const peer of with_) {
    peer.receive(by.journal);
    peer.look(id);
  }
  return id;
}

const recordOf = (peer: Peer, id: CaseId): CaseRecord => {
  const record = peer.tables.get('cases', id);
  if (!record) throw new Error('no such case');
  return record;
};

const ofClass = (peer: Peer, id: CaseId, about: ConflictClass): readonly CaseConflict[] =>
  recordOf(peer, id).conflicts.filter((conflict) => conflict.class === about);

function only(peer: Peer, id: CaseId, about: ConflictClass): CaseConflict {
  const [conflict, ...more] = ofClass(peer, id, about);
  expect(more).toEqual([]);
  if (!conflict) throw new Error(`no conflict ${about}: ${JSON.stringify(recordOf(peer, id).conflicts)}`);
  return conflict;
}

function choose(peer: Peer, id: CaseId, conflict: CaseConflict, chosen: EntryId, who = 'supervisor'): void {
  const { id: named, class: about, first, second } = conflict;
  peer.apply(who, DAY, 'SUPERVISOR', 'sync.decide', id, [
    { type: 'conflictDecided', conflict: named, class: about, first, second, chosen, reason: '核对后决定' },
  ]);
}

const rename = (peer: Peer, dataRegistName: string): void => {
  peer.do('clerk', DAY, { type: 'saveDraft', subject: {}, application: { dataRegistName }, request: {} });
};

describe('drafts side by side', () => {
  it('C01: different fields merge and need nobody', () => {
    const id = sharedDraft(here, there);
    rename(here, '新名称');
    there.do('clerk', DAY, {
      type: 'saveDraft',
      subject: { contactName: '张三' },
      application: {},
      request: {},
    });
    meet(here, there);
    expect(only(here, id, 'C01').status).toBe('settled');
    const { application, subject } = recordOf(there, id).state;
    expect([application.dataRegistName, subject.contactName]).toEqual(['新名称', '张三']);
  });

  it('C02: two values of one field wait for a choice, and block the submission until then', () => {
    const id = sharedDraft(here, there);
    rename(here, '名称甲');
    rename(there, '名称乙');
    meet(here, there);
    const conflict = only(here, id, 'C02');
    expect([conflict.status, conflict.field, conflict.values]).toEqual([
      'open',
      'application.dataRegistName',
      { first: '名称甲', second: '名称乙' },
    ]);
    const refusals = here.try('clerk', DAY, { type: 'sendForApproval', warningsReason: '已核对' });
    expect(codesOf(refusals)).toContain('CONFLICT_OPEN');
    choose(there, id, conflict, conflict.first);
    meet(here, there);
    expect(only(here, id, 'C02').status).toBe('decided');
    expect(recordOf(here, id).state.application.dataRegistName).toBe('名称甲');
    const after = here.try('clerk', DAY, { type: 'sendForApproval', warningsReason: '已核对' });
    expect(codesOf(after)).not.toContain('CONFLICT_OPEN');
  });

  it('C02: who writes the field again knowing both has chosen', () => {
    const id = sharedDraft(here, there);
    rename(here, '名称甲');
    rename(there, '名称乙');
    meet(here, there);
    rename(here, '名称丙');
    meet(here, there);
    expect(ofClass(there, id, 'C02').filter(isOpen)).toEqual([]);
    expect(recordOf(there, id).state.application.dataRegistName).toBe('名称丙');
  });

  it('C03: one value typed twice is one', () => {
    const id = sharedDraft(here, there);
    rename(here, '名称甲');
    rename(there, '名称甲');
    meet(here, there);
    expect(only(here, id, 'C03').status).toBe('settled');
    expect(ofClass(here, id, 'C02')).toEqual([]);
  });

  it('C04: files of one slot are both kept under numbers of their own, until one is chosen', () => {
    const id = sharedDraft(here, there);
    const file = (peer: Peer, digit: string): void => {
      const named = {
        type: '02',
        field: 'licenceFile',
        title: digit,
        fileName: 'a.pdf',
        mediaType: 'application/pdf',
      };
      peer.do('clerk', DAY, {
        type: 'attach',
        attachment: { ...named, hash: digit.repeat(64) as never, bytes: 9 },
      });
    };
    file(here, '1');
    file(there, '2');
    meet(here, there);
    const numbers = recordOf(here, id).state.attachments.map((one) => one.id);
    expect(new Set(numbers).size).toBe(numbers.length);
    const conflict = ofClass(here, id, 'C04').find(isOpen);
    if (!conflict) throw new Error('no conflict');
    choose(here, id, conflict, conflict.second);
    meet(here, there);
    expect(ofClass(there, id, 'C04').filter(isOpen)).toEqual([]);
    const titles = recordOf(there, id).state.attachments.map(({ title }) => title);
    expect(titles).toContain('2');
    expect(titles).not.toContain('1');
  });
});

describe('decisions side by side', () => {
  /** Received and known to both. */
  function received(): CaseId {
    const id = sharedDraft();
    here.advance('SUBMITTED', DAY);
    there.receive(here.journal);
    there.look(id);
    return id;
  }

  it('C05: one act done twice counts once, and the second letter’s number is void', () => {
    const id = received();
    here.do('clerk', DAY, { type: 'accept' });
    there.do('clerk', DAY, { type: 'accept' });
    meet(here, there);
    expect(only(here, id, 'C05').status).toBe('settled');
    const { state, fates } = recordOf(there, id);
    expect(state.status).toBe('UNDER_REVIEW');
    expect(fates.map(({ fate }) => fate)).toEqual(['duplicate']);
    const papers = state.documents.filter(({ date, voided }) => date === DAY && voided !== null);
    expect(papers.length).toBeGreaterThan(0);
  });

  it('C05: different acts leave the case as it was until the supervisor chooses', () => {
    const id = received();
    here.do('clerk', DAY, { type: 'accept' });
    there.do('clerk', DAY, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' });
    meet(here, there);
    const conflict = only(there, id, 'C05');
    expect(conflict.status).toBe('open');
    expect(recordOf(there, id).state.status).toBe('SUBMITTED');
    expect(codesOf(here.try('clerk', DAY, { type: 'accept' }))).toContain('CONFLICT_OPEN');
    choose(there, id, conflict, conflict.first);
    meet(here, there);
    expect(only(here, id, 'C05').status).toBe('decided');
    expect(recordOf(here, id).fates.map(({ fate }) => fate)).toEqual(['opinion']);
  });

  it('C05: of two choices that contradict each other the higher level’s stands, in every order', () => {
    const id = received();
    here.do('clerk', DAY, { type: 'accept' });
    there.do('clerk', DAY, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' });
    meet(here, there, region);
    const conflict = only(region, id, 'C05');
    choose(here, id, conflict, conflict.first);
    choose(region, id, conflict, conflict.second);
    meet(here, there, region);
    expect(only(here, id, 'C05').decided?.chosen).toBe(conflict.second);
  });

  it('C05: what a level decided the level above decides otherwise, knowing it', () => {
    const id = received();
    here.do('clerk', DAY, { type: 'accept' });
    there.do('clerk', DAY, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' });
    meet(here, there, region);
    const conflict = only(region, id, 'C05');
    choose(here, id, conflict, conflict.first);
    meet(here, there, region);
    expect(only(region, id, 'C05').decided).toMatchObject({ chosen: conflict.first, level: 2 });
    choose(region, id, conflict, conflict.second);
    meet(here, there, region);
    expect(only(here, id, 'C05').decided).toMatchObject({ chosen: conflict.second, level: 3 });
    choose(here, id, conflict, conflict.first);
    meet(here, there, region);
    expect(only(here, id, 'C05').decided).toMatchObject({ chosen: conflict.second, level: 3 });
  });

  it('C05: whoever did one of the two, or decided on top of it, does not choose between them', () => {
    const id = received();
    here.do('clerk', DAY, { type: 'accept' });
    there.do('clerk', DAY, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' });
    there.do('supervisor', DAY, { type: 'refuse' });
    meet(here, there);
    const conflict = only(there, id, 'C05');
    choose(there, id, conflict, conflict.second);
    choose(here, id, conflict, conflict.first, 'clerk');
    meet(here, there);
    expect(only(here, id, 'C05').status).toBe('open');
    choose(there, id, conflict, conflict.first, 'chief');
    meet(here, there);
    expect(only(here, id, 'C05').decided?.chosen).toBe(conflict.first);
  });

  it('C06: whoever has not the case in hand gives an opinion', () => {
    const id = received();
    meet(here, farAway);
    farAway.isHonest = false;
    farAway.office = here.office;
    farAway.look(id);
    farAway.do('clerk', DAY, { type: 'accept' });
    meet(here, farAway);
    expect(recordOf(here, id).state.status).toBe('SUBMITTED');
    expect(only(here, id, 'C06').status).toBe('settled');
  });
});

describe('hand-over', () => {
  const release = (peer: Peer, id: CaseId, to: DivisionCode, epoch: number): void =>
    peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.handOver', id, [
      { type: 'caseReleased', to, epoch, reason: '移交' },
    ]);
  const take = (peer: Peer, id: CaseId, epoch: number): void =>
    peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.apply', id, [
      { type: 'caseTaken', by: peer.office.division, epoch },
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
    expect(holderAt(county, id)).toEqual({ agency: '653100', epoch: 1, releasedTo: null });
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
    expect(state.holder).toEqual({ agency: '653100', epoch: 2, releasedTo: null });
    expect(state.documents.filter(({ document }) => document === 'D06')).toEqual([]);
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
    expect(holderAt(there, id)).toEqual({ agency: '650000', epoch: 4, releasedTo: null });
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
    expect(holderAt(here, id)).toEqual({ agency: '653101', epoch: 2, releasedTo: null });
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
    expect(holderAt(here, id)).toEqual({ agency: '653100', epoch: 0, releasedTo: null });
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

  it('C08: judged the same, only the one that is kept comes to a code (TJR-23-1)', () => {
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

describe('stations without right', () => {
  it('C16: what a lost machine wrote after its last trusted entry waits, and is endorsed one by one', () => {
    const id = sharedDraft(farAway);
    const trusted = farAway.journal.length;
    rename(farAway, '疑似篡改');
    meet(farAway, region);
    for (const peer of [farAway, region]) peer.trust([revoked(farAway.station, trusted, 1)]);
    const conflict = only(region, id, 'C16');
    expect(conflict.status).toBe('open');
    expect(recordOf(region, id).state.application.dataRegistName).not.toBe('疑似篡改');
    choose(region, id, conflict, conflict.first);
    expect(recordOf(region, id).state.application.dataRegistName).toBe('疑似篡改');
    meet(farAway, region);
  });

  it('C16: what a lost machine wrote is made void, and nothing of the case waits for it any more', () => {
    const id = sharedDraft(farAway);
    const trusted = farAway.journal.length;
    rename(farAway, '疑似篡改');
    meet(farAway, region);
    for (const peer of [farAway, region]) peer.trust([revoked(farAway.station, trusted, 1)]);
    const conflict = only(region, id, 'C16');
    choose(region, id, conflict, '' as EntryId);
    meet(farAway, region);
    expect(only(region, id, 'C16').decided?.chosen).toBe('');
    expect(recordOf(region, id).fates.map(({ fate }) => fate)).toEqual(['void']);
    expect(recordOf(region, id).state.application.dataRegistName).not.toBe('疑似篡改');
  });

  it('a step that the own certificate does not name is refused where it is made', () => {
    const narrow = SEATS.map((seat) => new Peer(seat));
    for (const peer of narrow) peer.trust(membership(SEATS, ['caseCreated', 'draftChanged']));
    const third = narrow[2];
    if (!third) throw new Error('five desks');
    third.start('FIRST', DAY);
    expect(codesOf(third.try('clerk', DAY, { type: 'discard', reason: '不办了' }))).toContain(
      'AGENCY_POWER_MISSING',
    );
  });

  it('C18: an act that the certificate does not name changes nothing', () => {
    const narrow = SEATS.map((seat) => new Peer(seat));
    const [first, , third] = narrow;
    for (const peer of narrow) peer.trust(membership(SEATS, ['caseCreated', 'draftChanged']));
    if (!first || !third) throw new Error('five desks');
    third.isHonest = false;
    third.start('FIRST', DAY);
    third.do('clerk', DAY, { type: 'discard', reason: '不办了' });
    const { id } = third.case;
    meet(first, third);
    expect(recordOf(first, id).state.status).toBe('DRAFT');
    expect(only(first, id, 'C18').status).toBe('settled');
  });

  it('C20: an act of a kind that this program does not know, or without its parts, is kept unread', () => {
    const id = sharedDraft(here, there);
    const write = (event: object) =>
      there.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'other', id, [event as never]);
    write({ type: 'futureAct', of: 'tomorrow' });
    write({ type: 'draftChanged' });
    write({ type: 'received', receipt: { round: 1, receivedAt: 'soon' }, profile: 7 });
    meet(here, there);
    expect(ofClass(here, id, 'C20').filter(isOpen)).toHaveLength(3);
    expect(codesOf(here.try('clerk', DAY, { type: 'sendForApproval', warningsReason: '好' }))).toContain(
      'CONFLICT_OPEN',
    );
  });
});
