/** What was receipted stays taken when the machine that receipted it is revoked later (design 2.9, `Recalled`). */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { revoked } from '../../../helpers/exchange-region';
import { DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('a case that was taken with a receipt is not recalled because its machine was retired since', {
  timeout: 240_000,
}, async () => {
  const { county, prefecture, region, founded, dir } = all;
  const [caseId, folder] = await county.work(DAY, async (desk) => {
    const id = await desk.first();
    const { version } = await desk.look(id);
    const given = { commandId: commandId(), caseId: id, version, to: PREFECTURE, reason: '报送审核' };
    await desk.must('supervisor', 'sync.handOver', given);
    return [id, await made(dir, desk, PREFECTURE)] as const;
  });
  const qr = await prefecture.work(DAY, async (desk) => {
    const { bundle } = await taken(desk, folder);
    desk.files.folders = [mkdtempSync(join(dir, 'receipt-'))];
    const press = { commandId: commandId(), bundleId: bundle.bundleId };
    return (await desk.must('supervisor', 'sync.receipt', press)).qr;
  });
  await prefecture.work(DAY, (desk) => desk.advance(caseId, 'UNDER_REVIEW'));
  await pass(all, prefecture, region);
  const recall = () =>
    county.work(DAY, async (desk) => {
      const { version } = await desk.look(caseId);
      const press = { commandId: commandId(), caseId, version, reason: '误移交' };
      const answer = await desk.call('supervisor', 'sync.recall', press);
      return answer.ok ? 'recalled' : answer.failure.code;
    });
  await county.work(DAY, (desk) =>
    desk.must('supervisor', 'sync.readCode', { commandId: commandId(), text: qr }),
  );
  expect(await recall()).toBe('NOT_THE_HOLDER');
  // The machine is retired in order; the region believes all it did up to now, the taking among it.
  const { station } = await prefecture.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  const list = await revoked(founded, station, DAY, 'retired', 'held');
  await county.work(DAY, async (desk) => {
    desk.files.files = [list];
    await desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
  });
  expect(await recall()).toBe('NOT_THE_HOLDER');
});
