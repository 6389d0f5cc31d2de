/** 回到导入前: an import that handed a case over is left out of account and taken into account again like any other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { type ExchangeOffice, type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { COUNTY, DAY, made, type Offices, offices, PREFECTURE, pass, REGION, taken } from './exchange-kit';
import { joined } from './two-stations';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const REASON = '拿错了介质';

const handOver = async (desk: OfficeDesk, caseId: string, to: string): Promise<void> => {
  const { version } = await desk.look(caseId);
  const input = { commandId: commandId(), caseId, version, to, reason: '报送办理' };
  await desk.must('supervisor', 'sync.handOver', input);
};

const holderAt = (office: ExchangeOffice, caseId: string) =>
  office.work(DAY, async (desk) => {
    const { holder } = await desk.look(caseId);
    return [holder?.agency, holder?.releasedTo, holder?.epoch];
  });

/** A case that the county handed to the prefecture, taken in there; what the import of `folder` is called. */
async function handed(known: boolean): Promise<{ readonly caseId: string; readonly bundleId: string }> {
  const { county, prefecture, dir } = all;
  const caseId = await county.work(DAY, (desk) => desk.first());
  if (known) await pass(all, county, prefecture);
  const folder = await county.work(DAY, async (desk) => {
    await handOver(desk, caseId, PREFECTURE);
    return made(dir, desk, PREFECTURE);
  });
  const { bundle } = await prefecture.work(DAY, (desk) => taken(desk, folder));
  return { caseId, bundleId: bundle.bundleId };
}

describe('an import that handed a case over', () => {
  it('is set back while nobody has worked on the case, and restored the case is in the same hands everywhere', {
    timeout: 240_000,
  }, async () => {
    const { county, prefecture, region } = all;
    const { caseId, bundleId } = await handed(true);
    expect(await holderAt(prefecture, caseId)).toEqual([PREFECTURE, null, 2]);
    await prefecture.work(DAY, async (desk) => {
      await desk.must('supervisor', 'sync.setBack', { commandId: commandId(), bundleId, reason: REASON });
      expect((await desk.look(caseId)).holder).toMatchObject({ agency: COUNTY, releasedTo: null });
    });
    // What was written here would tell others that the case is here: no bundle is made while the hand-over is left out.
    await prefecture.work(DAY, async (desk) => {
      const order = { to: REGION, medium: 'usb', note: '', passphrase: passphraseOf('supervisor') } as const;
      const press = { commandId: commandId(), ...order };
      expect(await desk.refusal('supervisor', 'sync.export', press)).toBe('IMPORT_SET_ASIDE');
    });
    expect(await holderAt(prefecture, caseId)).toEqual([COUNTY, null, 0]);
    await prefecture.work(DAY, (desk) =>
      desk.must('supervisor', 'sync.restoreImport', { commandId: commandId(), bundleId }),
    );
    await pass(all, prefecture, region);
    await pass(all, prefecture, county);
    for (const office of [prefecture, region, county])
      expect(await holderAt(office, caseId)).toEqual([PREFECTURE, null, 2]);
    await prefecture.work(DAY, async (desk) => {
      await desk.advance(caseId, 'UNDER_REVIEW');
      expect((await desk.look(caseId)).status).toBe('UNDER_REVIEW');
    });
  });

  it('is not set back once a bundle told others that the case is here', { timeout: 240_000 }, async () => {
    const { prefecture, region } = all;
    const { caseId, bundleId } = await handed(true);
    await pass(all, prefecture, region);
    await prefecture.work(DAY, async (desk) => {
      const late = { commandId: commandId(), bundleId, reason: REASON };
      expect(await desk.refusal('supervisor', 'sync.setBack', late)).toBe('CHANGED_MEANWHILE');
    });
    for (const office of [prefecture, region])
      expect(await holderAt(office, caseId)).toEqual([PREFECTURE, null, 2]);
  });

  it('that made the case known here is set back too, and no more once somebody has worked on the case', {
    timeout: 240_000,
  }, async () => {
    const { prefecture } = all;
    const { caseId, bundleId } = await handed(false);
    const press = () => ({ commandId: commandId(), bundleId });
    await prefecture.work(DAY, async (desk) => {
      await desk.must('supervisor', 'sync.setBack', { ...press(), reason: REASON });
      expect(await desk.refusal('supervisor', 'cases.get', { caseId })).toBe('CASE_NOT_FOUND');
      await desk.must('supervisor', 'sync.restoreImport', press());
      expect((await desk.look(caseId)).holder).toMatchObject({ agency: PREFECTURE, releasedTo: null });
      await desk.advance(caseId, 'UNDER_REVIEW');
      const late = { ...press(), reason: REASON };
      expect(await desk.refusal('supervisor', 'sync.setBack', late)).toBe('CHANGED_MEANWHILE');
    });
  });
});

describe('an import that brought a registered item', () => {
  it('is not set back once somebody at another machine of the office has begun an application on the item', {
    timeout: 240_000,
  }, async () => {
    const { prefecture, dir } = all;
    const beside = await joined(all, 'prefecture');
    let day = DAY;
    const item = await prefecture.work(DAY, async (desk) => {
      const id = await desk.registered({ dataRegistName: '已登记的资源', hashValue: 'e'.repeat(64) });
      day = desk.today;
      return id;
    });
    const folder = await prefecture.work(day, (desk) => made(dir, desk, PREFECTURE));
    await beside.work(day, async (desk) => {
      const { bundle } = await taken(desk, folder);
      const change = await desk.another('CHANGE', item);
      const late = { commandId: commandId(), bundleId: bundle.bundleId, reason: REASON };
      expect(await desk.refusal('supervisor', 'sync.setBack', late)).toBe('CHANGED_MEANWHILE');
      await desk.advance(change, 'UNDER_REVIEW');
    });
  });
});
