/**
 * Nothing is revoked by a copy of the register from before what the desk knows: an office is revoked with a line for
 * every station of it, and a list never has the number of another one.
 */
import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice } from '../../../helpers/exchange-office';
import { enrolOffice, revoked } from '../../../helpers/exchange-region';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { COUNTY, DAY, type Offices, offices, pass } from './exchange-kit';

const slow = { timeout: 240_000 };

let all: Offices;
let two: ExchangeOffice;
/** The register before the county's second station joined. */
let backup: string;

beforeAll(async () => {
  all = await offices();
  const { county, prefecture, region, founded, dir } = all;
  backup = mkdtempSync(join(dir, 'register-'));
  cpSync(founded.ceremony.path('region'), backup, { recursive: true });
  two = new ExchangeOffice(dir, 'county-2', county.parts);
  await two.setUp('2026-03-05');
  await enrolOffice(founded, two, DAY);
  await pass(all, region, prefecture);
  await two.work(DAY, (desk) => desk.first({ dataRegistName: '公交线路' }));
  await pass(all, two, prefecture);
  await pass(all, prefecture, region);
}, 240_000);
afterAll(() => all.remove());

const stationOf = async (office: ExchangeOffice): Promise<string> =>
  (await office.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}))).station;

/** The region revokes by a register; what it is told, and what was written. */
async function revokedBy(register: string, subject: string) {
  const { region, founded, dir } = all;
  const to = mkdtempSync(join(dir, 'list-'));
  const before = readdirSync(register);
  return region.work(DAY, async (desk) => {
    desk.files.files = [founded.ceremony.path('k5.key')];
    desk.files.folders = [register, to];
    const answer = await desk.call('admin', 'region.revoke', {
      ...{ commandId: commandId(), passphrase: PASSPHRASE },
      ...{ subject: subject as never, reason: 'retired', trusted: 'held' },
    });
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    const { code = '', message = '', wayOut = '' } = answer.ok ? {} : answer.failure;
    const written = [...readdirSync(to), ...readdirSync(register).filter((name) => !before.includes(name))];
    return { code, message, wayOut, written, conflicts: items.length };
  });
}

it('an office is not revoked by the copy of before its second station joined', slow, async () => {
  const told = await revokedBy(backup, COUNTY);
  expect(told).toMatchObject({ code: 'B21_FORMAT', written: [], conflicts: 0 });
  expect(told.message).toContain(await stationOf(two));
  expect(told.message).toContain('所选登记册不是最新的');
  expect(told.message).toContain('没有签发');
  expect(told.wayOut).toContain('最新的仪式登记册');
});

it(
  'nor is a station by the copy of before the last list; by the newest one the office is',
  slow,
  async () => {
    const { founded, prefecture } = all;
    await revoked(founded, await stationOf(two), DAY, 'lost', 'held');
    const told = await revokedBy(backup, await stationOf(prefecture));
    expect(told).toMatchObject({ code: 'B21_FORMAT', written: [], conflicts: 0 });
    expect(told.message).toContain('吊销名单第 1 号');
    const newest = founded.ceremony.path('region');
    expect(await revokedBy(newest, COUNTY)).toMatchObject({ code: '', conflicts: 0 });
  },
);
