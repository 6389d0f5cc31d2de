/** An office is revoked with a line for every station that the desk has told of, whatever copy of the register is used. */
import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { COUNTY, DAY, type Offices, offices, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('with the copy of before its second station joined: refused, or that one is named', {
  timeout: 240_000,
}, async () => {
  const { county, prefecture, region, founded, dir } = all;
  const backup = mkdtempSync(join(dir, 'register-'));
  cpSync(founded.ceremony.path('region'), backup, { recursive: true });
  const two = new ExchangeOffice(dir, 'county-2', county.parts);
  await two.setUp('2026-03-05');
  await enrolOffice(founded, two, DAY);
  await pass(all, region, prefecture);
  await two.work(DAY, (desk) => desk.first({ dataRegistName: '公交线路' }));
  await pass(all, two, prefecture);
  await pass(all, prefecture, region);
  const { station } = await two.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  const result = await region.work(DAY, async (desk) => {
    const told = await desk.must('admin', 'region.toRevoke', { subject: COUNTY as never });
    expect(told.stations).toBe(2);
    desk.files.files = [founded.ceremony.path('k5.key')];
    desk.files.folders = [backup, mkdtempSync(join(dir, 'list-'))];
    const press = { commandId: commandId(), passphrase: PASSPHRASE };
    const answer = await desk.call('admin', 'region.revoke', {
      ...press,
      ...{ subject: COUNTY as never, reason: 'retired', trusted: 'held' },
    });
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    return {
      named: !answer.ok || answer.value.slip.lines.some((line) => line.includes(station)),
      conflicts: items.length,
    };
  });
  expect(result).toEqual({ named: true, conflicts: 0 });
});
