// Nothing typed is lost: not by a reload in the middle of a word, not by locking, not when the program is killed
// after it said 已保存. The page keeps typing in memory only, so every one of these goes through the store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { makePractice, openCase, signIn } from './helpers/practice';

const NAME = '喀什市昆仑公共交通有限责任公司';
const ADDRESS = '喀什市人民东路 100 号';
const REVIEW = '经公司信息中心会同运营部审核，数据来源清楚、内容准确，不含个人信息，同意申请登记。';

let userData: string;
let desk: DeskUnderTest;
let page: Page;
let caseId: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'registry-desk-e2e-'));
  desk = await launchDesk({ userData });
  page = desk.page;
  await makePractice(page, 'prefecture', '2026-03-09');
  await signIn(page, 'clerk');
  await page.keyboard.press('Control+N');
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
  await expect(field('institutionName')).toBeVisible();
  caseId = /#\/cases\/([0-9a-f]{32})\//.exec(page.url())?.[1] ?? '';
});

test.afterAll(async () => {
  await desk.close();
  rmSync(userData, { recursive: true, force: true });
});

const field = (key: string): Locator => page.locator(`[data-field="${key}"]`).getByRole('textbox');
const saved = (): Locator => page.locator('.save-mark');

/** Signs in again after the window was loaded anew and goes back to a page of the form. */
async function comeBack(formPage: string): Promise<void> {
  await signIn(page, 'clerk');
  await openCase(page, caseId, `form/${formPage}`);
}

/** Types at the end of a field, key by key. */
async function typeInto(key: string, text: string): Promise<void> {
  await field(key).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text, { delay: 3 });
}

test('a reload right after the last key keeps every character', async () => {
  await typeInto('institutionName', NAME);
  await page.reload();
  await comeBack('subject');
  await expect(field('institutionName')).toHaveValue(NAME);
});

test('a reload while a save is on its way keeps both halves', async () => {
  await typeInto('address', ADDRESS.slice(0, 6));
  await expect(saved()).toHaveText(/^已保存 /);
  await typeInto('address', ADDRESS.slice(6));
  await page.keyboard.press('Tab');
  await typeInto('legalRep', '阿不都热合曼·吐尔逊');
  await page.reload();
  await comeBack('subject');
  await expect(field('address')).toHaveValue(ADDRESS);
  await expect(field('legalRep')).toHaveValue('阿不都热合曼·吐尔逊');
});

test('a reload long after the last key keeps what was said to be saved', async () => {
  await typeInto('contactName', '古丽娜尔·买买提');
  await expect(saved()).toHaveText(/^已保存 /);
  await page.reload();
  await comeBack('subject');
  await expect(field('contactName')).toHaveValue('古丽娜尔·买买提');
});

test('reloads in quick succession between keys lose nothing', async () => {
  await openCase(page, caseId, 'form/application');
  const parts = REVIEW.match(/.{1,9}/gu) ?? [];
  for (const part of parts) {
    await typeInto('internalReview', part);
    await page.reload();
    await comeBack('application');
  }
  await expect(field('internalReview')).toHaveValue(REVIEW);
});

test('locking in the middle of a word keeps it, and the same person returns to the same place', async () => {
  await openCase(page, caseId, 'form/data');
  await typeInto('dataRegistName', '喀什市公交线路和站点数据');
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await expect(page.getByText('喀什市公交线路和站点数据')).toBeHidden();
  await signIn(page, 'clerk');
  await expect(page.getByRole('heading', { level: 2, name: '数据基本信息' })).toBeVisible();
  await expect(field('dataRegistName')).toHaveValue('喀什市公交线路和站点数据');
});

test('ten minutes without a key lock the desk and keep the draft', async () => {
  await page.clock.install();
  await typeInto('sourceSystem', '公交智能调度系统');
  await page.clock.fastForward('10:01');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await signIn(page, 'clerk');
  await expect(field('sourceSystem')).toHaveValue('公交智能调度系统');
});

test('a program killed after 已保存 has everything when it starts again', async () => {
  await typeInto('qualityNote', '每月按站牌抽查百分之十');
  await expect(saved()).toHaveText(/^已保存 /);
  const gone = desk.app.waitForEvent('close');
  desk.app.process().kill('SIGKILL');
  await gone;
  desk = await launchDesk({ userData });
  page = desk.page;
  await comeBack('data');
  await expect(field('qualityNote')).toHaveValue('每月按站牌抽查百分之十');
  await expect(field('dataRegistName')).toHaveValue('喀什市公交线路和站点数据');
  await openCase(page, caseId, 'form/subject');
  await expect(field('institutionName')).toHaveValue(NAME);
});
