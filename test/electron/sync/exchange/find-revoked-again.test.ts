/** A station on the list is believed no further because somebody puts it on the list once more (design 2.2, C16). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { revoked } from '../../../helpers/exchange-region';
import { DAY, type Offices, offices, pass } from './exchange-kit';

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
const words = () =>
  all.region.work(DAY, async (desk) => {
    const { items } = await desk.must('admin', 'stations.list', { page: 0 });
    return items.find((one) => one.station === station)?.words ?? '';
  });

it('not by the list that corrects its reason', { timeout: 240_000 }, async () => {
  const { region, founded } = all;
  await revoked(founded, station, DAY, 'stolen', 'none');
  const before = await words();
  expect(before).toContain('其记录均不采信');
  const conflicts = await open(region);
  expect(conflicts).toContain('C16');
  // The dialog's default; the officer only means to put the reason right.
  await revoked(founded, station, DAY, 'lost', 'held');
  expect(await words()).toContain('其记录均不采信');
  expect(await open(region)).toEqual(conflicts);
});
