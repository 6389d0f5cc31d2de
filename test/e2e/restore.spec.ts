// The restore drill: machine A dies, machine B restores from the stick and goes on under a station of its own;
// an older copy of B put in its place is noticed. One story in order.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { desk as command } from '../helpers/desk-cli';
import { answered, callDesk, newCommandId } from './helpers/call-desk';
import {
  fillOffice,
  makeStore,
  type NewPerson,
  OFFICERS,
  signInAs,
  typeSlipsBack,
} from './helpers/first-start';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { demandGood } from './helpers/screen-check';

const supervisor: NewPerson = {
  account: 'zhao.hua',
  name: '赵华华',
  roles: ['登记机构主管'],
  passphrase: '主管的很长的口令 二',
};
const clerk: NewPerson = {
  account: 'wang.min',
  name: '王敏敏',
  roles: ['登记主体经办人'],
  passphrase: '经办人的长长口令 四四',
};
const [admin, , auditor] = OFFICERS;

const place = mkdtempSync(join(tmpdir(), 'registry-desk-drill-'));
const machineA = join(place, 'a');
const machineB = join(place, 'b');
const stick = join(place, 'stick');
let desk: DeskUnderTest;
let slips: readonly string[] = [];
let cases: readonly string[] = [];

test.describe.configure({ mode: 'serial' });

test.afterAll(async () => {
  await desk.close();
  rmSync(place, { recursive: true, force: true });
});

/** Answers the next dialogs for a folder. */
const choose = (folder: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, to) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [to] });
  }, folder);

async function begin(page: Page): Promise<string> {
  const first = { caseType: 'FIRST', objectType: '1', target: null, requester: 'SUBJECT', matter: null };
  const input = { ...first, commandId: newCommandId() };
  return (await answered<{ caseId: string }>(callDesk(page, 'cases.create', input))).caseId;
}

const locked = (page: Page) => expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();

async function changeTo(page: Page, person: NewPerson): Promise<void> {
  await page.keyboard.press('Control+L');
  await locked(page);
  await signInAs(page, person);
}

const verified = (vault: string) => {
  const run = command(['verify', '--vault', vault, '--account', admin.account], {
    DESK_PASSPHRASE: admin.passphrase,
  });
  return run.results[0] as {
    readonly clean: boolean;
    readonly station: string;
    readonly entries: number;
    readonly stateHash: string;
  };
};
let ofA: ReturnType<typeof verified>;

test('machine A backs up to the stick, and the backup is proven', async () => {
  mkdirSync(stick);
  desk = await launchDesk({ userData: machineA });
  const { page } = desk;
  await fillOffice(page);
  slips = await makeStore(page, [...OFFICERS, supervisor, clerk]);
  await typeSlipsBack(page, slips[0] ?? '', slips[1] ?? '');
  await signInAs(page, clerk);
  cases = [await begin(page), await begin(page)];
  await changeTo(page, admin);
  await page.getByRole('tab', { name: '数据' }).click();
  await choose(stick);
  await page.getByRole('button', { name: '选定备份位置' }).click();
  await expect(page.getByRole('region', { name: '备份' })).toContainText('stick');
  await page.getByRole('button', { name: '备份并验证' }).click();
  await expect(page.getByText('第 1 号备份验证报告')).toBeVisible();
  await expect(page.getByText('完整试恢复一次，全部完好')).toBeVisible();
  await expect(page.getByRole('row', { name: /● 完好/ })).toBeVisible();
  await demandGood(page, 'backups');
  await page.getByRole('button', { name: '取封印条' }).click();
  await expect(page.getByRole('region', { name: '封印条' })).toContainText('校验字符');
  await desk.close();
  ofA = verified(join(machineA, 'vault'));
  expect(ofA.clean).toBe(true);
});

test('machine A is gone; machine B restores from the stick by two slips', async () => {
  rmSync(machineA, { recursive: true, force: true });
  desk = await launchDesk({ userData: machineB });
  const { page } = desk;
  await page.getByRole('button', { name: '从备份恢复' }).click();
  await choose(stick);
  await page.getByRole('button', { name: '选定备份' }).click();
  await expect(page.getByText('共 1 次备份')).toBeVisible();
  await demandGood(page, 'opening a backup');
  await page.getByLabel('第 1 栏').fill(slips[1] ?? '');
  await page.getByLabel('第 2 栏').fill(slips[1] ?? '');
  await page.getByRole('button', { name: '打开备份' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '代码' })).toContainText('同一张恢复单');
  await page.getByLabel('第 2 栏').fill(slips[2] ?? '');
  await page.getByRole('button', { name: '打开备份' }).click();
  await page.getByRole('button', { name: '恢复 1' }).click();
  await expect(page.getByText('第 1 号备份验证报告')).toBeVisible();
  await demandGood(page, 'a restored store');
  expect(existsSync(join(machineB, 'vault', 'keys'))).toBe(true);
  await page.getByLabel('原因').fill('原机损坏，由移动介质恢复');
  await page.getByLabel('第 1 栏').fill(slips[0] ?? '');
  await page.getByLabel('第 2 栏').fill(slips[2] ?? '');
  await page.getByRole('button', { name: '在本机继续' }).click();
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
});

test('machine B works on, and its chain shows both stations', async () => {
  const { page } = desk;
  await signInAs(page, clerk);
  for (const caseId of cases) expect((await callDesk(page, 'cases.get', { caseId })).ok).toBe(true);
  await begin(page);
  await changeTo(page, auditor);
  await page.getByRole('link', { name: '运行日志' }).click();
  await expect(page.getByRole('table').first()).toContainText(`原工作站 ${ofA.station}`);
  await desk.close();
  const ofB = verified(join(machineB, 'vault'));
  expect(ofB.clean).toBe(true);
  expect(ofB.station).not.toBe(ofA.station);
  // The entry by which it goes on, and the new case.
  expect(ofB.entries).toBeGreaterThanOrEqual(ofA.entries + 2);
});

test('an older copy of machine B in its place is noticed: S03, and nothing can be changed', async () => {
  const old = join(place, 'old');
  cpSync(join(machineB, 'vault'), old, { recursive: true });
  desk = await launchDesk({ userData: machineB });
  await signInAs(desk.page, clerk);
  await begin(desk.page);
  await desk.close();
  rmSync(join(machineB, 'vault'), { recursive: true, force: true });
  cpSync(old, join(machineB, 'vault'), { recursive: true });
  desk = await launchDesk({ userData: machineB });
  const { page } = desk;
  await signInAs(page, clerk);
  await expect(page.getByText(/S03 数据比本机记录的旧，可能是旧副本/)).toBeVisible();
  await expect(begin(page)).rejects.toThrow(/JOURNAL_READ_ONLY/);
});
