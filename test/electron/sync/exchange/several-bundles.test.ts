/** What one bundle has no room for goes with the next, after the receipt; nothing is skipped and nothing comes twice. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { COUNTY, DAY, made, type Offices, offices, pass, REGION } from './exchange-kit';
import { limited } from './limited';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const MOST = 20;

/** Makes bundles for an agency and gets their receipts until everything is acknowledged; how many records each held. */
async function inTurns(to: 'county' | 'region'): Promise<readonly number[]> {
  const { prefecture } = all;
  const agency = to === 'county' ? COUNTY : REGION;
  const rooms: number[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const { left } = await prefecture.work(DAY, (desk) =>
      desk.must('supervisor', 'sync.checkOut', { to: agency }),
    );
    await pass(all, prefecture, all[to]);
    rooms.push((await prefecture.work(DAY, (desk) => latest(desk, agency))).entries);
    await pass(all, all[to], prefecture);
    if (left === 0) return rooms;
  }
  throw new Error(`${agency} is never done`);
}

async function latest(desk: OfficeDesk, agency: string) {
  const { items } = await desk.must('supervisor', 'sync.out', { page: 0 });
  const found = items.find(({ to }) => to.some((one) => one.agency === agency));
  if (found === undefined) throw new Error('nothing was made');
  return found;
}

it('more than a bundle holds goes in several, each after the receipt of the one before', {
  timeout: 240_000,
}, async () => {
  const { prefecture, region, county } = all;
  const cases = await prefecture.work(DAY, async (desk) => {
    await desk.adopt(await limited(desk, { 'exchange.bundleRecords': MOST }));
    const of = [];
    for (let number = 0; number < 5; number += 1) of.push(await desk.first());
    await desk.advance(of[0] ?? '', 'UNDER_REVIEW');
    return of;
  });
  const up = await inTurns('region');
  expect(up.length).toBeGreaterThan(2);
  for (const entries of up) expect(entries).toBeLessThanOrEqual(MOST);
  const [here, there] = [prefecture, region].map((office) =>
    office.work(DAY, (desk) => Promise.all(cases.map((of) => desk.look(of)))),
  );
  const own = await here;
  expect((await there)?.map(({ status, version }) => [status, version])).toEqual(
    own?.map(({ status, version }) => [status, version]),
  );
  const ownCase = await county.work(DAY, (desk) => desk.first());
  await pass(all, county, prefecture);
  expect((await inTurns('county')).length).toBeGreaterThan(2);
  const states = await Promise.all(
    [prefecture, county].map((office) => office.work(DAY, async (desk) => (await desk.look(ownCase)).status)),
  );
  expect(states[0]).toBe(states[1]);
});

it('a lost bundle is made again as it was', { timeout: 120_000 }, async () => {
  const { prefecture, dir } = all;
  await prefecture.work(DAY, async (desk) => {
    for (let number = 0; number < 5; number += 1) await desk.first();
    const again = async () => {
      await made(dir, desk, REGION);
      return (await latest(desk, REGION)).entries;
    };
    const once = await again();
    expect(once).toBeLessThanOrEqual(MOST);
    expect(await again()).toBe(once);
  });
});
