/**
 * The rows of the table that only the region’s word opens, carried out at a desk that is certified: practice stores, in
 * which the other scenarios are played, never exchange (workflow 9.3).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import { contentOfSample } from '../helpers/case-walk-content';
import { sample } from '../helpers/case-walk-office';
import { clausesOfRow, touch } from '../helpers/clause-record';
import { scratch } from '../helpers/desk-cli';
import { commandId } from '../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk } from '../helpers/exchange-office';
import { foundRegion } from '../helpers/exchange-region';
import { isOpenedByRegion } from '../helpers/scenario-kit';

const DAY = '2026-03-09';
const PRINT = { type: 'printResult' } as const;
const VOIDED = '查询码以自治区记录为准';
const rows = new Set<string>();

const place = scratch();
const office = new ExchangeOffice(place.dir, 'region', {
  ...{ name: '自治区数据登记中心', level: 'region', division: '650000', documentWord: '新数登' },
});
beforeAll(async () => {
  await office.setUp('2026-03-02');
  await foundRegion(office, '2026-03-05');
}, 240_000);
afterAll(() => place.remove());

/** An item of a central body, which the region registers itself (XJR-26-1). */
async function registered(desk: OfficeDesk, dataRegistName: string, digit: string): Promise<string> {
  const central = { isCentralUnit: true, centralRoute: 'XJ', adminLevel: '1' } as const;
  const application = { dataRegistName, hashValue: digit.repeat(64) };
  const caseId = await desk.begin('FIRST');
  await desk.fill(
    caseId,
    contentOfSample(sample('kashgar-bus'), desk.today, { application, subject: central }),
  );
  await desk.advance(caseId, 'REGISTERED');
  return caseId;
}

/** The region says another code of an item. */
async function recoded(desk: OfficeDesk, caseId: string, code: string): Promise<void> {
  const { version } = await desk.look(caseId);
  await desk.must('supervisor', 'sync.confirmSteps', {
    ...{ commandId: commandId(), caseId, version, ref: '赋码更正', steps: [], publication: null },
    ...{ dates: { receivedAt: null, publishedAt: null, codedAt: null }, code: { value: code, again: code } },
  });
}

/** Issues papers anew; answers them as they read. */
async function issuedAnew(desk: OfficeDesk, who: string, caseId: string): Promise<readonly string[]> {
  const { actions, documents: before } = await desk.look(caseId);
  for (const { command, transition } of actions) if (command === PRINT.type) rows.add(transition);
  await desk.step(who, caseId, PRINT);
  const { documents, actions: after } = await desk.look(caseId);
  expect(after.map(({ command }) => command)).not.toContain(PRINT.type);
  const anew = documents.filter(
    ({ number }) => number !== null && !before.some((paper) => paper.number === number),
  );
  const papers = anew.map(({ document, number }) =>
    desk.must('clerk', 'documents.model', { caseId, document, number }),
  );
  return (await Promise.all(papers)).map((paper) => JSON.stringify(paper).replaceAll(' ', ''));
}

const papersOf = async (desk: OfficeDesk, caseId: string) =>
  (await desk.look(caseId)).documents
    .filter(({ document }) => ['D20', 'D29', 'D30'].includes(document))
    .map(({ document, voided, date }) => ({ document, voided, date }));

describe('the papers of a later case after the region has corrected the code of its item', () => {
  it('those of a change are issued anew under the code that stands (XJR-17-1)', { timeout: 120_000 }, () =>
    office.work(DAY, async (desk) => {
      const item = await registered(desk, '自治区停车泊位数据', '1');
      const change = await desk.another('CHANGE', item);
      await desk.advance(change, 'DONE');
      const told = desk.today;
      expect(await desk.refused('clerk', change, PRINT)).toBe('STEP_NOT_OPEN');
      await recoded(desk, item, 'XJ-2026-REGION-31');
      const [paper = '', ...more] = await issuedAnew(desk, 'clerk', change);
      expect(paper).toContain('XJ-2026-REGION-31');
      expect(more).toEqual([]);
      expect(await papersOf(desk, change)).toEqual([
        { document: 'D20', voided: VOIDED, date: told },
        { document: 'D20', voided: null, date: desk.today },
      ]);
    }),
  );

  it(
    'those of a revocation by a supervisor, and no more once it is undone (XJR-23-2, XJR-11-2)',
    {
      timeout: 120_000,
    },
    () =>
      office.work('2026-06-01', async (desk) => {
        const item = await registered(desk, '自治区路灯设施数据', '2');
        const revocation = await desk.begin('REVOKE', {
          ...{ target: item, requester: 'OFFICE' },
          matter: { kind: 'REVOKE', source: '01', clue: '主管部门通报' },
        });
        const revoked = desk.today;
        const proof = await desk.evidence(revocation, 'reviewer');
        await desk.step('reviewer', revocation, {
          type: 'recordFacts',
          facts: '经查属实',
          evidence: [proof],
        });
        await desk.step('reviewer', revocation, { type: 'notifyRevocation', notifiedAt: revoked });
        const heard = { heardAt: revoked, statement: '没有异议' };
        await desk.step('reviewer', revocation, { type: 'hearStatement', ...heard });
        const found = { proven: true, grounds: ['01'], reasons: '提供虚假登记材料属实' };
        await desk.step('reviewer', revocation, { type: 'proposeFinding', ...found });
        await desk.step('supervisor', revocation, { type: 'approveFinding' });
        await desk.step('supervisor', revocation, { type: 'decideRevocation' });
        const announced = { announcement: '自治区公告1号', on: revoked };
        await desk.step('clerk', revocation, { type: 'announceRevocation', ...announced });
        desk.on('2026-07-01');
        await recoded(desk, item, 'XJ-2026-REGION-32');
        expect(await desk.refused('clerk', revocation, PRINT)).toBe('ROLE_MISSING');
        const papers = await issuedAnew(desk, 'supervisor', revocation);
        expect(papers.map((paper) => paper.includes('XJ-2026-REGION-32'))).toEqual([true, true]);
        expect(await papersOf(desk, revocation)).toEqual([
          { document: 'D29', voided: VOIDED, date: revoked },
          { document: 'D30', voided: VOIDED, date: revoked },
          { document: 'D29', voided: null, date: desk.today },
          { document: 'D30', voided: null, date: revoked },
        ]);
        const restore = await desk.begin('RESTORE', {
          ...{ target: item, requester: 'OFFICE' },
          matter: { kind: 'RESTORE', reasons: '行政复议决定撤销原决定', reference: '复议决定1号' },
        });
        await desk.advance(restore, 'DONE');
        await recoded(desk, item, 'XJ-2026-REGION-33');
        const answer = await desk.ask('supervisor', revocation, PRINT);
        expect(answer).toMatchObject({ failure: { code: 'STEP_NOT_OPEN', clauses: ['XJR-11-2'] } });
      }),
  );

  it('these are all rows that only the region’s word opens', () => {
    const opened = TRANSITIONS.filter(isOpenedByRegion);
    touch(opened.flatMap(clausesOfRow));
    expect([...rows].sort()).toEqual(opened.map(({ id }) => id).sort());
  });
});
