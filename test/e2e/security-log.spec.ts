// The auditor's log on the screen: filters, saved questions, the state of the chain, the check of all records, the
// signed export. Never writes past the screen what it is about.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { answered, callDesk, leaveDesk, newCommandId } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { demandGood, settle } from './helpers/screen-check';

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

let desk: DeskUnderTest;
let folder: string;

const rows = (): Locator => desk.page.locator('[data-row]');

async function choose(label: string, option: string): Promise<void> {
  const { page } = desk;
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
  await settle(page);
}

test.beforeAll(async () => {
  desk = await launchDesk();
  folder = mkdtempSync(join(tmpdir(), 'registry-desk-log-'));
  const { page } = desk;
  await answered(
    callDesk(page, 'desk.setUpPractice', {
      commandId: newCommandId(),
      office: 'prefecture',
      startOn: '2026-06-25',
      withSamples: false,
    }),
  );
  await answered(callDesk(page, 'session.signIn', { account: 'clerk', passphrase: '' }));
  expect(await callDesk(page, 'accounts.list', {})).toMatchObject({ ok: false });
  await leaveDesk(page);
  await page.getByRole('button', { name: '审计员' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '运行日志' })).toBeVisible();
});

test.afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

test('shows who did what, with the state of the chain, and fits the screen', async () => {
  const { page } = desk;
  await settle(page);
  await expect(rows().filter({ hasText: '建立登记数据' })).toHaveCount(1);
  await expect(page.getByText('尚未封印')).toBeVisible();
  await expect(page.getByText('尚未核对')).toBeVisible();
  await demandGood(page, 'log');
});

test('a filter and a saved question find the refusal; the question is there after a reload of the list', async () => {
  const { page } = desk;
  await choose('查询条件', '拒绝办理');
  await expect(rows()).toHaveCount(1);
  await expect(rows().first()).toContainText('没有权限');
  await expect(rows().first()).toContainText('查阅人员和岗位');
  await choose('人员', '王敏');
  await page.getByRole('button', { name: '保存查询条件' }).click();
  await page.getByLabel('名称').fill('王敏被拒');
  await demandGood(page, 'log with the dialog of a question');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: '删除查询条件' })).toBeVisible();
  await choose('类别', '登录和退出');
  await expect(rows().filter({ hasText: '登录' }).first()).toBeVisible();
  await choose('查询条件', '王敏被拒');
  await expect(rows()).toHaveCount(1);
  await page.getByRole('button', { name: '删除查询条件' }).click();
  await expect(page.getByRole('button', { name: '删除查询条件' })).toHaveCount(0);
  await page.getByLabel('案件、对象、操作或内容').fill('没有这样的记录');
  await expect(page.getByText('没有符合条件的记录。')).toBeVisible();
  await demandGood(page, 'log without a line');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(rows().first()).toBeVisible();
});

test('the check of all records is asked by keyboard and told', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/核对通过/)).toBeVisible();
  await expect(page.getByText(/上次核对/)).toBeVisible();
  await demandGood(page, 'log after the check');
});

test('the export is sealed and signed by the station, and stands in the log itself', async () => {
  const { page, app } = desk;
  const path = join(folder, '运行日志.jsonl');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: '导出签名日志' }).click();
  await expect(page.getByText(/已导出 \d+ 条/)).toBeVisible();
  await expect(page.getByText(/第 1 号封印/)).toBeVisible();
  await expect(rows().filter({ hasText: '导出运行日志' })).toHaveCount(1);
  const text = readFileSync(path, 'utf8');
  const lines = text.trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1) ?? '') as { readonly sha256: string; readonly signature: string };
  const signed = `${lines.slice(0, -1).join('\n')}\n`;
  const digest = createHash('sha256').update(signed).digest();
  expect(last.sha256).toBe(digest.toString('hex'));
  const head = JSON.parse(lines[0] ?? '') as { readonly publicKey: string; readonly lines: number };
  expect(head.lines).toBe(lines.length - 2);
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(head.publicKey, 'hex').toString('base64url') },
    format: 'jwk',
  });
  const message = Buffer.concat([Buffer.from('rsb/security-export/1'), digest]);
  expect(verify(null, message, key, Buffer.from(last.signature, 'hex'))).toBe(true);
});
