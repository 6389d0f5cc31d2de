/** Every machine of an agency numbers what it makes; whoever takes it in follows each of them alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { confirmed, DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { looked } from './kept-out';

let all: Offices;
let two: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  two = new ExchangeOffice(all.dir, 'county-2', all.county.parts);
  await two.setUp('2026-03-05');
  await enrolOffice(all.founded, two, DAY);
  await pass(all, all.region, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

/** A bundle of a machine of the county. */
const another = (from: ExchangeOffice): Promise<string> =>
  from.work(DAY, async (desk) => {
    await desk.begin('FIRST');
    return made(all.dir, desk, PREFECTURE);
  });

/** What the prefecture is told of numbers when a bundle is looked at, which it then takes in. */
const told = (folder: string): Promise<readonly string[]> =>
  all.prefecture.work(DAY, async (desk: OfficeDesk) => {
    const { bundle, plan } = await looked(desk, folder);
    if (plan === null) throw new Error(`${bundle.code} ${bundle.words}`);
    const asked = { bundleId: bundle.bundleId, group: 'told' as const, page: 0 };
    const { items } = await desk.must('supervisor', 'sync.plan', asked);
    await confirmed(desk, bundle.bundleId, plan);
    return items
      .filter(({ kind }) => kind === 'missing-number')
      .map(({ title, detail }) => `${title}：${detail}`);
  });

it('what one machine lost is told of that machine, and the other one is never late for it', {
  timeout: 240_000,
}, async () => {
  const { county } = all;
  const { station } = await two.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  for (let number = 1; number <= 3; number += 1) expect(await told(await another(county))).toEqual([]);
  // Its first number is none that came late.
  expect(await told(await another(two))).toEqual([]);
  const late = await another(two);
  expect(await told(await another(two))).toEqual([
    `第 2 号数据包未收到：发送工作站 ${station}；内容已由本包补齐，不影响导入`,
  ]);
  expect(await told(await another(county))).toEqual([]);
  expect(await told(late)).toEqual([`第 2 号数据包迟到：发送工作站 ${station}`]);
  await another(two);
  await another(two);
  expect(await told(await another(two))).toEqual([
    `第 4—5 号数据包未收到：发送工作站 ${station}；内容已由本包补齐，不影响导入`,
  ]);
  expect(await told(await another(county))).toEqual([]);
  expect(await told(await another(county))).toEqual([]);
});

it('a machine that is sent everything misses none of the numbers that were for others', {
  timeout: 240_000,
}, async () => {
  const { prefecture, region } = all;
  await pass(all, prefecture, region);
  const fresh = new ExchangeOffice(all.dir, 'county-3', all.county.parts);
  await fresh.setUp('2026-03-05');
  await enrolOffice(all.founded, fresh, DAY);
  await pass(all, region, prefecture);
  await pass(all, fresh, prefecture);
  const folder = await prefecture.work(DAY, (desk) => made(all.dir, desk, fresh.parts.division));
  await fresh.work(DAY, async (desk) => {
    const { bundle, plan } = await looked(desk, folder);
    expect(plan).not.toBeNull();
    expect(bundle.number > 'B-0001').toBe(true);
    const asked = { bundleId: bundle.bundleId, group: 'told' as const, page: 0 };
    const { items } = await desk.must('supervisor', 'sync.plan', asked);
    expect(items.map(({ kind }) => kind)).not.toContain('missing-number');
  });
});
