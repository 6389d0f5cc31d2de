/** A machine in the place of a lost one misses none of the numbers that were for the other, also when it speaks first. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ExchangeOffice } from '../../../helpers/exchange-office';
import { enrolOffice, revoked } from '../../../helpers/exchange-region';
import { DAY, made, type Offices, offices, pass } from './exchange-kit';
import { looked } from './kept-out';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());
it('replaced machine that speaks first', { timeout: 240_000 }, async () => {
  const { county, prefecture, region } = all;
  await county.work(DAY, (desk) => desk.first({ dataRegistName: '一般资源' }));
  for (let n = 0; n < 3; n += 1) {
    await pass(all, county, prefecture);
    await pass(all, prefecture, county);
  }
  await pass(all, prefecture, region);
  const { station } = await county.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  await revoked(all.founded, station, DAY, 'lost');
  const fresh = new ExchangeOffice(all.dir, 'county-new', county.parts);
  await fresh.setUp('2026-03-05');
  await enrolOffice(all.founded, fresh, DAY);
  await pass(all, region, prefecture);
  await pass(all, fresh, prefecture);
  const folder = await prefecture.work(DAY, (desk) => made(all.dir, desk, fresh.parts.division));
  await fresh.work(DAY, async (desk) => {
    const { bundle, plan } = await looked(desk, folder);
    expect(plan).not.toBeNull();
    const { items } = await desk.must('supervisor', 'sync.plan', {
      bundleId: bundle.bundleId,
      group: 'told' as const,
      page: 0,
    });
    expect(items.map(({ kind }) => kind)).not.toContain('missing-number');
  });
});
