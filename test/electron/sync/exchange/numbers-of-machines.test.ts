/** Every machine of an agency numbers what it makes; whoever takes it in follows each of them alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice, revoked } from '../../../helpers/exchange-region';
import { confirmed, DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { looked } from './kept-out';

let all: Offices;
let two: ExchangeOffice;
let three: ExchangeOffice;
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

/** What a machine is told of numbers by the bundle of the prefecture that is made for its office now. */
const toldFresh = async (fresh: ExchangeOffice): Promise<{ number: string; missing: number }> => {
  const folder = await all.prefecture.work(DAY, (desk) => made(all.dir, desk, fresh.parts.division));
  return fresh.work(DAY, async (desk) => {
    const { bundle, plan } = await looked(desk, folder);
    expect(plan).not.toBeNull();
    const asked = { bundleId: bundle.bundleId, group: 'told' as const, page: 0 };
    const { items } = await desk.must('supervisor', 'sync.plan', asked);
    return { number: bundle.number, missing: items.filter(({ kind }) => kind === 'missing-number').length };
  });
};

/** A machine that the county had not before, known to the prefecture. */
async function joined(key: string): Promise<ExchangeOffice> {
  const { county, prefecture, region } = all;
  await pass(all, prefecture, region);
  const fresh = new ExchangeOffice(all.dir, key, county.parts);
  await fresh.setUp('2026-03-05');
  await enrolOffice(all.founded, fresh, DAY);
  await pass(all, region, prefecture);
  return fresh;
}

it('a machine that is sent everything misses none of the numbers that were for others', {
  timeout: 240_000,
}, async () => {
  three = await joined('county-3');
  await pass(all, three, all.prefecture);
  const { number, missing } = await toldFresh(three);
  expect(number > 'B-0001').toBe(true);
  expect(missing).toBe(0);
});

it('a machine in the place of lost ones misses none of theirs, though what is sent to it follows its own word', {
  timeout: 240_000,
}, async () => {
  const { county, prefecture, founded } = all;
  for (const lost of [county, two]) await pass(all, prefecture, lost);
  for (const lost of [county, two, three]) {
    const { station } = await lost.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
    await revoked(founded, station, DAY, 'lost');
  }
  const fresh = await joined('county-new');
  await pass(all, fresh, prefecture);
  const { number, missing } = await toldFresh(fresh);
  expect(number > 'B-0001').toBe(true);
  expect(missing).toBe(0);
});
