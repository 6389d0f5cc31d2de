/** What a store said through its former station, and what it left with it, once it goes on from an older copy. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { enrolOffice } from '../../../helpers/exchange-region';
import { nameAt } from './core-data-kit';
import { copyOf, DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';

let all: Offices;
beforeEach(async () => {
  all = await offices();
}, 240_000);
afterEach(() => all.remove());

const ahead = { timeout: 240_000 };

/** The county on another machine, which remembers nothing of it, as a new station. */
async function goesOn(): Promise<void> {
  const { county, founded } = all;
  rmSync(join(dirname(county.vault), 'anchors'), { recursive: true });
  await county.work(DAY, (desk) =>
    desk.must('admin', 'store.continueHere', { commandId: commandId(), reason: '原机损毁，从备份恢复' }),
  );
  await enrolOffice(founded, county, DAY);
}

describe('a store that goes on from an older copy', () => {
  it('gets what it lost, also when bundles of its former station come only then', ahead, async () => {
    const { county, prefecture, dir } = all;
    await county.work(DAY, (desk) => desk.first({ dataRegistName: '一般资源' }));
    await pass(all, county, prefecture);
    const backup = copyOf(all, county);
    const caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '备份后的资源' }));
    await pass(all, county, prefecture);
    await pass(all, prefecture, county);
    // With what the former station owned, and its receipt; still with the courier.
    const late = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    backup();
    await goesOn();
    await pass(all, county, prefecture);
    await prefecture.work(DAY, async (desk) => {
      await taken(desk, late);
      const { items } = await desk.must('supervisor', 'sync.out', { page: 0 });
      expect(items[0]?.receipt).toContain('已导入');
    });
    // Its own word is what counts: all of it goes, and nothing waits for what was lost.
    expect(await pass(all, prefecture, county)).toMatchObject({ bundle: { state: 'imported' } });
    expect(await nameAt(county, caseId)).toBe('备份后的资源');
  });
});
