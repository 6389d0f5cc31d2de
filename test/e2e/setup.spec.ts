// A real store from the first start to daily use: people, slips, passphrases, lock, roles apart, one program
// at a time. One story in order, because each part needs what the one before left.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import {
  fillOffice,
  fillPerson,
  goOn,
  makeStore,
  type NewPerson,
  OFFICE_NAME,
  shownSlips,
  signInAs,
  trySignIn,
  typeSlipsBack,
} from './helpers/first-start';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { demandGood } from './helpers/screen-check';
import { filesOf } from './helpers/store-files';

const admin: NewPerson = {
  account: 'zhou.ping',
  name: '周平',
  roles: ['系统管理员'],
  passphrase: '管理员的长长口令 一一',
};
const security: NewPerson = {
  account: 'zheng.jie',
  name: '郑洁',
  roles: ['安全管理员'],
  passphrase: '安全员的长长口令 五五',
};
const supervisor: NewPerson = {
  account: 'zhao.hua',
  name: '赵华',
  roles: ['登记机构主管'],
  passphrase: '主管的很长的口令 二',
};
const auditor: NewPerson = {
  account: 'wu.jing',
  name: '吴静',
  roles: ['审计员'],
  passphrase: '审计员的长长口令 三三',
};
const clerk: NewPerson = {
  account: 'wang.min',
  name: '王敏',
  roles: ['登记主体经办人', '受理员'],
  passphrase: '经办人的长长口令 四四',
};
/** The clerk as the administrator adds him: with a first passphrase that is not his own. */
const added: NewPerson = { ...clerk, passphrase: '首次口令 由管理员设' };

const place = mkdtempSync(join(tmpdir(), 'registry-desk-setup-'));
const userData = join(place, 'desk');
let desk: DeskUnderTest;
let slips: readonly string[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await launchDesk({ userData });
});

test.afterAll(async () => {
  await desk.close();
  rmSync(place, { recursive: true, force: true });
});

const failureNotice = (): Locator => desk.page.getByRole('alert').filter({ hasText: '代码' });
const menu = (): Promise<string[]> =>
  desk.page.getByRole('navigation', { name: '导航' }).locator('.rd-left-label').allTextContents();

test('an office without name goes no further, and the cursor stands where something is missing', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: '正式使用' }).click();
  await goOn(page);
  await expect(page.getByText('请填写机构名称。')).toBeVisible();
  await expect(page.getByLabel('机构名称')).toBeFocused();
  await page.getByRole('button', { name: '返回' }).click();
});

test('a short passphrase, mixed roles and a missing supervisor are refused before anything is made', async () => {
  const { page } = desk;
  await fillOffice(page);
  const first = page.getByRole('region', { name: '第 1 人' });
  const fourth = page.getByRole('region', { name: '第 4 人' });
  await expect(first).toContainText('岗位：系统管理员，不得兼任其他岗位。');
  await expect(first.getByRole('checkbox')).toHaveCount(0);
  await expect(fourth.getByRole('checkbox', { name: /管理员|审计员/ })).toHaveCount(0);
  await fillPerson(first, { ...admin, passphrase: '太短了' });
  await fillPerson(fourth, { ...supervisor, roles: ['数据主管部门', '受理员'] });
  await goOn(page);
  await expect(first.getByText('口令至少 10 位。')).toBeVisible();
  await expect(fourth.getByText('不得兼任其他岗位')).toBeVisible();
  await expect(page.getByText('还没有登记机构主管。')).toBeVisible();
  expect(filesOf(join(userData, 'vault'))).toEqual(new Map());
});

test('three slips are shown once, and two of them must be typed back rightly', async () => {
  const { page } = desk;
  slips = await makeStore(page, [admin, security, auditor, supervisor]);
  const [one = '', two = '', three = ''] = slips;
  for (const slip of slips) expect(slip.split('-')).toHaveLength(8);
  await typeSlipsBack(
    page,
    one.replace(/.$/, (last) => (last === '2' ? '3' : '2')),
    two,
  );
  await expect(failureNotice()).toContainText('第 1 栏键入或抄写有误');
  await expect(failureNotice()).toContainText('数据未改动');
  await typeSlipsBack(page, two, two);
  await expect(failureNotice()).toContainText('同一张恢复单（第 2 号）');
  await expect(page.getByTestId('slip-1')).toBeVisible();
  await typeSlipsBack(page, three.toLowerCase().replaceAll('-', ' '), one);
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  expect(await page.content()).not.toContain(one.slice(0, 5));
});

