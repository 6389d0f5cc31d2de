/** A month is held against the offices that this one exchanges with: the nearest above, and any below. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/contract';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { COUNTY, DAY, made, type Offices, offices, PREFECTURE, pass, REGION, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 240_000 };
const MONTH = '2026-03';
const AFTER = '2026-04-02';

const NEXT = '2026-04';

const heldAgainst = (
  desk: OfficeDesk,
  agency?: string,
  month = MONTH,
): Promise<CallOutput<'sync.reconcile'>> =>
  desk.must('supervisor', 'sync.reconcile', { month, page: 0, ...(agency ? { agency } : {}) });

const lineOf = (office: ExchangeOffice, caseId: string, agency?: string, month = MONTH) =>
  office.work(month === MONTH ? DAY : AFTER, async (desk) =>
    (await heldAgainst(desk, agency, month)).items.find((row) => row.caseId === caseId),
  );

describe('a county that exchanges with its prefecture alone', () => {
  it(
    'names the nearest superior first, reconciles and signs with it; the prefecture sees the signature',
    ahead,
    async () => {
      const { county, prefecture } = all;
      const caseId = await county.work(DAY, (desk) => desk.first());
      await county.work(DAY, async (desk) => {
        const { partners } = await desk.must('supervisor', 'sync.state', {});
        expect(partners.map(({ agency }) => agency)).toEqual([PREFECTURE, REGION]);
      });
      expect(await lineOf(county, caseId)).toMatchObject({
        ...{ kind: 'only-ours', cause: '尚未打包', way: 'make' },
      });
      await pass(all, county, prefecture);
      await pass(all, prefecture, county);
      await county.work(AFTER, async (desk) => {
        const { agency, hash, total, regionUpTo } = await heldAgainst(desk);
        expect([agency, total]).toEqual([PREFECTURE, 0]);
        expect(regionUpTo).not.toBeNull();
        await desk.must('supervisor', 'sync.signMonth', { commandId: commandId(), month: MONTH, hash });
      });
      await pass(all, county, prefecture, AFTER);
      await prefecture.work(AFTER, async (desk) => {
        const { agency, total, signed, theirSigned } = await heldAgainst(desk, COUNTY);
        expect([agency, total, signed]).toEqual([COUNTY, 0, null]);
        expect(theirSigned).toMatchObject({ differences: 0 });
        expect(theirSigned?.by).toContain('喀什市数据局');
        // Towards the region nobody of the county has signed anything.
        expect((await heldAgainst(desk)).theirSigned).toBeNull();
      });
    },
  );
});

describe('the cause of a difference is the true one', () => {
  it('not packed, packed, carried and unanswered', ahead, async () => {
    const { prefecture, dir } = all;
    const caseId = await prefecture.work(AFTER, (desk) => desk.first());
    expect(await lineOf(prefecture, caseId, undefined, NEXT)).toMatchObject({
      cause: '尚未打包',
      remedy: '制作数据包',
    });
    const number = await prefecture.work(AFTER, async (desk) => {
      await made(dir, desk, REGION);
      return (await desk.must('supervisor', 'sync.out', { page: 0 })).items[0]?.number;
    });
    expect(await lineOf(prefecture, caseId, undefined, NEXT)).toMatchObject({
      ...{ cause: `已送出（${number}），对方未回执`, way: 'deliver' },
    });
    // What was done since is in no bundle.
    await prefecture.work(AFTER, (desk) => desk.advance(caseId, 'UNDER_REVIEW'));
    expect(await lineOf(prefecture, caseId, undefined, NEXT)).toMatchObject({ cause: '尚未打包' });
  });

  it('an import that is left out of account: they have it, and it is missing here', ahead, async () => {
    const { county, prefecture, dir } = all;
    const [caseId, folder] = await county.work(AFTER, async (desk) => [
      await desk.first(),
      await made(dir, desk, PREFECTURE),
    ]);
    await prefecture.work(AFTER, async (desk) => {
      const { bundle } = await taken(desk, folder);
      const { bundleId } = bundle;
      await desk.must('supervisor', 'sync.setBack', { commandId: commandId(), bundleId, reason: '拿错了' });
      const { items } = await desk.must('supervisor', 'sync.reconcile', {
        ...{ month: '2026-04', page: 0, agency: COUNTY },
      });
      expect(items.find((row) => row.caseId === caseId)).toMatchObject({
        ...{ kind: 'only-theirs', cause: '导入的内容已退回到导入前', way: 'restore' },
      });
      await desk.must('supervisor', 'sync.restoreImport', { commandId: commandId(), bundleId });
    });
  });

  it('a contradiction that is open', ahead, async () => {
    const { county, prefecture } = all;
    const caseId = await county.work(AFTER, (desk) => desk.first());
    await pass(all, county, prefecture, AFTER);
    await pass(all, prefecture, county, AFTER);
    const handOver = (office: ExchangeOffice, to: string) =>
      office.work(AFTER, async (desk) => {
        const { version } = await desk.look(caseId);
        const press = { commandId: commandId(), caseId, version, to, reason: '报送办理' };
        await desk.must('supervisor', 'sync.handOver', press);
      });
    await handOver(county, PREFECTURE);
    await pass(all, county, prefecture, AFTER);
    // The county takes it back while the prefecture has it in hand already.
    await county.work(AFTER, async (desk) => {
      const { version } = await desk.look(caseId);
      const press = { commandId: commandId(), caseId, version, reason: '材料不全' };
      await desk.must('supervisor', 'sync.recall', press);
    });
    await pass(all, county, prefecture, AFTER);
    const line = await lineOf(prefecture, caseId, COUNTY, NEXT);
    expect(line).toMatchObject({ remedy: '裁决冲突', way: 'decide' });
    expect(line?.cause).toContain('有未裁决的冲突');
  });

  it('a date that the region said otherwise stands, and whoever holds it wrong asks for a correction (C22)', {
    ...ahead,
  }, async () => {
    const { prefecture, region } = all;
    const caseId = await prefecture.work(AFTER, async (desk) => {
      const id = await desk.first({ dataRegistName: '更正日期的数据', hashValue: '9'.repeat(64) });
      await desk.advance(id, 'UNDER_REVIEW');
      return id;
    });
    await pass(all, prefecture, region, AFTER);
    const confirm = (receivedAt: string | null) =>
      region.work(AFTER, async (desk) => {
        const { version } = await desk.look(caseId);
        await desk.must('supervisor', 'sync.confirmSteps', {
          ...{ commandId: commandId(), caseId, version, ref: '新数登复〔2026〕22号', code: null },
          ...{ steps: receivedAt === null ? ['acceptance'] : [], publication: null },
          dates: { receivedAt, publishedAt: null, codedAt: null },
        });
      });
    const line = () => lineOf(region, caseId, PREFECTURE, NEXT);
    await confirm(null);
    expect(await line()).toMatchObject({ kindName: '日期或自治区确认不同', cause: '尚未打包' });
    await confirm('2026-04-01');
    expect(await line()).toMatchObject({
      cause: '尚未打包；自治区已确认的以自治区为准，认为有误的提出更正申请',
      way: 'make',
    });
    await pass(all, region, prefecture, AFTER);
    await pass(all, prefecture, region, AFTER);
    expect(await line()).toBeUndefined();
  });

  it('is no business of an office that may not see the case', ahead, async () => {
    const { prefecture } = all;
    const caseId = await prefecture.work(AFTER, (desk) => desk.first());
    expect(await lineOf(prefecture, caseId, COUNTY, NEXT)).toBeUndefined();
    expect(await lineOf(prefecture, caseId, undefined, NEXT)).toMatchObject({ kind: 'only-ours' });
  });

  it('with an office that is none of them is refused', ahead, async () => {
    await all.county.work(AFTER, async (desk) => {
      const press = { commandId: commandId(), month: MONTH, agency: '654200', hash: '0'.repeat(64) };
      expect(await desk.refusal('supervisor', 'sync.signMonth', press)).toBe('PARTNER_UNKNOWN');
    });
  });
});
