/** What is owed an office is made up also when the case has moved on since: what it had in hand it keeps seeing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { levelled, MONTH, nameAt, waitingAt } from './core-data-kit';
import { COUNTY, DAY, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const handOver = async (desk: OfficeDesk, caseId: string, to: string): Promise<void> => {
  const { version } = await desk.look(caseId);
  await desk.must('supervisor', 'sync.handOver', {
    commandId: commandId(),
    caseId,
    version,
    to,
    reason: '办理',
  });
};

it('a case that an office had in hand and gave back, core data meanwhile by mistake, reaches it whole (XJR-4-1)', {
  timeout: 240_000,
}, async () => {
  const { county, prefecture } = all;
  const monthAgainstCounty = () =>
    prefecture.work(DAY, async (desk) => {
      const asked = { month: MONTH, agency: COUNTY, page: 0 };
      const { items } = await desk.must('supervisor', 'sync.reconcile', asked);
      return items.find((row) => row.caseId === caseId);
    });
  const caseId = await prefecture.work(DAY, async (desk) => {
    const id = await desk.first({ dataRegistName: '移交过的资源' });
    await handOver(desk, id, COUNTY);
    return id;
  });
  await pass(all, prefecture, county);
  await county.work(DAY, (desk) => handOver(desk, caseId, PREFECTURE));
  await pass(all, county, prefecture);
  await prefecture.work(DAY, async (desk) => {
    await levelled(desk, caseId, 'CORE');
  });
  await pass(all, prefecture, county);
  await pass(all, county, prefecture);
  await prefecture.work(DAY, async (desk) => {
    await levelled(desk, caseId, 'GENERAL');
    const application = { dataRegistName: '移交过并改正的资源' };
    await desk.step('clerk', caseId, { type: 'saveDraft', subject: {}, application, request: {} });
  });
  expect(await monthAgainstCounty()).toMatchObject({ kind: 'content', cause: '尚未打包', way: 'make' });
  await pass(all, prefecture, county);
  expect(await nameAt(county, caseId)).toBe('移交过并改正的资源');
  expect(await monthAgainstCounty()).toMatchObject({ kind: 'content', way: 'deliver' });
  await pass(all, county, prefecture);
  expect(await monthAgainstCounty()).toBeUndefined();
  const { items } = await waitingAt(prefecture, COUNTY);
  expect(items.map((item) => item.caseId)).not.toContain(caseId);
});
