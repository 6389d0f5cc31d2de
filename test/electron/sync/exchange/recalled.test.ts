/**
 * What was receipted stays taken when the machine that receipted it is revoked later, as far as it is believed: a case
 * that is recalled from whoever has it would have two holders. A machine of which nothing is believed holds nobody up.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { commandId } from '../../../helpers/desk-kit';
import { revoked } from '../../../helpers/exchange-region';
import { DAY, givenAndReceipted, type Offices, offices, PREFECTURE, pass, scanned } from './exchange-kit';

const slow = { timeout: 240_000 };

let all: Offices;
let caseId: string;
/** The prefecture's, which receipted the case. */
let station: string;

beforeAll(async () => {
  all = await offices();
  const { county, prefecture, region } = all;
  const given = await givenAndReceipted(all, county, prefecture);
  ({ caseId } = given);
  await prefecture.work(DAY, (desk) => desk.advance(caseId, 'UNDER_REVIEW'));
  await pass(all, prefecture, region);
  await scanned(county, given.qr);
  ({ station } = await prefecture.work(DAY, (desk) => desk.must('admin', 'enrol.state', {})));
}, 240_000);
afterAll(() => all.remove());

const recall = () =>
  all.county.work(DAY, async (desk) => {
    const { version } = await desk.look(caseId);
    const press = { commandId: commandId(), caseId, version, reason: '误移交' };
    const answer = await desk.call('supervisor', 'sync.recall', press);
    return answer.ok ? 'recalled' : answer.failure.code;
  });

/** The region revokes the prefecture's machine, or all of it, and the county reads the list in. */
async function revokedWith(
  reason: CallInput<'region.revoke'>['reason'],
  trusted: CallInput<'region.revoke'>['trusted'],
  subject = station,
): Promise<void> {
  const list = await revoked(all.founded, subject, DAY, reason, trusted);
  await all.county.work(DAY, async (desk) => {
    desk.files.files = [list];
    await desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
  });
}

it(
  'a case that was taken with a receipt is not recalled, nor because the machine was retired since',
  slow,
  async () => {
    expect(await recall()).toBe('NOT_THE_HOLDER');
    await revokedWith('retired', 'held');
    expect(await recall()).toBe('NOT_THE_HOLDER');
  },
);

it(
  'nor by whoever is below it once the whole office is closed: its superior takes the case by force',
  slow,
  async () => {
    await revokedWith('retired', 'held', PREFECTURE);
    expect(await recall()).toBe('NOT_THE_HOLDER');
  },
);

it('it is recalled when the region believes nothing of the machine that receipted it', slow, async () => {
  await revokedWith('stolen', 'none');
  expect(await recall()).toBe('recalled');
});
