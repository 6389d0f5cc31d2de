/** Whoever closes the window while an import is written has changed nothing, and the log says so. */
import { afterAll, expect, it } from 'vitest';
import { fill } from '../../../helpers/bundle-flood';
import { scratch } from '../../../helpers/desk-cli';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice } from '../../../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../../../helpers/exchange-region';
import { agreed, brought, COUNTY, checked, made, PREFECTURE, REGION } from './exchange-kit';

const ENTRIES = 2_000;
const FILLED = '2027-01-11';
const DAY = '2027-01-12';
/** Of the bar: from here on records are written. */
const WRITING_PERCENT = 40;

const place = scratch();
afterAll(() => place.remove());

it('is told in the log as not done', { timeout: 240_000 }, async () => {
  const { dir } = place;
  const office = (name: string, level: 'region' | 'prefecture' | 'county', division: string, word: string) =>
    new ExchangeOffice(dir, level, { name, level, division, documentWord: word });
  const region = office('自治区数据登记中心', 'region', REGION, '新数登');
  const prefecture = office('喀什地区登记中心', 'prefecture', PREFECTURE, '喀数登');
  const county = office('喀什市数据局', 'county', COUNTY, '喀市数登');
  for (const one of [region, prefecture, county]) await one.setUp('2026-03-02');
  const founded = await foundRegion(region, '2026-03-05');
  // The prefecture learns of the county, which joins after it, by what the county sends.
  for (const one of [prefecture, county]) await enrolOffice(founded, one, '2026-03-05');
  const order = { day: FILLED, bundles: 1, entries: ENTRIES, firstCase: 0 };
  await fill(county, order, { count: 0, bytes: 0 }, () => undefined);
  const medium = await county.work(FILLED, (desk) => made(dir, desk, PREFECTURE));

  const entries = await prefecture.work(DAY, async (desk) => {
    const { taken } = await brought(desk, medium);
    const bundleId = taken[0]?.bundleId ?? '';
    const { plan } = await checked(desk, bundleId);
    if (plan === null) throw new Error('not planned');
    expect(plan.counts.certificates).toBeGreaterThan(0);
    const before = await desk.must('auditor', 'store.verify', {});
    const press = { bundleId, plan: plan.hash };
    if (plan.secondNeeded) await agreed(desk, press);

    const applying = desk.call('supervisor', 'sync.apply', { commandId: commandId(), ...press });
    const work = async () => (await desk.must('supervisor', 'sync.state', {})).work;
    for (let now = await work(); now !== null; now = await work())
      if (now.what === 'apply' && now.percent > WRITING_PERCENT) break;
    // The supervisor locks and leaves: the window is closed in the midst of the import.
    await desk.app.close();
    await applying.catch(() => undefined);
    return before.entries;
  });
  await prefecture.work(DAY, async (desk) => {
    expect((await desk.must('auditor', 'store.verify', {})).entries).toBe(entries);
    // Nothing of it counts, so the log says so of both lines that were written before it.
    const failed = await desk.log({ outcome: 'failed' });
    expect(failed.map(({ title }) => title)).toEqual(['导入数据包', '收下信任文件']);
  });
});
