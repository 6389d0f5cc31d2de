/** A bundle is made when there is something to tell: what waits is counted by cases, and is none after the receipt. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { COUNTY, DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const exported = (desk: OfficeDesk, to: string): Promise<string> =>
  desk.refusal('supervisor', 'sync.export', {
    ...{ commandId: commandId(), to, medium: 'usb', note: '' },
    passphrase: passphraseOf('supervisor'),
  });

const waiting = async (desk: OfficeDesk, to: string): Promise<readonly number[]> => {
  const { total, entries } = await desk.must('supervisor', 'sync.waiting', { to, page: 0 });
  return [total, entries];
};

describe('an empty bundle', () => {
  it('is refused once the receipt has come; a case, or a bundle that nobody answered, is something', {
    timeout: 240_000,
  }, async () => {
    const { county, prefecture, dir } = all;
    await county.work(DAY, async (desk) => {
      await desk.first();
      const [cases, entries] = await waiting(desk, PREFECTURE);
      expect(cases).toBe(1);
      expect(entries).toBeGreaterThan(0);
    });
    await pass(all, county, prefecture);
    // What came is answered by a bundle, once.
    await pass(all, prefecture, county);
    await prefecture.work(DAY, async (desk) => expect(await exported(desk, COUNTY)).toBe('NOTHING_TO_SEND'));
    await county.work(DAY, async (desk) => {
      expect(await waiting(desk, PREFECTURE)).toEqual([0, 0]);
      // The answer asks for none.
      expect(await exported(desk, PREFECTURE)).toBe('NOTHING_TO_SEND');
      expect((await desk.must('supervisor', 'sync.out', { page: 0 })).total).toBe(1);
      await desk.first({ dataRegistName: '喀什市路灯设施数据' });
    });
    const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(DAY, async (desk) => {
      const { bundle } = await taken(desk, folder);
      desk.files.folders = [mkdtempSync(join(dir, 'receipt-'))];
      await desk.must('supervisor', 'sync.receipt', { commandId: commandId(), bundleId: bundle.bundleId });
      // A receipt of its own has answered it.
      expect(await exported(desk, COUNTY)).toBe('NOTHING_TO_SEND');
    });
    const run = prefecture.hubMust(DAY, 'export', mkdtempSync(join(dir, 'out-')), '--to', COUNTY);
    expect(run.results).toContainEqual(expect.objectContaining({ event: 'nothing', agency: COUNTY }));
  });
});
