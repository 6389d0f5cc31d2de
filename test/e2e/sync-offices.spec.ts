// Two certified offices through their screens: a bundle is read in, looked at and taken in by keys, its receipt written;
// one is made, its slip looked at and handed over; a case is given away and taken back; the month and the stations.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { MadeOffices } from '../helpers/make-offices';
import { carryOut, filesOf, newFolder } from './helpers/exchange-screens';
import { inNode } from './helpers/in-node';
import { keysOf } from './helpers/keyboard';
import { projectFolder } from './helpers/launch';
import { OfficeWindow } from './helpers/office-window';
import { demandGood, settle } from './helpers/screen-check';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

let dir: string;
let offices: MadeOffices;
let office: OfficeWindow;
let day: string;

/** From midnight in London until the morning in Beijing has surely passed, in ms. */
const MORNING_MS = 3 * 3_600_000;

const passphraseOf = (account: string): string => offices.passphrase.replace(/^supervisor/, account);
const folder = (name: string): string => newFolder(dir, name);

/** The desk of an office, somebody at its screen. */
async function open(vault: string, account: string): Promise<Page> {
  office = await OfficeWindow.open(vault, passphraseOf);
  return office.enter(account);
}

test.beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'registry-desk-offices-'));
  // Their clock stands at nine in Beijing and later: a day whose morning has passed.
  day = new Date(Date.now() - MORNING_MS).toISOString().slice(0, 10);
  offices = inNode<MadeOffices>('make-offices', dir, day);
});

