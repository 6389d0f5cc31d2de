// What follows a first registration, on the screen: a change that may only touch what it names, a correction
// that somebody else asks for, what a supervisor has to decide, and what becomes of a letter.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { answered, callDesk, newCommandId } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk, projectFolder } from './helpers/launch';
import {
  changePerson,
  dialogField,
  makePractice,
  openCase,
  prepareDraft,
  signIn,
  submit,
} from './helpers/practice';
import { readSample } from './helpers/sample';
import { demandGood } from './helpers/screen-check';
import { walkToNotice, walkToRegister } from './helpers/walk-case';

const sample = readSample('kashgar-bus');
const SCREENS = join(projectFolder, 'out', 'test', 'screens');

let desk: DeskUnderTest;
let page: Page;
let registerId = '';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  mkdirSync(SCREENS, { recursive: true });
  desk = await launchDesk();
  page = desk.page;
  await makePractice(page, 'prefecture', '2026-03-09');
  const prepared = await walkToNotice(page, sample, '2026-03-09');
  registerId = await walkToRegister(page, prepared, 'LX653100202600001');
  await page.reload();
});

test.afterAll(async () => {
  await desk.close();
});

const header = (): Locator => page.locator('header.case-head');
const dialog = (): Locator => page.getByRole('dialog');
const pages = (): Locator => page.getByRole('navigation', { name: '申请表分页' });
const field = (key: string): Locator => page.locator(`[data-field="${key}"]`);

/** Judges the screen and keeps a picture of it beside the results. */
async function look(name: string): Promise<void> {
  await demandGood(page, name);
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

/** Begins a case on the register item as whoever is signed in. */
async function begin(caseType: string, requester: string): Promise<string> {
  const { caseId } = await answered<{ caseId: string }>(
    callDesk(page, 'cases.create', {
      commandId: newCommandId(),
      caseType,
      objectType: '1',
      target: registerId,
      requester,
      matter: null,
    }),
  );
  return caseId;
}

test('Ctrl+N asks what is registered for the first time', async () => {
  await signIn(page, 'clerk');
  await page.keyboard.press('Control+N');
  await expect(dialog()).toContainText('首次登记·公共数据产品和服务');
  await look('new-case');
  await dialog()
    .getByRole('radio', { name: /产品和服务/ })
    .click();
  await dialog().getByRole('button', { name: '新建', exact: true }).click();
  await expect(header()).toContainText('首次登记·公共数据产品和服务');
  await expect(pages().getByRole('button')).not.toHaveCount(0);
  await look('product-form');
});

test('NDR-9-11 a change may touch only what its reasons are about', async () => {
  const caseId = await begin('CHANGE', 'SUBJECT');
  await openCase(page, caseId, 'form');
  await expect(page.getByRole('heading', { level: 2, name: '变更事项' })).toBeVisible();
  await look('change-request');
  await pages()
    .getByRole('button', { name: /数据基本信息/ })
    .click();
  await expect(field('dataContentIntroduction')).toContainText('未列入变更事项');
  await expect(field('dataContentIntroduction').getByRole('textbox')).toHaveCount(0);
  await look('change-locked');
  await pages()
    .getByRole('button', { name: /变更事项/ })
    .click();
  await field('changeReasons').getByRole('checkbox', { name: /资源/ }).first().check();
  await field('changeNote')
    .getByRole('textbox')
    .fill('新增夜班线路站点，数据内容简介随之调整，其余内容不变。');
  await field('changeDate').getByRole('textbox').fill('2026-03-01');
  await pages()
    .getByRole('button', { name: /数据基本信息/ })
    .click();
  await field('dataContentIntroduction')
    .getByRole('textbox')
    .fill(`${String(sample.application.dataContentIntroduction)}含夜班线路站点。`);
  await pages()
    .getByRole('button', { name: /变更前后对照/ })
    .click();
  await expect(page.getByRole('table', { name: /变更前后对照/ })).toContainText('夜班线路');
  await look('change-diff');
  await pages()
    .getByRole('button', { name: /核对与送审/ })
    .click();
  await look('change-submit');
});

test('NDR-9-14 a correction by somebody else is entered at the counter', async () => {
  // One case at a time on an item: the change is given up first.
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '作废草稿' }).click();
  await dialogField(page, '理由').fill('改为更正申请');
  await dialog().getByRole('button', { name: '作废草稿' }).click();
  await expect(header()).toContainText('草稿作废');
  const caseId = await begin('CORRECT', 'INTERESTED');
  await openCase(page, caseId, 'form');
  await expect(field('requesterType')).toContainText('利害关系人');
  await expect(field('requesterType').getByRole('radio')).toHaveCount(0);
  await expect(header().getByRole('button', { name: '登记更正申请', exact: true })).toBeVisible();
  await look('correct-request');
  await page.getByRole('button', { name: '添加一行' }).click();
  await look('correct-row');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /错误 \d+ 处/ })).toBeFocused();
  await look('correct-errors');
});

test('XJR-14-4 the clerk proposes a refusal, the supervisor sees by whom and decides', async () => {
  await page.keyboard.press('Control+L');
  const prepared = await prepareDraft(page, sample);
  await submit(prepared, '2026-03-25');
  await page.reload();
  await signIn(page, 'clerk');
  await openCase(page, prepared.caseId, 'materials');
  await look('acceptance');
  await page.locator('.outcomes').getByRole('button', { name: '拟移送' }).click();
  await look('propose-transfer');
  await page.keyboard.press('Escape');
  await page.locator('.outcomes').getByRole('button', { name: '拟不予受理' }).click();
  await dialog().getByRole('button', { name: '拟不予受理' }).click();
  await expect(dialog().getByText('请选择事由。')).toBeVisible();
  await look('propose-refusal');
  await dialog().getByRole('checkbox').first().check();
  await dialogField(page, '理由').fill('该数据不属于公共数据资源登记范围。');
  await dialog().getByRole('button', { name: '拟不予受理' }).click();
  await expect(dialog()).toBeHidden();
  await expect(header()).toContainText('待决定');
  await changePerson(page, 'supervisor');
  await openCase(page, prepared.caseId);
  await expect(page.getByRole('region', { name: '拟不予受理' })).toContainText('王敏');
  await look('overview-pending');
  await header().getByRole('button', { name: '不予受理', exact: true }).click();
  await expect(dialog()).toContainText('该数据不属于公共数据资源登记范围。');
  await look('refuse');
  await dialog().getByRole('button', { name: '不予受理', exact: true }).click();
  await expect(header()).toContainText('不予受理');
  await expect(page.getByRole('region', { name: '办结' })).toContainText(
    '该数据不属于公共数据资源登记范围。',
  );
  await look('overview-ended');
});

test('a letter is delivered, and a wrong number stays with its reason', async () => {
  await page.getByRole('navigation', { name: '案件分页' }).getByRole('link', { name: '文书' }).click();
  await page.getByRole('button', { name: /不予受理通知书/ }).click();
  await look('documents');
  await page.getByRole('button', { name: '登记送达' }).click();
  await look('delivery');
  await dialog().getByRole('button', { name: '登记送达' }).click();
  await expect(page.getByText(/窗口当面送达/)).toBeVisible();
  await page.getByRole('button', { name: '作废文号' }).click();
  await dialogField(page, '理由').fill('文书中主体名称有误');
  await dialog()
    .getByRole('checkbox', { name: /同时重新出具/ })
    .check();
  await look('void');
  await dialog().locator('#voidAgain').fill('0000');
  await dialog().getByRole('button', { name: '作废文号' }).click();
  await expect(dialog()).toBeVisible();
});
