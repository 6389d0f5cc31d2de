/** What a store said through its former station, and what it left with it, once it goes on from an older copy. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { enrolOffice } from '../../../helpers/exchange-region';
import { levelled, nameAt, waitingAt } from './core-data-kit';
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

  it(
    'owes every case that was ever said to be core data, whatever was acknowledged (XJR-4-1)',
    ahead,
    async () => {
      const { county, prefecture } = all;
      const [early, late] = await county.work(DAY, async (desk) => {
        const first = await desk.first({ dataRegistName: '误填级别的资源', securityLevel: 'CORE' });
        return [first, await desk.first({ dataRegistName: '迟改级别的资源', securityLevel: 'CORE' })];
      });
      const backup = copyOf(all, county);
      // Their places go, and are all that the prefecture has; the copy knows of no bundle that withheld them.
      await pass(all, county, prefecture);
      backup();
      await goesOn();
      await county.work(DAY, (desk) => levelled(desk, early ?? '', 'GENERAL'));
      await pass(all, prefecture, county);
      await pass(all, county, prefecture);
      expect(await nameAt(prefecture, early ?? '')).toBe('误填级别的资源');
      await pass(all, prefecture, county);
      expect((await waitingAt(county)).check).toMatchObject({ core: 1 });
      await county.work(DAY, (desk) => levelled(desk, late ?? '', 'GENERAL'));
      expect((await waitingAt(county)).items.map((one) => one.caseId)).toEqual([late]);
      expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1 });
      expect(await nameAt(prefecture, late ?? '')).toBe('迟改级别的资源');
      // Answered: nothing of them goes again.
      await pass(all, prefecture, county);
      expect((await waitingAt(county)).items).toEqual([]);
    },
  );
});
