/**
 * A restored office knows of its people what it knew when the copy was made, and others know more: it tells them anew, so
 * that nobody asks for a second person because of a key or a role that fell back with the store.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { passphraseOf } from '../../../helpers/exchange-office';
import { certifyOffice } from '../../../helpers/exchange-region';
import {
  brought,
  checked,
  confirmed,
  copyOf,
  DAY,
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
} from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

/** What the prefecture sees of the county's next bundle; taken in afterwards. */
async function seen(): Promise<{
  secondNeeded: boolean;
  needsYou: readonly string[];
  told: readonly string[];
}> {
  const { county, prefecture, dir } = all;
  const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
  return prefecture.work(DAY, async (desk) => {
    const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
    const { plan, bundle } = await checked(desk, bundleId);
    if (plan === null) throw new Error(`not planned: ${bundle.code} ${bundle.words}`);
    const titles = async (group: 'needs-you' | 'told') =>
      (await desk.must('supervisor', 'sync.plan', { bundleId, group, page: 0 })).items.map(
        ({ title }) => title,
      );
    const [needsYou, told] = [await titles('needs-you'), await titles('told')];
    await confirmed(desk, bundleId, plan);
    return { secondNeeded: plan.secondNeeded, needsYou, told };
  });
}

describe('a restored office', () => {
  it('whose supervisor had changed the key since is believed again with its first bundle', {
    timeout: 240_000,
  }, async () => {
    const { county, prefecture, founded } = all;
    await pass(all, county, prefecture);
    const backup = copyOf(all, county);
    const passphrase = passphraseOf('supervisor');
    await county.work(DAY, (desk) =>
      desk.must('supervisor', 'person.key', { commandId: commandId(), passphrase }),
    );
    expect(await seen()).toMatchObject({ secondNeeded: true });
    backup();
    rmSync(join(dirname(county.vault), 'anchors'), { recursive: true });
    await county.work(DAY, (desk) =>
      desk.must('admin', 'store.continueHere', { commandId: commandId(), reason: '原机损毁，从备份恢复' }),
    );
    await certifyOffice(founded, county, DAY);
    const first = await seen();
    expect(first.needsYou).toEqual([]);
    expect(first.secondNeeded).toBe(false);
    expect(first.told).toContain('喀什市数据局从备份恢复，在岗人员和签名密钥以其重新说明的为准');
    expect(await seen()).toMatchObject({ secondNeeded: false, needsYou: [] });
    // A key that nobody was told is a matter for two people as ever.
    await county.work(DAY, (desk) =>
      desk.must('supervisor', 'person.key', { commandId: commandId(), passphrase }),
    );
    expect(await seen()).toMatchObject({ secondNeeded: true });
  });
});
