// The exchange at a desk that the region has not certified: every tab says so honestly, fits the screen and is walked
// by keys alone; each of the three officers sees only who is who among stations.
import { expect, test } from '@playwright/test';
import { callDesk, leaveDesk } from './helpers/call-desk';
import { keysOf } from './helpers/keyboard';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { makePractice, signIn } from './helpers/practice';
import { demandGood, settle } from './helpers/screen-check';

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

let desk: DeskUnderTest;

test.beforeAll(async () => {
  desk = await launchDesk();
  await makePractice(desk.page, 'prefecture', '2026-06-25');
});

test.afterAll(() => desk.close());

test('the supervisor opens the page by its key and walks its tabs without a mouse', async () => {
  const { page } = desk;
  await signIn(page, 'supervisor');
  const keys = keysOf(page);
  const bar = page.getByRole('navigation', { name: '导航' });
  const number = await bar.getByRole('link', { name: '数据包' }).getAttribute('aria-keyshortcuts');
  await keys.press(number ?? '');
  await expect(page.getByRole('heading', { level: 1, name: '数据包' })).toBeVisible();
  await expect(page.getByText('练习模式不收发数据包')).toBeVisible();
  await demandGood(page, 'out');
  const tabs = page.getByRole('navigation', { name: '数据包分页' });
  for (const [tab, words] of [
    ['收到', '还没有收到数据包。'],
    ['冲突', '没有待裁决的冲突。'],
    ['对账', '没有可对的账。'],
    ['介质', '还没有用介质收发过数据包。'],
    ['站点与密钥', '① 申请'],
  ] as const) {
    await keys.tabTo(tabs.getByRole('link', { name: tab }));
    await keys.press('Enter');
    await expect(page.getByText(words).first()).toBeVisible();
    await demandGood(page, tab);
  }
});

test('the status bar says that the desk is alone and leads to the page', async () => {
  const { page } = desk;
  await page.getByRole('contentinfo').getByRole('link', { name: '数据包：未入网' }).click();
  await expect(page.getByText('还没有收到数据包。')).toBeVisible();
});

test('the palette finds the page by its initials', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+K');
  await page.keyboard.type('>sjb');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '数据包' })).toBeVisible();
});

test('who decides nothing sees the same lists and no button', async () => {
  const { page } = desk;
  await leaveDesk(page);
  await signIn(page, 'clerk');
  for (const tab of ['out', 'in', 'conflicts', 'reconcile']) {
    await page.evaluate((path) => {
      window.location.hash = path;
    }, `#/sync/${tab}`);
    await settle(page);
    await expect(page.locator('#rd-work .ant-btn-primary')).toHaveCount(0);
    await demandGood(page, `${tab} of the clerk`);
  }
  expect(await callDesk(page, 'enrol.state', {})).toMatchObject({ ok: false });
});

test('the officers see who is who among stations, and nothing of cases', async () => {
  const { page } = desk;
  for (const [officer, own] of [
    ['系统管理员', '管理'],
    ['安全管理员', '管理'],
    ['审计员', '运行日志'],
  ] as const) {
    await leaveDesk(page);
    await page.getByRole('button', { name: officer }).click();
    await expect(page.getByRole('heading', { level: 1, name: own })).toBeVisible();
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '数据包' }).click();
    const tabs = page.getByRole('navigation', { name: '数据包分页' });
    await expect(tabs.getByRole('link')).toHaveText(['站点与密钥']);
    await expect(page.getByRole('list', { name: '入网步骤' })).toBeVisible();
    await demandGood(page, `stations of the ${officer}`);
    await page.getByText('工作站证书', { exact: true }).click();
    await expect(page.getByText('还没有工作站证书。')).toBeVisible();
    await demandGood(page, `list of stations of the ${officer}`);
  }
});
