// Two stations of one office worked on the same drafts without each other: what may not go out as it is, an import while
// the medium of the backups is away, a receipt that takes several codes, one choice for several drafts, and the page of
// two requests on one item.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { SLIP_CODE } from '#shared/paper/exchange-parts';
import type { MadeTwoDesks } from '../helpers/make-two-desks';
import { answered, callDesk, newCommandId } from './helpers/call-desk';
import { carryOut, filesOf, newFolder, openConflict, rowsOf } from './helpers/exchange-screens';
import { inNode } from './helpers/in-node';
import { keysOf } from './helpers/keyboard';
import { OfficeWindow } from './helpers/office-window';
import { printedOf } from './helpers/printed';
import { demandGood, settle } from './helpers/screen-check';
import { watched } from './helpers/watched';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const programs = mkdtempSync(join(tmpdir(), 'registry-desk-two-'));
let made: MadeTwoDesks;
let office: OfficeWindow;
let page: Page;

const passphraseOf = (account: string): string => made.passphrases[account] ?? '';

/** The station of this vault at its window, its supervisor at the screen. */
async function sitDown(vault: string): Promise<void> {
  office = await OfficeWindow.open(vault, passphraseOf);
  await office.setDay(made.day);
  page = await office.enter('supervisor');
}

test.beforeAll(async () => {
  made = inNode<MadeTwoDesks>('make-two-desks', programs);
  await sitDown(made.here);
});

test.afterAll(async () => {
  await office.close();
  for (const dir of [programs, made.dir]) rmSync(dir, { recursive: true, force: true });
});

/** The screen as it stands: without problems, and as a picture beside the report. */
async function seen(name: string): Promise<void> {
  await demandGood(page, name);
  await page.screenshot({ path: test.info().outputPath(`${name.replaceAll(' ', '-')}.png`) });
}

test('what waits tells which case stays and what of others is not in order, and so does the dialog', async () => {
  await office.go('#/sync/out');
  const partner = page.getByRole('combobox', { name: '收件单位' });
  await partner.fill('自治区');
  await partner.press('Enter');
  await settle(page);
  const core = rowsOf(page).filter({ hasText: '供水调度核心数据' });
  await expect(core).toContainText('■ 留存本机：属核心数据，不随数据包送出');
  await expect(rowsOf(page).filter({ hasText: '便民服务网点' })).toContainText(
    '▲ 可打包：公示内容有 1 处疑似敏感信息',
  );
  await expect(rowsOf(page).filter({ hasText: '公共停车设施' })).toContainText(
    '▲ 可打包：1 个附件不在本机，不能一并送出',
  );
  await expect(rowsOf(page).filter({ hasText: '道路照明' })).toContainText('● 可打包');
  await seen('what waits and is not in order');
  const unread = '[role="dialog"]:not(:has(section[aria-label="打包前检查"]))';
  const early = await watched(page, [unread, `${unread} button[type="submit"]:not(:disabled)`]);
  await page.keyboard.press('Control+Enter');
  const check = page.getByRole('dialog').getByRole('region', { name: '打包前检查' });
  for (const words of ['2 件属核心数据，留存本机', '1 件的附件不在本机', '1 件的公示内容有疑似敏感信息'])
    await expect(check).toContainText(words);
  await expect(page.getByRole('dialog').getByRole('button', { name: '生成数据包' })).toBeEnabled();
  const [loading, open] = await early();
  expect(loading).toBeGreaterThan(0);
  expect(open).toBe(0);
  await seen('a bundle looked at before it is made');
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /从头制作/ })
    .check();
  await expect(page.getByRole('dialog')).toContainText('可以收到的全部记录从头打包');
  await expect(check).toContainText('2 件属核心数据，留存本机');
  await expect(page.getByRole('dialog').getByRole('button', { name: '生成数据包' })).toBeEnabled();
  await seen('a bundle of all there is for a new machine');
  await page.keyboard.press('Escape');
});

