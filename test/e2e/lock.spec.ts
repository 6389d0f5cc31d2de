// After locking nothing of a case is left: the window has begun anew, the store is closed and its folder free.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { callDesk } from './helpers/call-desk';
import {
  fillOffice,
  makeStore,
  type NewPerson,
  OFFICERS,
  signInAs,
  typeSlipsBack,
} from './helpers/first-start';
import { type DeskUnderTest, launchDesk } from './helpers/launch';

const clerk: NewPerson = {
  account: 'wang.min',
  name: '王敏',
  roles: ['登记主体经办人', '受理员', '登记机构主管'],
  passphrase: '经办人的长长口令 四四',
};
const NAME = '喀什市昆仑公共交通有限责任公司';

let userData: string;
let desk: DeskUnderTest;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'registry-desk-lock-'));
  desk = await launchDesk({ userData });
  page = desk.page;
  await fillOffice(page);
  const slips = await makeStore(page, [...OFFICERS, clerk]);
  await typeSlipsBack(page, slips[0] ?? '', slips[1] ?? '');
  await signInAs(page, clerk);
  await page.keyboard.press('Control+N');
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
});

test.afterAll(async () => {
  await desk.close();
  rmSync(userData, { recursive: true, force: true });
});

const field = () => page.locator('[data-field="institutionName"]').getByRole('textbox');
/** Whoever has the store open holds a claim in its folder. */
const claims = (): readonly string[] => {
  const folder = join(userData, 'vault', 'lock');
  return existsSync(folder) ? readdirSync(folder) : [];
};
/** Marks this very window: only a window that begins anew is without it. */
const mark = () =>
  page.evaluate((name) => {
    Object.assign(window, { marked: name });
  }, NAME);
const isMarked = () => page.evaluate(() => 'marked' in window);

async function expectNothingLeft(): Promise<void> {
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await expect.poll(isMarked).toBe(false);
  expect(await page.content()).not.toContain(NAME);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).toBe(
    JSON.stringify({ 'locked-account': clerk.account }),
  );
  expect(await callDesk(page, 'worklist.counts', {})).toMatchObject({
    ok: false,
    failure: { code: 'SESSION_MISSING' },
  });
  await expect.poll(claims).toEqual([]);
}

async function comeBack(): Promise<void> {
  await expect(page.getByLabel('账号')).toHaveValue(clerk.account);
  await page.getByLabel('口令').fill(clerk.passphrase);
  await page.keyboard.press('Enter');
  await expect(field()).toHaveValue(NAME);
}

test('Ctrl+L saves the draft, closes the store and clears the memory of the window', async () => {
  await field().focus();
  await page.keyboard.type(NAME, { delay: 3 });
  expect(claims()).toHaveLength(1);
  await mark();
  await page.keyboard.press('Control+L');
  await expectNothingLeft();
  await comeBack();
});

test('ten idle minutes do the same', async () => {
  await page.clock.install();
  await page.reload();
  await signInAs(page, clerk);
  await page.goBack();
  await mark();
  await page.clock.fastForward('10:01');
  await expectNothingLeft();
});

test('signing out leaves no account and no place behind', async () => {
  await page.getByLabel('口令').fill(clerk.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText(clerk.name);
  await mark();
  await page.getByRole('button', { name: clerk.name }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await expect.poll(isMarked).toBe(false);
  await expect(page.getByLabel('账号')).toHaveValue('');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await expect.poll(claims).toEqual([]);
});
