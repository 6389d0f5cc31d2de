/** What a later case on an item says of its code and validity is the region's: papers that state another are void too. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, RegisterId } from '#shared/domain/ids';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { isCaseEvent } from '#shared/journal/events';
import { lacksResult } from '#shared/regulation/casework/item-papers';
import { type AgencyMatter, type IssuedDocument, isToRecall } from '#shared/regulation/casework/records';
import { DAY, fiveDesks, meet, recordOf } from './five-desks';
import type { Peer } from './peer';
import { says } from './region-says';

const RECODED = '查询码以自治区记录为准';
const DATED = '日期以自治区记录为准';

let here: Peer;
let there: Peer;
let region: Peer;
let item: RegisterId;
let maker: CaseId;
let coded: LocalDate;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
  coded = here.registered(DAY);
  item = here.item.id;
  maker = item as string as CaseId;
  meet(here, there, region);
});

/** A case on the item that is done at a desk; answers it, and the day. */
function done(desk: Peer, type: 'CHANGE' | 'CORRECT' | 'RENEW' | 'CANCEL'): [CaseId, LocalDate] {
  const { validTo } = desk.tables.get('register', item) ?? { validTo: coded };
  const from = type === 'RENEW' ? addDays(validTo, -50) : addDays(coded, 20);
  desk.on(type, from, { target: item });
  const { id } = desk.case;
  return [id, desk.advance('DONE', from)];
}

const papersOf = (desk: Peer, of: CaseId): readonly IssuedDocument[] =>
  recordOf(desk, of).state.documents.filter(({ document }) =>
    ['D20', 'D23', 'D25', 'D26'].includes(document),
  );

/** Why each paper of a case that bears the code is void, the same at every desk and in one made anew from its journal. */
function fallen(of: CaseId, ...desks: readonly Peer[]): readonly (readonly [string, string | null])[] {
  const told = desks.map((desk) => {
    expect(desk.rebuilt().get('cases', of)).toEqual(recordOf(desk, of));
    return papersOf(desk, of).map(({ document, voided }) => [document, voided?.reason ?? null] as const);
  });
  for (const one of told) expect(one).toEqual(told[0]);
  return told[0] ?? [];
}

