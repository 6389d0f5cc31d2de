/**
 * What is core data stays at an office also where the entry that says so does not count there, or the case stands in no
 * list (XJR-4-1).
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SECRECY_GROUND } from '#shared/regulation/casework/outcomes/decision';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { altering, withCoreData } from './altered-office';
import { hasCase, waitingAt } from './core-data-kit';
import { DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});

let all: Offices;
/** Another station of the prefecture. */
let beside: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  beside = new ExchangeOffice(all.dir, 'prefecture-two', all.prefecture.parts);
  await beside.setUp('2026-03-02');
  await enrolOffice(all.founded, beside, '2026-03-05');
  await pass(all, all.region, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 240_000 };

/** The contradictions of a case that a desk knows, each with what became of it. */
const contradictions = async (desk: OfficeDesk, caseId: string): Promise<readonly string[]> => {
  const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'all', page: 0 });
  return items.flatMap((one) => (one.caseId === caseId ? [`${one.class} ${one.state}`] : [])).sort();
};

describe('a case about core data', () => {
  it(
    'stays while it is disputed whether it was refused as such, and comes on when it was not',
    ahead,
    async () => {
      const { prefecture } = all;
      const caseId = await prefecture.work(DAY, async (desk) => {
        const id = await desk.first({ dataRegistName: '两站意见不一的资源' });
        await desk.advance(id, 'SUBMITTED');
        return id;
      });
      await pass(all, prefecture, beside);
      await prefecture.work(DAY, (desk) => desk.step('clerk', caseId, { type: 'accept' }));
      await beside.work(DAY, async (desk) => {
        const grounds = [SECRECY_GROUND];
        await desk.step('clerk', caseId, { type: 'proposeRefusal', grounds, reasons: '涉及核心数据' });
      });
      await pass(all, prefecture, beside);
      expect((await waitingAt(beside)).check).toMatchObject({ core: 1, travelled: 0 });
      await pass(all, beside, prefecture);
      expect(await prefecture.work(DAY, (desk) => contradictions(desk, caseId))).toEqual([]);
      await beside.work(DAY, async (desk) => {
        expect((await desk.look(caseId)).status).toBe('SUBMITTED');
        const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
        const id = items.find((one) => one.caseId === caseId && one.class === 'C05')?.id ?? '';
        const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
        const option = conflict.options.find(({ label }) => label.includes('对方'))?.id ?? '';
        const input = { commandId: commandId(), caseId, id, option, keep: null, reason: '核对双方材料' };
        await desk.must('deputy', 'sync.decide', input);
        expect((await desk.look(caseId)).status).toBe('UNDER_REVIEW');
      });
      expect((await waitingAt(beside)).check).toMatchObject({ core: 0 });
      await pass(all, beside, prefecture);
      // What was chosen set the word right that lost by it: that is told, and needs nobody.
      expect(await prefecture.work(DAY, (desk) => contradictions(desk, caseId))).toEqual([
        'C05 decided',
        'C15 settled',
      ]);
      expect((await prefecture.work(DAY, (desk) => desk.look(caseId))).status).toBe('UNDER_REVIEW');
    },
  );

  it('that came with an import which was set back goes on to nobody', ahead, async () => {
    const { county, prefecture, region, dir } = all;
    const caseId = await county.work(DAY, (desk) =>
      desk.first({ dataRegistName: '旧版程序送出的核心数据', securityLevel: 'CORE' }),
    );
    const folder = await county.work(DAY, (desk) =>
      altering(withCoreData, () => made(dir, desk, PREFECTURE)),
    );
    await prefecture.work(DAY, async (desk) => {
      const { bundle } = await taken(desk, folder);
      expect((await desk.look(caseId)).name).toBe('旧版程序送出的核心数据');
      const press = { commandId: commandId(), bundleId: bundle.bundleId, reason: '含核心数据' };
      await desk.must('supervisor', 'sync.setBack', press);
    });
    expect(await hasCase(prefecture, caseId)).toBe(false);
    expect((await waitingAt(prefecture, '650000')).check).toMatchObject({ core: 1 });
    await pass(all, prefecture, region);
    expect(await hasCase(region, caseId)).toBe(false);
  });
});
