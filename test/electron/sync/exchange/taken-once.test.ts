/** A case that comes while an act in it is in dispute is taken when that is decided: once, and not before (C16). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { revoked } from '../../../helpers/exchange-region';
import { atSettledStore } from '../../../helpers/settled-store';
import { COUNTY, DAY, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { joined } from './two-stations';

let all: Offices;
let second: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  second = await joined(all, 'county');
}, 240_000);
afterAll(() => all.remove());

const takings = () => atSettledStore(all.prefecture, ({ written }) => written('sync.take'));
const holderAt = (office: ExchangeOffice, caseId: string) =>
  office.work(DAY, async (desk) => {
    const { holder } = await desk.look(caseId);
    return [holder?.agency, holder?.releasedTo];
  });

it('a case in which a stolen machine wrote is taken once the region has decided', {
  timeout: 400_000,
}, async () => {
  const { county, prefecture, region, founded } = all;
  const caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '公交线路' }));
  await pass(all, county, prefecture);
  await pass(all, second, prefecture);
  await pass(all, prefecture, second);
  const application = { dataRegistName: '疑似篡改' };
  await second.work(DAY, (desk) =>
    desk.step('clerk', caseId, { type: 'saveDraft', subject: {}, application, request: {} }),
  );
  await pass(all, second, prefecture);
  const { station } = await second.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  await revoked(founded, station, DAY, 'stolen', 'none');
  await pass(all, region, prefecture);
  await county.work(DAY, async (desk) => {
    const { version } = await desk.look(caseId);
    const input = { commandId: commandId(), caseId: caseId as never, version };
    await desk.must('supervisor', 'sync.handOver', { ...input, to: PREFECTURE as never, reason: '移交' });
  });
  await pass(all, county, prefecture);
  for (let times = 0; times < 2; times += 1) await pass(all, prefecture, region);
  expect(await holderAt(prefecture, caseId)).toEqual([COUNTY, '喀什地区登记中心']);
  expect(await takings()).toBe(0);
  await region.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    for (const { caseId: of, id } of items)
      await desk.must('supervisor', 'sync.decide', {
        ...{ commandId: commandId(), caseId: of, id, option: 'void', keep: null, reason: '被盗后所写' },
      });
  });
  await pass(all, region, prefecture);
  await pass(all, prefecture, region);
  expect(await holderAt(prefecture, caseId)).toEqual([PREFECTURE, null]);
  expect(await takings()).toBe(1);
});
