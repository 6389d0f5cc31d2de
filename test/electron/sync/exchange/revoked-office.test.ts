/**
 * A whole office is revoked: what its stations did up to the last entry the region has stays theirs, unless the region
 * says that none does. The region never revokes itself.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { revoked } from '../../../helpers/exchange-region';
import { COUNTY, DAY, made, type Offices, offices, PREFECTURE, pass, REGION } from './exchange-kit';
import { looked } from './kept-out';

let all: Offices;
/** A case of the county that the prefecture and the region have. */
let caseId: string;
let station: string;

beforeAll(async () => {
  all = await offices();
  const { county, prefecture, region } = all;
  caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '公交线路' }));
  await pass(all, county, prefecture);
  await pass(all, prefecture, region);
  ({ station } = await county.work(DAY, (desk) => desk.must('admin', 'enrol.state', {})));
}, 240_000);
afterAll(() => all.remove());

/** What an office shows of the county's case, and how much of it is in dispute anywhere. */
const seenAt = (office: ExchangeOffice) =>
  office.work(DAY, async (desk) => {
    const { name, status, holder } = await desk.look(caseId as never);
    const { total } = await desk.must('supervisor', 'sync.conflicts', { state: 'all', page: 0 });
    return { name, status, holder: holder?.agency, conflicts: total };
  });

/** How the region's desk tells of the county's station. */
const toldAtRegion = () =>
  all.region.work(DAY, async (desk) => {
    const { items } = await desk.must('admin', 'stations.list', { page: 0 });
    const row = items.find((one) => one.station === station);
    return { words: row?.words, lastEntry: row?.lastEntry };
  });

it('the region is told by name what a code would revoke, with the stations and cases it has of it', async () => {
  await all.region.work(DAY, async (desk) => {
    const office = {
      agency: COUNTY,
      name: '喀什市数据局',
      levelName: '县（市、区）',
      stations: 1,
      cases: 1,
      listed: null,
    };
    expect(await desk.must('admin', 'region.toRevoke', { subject: COUNTY as never })).toEqual({
      ...office,
      station: null,
    });
    expect(await desk.must('admin', 'region.toRevoke', { subject: station as never })).toEqual({
      ...office,
      station: { station, lastEntry: expect.any(Number) },
    });
    const nobody = { subject: '653199' as never };
    expect(await desk.refusal('admin', 'region.toRevoke', nobody)).toBe('B10_UNKNOWN_SENDER');
  });
});

it('the region’s own office and the station at which it is done are not revoked, and nothing is changed', async () => {
  const { region, founded } = all;
  const own = await region.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  for (const [subject, code] of [
    [REGION, 'OWN_OFFICE'],
    [own.station, 'OWN_STATION'],
  ] as const) {
    await expect(revoked(founded, subject, DAY, 'retired')).rejects.toThrow(code);
    await region.work(DAY, async (desk) => {
      expect(await desk.refusal('admin', 'region.toRevoke', { subject: subject as never })).toBe(code);
      expect(await desk.must('admin', 'enrol.state', {})).toEqual(own);
    });
  }
});

it('what it did before stays in force, at the region and below; what it does after is not taken in', {
  timeout: 240_000,
}, async () => {
  const { county, prefecture, region, founded, dir } = all;
  const before = { region: await seenAt(region), prefecture: await seenAt(prefecture) };
  expect(before.region).toMatchObject({ name: '公交线路', conflicts: 0 });
  const { lastEntry } = await toldAtRegion();
  await revoked(founded, COUNTY, DAY, 'retired');
  expect(await toldAtRegion()).toEqual({
    words: `已吊销（停用，${DAY}），采信至第 ${lastEntry} 条`,
    lastEntry,
  });
  expect(await seenAt(region)).toEqual(before.region);
  await pass(all, region, prefecture);
  expect(await seenAt(prefecture)).toEqual(before.prefecture);
  const late = await county.work(DAY, async (desk) => {
    await desk.begin('FIRST');
    return made(dir, desk, PREFECTURE);
  });
  const { bundle } = await prefecture.work(DAY, (desk) => looked(desk, late));
  expect(bundle).toMatchObject({ state: 'quarantine', code: 'B14_REVOKED' });
  expect(await seenAt(prefecture)).toEqual(before.prefecture);
});

it('none of what it did stays in force when the region says so', { timeout: 240_000 }, async () => {
  const { region, founded } = all;
  await revoked(founded, COUNTY, DAY, 'stolen', 'none');
  expect(await toldAtRegion()).toMatchObject({ words: `已吊销（被盗，${DAY}），其记录均不采信` });
  await region.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    expect([...new Set(items.map((one) => one.class))]).toEqual(['C16']);
  });
  // Revoked again as a matter of form, its station is believed no further.
  await revoked(founded, COUNTY, DAY, 'retired', 'held');
  expect(await toldAtRegion()).toMatchObject({ words: `已吊销（被盗，${DAY}），其记录均不采信` });
});
