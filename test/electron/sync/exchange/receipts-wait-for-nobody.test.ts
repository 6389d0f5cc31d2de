/** A receipt answers a bundle; it is none that waits for an answer, and nobody answers it. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { COUNTY, DAY, made, type Offices, offices, PREFECTURE, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

/** Writes the receipt of a bundle; answers the folder it lies in. */
async function receiptOf(desk: OfficeDesk, bundleId: string): Promise<string> {
  const folder = mkdtempSync(join(all.dir, 'receipt-'));
  desk.files.folders = [folder];
  await desk.must('supervisor', 'sync.receipt', { commandId: commandId(), bundleId });
  return folder;
}

const unacknowledged = async (desk: OfficeDesk, agency: string): Promise<number | undefined> =>
  (await desk.must('supervisor', 'sync.state', {})).partners.find((one) => one.agency === agency)
    ?.unacknowledged;

const LATER = '2026-03-12';

describe('a receipt that was written', () => {
  it('waits for nobody, and the bundle it answers waits no more', { timeout: 240_000 }, async () => {
    const { county, prefecture, dir } = all;
    const [caseId, folder] = await county.work(DAY, async (desk) => {
      const of = await desk.first();
      const { version } = await desk.look(of);
      const press = { commandId: commandId(), caseId: of, version, to: PREFECTURE, reason: '报送办理' };
      await desk.must('supervisor', 'sync.handOver', press);
      return [of, await made(dir, desk, PREFECTURE)];
    });
    const [receipt, before] = await prefecture.work(DAY, async (desk) => {
      const { bundle } = await taken(desk, folder);
      const waited = await unacknowledged(desk, COUNTY);
      return [await receiptOf(desk, bundle.bundleId), waited];
    });
    await prefecture.work(LATER, async (desk) => {
      expect(await unacknowledged(desk, COUNTY)).toBe(before);
      const { items } = await desk.must('supervisor', 'sync.out', { page: 0 });
      expect(items[0]).toMatchObject({ kind: 'receipt', state: 'carried', waitingDays: 0 });
      // The case goes back: a receipt is no bundle in which it could travel.
      const { version } = await desk.look(caseId);
      const press = { commandId: commandId(), caseId, version, to: COUNTY, reason: '退回办理' };
      await desk.must('supervisor', 'sync.handOver', press);
    });
    const { bundleId } = (await county.work(LATER, (desk) => taken(desk, receipt))).bundle;
    await county.work(LATER, async (desk) => {
      expect(await unacknowledged(desk, PREFECTURE)).toBe(0);
      desk.files.folders = [dir];
      const press = { commandId: commandId(), bundleId };
      expect(await desk.refusal('supervisor', 'sync.receipt', press)).toBe('NOTHING_PENDING');
    });
    // A second receipt, written after the case was given back.
    await prefecture.work(LATER, async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      await receiptOf(desk, items.find(({ kind }) => kind === 'up')?.bundleId ?? '');
      expect((await desk.look(caseId)).holder).toMatchObject({ onTheWay: '尚未打包' });
    });
  });
});
