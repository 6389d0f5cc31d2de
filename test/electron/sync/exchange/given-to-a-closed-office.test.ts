/**
 * What the region sent to an office that is closed goes back to the region, also where the office said that it has it:
 * above the region there is nobody who could take the case by force. Others have it taken by their superior.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { revoked } from '../../../helpers/exchange-region';
import { DAY, givenAndReceipted, type Offices, offices, PREFECTURE, scanned } from './exchange-kit';

let all: Offices;
let caseId: string;

/** The region gives a case to the prefecture, which answers that it has it; its taking never comes. */
beforeAll(async () => {
  all = await offices();
  const { prefecture, region } = all;
  const given = await givenAndReceipted(all, region, prefecture);
  ({ caseId } = given);
  await scanned(region, given.qr);
}, 240_000);
afterAll(() => all.remove());

const recall = () =>
  all.region.work(DAY, async (desk) => {
    const { version } = await desk.look(caseId);
    const press = { commandId: commandId(), caseId, version, reason: '该单位已停用' };
    return desk.call('supervisor', 'sync.recall', press);
  });

it('is recalled once the office is closed, and not before', { timeout: 240_000 }, async () => {
  const before = await recall();
  expect(before.ok ? '' : before.failure).toMatchObject({
    code: 'NOT_THE_HOLDER',
    message: expect.stringContaining('已回执收到本件的移交，收到即可接收办理，不能收回，没有保存'),
    wayOut: expect.stringContaining('对方单位已停用的，吊销该单位后收回'),
  });
  await revoked(all.founded, PREFECTURE, DAY, 'retired', 'held');
  expect(await recall()).toMatchObject({ ok: true });
  const { holder } = await all.region.work(DAY, (desk) => desk.look(caseId));
  expect(holder).toMatchObject({ mine: true, releasedTo: null });
});