test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.describe('the region', () => {
  test.afterAll(() => office.close());

  test('a bundle of the prefecture is read in, previewed and taken in by keys alone', async () => {
    const page = await open(offices.region, 'supervisor');
    const keys = keysOf(page);
    await office.go('#/sync/in');
    await demandGood(page, 'the inbox');
    await office.choose(filesOf(offices.medium));
    await keys.press('Control+Enter');
    const steps = page.getByRole('list', { name: '导入步骤' });
    await expect(steps.getByText('待验证')).toBeVisible();
    await demandGood(page, 'a bundle that was read in');
    await keys.press('Control+Enter');
    await expect(steps.getByText('待确认')).toBeVisible();
    await expect(page.getByText('不会删除任何记录')).toBeVisible();
    await demandGood(page, 'the preview');
    for (const group of ['供参考', '自动完成']) {
      await page.getByText(group, { exact: true }).click();
      await demandGood(page, `the preview, ${group}`);
    }
    await keys.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('不会删除任何记录');
    await demandGood(page, 'the last look');
    await carryOut(page);
    await expect(page.getByText(/已导入：新增 2 件/)).toBeVisible();
    await expect(dialog).toContainText('的回执');
    await office.choose([folder('receipts')]);
    await carryOut(page);
    await expect(dialog.getByText(/回执已写入/)).toBeVisible();
    await demandGood(page, 'the receipt');
    await keys.press('Escape');
    await demandGood(page, 'a bundle that was taken in');
    expect(readdirSync(folder('receipts'))).toHaveLength(1);
  });

  test('the case it brought stands with its office and cannot be decided here', async () => {
    const { page } = office;
    await office.go(`#/cases/${offices.fresh}/overview`);
    await expect(page.getByText(/本件现由“喀什地区公共数据登记中心”持有/)).toBeVisible();
    await demandGood(page, 'a case of another office');
    await office.go(`#/cases/${offices.fresh}/history`);
    await demandGood(page, 'its history');
  });

  test('a file that is no bundle is named with the way out', async () => {
    const { page } = office;
    await office.go('#/sync/in');
    await office.choose([join(projectFolder, 'package.json')]);
    await page.getByRole('button', { name: '读入数据包' }).click();
    await expect(page.getByRole('alert').getByText(/B02_NOT_BUNDLE/)).toBeVisible();
    await demandGood(page, 'a file that is no bundle');
  });

  test('what it brought is left out of account, with a reason, and restored', async () => {
    const { page } = office;
    const keys = keysOf(page);
    await office.go('#/worklist/mine');
    await office.go('#/sync/in');
    await page.locator('[data-row]').first().press('Enter');
    await page.getByRole('button', { name: '回到导入前' }).click();
    await demandGood(page, 'leaving an import out of account');
    await page.getByRole('dialog').getByLabel(/理由/).fill('对方通知本包有误');
    await keys.press('Control+Enter');
    await expect(page.getByText(/本包内容已退回/)).toBeVisible();
    await demandGood(page, 'an import left out of account');
    await page.getByRole('button', { name: '恢复导入' }).click();
    await expect(page.getByRole('button', { name: '回到导入前' })).toBeVisible();
  });

  test('what the office below did is confirmed by keys, and a date that cannot be read is not passed over', async () => {
    const { page } = office;
    const keys = keysOf(page);
    const head = page.locator('.case-head');
    const dialog = page.getByRole('dialog');
    await office.go(`#/cases/${offices.fresh}/overview`);
    await expect(head.getByText('○ 待自治区确认').first()).toBeVisible();
    await keys.tabTo(head.getByRole('button', { name: '更多' }));
    await keys.press('Enter');
    const item = page.getByRole('menuitem', { name: '自治区确认' });
    await expect(item).toBeVisible();
    await keys.press('Tab');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    const place = await page.getByRole('menuitem').allTextContents();
    await keys.press('ArrowDown', place.indexOf('自治区确认'));
    await expect(item).toBeFocused();
    await keys.press('Enter');
    await demandGood(page, 'the region’s confirmation');
    await expect(dialog).toContainText('受理、形式审核');
    const proof = dialog.getByLabel('回复文号或凭据');
    await expect(proof).toBeFocused();
    await keys.press('Control+Enter');
    await expect(dialog.getByText('请填写回复文号或凭据，至少两个字。')).toBeVisible();
    await demandGood(page, 'a confirmation without proof');
    await keys.type('新数登复〔2026〕6号');
    await keys.tabTo(dialog.getByLabel('公示之日'));
    await keys.type('2026-13-01');
    await keys.press('Control+Enter');
    await expect(dialog.getByText(/没有这一天/)).toBeVisible();
    await demandGood(page, 'a confirmation with a date that is none');
    await keys.retype('2099-01-01');
    await keys.press('Control+Enter');
    await expect(dialog.getByText(/不能晚于今天/)).toBeVisible();
    await demandGood(page, 'a confirmation refused');
    await keys.retype(day);
    await keys.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(head.getByText(/自治区已确认/)).toHaveCount(2);
    await expect(head.getByText('待自治区确认')).toHaveCount(0);
    await demandGood(page, 'a case that was confirmed');
    await office.go(`#/cases/${offices.fresh}/history`);
    await demandGood(page, 'the history of a case that was confirmed');
  });

  test('all that a bundle brought is confirmed at one press, by keys', async () => {
    const { page } = office;
    const keys = keysOf(page);
    const dialog = page.getByRole('dialog');
    await office.go('#/worklist/mine');
    await office.go('#/sync/in');
    await page.locator('[data-row]').first().press('Enter');
    await keys.tabTo(page.getByRole('button', { name: '确认本包各件' }));
    await keys.press('Enter');
    await demandGood(page, 'confirming a bundle');
    await expect(dialog.getByLabel('回复文号或凭据')).toBeFocused();
    await keys.press('Control+Enter');
    await expect(dialog.getByText('请填写回复文号或凭据，至少两个字。')).toBeVisible();
    await demandGood(page, 'confirming a bundle without proof');
    await keys.type('新数登复〔2026〕7号');
    await keys.press('Control+Enter');
    await expect(page.getByText('已确认 1 件')).toBeVisible();
    await expect(dialog).toBeHidden();
    await demandGood(page, 'a bundle that was confirmed');
  });

  test('what contradicts is looked at with both sides, chosen by keys and decided with a reason', async () => {
    const { page } = office;
    const keys = keysOf(page);
    // The supervisor took one of the two sides with the import: nobody judges in his own cause.
    await office.enter('deputy');
    const rows = page.locator('[data-row]');
    // The home page has their cases, each with its mark.
    await office.go('#/worklist/mine');
    const tile = page.getByRole('list', { name: '期限概况' }).getByRole('button', { name: /冲突/ });
    await keys.tabTo(tile);
    await keys.press('Enter');
    await expect(rows.first().getByText(/^冲突/)).toBeVisible();
    await demandGood(page, 'cases with a conflict');
    await office.go('#/sync/conflicts');
    const holders = rows.filter({ hasText: 'C07' });
    await expect(holders).toHaveCount(1);
    await demandGood(page, 'contradictions');
    await holders.click();
    await expect(page.getByRole('table', { name: '逐项对照' })).toBeVisible();
    await demandGood(page, 'two holders');
    const first = page.getByRole('radio').first();
    await expect(first).toBeFocused();
    await keys.press('ArrowRight');
    await expect(page.getByRole('radio').nth(1)).toBeChecked();
    await keys.press('ArrowLeft');
    await expect(first).toBeChecked();
    await keys.press('Control+Enter');
    await expect(page.getByText('请填写理由，至少两个字。')).toBeVisible();
    await demandGood(page, 'a choice without a reason');
    await keys.press('Enter');
    await expect(page.getByLabel(/理由/)).toBeFocused();
    await keys.type('已由自治区接收，继续办理');
    await keys.press('Control+Enter');
    await expect(page.getByText('已裁决，另一方的记录仍可查阅')).toBeVisible();
    await settle(page);
    await office.go('#/sync/out');
    await office.go('#/sync/conflicts');
    await expect(holders).toHaveCount(0);
    await rows.first().press('Enter');
    await expect(page.getByRole('table', { name: '涉及的申请' })).toBeVisible();
    await demandGood(page, 'applications that look alike');
    await keys.press('Alt+ArrowLeft');
    await page.getByText('已裁决', { exact: true }).click();
    await expect(rows).toHaveCount(1);
    await rows.first().press('Enter');
    await expect(page.getByText(/裁决结果/)).toBeVisible();
    await demandGood(page, 'a contradiction that was decided');
    await keys.press('Alt+ArrowLeft');
    await page.getByText('全部', { exact: true }).click();
    await demandGood(page, 'all contradictions');
  });

  test('an import that one supervisor does not confirm alone is agreed to at the same window, and ends', async () => {
    const { page } = office;
    const keys = keysOf(page);
    const dialog = page.getByRole('dialog');
    await office.go('#/sync/in');
    await office.choose(filesOf(offices.renewed));
    await keys.press('Control+Enter');
    const steps = page.getByRole('list', { name: '导入步骤' });
    await expect(steps.getByText('待验证')).toBeVisible();
    await keys.press('Control+Enter');
    await expect(steps.getByText('待第二人复核')).toBeVisible();
    await expect(page.getByText(/签名密钥已更换/)).toBeVisible();
    await demandGood(page, 'a preview for two people');
    await page.getByText('自动完成', { exact: true }).click();
    await page.locator('[data-row]').filter({ hasText: '申请内容更改 1 项' }).press('Enter');
    await expect(page.getByRole('table', { name: /的更改$/ })).toContainText('喀什市公交到站数据');
    await demandGood(page, 'a changed application, old and new');
    await keys.tabTo(page.getByRole('button', { name: '复核同意' }));
    await keys.press('Enter');
    await expect(dialog).toContainText('签名密钥或工作站有变，须先核实');
    await expect(dialog.getByLabel('复核主管账号')).toBeFocused();
    await keys.type('deputy');
    await keys.tabTo(dialog.getByLabel('复核主管口令'));
    await keys.type(offices.passphrase.replace(/^supervisor/, 'deputy'));
    await carryOut(page);
    // Whoever is signed in is not another one.
    await expect(dialog.getByText(/须由另一名主管同意/)).toBeVisible();
    await demandGood(page, 'a second person who is the first');
    await dialog.getByLabel('复核主管账号').fill('supervisor');
    await dialog.getByLabel('复核主管口令').fill(offices.passphrase);
    await carryOut(page);
    await expect(dialog).toBeHidden();
    await expect(page.getByText('账号 supervisor 已复核同意。')).toBeVisible();
    await demandGood(page, 'a preview two people stand for');
    await keys.press('Control+Enter');
    await expect(dialog).toContainText('不会删除任何记录');
    await carryOut(page);
    await expect(page.getByText(/已导入：新增 0 件/)).toBeVisible();
    await keys.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('a month is held against the offices below', async () => {
    const { page } = office;
    await office.go('#/sync/reconcile');
    await expect(page.getByRole('combobox', { name: '对账单位' })).toBeVisible();
    await demandGood(page, 'the month');
  });

  test('who is who among stations', async () => {
    const { page } = office;
    await office.go('#/sync/stations');
    await expect(page.getByText(/已入网/).first()).toBeVisible();
    await demandGood(page, 'this station');
    await page.getByText('工作站证书', { exact: true }).click();
    await expect(page.getByText('喀什地区公共数据登记中心').first()).toBeVisible();
    await demandGood(page, 'the stations');
  });
});

test.describe('the prefecture', () => {
  test.afterAll(() => office.close());

  test('a bundle is made with the supervisor’s passphrase, its slip shown, and handed over', async () => {
    const page = await open(offices.prefecture, 'supervisor');
    await office.go('#/sync/out');
    await demandGood(page, 'what waits');
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await carryOut(page);
    await expect(dialog.getByText('请键入本人口令。')).toBeVisible();
    await expect(dialog).toContainText(/本包内容：案件 \d+ 件，附件 \d+ 个，记录共 \d+ 条/);
    await demandGood(page, 'a bundle without a passphrase');
    await dialog.getByLabel('主管口令').fill(offices.passphrase);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('region', { name: /数据包交接单预览/ })).toBeVisible();
    await demandGood(page, 'the slip');
    await office.saveAt(join(dir, 'slip.pdf'));
    await page.getByRole('button', { name: '导出 PDF' }).click();
    await expect(page.getByText('已导出：slip.pdf')).toBeVisible();
    await page.keyboard.press('Escape');
    await demandGood(page, 'bundles made');
    const carry = page.getByRole('button', { name: /^交接 B-/ }).first();
    await carry.click();
    await demandGood(page, 'handing over');
    await dialog.getByLabel('携带人').fill('阿迪力');
    await office.choose([folder('stick')]);
    await carryOut(page);
    await expect(page.getByRole('region', { name: /数据包交接单预览/ })).toContainText('阿迪力');
    await page.keyboard.press('Escape');
    await expect(page.getByText('◐ 已交接').first()).toBeVisible();
    await demandGood(page, 'a bundle on its way');
    expect(readdirSync(folder('stick')).length).toBeGreaterThan(0);
  });

  test('a bundle of the county for the region is handed on by keys with its slip, and papers are scanned', async () => {
    const { page } = office;
    const keys = keysOf(page);
    const dialog = page.getByRole('dialog');
    await office.go('#/sync/in');
    await office.choose(filesOf(offices.courier));
    await keys.press('Control+Enter');
    await expect(page.getByRole('button', { name: '验证并预览' })).toBeVisible();
    await keys.press('Control+Enter');
    await keys.tabTo(page.getByRole('button', { name: '转交' }));
    await demandGood(page, 'a bundle of others');
    await keys.press('Enter');
    await demandGood(page, 'handing a bundle of others on');
    await dialog.getByLabel('携带人').fill('古丽');
    await office.choose([folder('onward')]);
    await expect(dialog.locator('form[aria-busy="false"]')).toBeAttached();
    await keys.press('Control+Enter');
    const slip = page.getByRole('region', { name: /数据包交接单预览/ });
    await expect(slip).toContainText('转交');
    await expect(slip).toContainText('古丽');
    await demandGood(page, 'the slip of a bundle of others');
    await keys.press('Escape');
    await expect(page.getByText(/已由古丽携出/).first()).toBeVisible();
    expect(readdirSync(folder('onward'))).toHaveLength(1);
    await keys.press('Alt+ArrowLeft');
    await page.getByRole('button', { name: '扫码' }).click();
    await demandGood(page, 'scanning a paper');
    await dialog.getByLabel('二维码内容').fill('6901234567892');
    await keys.press('Control+Enter');
    await expect(dialog.getByText(/扫入的内容不是/)).toBeVisible();
    await demandGood(page, 'a code that is none');
    await dialog.getByLabel('二维码内容').fill('');
    await keys.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('a case is given to the region, stands so, and is taken back', async () => {
    const { page } = office;
    const work = page.locator('#rd-work');
    const dialog = page.getByRole('dialog');
    await office.go(`#/cases/${offices.shared}/overview`);
    await work.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '移交' }).click();
    await demandGood(page, 'giving a case away');
    await dialog.getByRole('combobox', { name: '接收单位' }).fill('自治区');
    await page.keyboard.press('Enter');
    await dialog.getByLabel(/理由/).fill('跨地区，由自治区办理');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/本件已移交“自治区公共数据登记中心”/)).toBeVisible();
    await demandGood(page, 'a case on its way');
    await work.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '收回' }).click();
    await dialog.getByLabel(/理由/).fill('材料尚需补充');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/本件由“喀什地区公共数据登记中心”持有/)).toBeVisible();
    await demandGood(page, 'a case taken back');
  });

  test('the month is held against the region, its sheet lies, and it is signed', async () => {
    const { page } = office;
    await office.go('#/sync/reconcile');
    await expect(page.getByText(/对方数据截至/)).toBeVisible();
    await demandGood(page, 'the month of the prefecture');
    await page.getByRole('button', { name: '对账差异表' }).click();
    await expect(page.getByRole('region', { name: /对账差异表预览/ })).toBeVisible();
    await demandGood(page, 'the sheet of the month');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await demandGood(page, 'signing the month');
    await carryOut(page);
    await expect(page.getByText(/已于 .* 签认/)).toBeVisible();
    await demandGood(page, 'a month that was signed');
  });
});
