/**
 * A station on the list is believed no further because somebody puts it on the list once more (design 2.2, C16): not by
 * what came since, not to put its reason right, and not when its office is closed. The desk says that it is on the list.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { revoked } from '../../../helpers/exchange-region';
import { COUNTY, DAY, type Offices, offices, pass } from './exchange-kit';

const slow = { timeout: 240_000 };

let all: Offices;
let station: string;

beforeAll(async () => {
  all = await offices();
  const { county, prefecture, region } = all;
  await county.work(DAY, (desk) => desk.first({ dataRegistName: '公交线路' }));
  await pass(all, county, prefecture);
  await pass(all, prefecture, region);
  ({ station } = await county.work(DAY, (desk) => desk.must('admin', 'enrol.state', {})));
}, 240_000);
afterAll(() => all.remove());

const open = (office: ExchangeOffice) =>
  office.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    return items.map((one) => one.class);
  });
const told = () =>
  all.region.work(DAY, async (desk) => {
    const { items } = await desk.must('admin', 'stations.list', { page: 0 });
    return items.find((one) => one.station === station);
  });
/** What the desk tells before it revokes. */
const listed = (subject: string) =>
  all.region.work(
    DAY,
    async (desk) => (await desk.must('admin', 'region.toRevoke', { subject: subject as never })).listed,
  );

it('not by what came since, when it is revoked again with what is held', slow, async () => {
  const { county, prefecture, region, founded } = all;
  expect(await listed(station)).toBeNull();
  const believed = (await told())?.lastEntry ?? 0;
  await revoked(founded, station, DAY, 'lost', 'held');
  // The prefecture has not heard of it yet.
  await county.work(DAY, (desk) => desk.first({ dataRegistName: '后来的资源' }));
  await pass(all, county, prefecture);
  await pass(all, prefecture, region);
  expect((await told())?.lastEntry).toBeGreaterThan(believed);
  const conflicts = await open(region);
  expect(conflicts).toContain('C16');
  await revoked(founded, station, DAY, 'suspected', 'held');
  const words = `已吊销（疑似泄露，${DAY}），采信至第 ${believed} 条`;
  expect((await told())?.words).toBe(words);
  expect(await listed(station)).toBe(words);
  expect(await open(region)).toEqual(conflicts);
});

it('less when the region says so, and then not by the list that corrects its reason', slow, async () => {
  const { region, founded } = all;
  const before = await open(region);
  await revoked(founded, station, DAY, 'stolen', 'none');
  const conflicts = await open(region);
  expect(conflicts.length).toBeGreaterThan(before.length);
  await revoked(founded, station, DAY, 'lost', 'held');
  expect((await told())?.words).toBe(`已吊销（遗失，${DAY}），其记录均不采信`);
  expect(await open(region)).toEqual(conflicts);
});

it('nor when its office is revoked, once and again', slow, async () => {
  const { region, founded } = all;
  const conflicts = await open(region);
  expect(await listed(COUNTY)).toBeNull();
  for (const reason of ['retired', 'lost'] as const) await revoked(founded, COUNTY, DAY, reason, 'held');
  expect(await listed(COUNTY)).toBe(`已吊销（遗失，${DAY}）`);
  expect((await told())?.words).toContain('其记录均不采信');
  expect(await open(region)).toEqual(conflicts);
});
