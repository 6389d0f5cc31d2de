/** What was chosen between two cases counts at an office that knows one of them only (design 2.4, 2.10). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { confirmationOf } from '#shared/regulation/casework/confirmation';
import { isToRecall } from '#shared/regulation/casework/records';
import { code } from '../../helpers/case-commands';
import { codesOf } from '../../helpers/case-kit';
import { contentOfSample } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
});

const LATER = '2026-06-01';
const content = contentOfSample(sample('kashgar-bus'), DAY);
const send = { type: 'sendForApproval', warningsReason: '好' } as const;

/** What travels down: everything of stations, and of cases the own ones. */
const down = (to: Peer, of: CaseId): void =>
  to.receive(region.journal.filter(({ entry }) => entry.case === null || entry.case === of));

const upward = (): void => {
  for (const peer of [here, there]) region.receive(peer.journal);
};

/** Two applications for one thing in two prefectures, judged by the region: the first goes on. */
function judged(verdict: 'same' | 'different'): readonly [CaseId, CaseId] {
  const [kept, lost] = [here, there].map((peer) => {
    peer.first(DAY, content).advance('CODING_PENDING', DAY);
    return peer.case.id;
  }) as [CaseId, CaseId];
  upward();
  const cases = [kept, lost];
  const keep = verdict === 'same' ? kept : null;
  for (const of of cases)
    region.apply('supervisor', DAY, 'SUPERVISOR', 'sync.decide', of, [
      { type: 'duplicatesJudged', cases, verdict, keep, reason: '核对后决定' },
    ]);
  down(here, kept);
  down(there, lost);
  here.look(kept);
  there.look(lost);
  return [kept, lost];
}

/** One code given in two prefectures; the region says that it is of the first. */
function codedTwice(): readonly [CaseId, CaseId] {
  here.first(DAY, content).advance('REGISTERED', DAY);
  const other = { dataRegistName: '另一数据', hashValue: 'e'.repeat(64), catalogCode: '' };
  there.first(DAY, { ...content, application: { ...content.application, ...other } });
  there.advance('REGISTERED', DAY);
  const [won, lost] = [here.case.id, there.case.id];
  upward();
  const conflict = only(region, won, 'C09');
  for (const of of [won, lost]) choose(region, of, conflict, recordOf(region, won).made);
  down(here, won);
  down(there, lost);
  return [won, lost];
}

const results = (peer: Peer, of: CaseId) =>
  recordOf(peer, of)
    .state.documents.filter(({ document }) => document === 'D20' || document === 'D21')
    .map(({ voided }) => voided?.reason ?? null);

