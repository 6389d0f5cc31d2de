/**
 * What becomes of works that met, class by class (design 2.10): found the same at both desks, whichever heard of the
 * other first, blocked meanwhile, and ended by whoever may end it.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { CaseId, DivisionCode, EntryId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { CaseRecord } from '#shared/journal/desk-tables';
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

function choose(peer: Peer, id: CaseId, conflict: CaseConflict, chosen: EntryId): void {
  const { id: named, class: about, first, second } = conflict;
  peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.decide', id, [
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

  it('C18: an act that the certificate does not name changes nothing', () => {
    const narrow = SEATS.map((seat) => new Peer(seat));
    const [first, , third] = narrow;
    for (const peer of narrow) peer.trust(membership(SEATS, ['caseCreated', 'draftChanged']));
    if (!first || !third) throw new Error('five desks');
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
