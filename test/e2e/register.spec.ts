// The register on the screen: a day gone by, an item with its versions, a change that begins as a case, giving
// it out with purpose and ground (XJR-22-2), and what the agency begins by itself. Never writes past the screen
// what it is about.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { answered, callDesk, leaveDesk, newCommandId } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { changePerson, dialogField, signIn } from './helpers/practice';
import { demandGood, settle } from './helpers/screen-check';

const NAME = '新疆分地区分行业月度用电量统计数据';
const TODAY = '2026-06-25';

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

let desk: DeskUnderTest;
let folder: string;

const dialog = (): Locator => desk.page.getByRole('dialog');
const starts = (): Locator => desk.page.getByRole('region', { name: '发起', exact: true });
const row = (): Locator => desk.page.getByRole('row').filter({ hasText: NAME });

async function go(hash: string): Promise<void> {
  await desk.page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await settle(desk.page);
}

async function openEntry(): Promise<void> {
  await go('#/register');
  await row().click();
  await expect(desk.page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
}

test.beforeAll(async () => {
  desk = await launchDesk();
  folder = mkdtempSync(join(tmpdir(), 'registry-desk-register-'));
  await answered(
    callDesk(desk.page, 'desk.setUpPractice', {
      commandId: newCommandId(),
      office: 'region',
      startOn: TODAY,
      withSamples: true,
    }),
  );
  await desk.page.reload();
  await signIn(desk.page, 'supervisor');
});

test.afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the register of a day gone by says so, and leads back to today', async () => {
  const { page } = desk;
  await go('#/register');
  await expect(row()).toContainText('有效');
  await page.getByLabel('截至日期').fill('2026-06-24');
  await expect(page.getByText('正在查看 2026年6月24日 的登记簿')).toBeVisible();
  await expect(row()).toBeHidden();
  await expect(page.getByText('截至 2026-06-24，登记簿没有条目')).toBeVisible();
  await demandGood(page, 'register of a day gone by');
  await page.getByRole('button', { name: '回到今天' }).click();
  await expect(row()).toBeVisible();
  await expect(page.getByLabel('截至日期')).toHaveValue('');
});

test('filters narrow by kind of object and standing; the catalogue code is shown on demand', async () => {
  const { page } = desk;
  const choose = async (list: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: list, exact: true }).click();
    await page.getByTitle(option, { exact: true }).click();
  };
  await choose('对象类型', '公共数据产品和服务');
  await expect(row()).toBeHidden();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await choose('效力', '已注销');
  await expect(page.getByText('没有符合条件的条目（共 1 件）')).toBeVisible();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('checkbox', { name: '显示目录代码' }).check();
  await expect(page.getByRole('columnheader', { name: /目录代码/ })).toBeVisible();
  await demandGood(page, 'register with the catalogue code');
});

test('an entry opens by keyboard and shows code, validity, window, versions and cases; nothing can be typed', async () => {
  const { page } = desk;
  await row().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByRole('img', { name: '登记结果查询码二维码' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^有效期 2026-06-25 至 2029-06-24/ })).toBeVisible();
  await expect(page.getByText('续展窗口 2029-04-25 至 2029-06-24')).toBeVisible();
  await expect(page.getByRole('region', { name: '版本', exact: true })).toContainText('第 1 版');
  await expect(page.getByRole('region', { name: '相关案件' })).toContainText('首次登记');
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await demandGood(page, 'an entry');
});

test('what may not be begun says why, with the article', async () => {
  const { page } = desk;
  await starts().getByRole('button', { name: '期满注销', exact: true }).click({ force: true });
  await expect(page.getByText('登记有效期至2029年6月24日，尚未届满。')).toBeVisible();
  await expect(page.getByRole('button', { name: /^细则第十九条/ })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a clause opens with the official words, our reading named as ours, and where it acts', async () => {
  const { page } = desk;
  await starts().getByRole('button', { name: '期满注销', exact: true }).click({ force: true });
  await page.getByRole('button', { name: /^细则第十九条/ }).click();
  const words = page.getByRole('region', { name: 'XJR-19-5' });
  await expect(words).toContainText('本工作台理解');
  await expect(words).toContainText('作用于');
  await demandGood(page, 'a clause');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

test('giving the register out asks for a purpose; without an approval it is 内部资料', async () => {
  const { app, page } = desk;
  await go('#/register');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await expect(dialog()).toContainText('将标注“内部资料”');
  await dialog().getByRole('button', { name: '导出', exact: true }).click();
  await expect(dialog()).toContainText('请填写用途');
  await demandGood(page, 'export without a purpose');
  const path = join(folder, '登记簿.csv');
  await app.evaluate(({ dialog: native }, to) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
  }, path);
  await dialogField(page, '用途').fill('编写季度工作情况');
  await dialog().getByRole('button', { name: '导出', exact: true }).click();
  await expect(page.getByText('已导出 1 件')).toBeVisible();
  await expect(dialog()).toBeHidden();
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('内部资料');
});

test('a revocation is not begun without source and clue', async () => {
  const { page } = desk;
  await openEntry();
  await starts().getByRole('button', { name: '撤销立案', exact: true }).click();
  await dialog().getByRole('button', { name: '撤销立案', exact: true }).click();
  await expect(dialog()).toContainText('请选择线索来源');
  await expect(dialog()).toContainText('请填写线索内容');
  await demandGood(page, 'a revocation without a clue');
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
});

test('a change begins as a case on the item and leaves the register as it is', async () => {
  const { page } = desk;
  await changePerson(page, 'clerk');
  await openEntry();
  await starts().getByRole('button', { name: '发起变更', exact: true }).click();
  await expect(dialog()).toContainText('只有申请涉及的内容可以改动');
  await demandGood(page, 'a change begins');
  await dialog().getByRole('button', { name: '发起变更', exact: true }).click();
  await expect(page).toHaveURL(/#\/cases\/[0-9a-f]{32}\/form/);
  await openEntry();
  const cases = page.getByRole('region', { name: '相关案件' });
  await expect(cases).toContainText('变更登记');
  await expect(cases).toContainText('草稿');
  await expect(page.getByRole('region', { name: '版本', exact: true }).getByRole('row')).toHaveCount(2);
});

test('the subject of the entry has its page with items, cases and particulars over time', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: '新疆天山电力服务有限公司' }).click();
  await expect(page.getByRole('region', { name: '现行信息' })).toContainText('已认证');
  await expect(page.getByRole('region', { name: '登记条目' })).toContainText(NAME);
  await expect(page.getByRole('region', { name: '信息沿革' })).toContainText('刘建疆');
  await demandGood(page, 'a subject');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1, name: '登记主体' })).toBeVisible();
  await demandGood(page, 'subjects');
});