describe('papers of a later case on an item that the region coded otherwise (XJR-5-2, XJR-17-1)', () => {
  const kinds = [
    ['CHANGE', 'D20'],
    ['CORRECT', 'D20'],
    ['RENEW', 'D25'],
    ['CANCEL', 'D23'],
  ] as const;
  for (const [type, document] of kinds)
    it(`${type}: are void and to be taken back, and are issued anew once`, () => {
      const [id, day] = done(here, type);
      meet(here, there, region);
      const after = addDays(day, 1);
      expect(here.try('clerk', day, { type: 'printResult' })).not.toEqual([]);
      says(region, maker, { on: after, code: 'XJ-2026-REGION-7' });
      meet(here, there, region);
      expect(fallen(id, here, there, region)).toEqual([[document, RECODED]]);
      expect(papersOf(here, id)[0]?.voided).toMatchObject({ on: after, recalled: null });
      expect(papersOf(here, id).every(isToRecall)).toBe(true);
      here.look(id);
      here.do('clerk', after, { type: 'printResult' });
      const [old, anew] = papersOf(here, id);
      expect(anew).toMatchObject({ document, voided: null, item: { code: 'XJ-2026-REGION-7' } });
      // There is one that counts: it is not drawn a second time.
      expect(here.try('clerk', after, { type: 'printResult' })).not.toEqual([]);
      const recall = { number: old?.number ?? '', reason: '已由登记主体交回', reissue: false };
      here.do('supervisor', after, { type: 'voidDocument', ...recall });
      meet(here, there, region);
      expect(fallen(id, here, there, region)).toEqual([
        [document, RECODED],
        [document, null],
      ]);
      expect(papersOf(there, id)[0]?.voided?.recalled).toMatchObject({ how: '已由登记主体交回' });
    });

  it('one taken back on a day before the region’s word bears is taken back, live and in a store made anew', () => {
    const [id, day] = done(here, 'CHANGE');
    meet(here, there, region);
    // The region's clock is a day ahead of the office's.
    const ahead = addDays(day, 1);
    says(region, maker, { on: ahead, code: 'XJ-2026-REGION-7' });
    meet(here, there, region);
    here.look(id);
    const [paper] = papersOf(here, id);
    const recall = { number: paper?.number ?? '', reason: '已由登记主体交回', reissue: false };
    here.do('supervisor', day, { type: 'voidDocument', ...recall });
    meet(here, there, region);
    expect(fallen(id, here, there, region)).toEqual([['D20', RECODED]]);
    for (const desk of [here, there, region]) {
      const { state } = recordOf(desk, id);
      expect(papersOf(desk, id)[0]?.voided).toMatchObject({
        ...{ reason: RECODED, on: ahead },
        recalled: { on: day, how: '已由登记主体交回' },
      });
      expect(lacksResult(state)).toBe(true);
    }
  });

  it('so is one that was issued beside it by somebody who did not know, whoever hears of what first', () => {
    const on = addDays(coded, 60);
    // The region has written less than the office: its word stands before what was issued beside it.
    says(region, maker, { on, code: 'XJ-2026-REGION-7' });
    const [id] = done(here, 'CHANGE');
    meet(here, there, region);
    expect(fallen(id, here, there, region)).toEqual([['D20', RECODED]]);
  });

  it('one that states what stands counts: said back, what was not taken back is right again', () => {
    const former = here.item.code;
    const [id, day] = done(here, 'CHANGE');
    meet(here, there, region);
    says(region, maker, { on: day, code: 'XJ-2026-REGION-7' });
    meet(here, there, region);
    here.look(id);
    here.do('clerk', day, { type: 'printResult' });
    meet(here, there, region);
    says(region, maker, { on: day, code: former });
    meet(here, there, region);
    expect(fallen(id, here, there, region)).toEqual([
      ['D20', null],
      ['D20', RECODED],
    ]);
  });

  it('one of a program that did not say what a paper states is void by the day it bears', () => {
    const [id, day] = done(here, 'CHANGE');
    const { entry } = here.entriesOfCase(id).at(-1) ?? {};
    const silent = (entry?.events ?? []).flatMap((event) => {
      if (!isCaseEvent(event) || event.type !== 'documentIssued') return [];
      const { item: _, ...issued } = event.issued;
      return [{ ...event, issued: { ...issued, number: `${issued.number}旧` } }];
    });
    here.apply('supervisor', day, 'SUPERVISOR', 'cases.pass', id, silent);
    meet(here, there, region);
    says(region, maker, { on: addDays(day, 1), code: 'XJ-2026-REGION-7' });
    meet(here, there, region);
    const told = fallen(id, here, there, region);
    expect(told.length).toBeGreaterThan(1);
    expect(told.map(([, reason]) => reason)).toEqual(told.map(() => RECODED));
  });
});

