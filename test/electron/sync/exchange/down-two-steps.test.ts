/**
 * What the region says of a county's application goes down as it came up: to the prefecture, and from there to the county.
 * No medium goes from the region to the county.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { atSettledStore } from '../../../helpers/settled-store';
import { DAY, type Offices, offices, PREFECTURE, pass, REGION } from './exchange-kit';

const REF = '新数登复〔2026〕21号';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const handOver = (office: ExchangeOffice, day: string, caseId: string, to: string): Promise<unknown> =>
  office.work(day, async (desk) => {
    const { version } = await desk.look(caseId);
    const given = { commandId: commandId(), caseId, version, to, reason: '按管辖移交办理' };
    return desk.must('supervisor', 'sync.handOver', given);
  });

describe('an application of the county that the region confirms and codes', () => {
  it('comes back confirmed and with its code by way of the prefecture alone', {
    timeout: 240_000,
  }, async () => {
    const { county, prefecture, region } = all;
    const caseId = await county.work(DAY, async (desk) => {
      const id = await desk.first();
      await desk.advance(id, 'INTERNAL_APPROVED');
      return id;
    });
    await handOver(county, DAY, caseId, PREFECTURE);
    await pass(all, county, prefecture);
    const day = await prefecture.work(DAY, async (desk) => {
      await desk.advance(caseId, 'CODING_PENDING');
      return desk.today;
    });
    await handOver(prefecture, day, caseId, REGION);
    const { bundle } = await pass(all, prefecture, region, day);
    const code = await region.work(day, async (desk) => {
      const { bundleId } = bundle;
      const { list } = await desk.must('supervisor', 'sync.toConfirm', { bundleId, page: 0 });
      const press = { commandId: commandId(), bundleId, ref: REF, list };
      expect(await desk.must('supervisor', 'sync.confirmBrought', press)).toMatchObject({ confirmed: 1 });
      return (await desk.advance(caseId, 'REGISTERED')).code?.code;
    });
    await handOver(region, day, caseId, PREFECTURE);
    expect(code).toMatch(/^LX/);

    await pass(all, region, prefecture, day);
    const before = await county.work(day, (desk) => desk.look(caseId));
    expect(before).toMatchObject({ status: 'INTERNAL_APPROVED', code: null });
    await pass(all, prefecture, county, day);

    for (const office of [prefecture, county])
      await office.work(day, async (desk) => {
        const { status, code: shown, steps, holder } = await desk.look(caseId);
        expect([office.key, status, shown?.code]).toEqual([office.key, 'REGISTERED', code]);
        expect(holder).toMatchObject({ agency: PREFECTURE, mine: office === prefecture });
        const confirmed = steps.filter(({ confirmRef }) => confirmRef === REF).map(({ step }) => step);
        expect(confirmed).toEqual(['acceptance', 'review', 'publicity']);
        expect(steps.filter(({ regional, confirmedAt }) => regional && confirmedAt === null)).toEqual([]);
      });
    // The county's receipt and the prefecture's taking go up: then all three hold the same of it.
    await pass(all, county, prefecture, day);
    await pass(all, prefecture, region, day);
    const said = new Set<string>();
    for (const office of [region, prefecture, county])
      await atSettledStore(office, ({ finding, agreementOn }) => {
        expect(finding).toBeNull();
        said.add(agreementOn([caseId]));
      });
    expect(said.size).toBe(1);
  });
});