test('an import while the medium of the backups is away asks, and goes on without when that is said', async () => {
  await office.go('#/sync/in');
  await office.choose(filesOf(made.medium));
  await page.keyboard.press('Control+Enter');
  const steps = page.getByRole('list', { name: '导入步骤' });
  await expect(steps.getByText('待验证')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  // So many contradictions at once are looked at by two.
  await expect(steps.getByText('待第二人复核')).toBeVisible();
  // For the letter file: what is looked at goes to paper, without its buttons.
  await expect(page.getByRole('button', { name: '打印清单' })).toBeVisible();
  const paper = await printedOf(office, made.dir);
  expect(paper).toMatch(
    /B-\d{4}.*需您决定第1页，共1页；预览摘要[0-9a-f]{16}.*将新增.*不会删除任何记录.*L-653100-/s,
  );
  for (const words of ['案件办结后到达的办理记录，作事后记录留存', '共33项']) expect(paper).toContain(words);
  expect(paper).not.toContain('重新验证');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '复核同意' }).click();
  await dialog.getByLabel('复核主管账号').fill('deputy');
  await dialog.getByLabel('复核主管口令').fill(passphraseOf('deputy'));
  await carryOut(page);
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await carryOut(page);
  await expect(dialog).toContainText('导入前没有备份：备份介质不在，或没有应答。没有导入。');
  await seen('an import that was not backed up');
  const without = dialog.getByRole('checkbox', { name: /不备份，继续导入/ });
  await expect(without).not.toBeChecked();
  const keys = keysOf(page);
  await keys.tabTo(without, true);
  await keys.press('Space');
  await expect(without).toBeChecked();
  const runs = '[role="dialog"]:has(.rd-sync-work)';
  const ways = await watched(page, [runs, `${runs} .ant-modal-footer button:not([type="submit"]):enabled`]);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已导入：.*未备份：备份介质不在，或没有应答/)).toBeVisible();
  // While it runs there is one way to end it, and none that looks like one.
  const [running, idle] = await ways();
  expect(running).toBeGreaterThan(0);
  expect(idle).toBe(0);
});