describe('a choice between two cases at an office that knows one of them', () => {
  it('C08: the one that is not kept comes to no code where the other is unknown; the kept one goes on', () => {
    const [kept, lost] = judged('same');
    expect(only(there, lost, 'C08')).toMatchObject({ status: 'decided' });
    const coding = (peer: Peer) => codesOf(peer.try('supervisor', LATER, code()));
    expect(coding(there)).toContain('CONFLICT_OPEN');
    expect(coding(here)).not.toContain('CONFLICT_OPEN');
    expect(only(here, kept, 'C08').decided?.chosen).toBe(recordOf(here, kept).made);
  });

  it('C08: judged different, neither is stopped', () => {
    const [, lost] = judged('different');
    expect(ofClass(there, lost, 'C08')).toEqual([]);
    expect(codesOf(there.try('supervisor', LATER, code()))).not.toContain('CONFLICT_OPEN');
  });

  it('C08: says the same once the other comes to be known, whichever came first', () => {
    const [, lost] = judged('same');
    const alone = recordOf(there, lost);
    expect(there.rebuilt().get('cases', lost)).toEqual(alone);
    meet(there, region);
    expect(there.rebuilt().get('cases', lost)).toEqual(recordOf(there, lost));
    // The other one is named by its making now, and is what goes on as before.
    expect(only(there, lost, 'C08')).toMatchObject({ status: 'decided', cases: alone.conflicts[0]?.cases });
  });

  it('C09: the papers of the one that lost the code are void at its own office too', () => {
    const [won, lost] = codedTwice();
    expect(new Set(results(there, lost))).toEqual(new Set(['查询码经裁决归另一登记']));
    expect(new Set(results(here, won))).toEqual(new Set([null]));
    expect(only(there, lost, 'C09')).toMatchObject({ status: 'decided' });
  });

  it('C09: papers of the one that lost the code wait to be taken back, and the register is marked', () => {
    const [won, lost] = codedTwice();
    const papers = () =>
      recordOf(there, lost).state.documents.filter(({ document }) => ['D20', 'D21'].includes(document));
    const marks = (peer: Peer, of: CaseId) => peer.tables.get('register', of)?.maker.codeLost ?? false;
    expect(papers().map(isToRecall)).toEqual([true, true]);
    expect([marks(there, lost), marks(here, won)]).toEqual([true, false]);
    expect(there.rebuilt().get('register', lost)).toEqual(there.tables.get('register', lost));
    // Told once that it was taken back, it stays so, at every desk and in whatever order it is heard.
    there.look(lost);
    const number = papers()[0]?.number ?? '';
    there.do('supervisor', LATER, { type: 'voidDocument', number, reason: '当面收回', reissue: false });
    expect(papers().map(isToRecall)).toEqual([false, true]);
    expect(papers()[0]?.voided).toMatchObject({
      reason: '查询码经裁决归另一登记',
      recalled: { how: '当面收回' },
    });
    meet(there, here, region);
    expect(there.rebuilt().get('cases', lost)).toEqual(recordOf(there, lost));
    expect(papers().map(isToRecall)).toEqual([false, true]);
    // Won again, the other one counts; what was taken back does not.
    const conflict = only(region, won, 'C09');
    for (const of of [won, lost]) choose(region, of, conflict, recordOf(region, lost).made, 'chief');
    meet(there, here, region);
    expect(papers().map(({ voided }) => voided?.reason ?? null)).toEqual(['当面收回', null]);
    expect([marks(there, lost), marks(here, won)]).toEqual([false, true]);
    expect(there.rebuilt().get('register', lost)).toEqual(there.tables.get('register', lost));
  });

  it('C09: the region gives the one that lost it another code, and its papers are issued anew (XJR-17-1)', () => {
    const [won, lost] = codedTwice();
    const former = recordOf(region, lost).state.code?.code;
    if (former === undefined) throw new Error('no code');
    const says = (code: string) => {
      const asked = {
        on: localDate(LATER),
        ref: '新数登复4号',
        steps: [],
        dates: [],
        code,
        publication: null,
      };
      return confirmationOf(recordOf(region, lost).state, asked, region.counting(lost));
    };
    // Not the other's code, nor one that looks like it, nor a local number.
    for (const wrong of [former.toLowerCase(), recordOf(region, lost).state.number, 'X1'])
      expect(says(wrong).ok).toBe(false);
    const events = says('XJ-2026-NEW-0001');
    if (!events.ok) throw new Error(events.error[0]?.message);
    region.apply('supervisor', LATER, 'SUPERVISOR', 'sync.confirmSteps', lost, events.value);
    down(there, lost);
    down(here, won);
    for (const desk of [region, there]) {
      expect(desk.tables.get('register', lost)).toMatchObject({
        ...{ code: 'XJ-2026-NEW-0001', formerCodes: [former] },
        maker: { confirmed: false },
      });
      expect(desk.tables.get('register', lost)?.maker.codeLost).toBeUndefined();
      expect(ofClass(desk, lost, 'C09')).toEqual([]);
      expect(recordOf(desk, lost).state.code?.replaced).toMatchObject([{ code: former }]);
      // What bears the former code stays void and is to be taken back.
      expect(new Set(results(desk, lost))).toEqual(new Set(['查询码以自治区记录为准']));
      expect(desk.rebuilt().get('register', lost)).toEqual(desk.tables.get('register', lost));
      expect(desk.rebuilt().get('cases', lost)).toEqual(recordOf(desk, lost));
    }
    expect(here.tables.get('register', won)).toMatchObject({ code: former });
    expect(new Set(results(here, won))).toEqual(new Set([null]));
    there.look(lost);
    there.do('clerk', LATER, { type: 'printResult' });
    expect(results(there, lost).filter((reason) => reason === null)).toHaveLength(2);
    meet(there, here, region);
    expect(ofClass(here, won, 'C09')).toEqual([]);
  });

  it('C11: the one that was not chosen changes nothing where the other work is unknown', () => {
    here.registered(DAY);
    const item = here.item.id;
    const made = here.case.id;
    upward();
    there.receive(region.journal);
    here.on('CHANGE', LATER, { target: item });
    there.on('CANCEL', LATER, { target: item });
    const [change, cancel] = [here.case.id, there.case.id];
    upward();
    const conflict = only(region, change, 'C11');
    for (const of of [change, cancel]) choose(region, of, conflict, recordOf(region, cancel).made);
    down(here, change);
    expect(made).not.toBe(change);
    expect(only(here, change, 'C11').status).toBe('decided');
    here.look(change);
    expect(codesOf(here.try('clerk', LATER, send))).toContain('CONFLICT_OPEN');
    here.do('clerk', LATER, { type: 'discard', reason: '改为注销' });
    expect(ofClass(here, change, 'C11')).toEqual([]);
  });
});
