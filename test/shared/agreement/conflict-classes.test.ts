/**
 * What becomes of works that met, class by class (design 2.10): found the same at both desks, whichever heard of the
 * other first, blocked meanwhile, and ended by whoever may end it.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { conflictDays, isOpen } from '#shared/agreement/conflict';
import type { CaseId, EntryId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { codesOf } from '../../helpers/case-kit';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf, rename, sharedDraft } from './five-desks';
import { Peer, SEATS } from './peer';
import { membership, revoked } from './region-records';

let here: Peer;
let there: Peer;
let region: Peer;
let farAway: Peer;

beforeEach(() => {
  ({ here, there, region, farAway } = fiveDesks());
});

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

  it('C02: whoever handed the case on chooses no more: the word goes with the case', () => {
    const id = sharedDraft(here, there, region);
    rename(here, '名称甲');
    rename(there, '名称乙');
    meet(here, there, region);
    const conflict = only(here, id, 'C02');
    const to = region.office.division;
    here.apply('supervisor', DAY, 'SUPERVISOR', 'sync.handOver', id, [
      { type: 'caseReleased', to, epoch: 1, reason: '移交' },
    ]);
    meet(here, there, region);
    region.apply('supervisor', DAY, 'SUPERVISOR', 'sync.apply', id, [
      { type: 'caseTaken', by: to, epoch: 2, receivedOn: localDate(DAY) },
    ]);
    meet(here, there, region);
    choose(here, id, conflict, conflict.first);
    meet(here, there, region);
    expect(only(region, id, 'C02').status).toBe('open');
    choose(region, id, conflict, conflict.second);
    meet(here, there, region);
    expect(only(here, id, 'C02').decided?.chosen).toBe(conflict.second);
  });

  it('arose when the later side was written, whatever is done in the case afterwards', () => {
    const id = sharedDraft(here, there);
    const write = (peer: Peer, day: string, contactName: string): Peer =>
      peer.do('clerk', day, { type: 'saveDraft', subject: { contactName }, application: {}, request: {} });
    write(here, '2026-03-10', '甲');
    write(there, '2026-03-12', '乙');
    meet(here, there);
    here.do('clerk', '2026-03-25', {
      type: 'saveDraft',
      subject: {},
      application: { dataRegistName: '另一栏' },
      request: {},
    });
    meet(here, there);
    expect(ofClass(there, id, 'C02').map(({ arose }) => arose)).toEqual(['2026-03-12']);
    expect(ofClass(here, id, 'C02')).toEqual(ofClass(there, id, 'C02'));
    expect(conflictDays(only(here, id, 'C02'), localDate('2026-03-30'))).toBe(18);
    // A clock that was ahead makes nothing negative.
    expect(conflictDays(only(here, id, 'C02'), localDate('2026-03-01'))).toBe(0);
  });

  it('C02: who writes the field again knowing both has chosen', () => {
    const id = sharedDraft(here, there);
    rename(here, '名称甲');
    rename(there, '名称乙');
    meet(here, there);
    rename(here, '名称丙');
    meet(here, there);
    // It needs nobody any more, and both former values stay told.
    expect(only(there, id, 'C02')).toMatchObject({
      ...{ status: 'settled', field: 'application.dataRegistName' },
      values: { first: '名称甲', second: '名称乙' },
    });
    expect(ofClass(here, id, 'C02')).toEqual(ofClass(there, id, 'C02'));
    expect(recordOf(there, id).state.application.dataRegistName).toBe('名称丙');
    rename(there, '名称丁');
    meet(here, there);
    expect(only(here, id, 'C02').status).toBe('settled');
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
    const id = sharedDraft(here);
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
    const of = { class: 'C99', first: 'a', second: 'b', chosen: 'a', reason: '新的类别' };
    write({ type: 'conflictDecided', conflict: 'C99/a/b', ...of });
    meet(here, there);
    expect(ofClass(here, id, 'C20').filter(isOpen)).toHaveLength(4);
    expect(codesOf(here.try('clerk', DAY, { type: 'sendForApproval', warningsReason: '好' }))).toContain(
      'CONFLICT_OPEN',
    );
  });
});