test('each slip is printed on a sheet of its own', async () => {
  const { page } = desk;
  // Only on paper: what the print style shows of the page where they were shown is looked at after a renewal.
  await signInAs(page, security);
  await page.getByRole('tab', { name: '恢复单' }).click();
  await page.getByRole('button', { name: '更换恢复单' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '更换恢复单' }).click();
  slips = await shownSlips(page);
  await page.evaluate(() => {
    window.print = () => {
      const shown = [...document.querySelectorAll('.rd-slip')].map((slip) => slip.className);
      document.body.dataset.printed = JSON.stringify(shown);
    };
  });
  await page.getByRole('button', { name: '打印第 2 号' }).click();
  expect(await page.evaluate(() => document.body.dataset.printed)).toBe(
    JSON.stringify(['rd-slip', 'rd-slip rd-slip-printing', 'rd-slip']),
  );
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => document.querySelector('.rd-slip')?.classList.add('rd-slip-printing'));
  await expect(page.getByTestId('slip-1')).toBeVisible();
  await expect(page.getByTestId('slip-2')).toBeHidden();
  await expect(page.getByText('保管人')).toHaveCount(3);
  await expect(page.getByRole('button', { name: '打印第 1 号' })).toBeHidden();
  await page.emulateMedia({ media: null });
  await typeSlipsBack(page, slips[0] ?? '', slips[1] ?? '');
  await expect(page.getByRole('heading', { name: '管理' })).toBeVisible();
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
});

test('a wrong passphrase is refused, and told at the next sign-in', async () => {
  const { page } = desk;
  await trySignIn(page, supervisor.account, '不是这个口令 不是');
  await expect(failureNotice()).toContainText('账号或口令不正确');
  await expect(page.getByLabel('口令')).toBeFocused();
  await expect(page.getByLabel('口令')).toHaveValue('');
  await trySignIn(page, 'nobody.here', '不是这个口令 不是');
  await expect(failureNotice()).toContainText('账号或口令不正确');
  await signInAs(page, supervisor);
  await expect(page.getByText('上次登录后有 1 次口令错误')).toBeVisible();
  await expect(page.locator('header')).toContainText(OFFICE_NAME);
});

test('Ctrl+L locks, and the same person returns to the same place', async () => {
  const { page } = desk;
  await page.getByRole('link', { name: '登记簿' }).click();
  await expect(page.getByRole('heading', { name: '登记簿' })).toBeVisible();
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await expect(page.getByText(OFFICE_NAME)).toHaveCount(0);
  await expect(page.getByLabel('账号')).toHaveValue(supervisor.account);
  await page.getByLabel('口令').fill(supervisor.passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '登记簿' })).toBeVisible();
});

test('signing out leaves nothing of the person on the screen', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: supervisor.name }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await expect(page.getByLabel('账号')).toHaveValue('');
  expect(await page.locator('body').innerText()).not.toContain(supervisor.name);
});

test('five wrong passphrases slow the account down, with the seconds', async () => {
  const { page } = desk;
  for (let time = 1; time <= 5; time += 1) {
    await trySignIn(page, supervisor.account, `错误的口令 第 ${time} 次`);
    await expect(failureNotice()).toContainText('账号或口令不正确');
    await expect(page.getByLabel('口令')).toHaveValue('');
  }
  await trySignIn(page, supervisor.account, supervisor.passphrase);
  await expect(failureNotice()).toContainText('暂停登录');
  await expect(failureNotice()).toContainText(/请在 (5\d|60) 秒后重试/);
});

/** Opens an address that is not in the menu. */
const typeLink = (hash: string): Promise<void> =>
  desk.page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

test('the system administrator sees people and no case, and opens an account without any right', async () => {
  const { page } = desk;
  await signInAs(page, admin);
  expect(await menu()).toEqual(['数据包', '管理', '工作日历', '规则包']);
  await expect(page.getByRole('button', { name: '新建案件' })).toHaveCount(0);
  await typeLink('#/worklist');
  await expect(page.getByText('您的岗位不能查看“待办”。')).toBeVisible();
  await page.getByRole('button', { name: '返回首页' }).click();
  await expect(page.getByRole('button', { name: '变更岗位' })).toHaveCount(0);
  await page.getByRole('button', { name: '开立账号' }).click();
  const dialog = page.getByRole('dialog', { name: '开立账号' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(0);
  await fillPerson(dialog, added);
  await dialog.getByRole('button', { name: '开立', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: clerk.name })).toContainText('未授予岗位');
  await page.getByRole('tab', { name: '数据' }).click();
  await page.getByRole('button', { name: '核对全部记录' }).click();
  await expect(page.getByText(/案件日志连续 \d+ 条，运行日志连续 \d+ 条，核对通过/)).toBeVisible();
  await page.keyboard.press('Control+L');
});

test('a passphrase that somebody else set must be changed, and without a role there is nothing to do', async () => {
  const { page } = desk;
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await trySignIn(page, added.account, added.passphrase);
  await expect(page.getByRole('heading', { name: '更换口令' })).toBeVisible();
  await demandGood(page, 'a passphrase of one’s own');
  const change = async (present: string, own: string): Promise<void> => {
    await page.getByLabel('当前口令').fill(present);
    await page.getByLabel(/^新口令/).fill(own);
    await page.getByLabel('再次输入新口令').fill(own);
    await page.getByRole('button', { name: '更换口令' }).click();
  };
  await change('不是这个口令 不是', clerk.passphrase);
  await expect(page.getByText('账号或口令不正确。')).toBeVisible();
  await expect(page.getByRole('navigation', { name: '导航' })).toHaveCount(0);
  await change(added.passphrase, clerk.passphrase);
  await expect(page.getByRole('heading', { name: '等待授予岗位' })).toBeVisible();
  await expect(page.getByText('请由安全管理员授予岗位')).toBeVisible();
  await demandGood(page, 'an account without roles');
  await expect(page.getByRole('navigation', { name: '导航' })).toHaveCount(0);
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
});

test('the security administrator grants roles and sees neither cases nor the log', async () => {
  const { page } = desk;
  await signInAs(page, security);
  expect(await menu()).toEqual(['数据包', '管理']);
  await typeLink('#/log');
  await expect(page.getByText('您的岗位不能查看“运行日志”。')).toBeVisible();
  await expect(page.getByText('可查看的岗位：审计员。')).toBeVisible();
  await page.getByRole('button', { name: '返回首页' }).click();
  await expect(page.getByRole('button', { name: '开立账号' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: `变更${security.name}的岗位` })).toHaveCount(0);
  await demandGood(page, 'people for the security administrator');
  await page.getByRole('button', { name: `变更${clerk.name}的岗位` }).click();
  const dialog = page.getByRole('dialog');
  for (const role of clerk.roles) await dialog.getByRole('checkbox', { name: role, exact: true }).check();
  await dialog.getByRole('button', { name: '变更岗位', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: clerk.name })).toContainText('登记主体经办人、受理员');
  await page.keyboard.press('Control+L');
});