test('a receipt that takes several codes runs by itself, stands still and is walked by keys', async () => {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('的回执');
  await office.choose([newFolder(made.dir, 'receipt')]);
  await carryOut(page);
  const loop = dialog.getByRole('figure');
  await expect(loop).toContainText(/第 1\/\d+ 张/);
  const count = Number(/第 1\/(\d+) 张/.exec((await loop.textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(1);
  await seen('a receipt of several codes');
  const keys = keysOf(page);
  const pause = loop.getByRole('button', { name: '暂停' });
  await keys.tabTo(pause);
  await keys.press('Space');
  const go = loop.getByRole('button', { name: '继续轮播' });
  await expect(go).toBeFocused();
  const place = async () => Number(/第 (\d+)\//.exec((await loop.textContent()) ?? '')?.[1]);
  const at = await place();
  await keys.press('ArrowRight');
  await expect(loop).toContainText(`第 ${(at % count) + 1}/${count} 张`);
  await keys.press('ArrowLeft');
  await expect(loop).toContainText(`第 ${at}/${count} 张`);
  await seen('a receipt of several codes that stands still');
  await keys.press('Escape');
  await expect(dialog).toBeHidden();
});

test('two requests on one item stand beside each other with what each asks', async () => {
  await openConflict(office, 'C12');
  const sides = page.getByRole('table', { name: '逐项对照' });
  await expect(sides).toBeVisible();
  await seen('two requests on one item');
  // What is left for later stays open.
  const keys = keysOf(page);
  const heading = page.getByRole('heading', { name: /^C12/ });
  await keys.tabTo(page.getByRole('radio').first());
  await expect(heading).toBeVisible();
  await keys.press('n');
  await expect(heading).toBeHidden();
  await office.go('#/worklist');
  await office.go('#/sync/conflicts');
  await expect(rowsOf(page).filter({ hasText: 'C12' })).toHaveCount(1);
});

test('a level that was mistyped as core data is set right against what was done without it', async () => {
  await openConflict(office, 'C15');
  const sides = page.getByRole('table', { name: '逐项对照' });
  await expect(sides.getByRole('row').filter({ hasText: '数据级别' })).toContainText('核心数据');
  await seen('core data or not');
  const keys = keysOf(page);
  const none = page.getByRole('radio', { name: '不是核心数据，维持原定级别' });
  await keys.tabTo(page.getByRole('radio').first());
  await keys.press('Space');
  if (!(await none.isChecked())) await keys.press('ArrowRight');
  await expect(none).toBeChecked();
  await keys.press('Enter');
  await keys.type('核对数据目录，为一般数据');
  await keys.press('Control+Enter');
  await expect(page.getByText('已裁决，另一方的记录仍可查阅')).toBeVisible();
  await settle(page);
  await seen('no core data');
});

test('on the page of a contradiction Enter leads from the choice to the reason, writes there, and presses buttons', async () => {
  const keys = keysOf(page);
  await keys.press('Control+/');
  await expect(page.getByRole('row', { name: '← → 选择采用哪一方' })).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  const ours = page.getByRole('radio', { name: /采用本机办理的/ });
  await keys.tabTo(page.getByRole('radio').first());
  await keys.press('ArrowLeft');
  await expect(ours).toBeChecked();
  await keys.press('Enter');
  const reason = page.getByLabel(/理由/);
  await expect(reason).toBeFocused();
  await keys.type('先核对材料');
  await keys.press('Enter');
  await keys.type('再裁决');
  await expect(reason).toHaveValue('先核对材料\n再裁决');
  const back = page.getByRole('button', { name: '返回冲突' });
  await keys.tabTo(back, true);
  await keys.press('Enter');
  // Nothing was decided by it.
  await expect(rowsOf(page).filter({ hasText: 'C12' })).toHaveCount(1);
});

test('what neither station typed is written in the form, where E leads whoever fills it in', async () => {
  const bicycles = () => rowsOf(page).filter({ hasText: '公共自行车' });
  const edit = page.getByRole('button', { name: '修改' });
  await office.go('#/worklist');
  await office.go('#/sync/conflicts');
  await bicycles().press('Enter');
  await expect(page.getByText('由持有单位经办人另行填写')).toBeVisible();
  await expect(edit).toBeHidden();
  page = await office.enter('clerk');
  await office.go('#/sync/conflicts');
  await bicycles().press('Enter');
  await expect(edit).toHaveAttribute('aria-keyshortcuts', 'E');
  await seen('a field that may be written anew');
  const keys = keysOf(page);
  await keys.press('e');
  await expect(page.getByLabel('所属系统名称')).toBeFocused();
  await seen('the field of a draft where E led');
  await keys.press('Control+a');
  await keys.type('公共自行车管理系统');
  await expect(page.getByText(/冲突 1 项/)).toBeVisible();
  await keys.press('Control+s');
  await expect(page.getByText(/冲突 1 项/)).toBeHidden();
  await office.go('#/sync/conflicts');
  await expect(rowsOf(page).filter({ hasText: 'C12' })).toHaveCount(1);
  await expect(bicycles()).toHaveCount(0);
  page = await office.enter('supervisor');
});

test('one choice for several drafts is offered after three were seen, and each gets its own decision', async () => {
  const keys = keysOf(page);
  const drafts = () => rowsOf(page).filter({ hasText: 'C02' });
  await office.go('#/worklist');
  await office.go('#/sync/conflicts');
  const batch = page.getByRole('button', { name: /同类一并裁决/ });
  for (const at of [0, 1, 2]) {
    await expect(batch).toBeHidden();
    await drafts().nth(at).press('Enter');
    await expect(page.getByRole('table', { name: '逐项对照' })).toBeVisible();
    await settle(page);
    if (at === 0) await seen('a field of a draft typed twice');
    await keys.press('Alt+ArrowLeft');
  }
  await expect(batch).toHaveText('同类一并裁决（30）');
  await seen('several drafts that may be decided alike');
  await keys.press('b');
  const dialog = page.getByRole('dialog');
  await carryOut(page);
  await expect(dialog.getByText('请选择采用哪一方。')).toBeVisible();
  await seen('one choice for several drafts');
  // Each field is told with what both stations filled in, and the sides are named by office and station.
  const list = dialog.getByRole('region', { name: '本次裁决的各栏' });
  await expect(list.getByRole('row')).toHaveCount(1 + 30);
  const line = list.getByRole('row').filter({ hasText: '所属系统名称' }).first();
  await expect(line).toContainText(/一号机核对后填写的第(\d)件内容/);
  await expect(line).toContainText(/二号机核对后填写的第(\d)件内容/);
  // Both values are beside each other without scrolling sideways.
  expect(await list.evaluate((area) => area.scrollWidth - area.clientWidth)).toBe(0);
  const radios = dialog.getByRole('radio');
  const other = dialog.getByRole('radio', { name: /^采用喀什地区登记中心工作站 [0-9a-f]{16}填写的$/ });
  await expect(dialog.getByRole('radio', { name: /工作站 [0-9a-f]{16}（本机）填写的$/ })).toHaveCount(1);
  await keys.tabTo(list, true);
  await keys.press('End');
  await expect(list.getByRole('row').last()).toBeInViewport();
  await keys.tabTo(radios.first());
  await keys.press('Space');
  if (!(await other.isChecked())) await keys.press('ArrowRight');
  await expect(other).toBeChecked();
  await seen('one side taken for several drafts');
  await keys.tabTo(dialog.getByLabel(/理由/));
  await keys.type('二号机核对了原始材料');
  // Meanwhile one of them is decided otherwise.
  const { items } = await answered<{ items: { id: string; class: string; caseId: string }[] }>(
    callDesk(page, 'sync.conflicts', { state: 'open', page: 0 }),
  );
  const one = items.find(({ class: about }) => about === 'C02');
  const { conflict } = await answered<{ conflict: { ours: { entry: string } } }>(
    callDesk(page, 'sync.conflict', { caseId: one?.caseId, id: one?.id }),
  );
  const option = conflict.ours.entry;
  await answered(
    callDesk(page, 'sync.decide', {
      ...{ commandId: newCommandId(), caseId: one?.caseId, id: one?.id },
      ...{ option, keep: null, reason: '单独裁决' },
    }),
  );
  await keys.press('Control+Enter');
  // What runs is not left: it is told, and stays until it is done.
  await expect(dialog.getByRole('status')).toContainText(/正在裁决，已办 \d+\/30 项/);
  await keys.press('Escape');
  await expect(dialog.getByRole('button', { name: /取\s*消/ })).toBeDisabled();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole('status').filter({ hasText: '已裁决 29 项，1 项本次没有裁决' })).toContainText(
    '这项冲突已有结论，本次没有裁决。',
  );
  await expect(drafts()).toHaveCount(0);
  // What is left is counted anew: the two cases of one item.
  await expect(page.getByRole('link', { name: '冲突（2）' })).toBeVisible();
  await seen('several drafts decided alike');
  const decided = await answered<{ items: { id: string; class: string; caseId: string }[] }>(
    callDesk(page, 'sync.conflicts', { state: 'decided', page: 0 }),
  );
  const alike = decided.items.filter(({ class: about }) => about === 'C02');
  expect(alike).toHaveLength(30);
  const reasons: string[] = [];
  for (const { id, caseId } of alike) {
    const { conflict: each } = await answered<{ conflict: { decision: { by: string; reason: string } } }>(
      callDesk(page, 'sync.conflict', { caseId, id }),
    );
    reasons.push(each.decision.reason);
  }
  expect(reasons.filter((reason) => reason === '单独裁决')).toHaveLength(1);
  expect(new Set(reasons)).toEqual(new Set(['单独裁决', '二号机核对了原始材料']));
});

test('a step that another office did is named with that office', async () => {
  await office.go(`#/cases/${made.above}/overview`);
  await expect(page.locator('.case-head')).toContainText(/自治区数据登记中心已办/);
  await seen('a step of another office');
});

test('the other station scans the codes of the receipt, the last first, and is told which are missing', async () => {
  await office.choose([newFolder(made.dir, 'again')]);
  const sheets = await office.as('supervisor', async (ask) => {
    const { items } = await ask<{ items: { bundleId: string; state: string }[] }>('sync.inbox', { page: 0 });
    const answer = await ask<{ sheets: string[] }>('sync.receipt', {
      commandId: newCommandId(),
      bundleId: items[0]?.bundleId,
    });
    return answer.sheets;
  });
  expect(sheets.length).toBeGreaterThan(1);
  await office.close();
  await sitDown(made.beside);
  await office.go('#/sync/in');
  await page.getByRole('button', { name: '扫码' }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('二维码内容');
  await settle(page);
  // A code that was misread is not in the way of the next.
  await page.keyboard.insertText(`${sheets.at(-1)}0`);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText('这一张没有读准，没有收下，未作任何改动。');
  await expect(field).toHaveValue('');
  await seen('a code that was misread');
  for (const [at, code] of [...sheets].reverse().entries()) {
    await expect(field).toBeFocused();
    await page.keyboard.insertText(code);
    await page.keyboard.press('Control+Enter');
    if (at < sheets.length - 1)
      await expect(dialog.getByRole('status')).toContainText(`已读 ${at + 1}/${sheets.length} 张`);
    if (at === 0) {
      await seen('one code of several was scanned');
      // Another paper in between takes nothing away.
      await page.keyboard.insertText(`${SLIP_CODE};${'0'.repeat(32)};B-0001;1;${'0'.repeat(64)}`);
      await page.keyboard.press('Control+Enter');
      await expect(dialog.getByRole('status')).toContainText('本机没有交接单所列的 B-0001');
      await expect(dialog).toContainText(`先前读入的仍在，读齐之前不作改动：已扫 1/${sheets.length} 张`);
      await seen('another paper between two codes');
    }
  }
  await expect(dialog.getByRole('status')).toContainText(/已收下 B-\d+ 的回执/);
  await expect(dialog).not.toContainText('先前读入的仍在');
  await seen('all codes of a receipt were scanned');
  // Nor is the paper that was taken already, scanned once more: the next one is read alone.
  for (const code of sheets) {
    await page.keyboard.insertText(code);
    await page.keyboard.press('Control+Enter');
    await expect(field).toHaveValue('');
  }
  await expect(dialog).toContainText('此前已收下');
  await page.keyboard.insertText(`${SLIP_CODE};${'0'.repeat(32)};B-0001;1;${'0'.repeat(64)}`);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('status')).toContainText('本机没有交接单所列的 B-0001');
});
