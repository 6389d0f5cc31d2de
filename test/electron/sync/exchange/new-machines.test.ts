/**
 * A machine that comes into an agency without what its bundles build on (in the place of one that was lost without a
 * backup, or as one more) is sent everything, and from then on takes part like any other.
 */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleWords } from '#shared/bundle/codes';
import type { CallInput } from '#shared/contract/contract';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { enrolOffice, revoked } from '../../../helpers/exchange-region';
import { COUNTY, DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';
import { looked } from './kept-out';
import { limited } from './limited';

let all: Offices;
beforeEach(async () => {
  all = await offices();
}, 240_000);
afterEach(() => all.remove());

const slow = { timeout: 400_000 };

/** One more machine of an agency, enrolled. */
async function joined(key: string, { parts }: ExchangeOffice): Promise<ExchangeOffice> {
  const office = new ExchangeOffice(all.dir, key, parts);
  await office.setUp('2026-03-05');
  await enrolOffice(all.founded, office, DAY);
  return office;
}

/** The machine of an office is lost without a backup and revoked; another one is enrolled in its place. */
async function replaced(office: ExchangeOffice): Promise<ExchangeOffice> {
  const { station } = await office.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  await revoked(all.founded, station, DAY, 'lost');
  return joined(`${office.key}-new`, office);
}

const statusAt = (office: ExchangeOffice, caseId: string) =>
  office.work(DAY, async (desk) => (await desk.look(caseId)).status);

/** The last bundle that an office made. */
const lastMade = (office: ExchangeOffice) =>
  office.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.out', { page: 0 });
    return items[0]?.entries ?? 0;
  });

type StartsAt = CallInput<'sync.export'>['startsAt'];

/** Makes a bundle and carries it to a new folder; how much it had no room for. */
async function carried(desk: OfficeDesk, to: string, startsAt: StartsAt) {
  const press = { commandId: commandId(), to, startsAt, medium: 'usb' as const, note: '' };
  const { bundleId, left } = await desk.must('supervisor', 'sync.export', {
    ...press,
    passphrase: passphraseOf('supervisor'),
  });
  const folder = mkdtempSync(join(all.dir, 'medium-'));
  desk.files.folders = [folder];
  await desk.must('supervisor', 'sync.carry', {
    ...{ commandId: commandId(), bundleId, carrier: '某某', on: desk.today },
  });
  return { folder, left };
}

/** A case of the county that it and the prefecture have told each other of. */
async function known(): Promise<string> {
  const { county, prefecture } = all;
  const caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '一般资源' }));
  await pass(all, county, prefecture);
  await pass(all, prefecture, county);
  await pass(all, county, prefecture);
  return caseId;
}

describe('a machine in the place of one that was lost without a backup', () => {
  it('of a county is sent everything by the next bundle, and then only what is new', slow, async () => {
    const { county, prefecture, region } = all;
    const caseId = await known();
    await pass(all, prefecture, region);
    const fresh = await replaced(county);
    await pass(all, region, prefecture);
    expect(await pass(all, prefecture, fresh)).toMatchObject({ bundle: { state: 'imported' } });
    expect(await statusAt(fresh, caseId)).toBe(await statusAt(prefecture, caseId));
    const everything = await lastMade(prefecture);
    const next = await fresh.work(DAY, (desk) => desk.begin('FIRST'));
    expect(await pass(all, fresh, prefecture)).toMatchObject({ newCases: 1 });
    await pass(all, prefecture, fresh);
    expect(await lastMade(prefecture)).toBeLessThan(everything);
    expect(await statusAt(prefecture, next)).toBe(await statusAt(fresh, next));
  });

  it('of a prefecture is sent everything from above and from below', slow, async () => {
    const { county, prefecture, region, dir } = all;
    const caseId = await known();
    await pass(all, prefecture, region);
    await pass(all, region, prefecture);
    await pass(all, prefecture, region);
    const fresh = await replaced(prefecture);
    await pass(all, region, fresh);
    expect(await statusAt(fresh, caseId)).toBe(await statusAt(county, caseId));
    // The county knows of nothing yet: what it makes goes on from what the lost machine said.
    const before = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    await fresh.work(DAY, async (desk) => expect((await looked(desk, before)).plan).toBeNull());
    await pass(all, fresh, county);
    const next = await county.work(DAY, (desk) => desk.first({ dataRegistName: '后来的资源' }));
    await pass(all, county, fresh);
    await pass(all, fresh, region);
    expect(await statusAt(region, next)).toBe(await statusAt(county, next));
  });

  it(
    'of the region goes on from the register of its ceremonies, and is sent everything from below',
    slow,
    async () => {
      const { county, prefecture, region, founded } = all;
      const caseId = await known();
      await pass(all, prefecture, region);
      await pass(all, region, prefecture);
      await pass(all, prefecture, region);
      const { station } = await region.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
      const fresh = new ExchangeOffice(all.dir, 'region-new', region.parts);
      await fresh.setUp(DAY);
      await fresh.work(DAY, async (desk) => {
        desk.files.folders = [founded.ceremony.path('region')];
        await desk.must('admin', 'region.adopt', { commandId: commandId(), digits: founded.rootDigits });
      });
      const again = { ...founded, office: fresh };
      await enrolOffice(again, fresh, DAY);
      await revoked(again, station, DAY);
      await pass(all, fresh, prefecture);
      await pass(all, prefecture, fresh);
      expect(await statusAt(fresh, caseId)).toBe(await statusAt(county, caseId));
      await pass(all, prefecture, county);
      const next = await county.work(DAY, (desk) => desk.first({ dataRegistName: '后来的资源' }));
      await pass(all, county, prefecture);
      await pass(all, prefecture, fresh);
      expect(await statusAt(fresh, next)).toBe(await statusAt(county, next));
    },
  );
});