test('reminders lead to the case; the yearly report is recorded as handed in, its numbers can be copied', async () => {
  const { page } = desk;
  await changePerson(page, 'supervisor');
  await go('#/reminders');
  await demandGood(page, 'reminders');
  const report = page.getByRole('region', { name: '年度报告' });
  const count = page.locator('a[href="#/reminders"] .rd-left-count');
  const before = Number(await count.textContent());
  await report.getByRole('button', { name: '登记已提交', exact: true }).click();
  await dialogField(page, '提交日期').fill('2026-01-28');
  await dialogField(page, '接收单位').fill('自治区数据主管部门');
  await dialogField(page, '文号或回执号').fill('练习回执2026-1');
  await demandGood(page, 'the report was handed in');
  await dialog().getByRole('button', { name: '登记已提交', exact: true }).click();
  await expect(report).toContainText('已于 2026-01-28 提交');
  // The overdue report called too.
  await expect(count).toHaveText(String(before - 1));
  await report.getByRole('button', { name: '年度报告数据' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2025年登记年度报告数据' })).toBeVisible();
  await page.getByLabel('年份').fill('2026');
  await page.getByRole('button', { name: '查看' }).click();
  await expect(page.getByRole('table', { name: '收件与立案（2026年）' })).toContainText('首次登记');
  await demandGood(page, 'numbers of a year');
  await go('#/reminders');
  await page.getByRole('region', { name: '办理期限' }).getByRole('button', { name: /^打开/ }).first().click();
  await expect(page).toHaveURL(/#\/cases\//);
});

test('the measures of the data authority can be read by the supervisor', async () => {
  const { page } = desk;
  await go('#/supervision');
  await expect(page.getByText('登记资格正常')).toBeVisible();
  await expect(page.getByRole('button', { name: '登记措施' })).toBeHidden();
  await demandGood(page, 'supervision');
});

test('the data authority records a measure; without the qualification nothing more is begun', async () => {
  const { page } = desk;
  const sit = async (account: string, hash: string): Promise<void> => {
    await leaveDesk(page);
    await answered(callDesk(page, 'session.signIn', { account, passphrase: '' }));
    await go(hash);
    await expect(page.getByRole('contentinfo')).toBeVisible();
  };
  await sit('oversight', '#/supervision');
  const record = page.getByRole('main').getByRole('button', { name: '登记措施', exact: true });
  const measure = async (kind: string): Promise<void> => {
    await record.click();
    await dialog().getByRole('radio', { name: kind, exact: true }).check();
    await dialogField(page, '日期').fill(TODAY);
    await dialogField(page, '事由').fill('登记审核不规范，责令整改');
    await dialogField(page, '文号').fill('练习监〔2026〕1号');
    await demandGood(page, `a measure: ${kind}`);
    await dialog().getByRole('button', { name: '登记措施', exact: true }).click();
    await expect(dialog()).toBeHidden();
  };
  await record.click();
  await dialog().getByRole('button', { name: '登记措施', exact: true }).click();
  await expect(dialog()).toContainText('请填写事由');
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  await measure('取消资格');
  await expect(page.getByRole('row').filter({ hasText: '练习监〔2026〕1号' })).toContainText('取消');
  await sit('supervisor', '#/supervision');
  await expect(page.getByRole('list', { name: '需要处理的情况' })).toContainText('资格');
  await openEntry();
  await starts().getByRole('button', { name: '撤销立案', exact: true }).click({ force: true });
  await expect(page.getByText(/登记机构资格已被取消/).last()).toBeVisible();
  await page.keyboard.press('Escape');
  await sit('oversight', '#/supervision');
  await measure('恢复资格');
  await expect(page.getByText('登记资格正常')).toBeVisible();
});
