/**
 * A station above is lost with acts that only an office below was told of, as places in a chain: once the region has
 * revoked it, the office below is heard as before.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { enrolOffice, revoked } from '../../../helpers/exchange-region';
import { copyOf, DAY, made, type Offices, offices, pass, REGION } from './exchange-kit';
import { looked } from './kept-out';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('what the county has sent waits while the lost station may still tell, and no longer', {
  timeout: 240_000,
}, async () => {
  const { county, prefecture, region, founded, dir } = all;
  await pass(all, prefecture, region);
  const backup = copyOf(all, prefecture);
  // A case of the prefecture's own is no business of the county: it gets to know that something was done.
  await prefecture.work(DAY, (desk) => desk.begin('FIRST'));
  await pass(all, prefecture, county);
  const { station } = await prefecture.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  backup();
  rmSync(join(dirname(prefecture.vault), 'anchors'), { recursive: true });
  await prefecture.work(DAY, (desk) =>
    desk.must('admin', 'store.continueHere', { commandId: commandId(), reason: '原机损毁，从备份恢复' }),
  );
  await enrolOffice(founded, prefecture, DAY);
  const [caseId, folder] = await county.work(DAY, async (desk) => [
    await desk.begin('FIRST'),
    await made(dir, desk, REGION),
  ]);
  await region.work(DAY, async (desk) => {
    expect((await looked(desk, folder)).bundle.code).toBe('B26_WAITING');
  });
  await revoked(founded, station, DAY, 'retired');
  await pass(all, county, region);
  await region.work(DAY, async (desk) => {
    expect(await desk.look(caseId)).toMatchObject({ caseId });
    expect(await desk.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
  });
});