test('the auditor reads in the log what everybody did, and every record holds', async () => {
  const { page } = desk;
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await signInAs(page, auditor);
  expect(await menu()).toEqual(['数据包', '运行日志', '管理', '工作日历', '规则包']);
  const table = page.getByRole('table');
  const tried = (whose: string, times: number) =>
    page.getByRole('row', { name: new RegExp(`本机 系统 .*口令错误 ${whose} ▲ 拒绝 ${times} 次`) });
  await expect(tried(supervisor.account, 5)).toHaveCount(1);
  await expect(tried('不存在的账号', 1)).toHaveCount(1);
  await expect(table).toContainText(`${clerk.account}：无岗位 → 登记主体经办人、受理员`);
  await page.getByRole('button', { name: '核对全部记录' }).click();
  await expect(page.getByText(/案件日志连续 \d+ 条，运行日志连续 \d+ 条，核对通过/)).toBeVisible();
  await page.keyboard.press('Control+L');
});

test('with roles the clerk has the menu of a clerk', async () => {
  const { page } = desk;
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await signInAs(page, clerk);
  expect(await menu()).toEqual([
    '待办',
    '登记簿',
    '登记主体',
    '提醒',
    '文书打印',
    '数据包',
    '工作日历',
    '规则包',
  ]);
  await expect(page.getByRole('button', { name: '新建案件' })).toBeVisible();
});

test('the passphrase before opens nothing any more, the own one does', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await trySignIn(page, clerk.account, added.passphrase);
  await expect(failureNotice()).toContainText('账号或口令不正确');
  await expect(page.getByLabel('口令')).toHaveValue('');
  await signInAs(page, clerk);
});

test('a second program on the same store says that it is in use and changes nothing', async () => {
  const before = filesOf(join(userData, 'vault'));
  const second = await launchDesk({ userData: join(place, 'second'), vault: join(userData, 'vault') });
  await trySignIn(second.page, clerk.account, clerk.passphrase);
  await expect(second.page.getByRole('alert')).toContainText('数据正由另一个登记工作台使用');
  await expect(second.page.getByRole('alert')).toContainText('请关闭另一个登记工作台后重试');
  await second.close();
  expect(filesOf(join(userData, 'vault'))).toEqual(before);
  await desk.page.getByRole('link', { name: '文书打印' }).click();
  await expect(desk.page.getByRole('heading', { name: '文书打印' })).toBeVisible();
});

test('the administrator removes the clerk, who cannot come in any more and stays in the list', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await signInAs(page, admin);
  await expect(page.getByRole('button', { name: `注销 ${supervisor.name} 的账号` })).toBeVisible();
  await page.getByRole('button', { name: `注销 ${supervisor.name} 的账号` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('调离本单位');
  await demandGood(page, 'removing a person');
  await dialog.getByRole('button', { name: '注销', exact: true }).click();
  await expect(dialog.getByRole('alert').first()).toContainText(`${supervisor.name}是本机唯一的登记机构主管`);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.getByRole('button', { name: '放弃' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: `注销 ${clerk.name} 的账号` }).click();
  await dialog.getByRole('textbox').fill('调离本单位');
  await dialog.getByRole('button', { name: '注销', exact: true }).click();
  await expect(page.getByRole('row', { name: clerk.name })).toContainText('已注销');
  await demandGood(page, 'a person who left');
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await trySignIn(page, clerk.account, clerk.passphrase);
  await expect(failureNotice()).toContainText('账号或口令不正确');
});
