// A seal slip shows that the data was put back to an earlier day: nothing can be done, until two administrators answer
// for going on, one after the other at the same window.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answered, callDesk, newCommandId } from './helpers/call-desk';
import {
  fillOffice,
  makeStore,
  type NewPerson,
  OFFICERS,
  signInAs,
  typeSlipsBack,
} from './helpers/first-start';
import { launchDesk } from './helpers/launch';
import { demandGood } from './helpers/screen-check';

test.setTimeout(180_000);

const supervisor: NewPerson = {
  account: 'zhao.hua',
  name: '赵华华',
  roles: ['登记机构主管'],
  passphrase: '主管的很长的口令 二',
};
const [admin, security] = OFFICERS;

interface Slip {
  readonly number: number;
  readonly characters: string;
}

const addPerson = (page: Page) =>
  answered(
    callDesk(page, 'accounts.add', {
      commandId: newCommandId(),
      account: 'new.one',
      name: '新人员',
      passphrase: '新人员的长长口令 八八',
    }),
  );

test('what a slip was against is believed again by two administrators, with a reason', async () => {
  const place = mkdtempSync(join(tmpdir(), 'registry-desk-doubt-'));
  const [userData, before] = [join(place, 'desk'), join(place, 'before')];
  let desk = await launchDesk({ userData });
  try {
    await fillOffice(desk.page);
    const slips = await makeStore(desk.page, [...OFFICERS, supervisor]);
    await typeSlipsBack(desk.page, slips[0] ?? '', slips[1] ?? '');
    await desk.close();
    cpSync(userData, before, { recursive: true });

    desk = await launchDesk({ userData });
    await signInAs(desk.page, admin);
    await addPerson(desk.page);
    const slip = await answered<Slip>(callDesk(desk.page, 'store.sealSlip', { commandId: newCommandId() }));
    await desk.close();
    rmSync(userData, { recursive: true });
    cpSync(before, userData, { recursive: true });

    desk = await launchDesk({ userData });
    const { page } = desk;
    await signInAs(page, admin);
    await page.getByRole('tab', { name: '数据' }).click();
    const panel = page.getByRole('region', { name: '封印条' });
    await panel.getByRole('spinbutton').fill(String(slip.number));
    await panel.getByRole('textbox').fill(slip.characters);
    await panel.getByRole('button', { name: '核对', exact: true }).click();
    await expect(panel.getByRole('status').last()).not.toBeEmpty();

    await page.getByRole('tab', { name: '三员' }).click();
    await expect(page.getByText('有封印条与这份数据不符，数据只能查看')).toBeVisible();
    await demandGood(page, 'a store that a slip was against');
    await page.getByRole('button', { name: '提请解除' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('磁盘损坏，只剩这份备份');
    await dialog.getByRole('button', { name: '提请解除' }).click();
    const pending = page.getByRole('status').filter({ hasText: '提请解除旧副本疑点' });
    await expect(pending).toContainText(admin.name);
    await expect(pending.getByRole('button', { name: '确认解除' })).toHaveCount(0);

    await page.keyboard.press('Control+L');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
    await signInAs(page, security);
    await page.getByRole('tab', { name: '三员' }).click();
    await expect(pending).toContainText('磁盘损坏，只剩这份备份');
    await demandGood(page, 'a proposal to go on');
    await pending.getByRole('button', { name: '确认解除' }).click();
    await dialog.getByRole('button', { name: '确认解除' }).click();
    await expect(page.getByText('已解除，可以办理')).toBeVisible();
    await expect(pending).toHaveCount(0);

    await page.keyboard.press('Control+L');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
    await signInAs(page, admin);
    await addPerson(page);
  } finally {
    await desk.close();
    rmSync(place, { recursive: true, force: true });
  }
});
