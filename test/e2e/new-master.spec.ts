// A new master key at the real desk: renewed on the page of slips, new slips typed back, work goes on, and the next
// start opens the store with the same passphrases.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  fillOffice,
  makeStore,
  type NewPerson,
  OFFICERS,
  shownSlips,
  signInAs,
  typeSlipsBack,
} from './helpers/first-start';
import { launchDesk } from './helpers/launch';
import { demandGood } from './helpers/screen-check';

const supervisor: NewPerson = {
  account: 'zhao.hua',
  name: '赵华华',
  roles: ['登记机构主管'],
  passphrase: '主管的很长的口令 二',
};
const [, security] = OFFICERS;

test('the master key is renewed on the page of slips, and everybody signs in as before', async () => {
  const place = mkdtempSync(join(tmpdir(), 'registry-desk-master-'));
  let desk = await launchDesk({ userData: place });
  try {
    await fillOffice(desk.page);
    const slips = await makeStore(desk.page, [...OFFICERS, supervisor]);
    await typeSlipsBack(desk.page, slips[0] ?? '', slips[1] ?? '');
    await signInAs(desk.page, security);
    await desk.page.getByRole('tab', { name: '恢复单' }).click();
    const panel = desk.page.getByRole('region', { name: '主密钥' });
    await demandGood(desk.page, 'the page of slips');
    await panel.getByRole('button', { name: '更换主密钥' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: '更换主密钥' }).click();
    const renewed = await shownSlips(desk.page);
    expect(renewed).not.toEqual(slips);
    await typeSlipsBack(desk.page, slips[0] ?? '', slips[1] ?? '');
    await expect(desk.page.getByRole('alert').filter({ hasText: '代码' })).toContainText('已经作废');
    await typeSlipsBack(desk.page, renewed[2] ?? '', renewed[0] ?? '');
    await expect(desk.page.getByRole('contentinfo')).toContainText(security.name);
    await desk.close();
    expect(readdirSync(place).filter((name) => name.startsWith('vault.'))).toHaveLength(1);
    desk = await launchDesk({ userData: place });
    await signInAs(desk.page, supervisor);
  } finally {
    await desk.close();
    rmSync(place, { recursive: true, force: true });
  }
});
