// The first start of a real store, through its screens: office, people, review, slips. Also how a person
// with a passphrase signs in.
import { expect, type Page } from '@playwright/test';

export interface NewPerson {
  readonly account: string;
  readonly name: string;
  /** Official names of the roles. */
  readonly roles: readonly string[];
  readonly passphrase: string;
}

/** The three officers, in the order in which the page of people asks for them. */
export const OFFICERS: readonly [NewPerson, NewPerson, NewPerson] = [
  { account: 'zhou.ping', name: '周平平', roles: ['系统管理员'], passphrase: '管理员的长长口令 一一' },
  { account: 'zheng.jie', name: '郑洁洁', roles: ['安全管理员'], passphrase: '安全员的长长口令 五五' },
  { account: 'wu.jing', name: '吴静静', roles: ['审计员'], passphrase: '审计员的长长口令 三三' },
];

export const OFFICE_NAME = '喀什地区公共数据登记中心';

/** Goes on to the next page of the set-up. */
export const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: '下一步' }).click();

/** From the choice to the page of people. */
export async function fillOffice(page: Page): Promise<void> {
  await page.getByRole('button', { name: '正式使用' }).click();
  await page.getByLabel('机构名称').fill(OFFICE_NAME);
  await page.getByRole('radio', { name: '地（州、市）' }).check();
  const division = page.getByRole('combobox', { name: '行政区划' });
  await division.fill('653100');
  await division.press('Enter');
  await page.getByLabel('发文代字').fill('喀数登');
  await page.getByLabel('办公地址').fill('喀什市人民路1号政务服务中心');
  await page.getByLabel('联系电话').fill('0998-1234567');
  await goOn(page);
}

/** Fills the fields of one person; `scope` is the part of the page that holds them. */
export async function fillPerson(scope: ReturnType<Page['locator']>, person: NewPerson): Promise<void> {
  await scope.getByLabel('姓名').fill(person.name);
  await scope.getByLabel('账号').fill(person.account);
  await scope.getByLabel('口令', { exact: true }).fill(person.passphrase);
  await scope.getByLabel('再次键入口令').fill(person.passphrase);
  // The post of an officer is said, not chosen; an account that is only opened has no roles.
  const boxes = await scope.getByRole('checkbox').all();
  if (boxes.length === 0) return;
  for (const box of boxes) await box.uncheck();
  for (const role of person.roles) await scope.getByRole('checkbox', { name: role, exact: true }).check();
}

/** Fills the page of people, the three officers first, and makes the store; answers the slips that the screen shows. */
export async function makeStore(page: Page, people: readonly NewPerson[]): Promise<readonly string[]> {
  for (const [index, person] of people.entries()) {
    if (index > OFFICERS.length) await page.getByRole('button', { name: '增加人员' }).click();
    await fillPerson(page.getByRole('region', { name: `第 ${index + 1} 人` }), person);
  }
  await goOn(page);
  for (const { name } of people) await expect(page.getByRole('main')).toContainText(name);
  await page.getByRole('button', { name: '建立数据库' }).click();
  return shownSlips(page);
}

/** The three slips on the screen. */
export async function shownSlips(page: Page): Promise<readonly string[]> {
  const slips: string[] = [];
  for (const number of [1, 2, 3]) {
    const slip = page.getByTestId(`slip-${number}`);
    await expect(slip).toBeVisible();
    slips.push((await slip.locator('bdi').allTextContents()).join('-'));
  }
  return slips;
}

/** Types two slips back. */
export async function typeSlipsBack(page: Page, one: string, other: string): Promise<void> {
  await page.getByLabel('第 1 栏').fill(one);
  await page.getByLabel('第 2 栏').fill(other);
  await page.getByRole('button', { name: '核对恢复单' }).click();
}

/** Fills the sign-in form and sends it; whoever calls looks at what follows. */
export async function trySignIn(page: Page, account: string, passphrase: string): Promise<void> {
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('口令').fill(passphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Signs in and waits for the desk. */
export async function signInAs(page: Page, person: NewPerson): Promise<void> {
  await trySignIn(page, person.account, person.passphrase);
  await expect(page.getByRole('contentinfo')).toContainText(person.name);
}
