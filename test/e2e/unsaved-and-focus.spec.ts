// What is not saved is said and asked for, and the cursor always has a place: after a dialog, after a refusal,
// in a list of a dialog. Nothing here is about the law.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import {
  changePerson,
  dialogField,
  doStep,
  makePractice,
  openCase,
  prepareDraft,
  signIn,
  submit,
} from './helpers/practice';
import { readSample } from './helpers/sample';
import { demandGood } from './helpers/screen-check';

let desk: DeskUnderTest;
let page: Page;
let caseId: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await launchDesk();
  page = desk.page;
  await makePractice(page, 'prefecture', '2026-03-09');
  const prepared = await prepareDraft(page, readSample('kashgar-bus'));
  await submit(prepared, '2026-03-09');
  await prepared.moveTo('2026-03-10');
  caseId = prepared.caseId;
  await page.reload();
  await signIn(page, 'clerk');
});

test.afterAll(async () => {
  await desk.close();
});

const header = (): Locator => page.locator('header.case-head');
const dialog = (): Locator => page.getByRole('dialog');
const saveState = (): Locator => page.getByTestId('save-state');
const wouldAsk = (): Promise<boolean> =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('sending with errors puts the cursor on their heading', async () => {
  await page.keyboard.press('Control+N');
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
  await expect(header()).toContainText('（尚未填写主体和名称）');
  await page.locator('[data-field] input').first().focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#submit-errors')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#submit-errors')).toBeFocused();
});

test('an unsent correction list is said and asked for until a row is left no more', async () => {
  await openCase(page, caseId, 'materials/correction');
  expect(await wouldAsk()).toBe(false);
  await page.getByRole('button', { name: '添加一项' }).click();
  await expect(saveState()).toContainText('未保存：补正清单未发出');
  expect(await wouldAsk()).toBe(true);
  await page.getByRole('listitem', { name: '补正清单 1' }).getByRole('button', { name: '删除' }).click();
  await expect(saveState()).not.toContainText('未保存');
  expect(await wouldAsk()).toBe(false);
});

test('the cursor comes back from a dialog to the main button', async () => {
  await openCase(page, caseId);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Control+Enter');
  await expect(dialog()).toContainText('受理：');
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  await expect(header().getByRole('button', { name: '受理', exact: true })).toBeFocused();
  await doStep(page, '受理', {});
  await expect(header()).toContainText('形式审核中');
  await expect(page.locator('[data-case-heading]')).toBeFocused();
});

test('open items keep the review from being handed on; an answer is unsaved until it is saved', async () => {
  await changePerson(page, 'reviewer');
  await openCase(page, caseId, 'review');
  const lines = page.locator('[data-item]');
  await lines.first().focus();
  await page.keyboard.press('1');
  await expect(saveState()).toContainText('未保存：形式审核表未暂存');
  await expect(page.getByText(/^已暂存 /)).toBeVisible();
  await expect(saveState()).not.toContainText('未保存');
  const open = (await lines.count()) - 1;
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`还有 ${open} 项未查或存疑，不能提交复审。已转到第 2 项。`)).toBeVisible();
  await expect(lines.nth(1)).toBeFocused();
  await expect(dialog()).toBeHidden();
});

test('Esc closes a dialog at once, but asks when something was typed in it', async () => {
  const prepared = await prepareAnother();
  await openCase(page, prepared);
  const open = () => header().getByRole('button', { name: '登记收件' }).click();
  const question = (): Locator => page.getByRole('dialog', { name: '放弃已键入的内容？' });
  await open();
  await dialogField(page, '收到申请日').focus();
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  await open();
  await dialogField(page, '收到申请日').fill('2026-03-08');
  await page.keyboard.press('Escape');
  await expect(question()).toBeVisible();
  await expect(dialog().getByRole('button', { name: '继续填写' })).toBeFocused();
  await demandGood(page, 'the question before a text is lost');
  await page.keyboard.press('Enter');
  await expect(question()).toBeHidden();
  await expect(dialogField(page, '收到申请日')).toHaveValue('2026-03-08');
  await expect(dialogField(page, '收到申请日')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(question()).toBeHidden();
  await expect(dialogField(page, '收到申请日')).toHaveValue('2026-03-08');
  await dialog().getByRole('button', { name: '取消', exact: true }).click();
  await dialog().getByRole('button', { name: '放弃' }).click();
  await expect(dialog()).toBeHidden();
  await expect(header()).toContainText('待提交');
});

test('a day that does not exist is told on leaving the field, and a list lets Ctrl+Enter pass', async () => {
  await header().getByRole('button', { name: '登记收件' }).click();
  await dialogField(page, '收到申请日').fill('2026-02-30');
  await page.keyboard.press('Tab');
  await expect(dialog()).toContainText('没有这一天。');
  await dialogField(page, '收到申请日').fill('昨天');
  await page.keyboard.press('Tab');
  await expect(dialog()).toContainText('请按 2026-03-05 的样子键入日期。');
  await dialogField(page, '收到申请日').fill('2026-03-10');
  await expect(dialog()).not.toContainText('样子键入');
  await expect(dialog().locator('form')).toHaveAttribute('aria-busy', 'false');
  await dialog().getByRole('combobox').focus();
  await page.keyboard.press('Control+Enter');
  await expect(dialog()).toBeHidden();
  await expect(header()).toContainText('待受理');
  await expect(header().getByRole('button', { name: '受理', exact: true })).toBeFocused();
});

/** A second application, approved and waiting to be received; the clerk sits at the desk. */
async function prepareAnother(): Promise<string> {
  await page.reload();
  const prepared = await prepareDraft(page, readSample('kashgar-bus'));
  await page.reload();
  await signIn(page, 'clerk');
  await openCase(page, prepared.caseId, 'form/submit');
  await header().getByRole('button', { name: '送业务审核' }).click();
  const reason = page.getByLabel('仍要提交的理由');
  await expect(reason.or(header().getByText('主体内部审核'))).toBeVisible();
  if (await reason.isVisible()) {
    await reason.fill('与前一件无关');
    await header().getByRole('button', { name: '送业务审核' }).click();
  }
  await expect(header()).toContainText('主体内部审核');
  await changePerson(page, 'reviewer');
  await openCase(page, prepared.caseId);
  await doStep(page, '业务审核通过', { 业务审核意见: '同意申请登记', 保密审查人: '刘洋' });
  await expect(header()).toContainText('待提交');
  await changePerson(page, 'clerk');
  return prepared.caseId;
}