describe('a paper of an end is issued anew while that end stands (XJR-11-2, XJR-23-2)', () => {
  /** A case of the office on the item that is over; answers it, and the day. */
  function ended(matter: AgencyMatter, from: LocalDate): [CaseId, LocalDate] {
    here.exOfficio(matter, from, { target: item });
    const { id } = here.case;
    return [id, here.advance(matter.kind === 'REVOKE' ? 'ANNOUNCED' : 'DONE', from)];
  }
  const revoke = { kind: 'REVOKE', source: '01', clue: '举报' } as const;
  const restore = { kind: 'RESTORE', reasons: '上级撤销原决定', reference: '上级1号' } as const;

  /** The region says another code; answers the day after. */
  function recoded(id: CaseId, day: LocalDate): LocalDate {
    meet(here, there, region);
    const after = addDays(day, 1);
    says(region, maker, { on: after, code: 'XJ-2026-REGION-7' });
    meet(here, there, region);
    here.look(id);
    return after;
  }

  const papersNow = (id: CaseId) =>
    recordOf(here, id).state.documents.filter(({ document }) => ['D26', 'D29', 'D30'].includes(document));

  it('D26 of an item that expired', () => {
    const { validTo } = here.item;
    const [id, day] = ended({ kind: 'EXPIRE', reasons: '期满未续展' }, addDays(validTo, 1));
    const after = recoded(id, day);
    here.do('clerk', after, { type: 'printResult' });
    expect(papersNow(id)).toMatchObject([
      { document: 'D26', voided: { reason: RECODED } },
      { document: 'D26', voided: null, date: after, item: { code: 'XJ-2026-REGION-7' } },
    ]);
  });

  it('D29 and D30 by a supervisor alone, the announcement with the day it was published', () => {
    const [id, day] = ended(revoke, addDays(coded, 20));
    const after = recoded(id, day);
    for (const account of ['clerk', 'reviewer'])
      expect(here.try(account, after, { type: 'printResult' })).toMatchObject([{ code: 'ROLE_MISSING' }]);
    here.do('supervisor', after, { type: 'printResult' });
    meet(here, there, region);
    expect(here.rebuilt().get('cases', id)).toEqual(recordOf(here, id));
    expect(papersNow(id).filter(({ voided }) => voided === null)).toMatchObject([
      { document: 'D29', date: after, item: { code: 'XJ-2026-REGION-7' } },
      { document: 'D30', date: day, item: { code: 'XJ-2026-REGION-7' } },
    ]);
  });

  it('D29 not by whoever proposed the finding', () => {
    const [id, day] = ended(revoke, addDays(coded, 20));
    const after = recoded(id, day);
    here.people = { ...here.people, reviewer: ['REVIEWER', 'SUPERVISOR'] };
    expect(here.try('reviewer', after, { type: 'printResult' })).toMatchObject([{ code: 'SAME_PERSON' }]);
  });

  it('D29 and D30 no more once the item was restored, nor when it was revoked again by another case', () => {
    const [id, day] = ended(revoke, addDays(coded, 20));
    const [, restored] = ended(restore, addDays(day, 1));
    const after = recoded(id, restored);
    expect(here.item.status).toBe('EFFECTIVE');
    expect(here.try('supervisor', after, { type: 'printResult' })).toMatchObject([{ code: 'STEP_NOT_OPEN' }]);
    ended(revoke, addDays(after, 1));
    here.look(id);
    expect(here.item.status).toBe('REVOKED');
    const last = addDays(after, 30);
    expect(here.try('supervisor', last, { type: 'printResult' })).toMatchObject([{ code: 'STEP_NOT_OPEN' }]);
  });

  it('D20 of a change no more once the item has ended', () => {
    const [id, day] = done(here, 'CHANGE');
    const [, last] = done(here, 'CANCEL');
    const after = recoded(id, last > day ? last : day);
    expect(here.try('clerk', after, { type: 'printResult' })).toMatchObject([{ code: 'STEP_NOT_OPEN' }]);
  });
});

describe('another day of coding by the region’s record (XJR-19-1, XJR-19-3)', () => {
  it('makes those papers void that state the validity, and no others', () => {
    const [changed, day] = done(here, 'CHANGE');
    const [ended, last] = done(here, 'CANCEL');
    meet(here, there, region);
    says(region, maker, {
      on: last > day ? last : day,
      dates: [{ name: 'codedAt', value: addDays(coded, 1) }],
    });
    meet(here, there, region);
    expect(fallen(changed, here, there, region)).toEqual([['D20', DATED]]);
    // The notice of a cancellation states the code alone.
    expect(fallen(ended, here, there, region)).toEqual([['D23', null]]);
  });

  it('said as it stands, nothing falls', () => {
    const [id, day] = done(here, 'CHANGE');
    meet(here, there, region);
    says(region, maker, { on: day, code: 'XJ-2026-REGION-7' });
    expect(() => says(region, maker, { on: day, code: 'XJ-2026-REGION-7' })).toThrow();
    expect(papersOf(here, id).map(({ voided }) => voided)).toEqual([null]);
  });
});