describe('a third machine of an agency', () => {
  it(
    'is told what to do, gets everything from the first record, and then what the others get',
    slow,
    async () => {
      const { county, prefecture, region, dir } = all;
      const two = await joined('county-2', county);
      const caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '一般资源' }));
      await pass(all, region, prefecture);
      await pass(all, county, prefecture);
      await pass(all, prefecture, county);
      await pass(all, county, two);
      await pass(all, two, county);
      await pass(all, county, prefecture);
      const three = await joined('county-3', county);
      await pass(all, region, prefecture);
      const usual = await prefecture.work(DAY, (desk) => made(dir, desk, COUNTY));
      await three.work(DAY, async (desk) => {
        const { bundle } = await looked(desk, usual);
        expect(bundle).toMatchObject({ state: 'waiting', code: 'B26_WAITING' });
        // No number is named: those before were never for this machine.
        expect(bundle.words).toBe(bundleWords({ code: 'B26_WAITING' }));
        expect(bundle.words).toContain('请其“从头制作”');
      });
      const whole = await prefecture.work(DAY, (desk) => carried(desk, COUNTY, 'beginning'));
      expect(whole.left).toBe(0);
      await three.work(DAY, (desk) => taken(desk, whole.folder));
      expect(await statusAt(three, caseId)).toBe(await statusAt(prefecture, caseId));
      // The others take the same: what they have of it is not counted again.
      expect(await county.work(DAY, (desk) => taken(desk, whole.folder))).toMatchObject({ newCases: 0 });
      // It has spoken: from now on one bundle is for all of them, whoever of them is behind.
      await pass(all, three, prefecture);
      await pass(all, three, county);
      const [next, own] = await Promise.all(
        [prefecture, county].map((office) => office.work(DAY, (desk) => made(dir, desk, COUNTY))),
      );
      for (const station of [county, three])
        await station.work(DAY, async (desk) => expect((await looked(desk, next ?? '')).plan).not.toBeNull());
      for (const station of [two, three])
        await station.work(DAY, async (desk) => expect((await looked(desk, own ?? '')).plan).not.toBeNull());
    },
  );

  it('that speaks first is sent everything without anybody choosing it', slow, async () => {
    const { county, prefecture, region } = all;
    const caseId = await known();
    const two = await joined('county-2', county);
    await pass(all, region, prefecture);
    await pass(all, two, prefecture);
    await pass(all, prefecture, two);
    expect(await statusAt(two, caseId)).toBe(await statusAt(prefecture, caseId));
  });

  it('is sent everything by the hub where that is asked for, to one agency that is named', slow, async () => {
    const { county, prefecture, region, dir } = all;
    const caseId = await known();
    const two = await joined('county-2', county);
    await pass(all, region, prefecture);
    const folder = mkdtempSync(join(dir, 'hub-'));
    expect(prefecture.hub(DAY, ['export', folder, '--from-start']).code).toBe(3);
    prefecture.hubMust(DAY, 'export', folder, '--to', COUNTY, '--from-start');
    await two.work(DAY, (desk) => taken(desk, folder));
    expect(await statusAt(two, caseId)).toBe(await statusAt(prefecture, caseId));
  });

  it('catches up in several bundles, and keeps nobody else from what is new', slow, async () => {
    const { county, prefecture, region } = all;
    await prefecture.work(DAY, async (desk) =>
      desk.adopt(await limited(desk, { 'exchange.bundleRecords': 20 })),
    );
    const cases: string[] = [];
    for (let number = 0; number < 4; number += 1)
      cases.push(await county.work(DAY, (desk) => desk.first({ dataRegistName: `资源${number}` })));
    const answered = async (station: ExchangeOffice, startsAt: StartsAt): Promise<number> => {
      const { folder, left } = await prefecture.work(DAY, (desk) => carried(desk, COUNTY, startsAt));
      await station.work(DAY, (desk) => taken(desk, folder));
      await pass(all, station, prefecture);
      return left;
    };
    const untilDone = async (station: ExchangeOffice, first: StartsAt): Promise<number> => {
      let turns = 1;
      for (let left = await answered(station, first); left > 0; turns += 1) {
        if (turns > 40) throw new Error('never done');
        left = await answered(station, 'acknowledged');
      }
      return turns;
    };
    await pass(all, county, prefecture);
    await untilDone(county, 'acknowledged');
    const two = await joined('county-2', county);
    await pass(all, region, prefecture);
    expect(await answered(two, 'beginning')).toBeGreaterThan(0);
    // Who spoke last is sent what it lacks, though the other is far behind.
    const late = await county.work(DAY, (desk) => desk.first({ dataRegistName: '后来的资源' }));
    await pass(all, county, prefecture);
    expect(await untilDone(county, 'acknowledged')).toBeLessThan(4);
    await pass(all, two, prefecture);
    expect(await untilDone(two, 'acknowledged')).toBeGreaterThan(1);
    for (const of of [...cases, late]) expect(await statusAt(two, of)).toBe(await statusAt(prefecture, of));
  });
});
