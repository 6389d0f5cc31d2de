// One round of 一次性告知补正 on the screen (XJR-14-2, XJR-14-3): the list cannot go out half looked at, every
// defect is answered, and the resubmission starts a period of its own beside the old one.
// Due dates are counted by hand: 2026-03-20 is 肉孜节.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import {
  changePerson,
  dialogField,
  doStep,
  makePractice,
  moveDate,
  openCase,
  prepareDraft,
  signIn,
  submit,
} from './helpers/practice';
import { readSample } from './helpers/sample';

const COMMITMENT = '材料与承诺：登记承诺书';
const QUALITY = '数据基本信息：数据质量说明';
const NOTE = '线路和站点由线网科逐站核对，站名以现场站牌为准；坐标由车载终端采集后人工校准，每月更新一次。';

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
const materials = (): Locator => page.getByRole('list', { name: '材料清单' });
const notify = (): Locator =>
  page.locator('.acceptance-right').getByRole('button', { name: '一次性告知补正', exact: true });

test('the notice stays blocked until every material was looked at', async () => {
  await openCase(page, caseId, 'materials');
  await page.getByText('补正清单（0）').click();
  const count = await materials().getByText('未检查').count();
  expect(count).toBeGreaterThan(3);
  for (let open = count; open > 0; open -= 1) {
    // Not dead but held back: pressing it says why. `force`, because Playwright waits for aria-disabled to go.
    await expect(notify()).toHaveAttribute('aria-disabled', 'true');
    await notify().click({ force: true });
    await expect(page.getByRole('dialog')).toBeHidden();
    const why = page.getByRole('tooltip');
    await expect(why).toContainText(`还有 ${open} 项未检查，补正只能一次性告知`);
    await expect(why).toContainText('细则第十四条');
    await page.keyboard.press('Escape');
    await expect(why).toBeHidden();
    const material = materials().locator('li', { hasText: '未检查' }).first();
    const isCommitment = (await material.textContent())?.includes('登记承诺书') === true;
    await material.getByRole('button', { name: isCommitment ? '：不符合' : '：符合' }).click();
  }
  await expect(page.getByText('补正清单（1）')).toBeVisible();
  await expect(page.getByText(/还有 \d+ 项未检查/)).toBeHidden();
});

test('one notice lists everything and issues D05', async () => {
  await page.getByRole('button', { name: '添加一项' }).click();
  const own = page.getByRole('listitem', { name: '补正清单 2' });
  await own.getByLabel('材料或字段').fill(QUALITY);
  await own.getByLabel('问题', { exact: false }).last().fill('未说明站点坐标的采集方式和更新频率');
  await own.getByLabel('补正要求').fill('补充采集方式和更新频率');
  await notify().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('一次性告知补正（2 项）');
  await expect(dialog).toContainText(COMMITMENT);
  await expect(dialog).toContainText(QUALITY);
  await expect(dialogField(page, '收件人')).toHaveValue('古丽娜尔·买买提');
  await expect(dialogField(page, '送达日期')).toHaveValue('2026-03-10');
  await dialog.getByRole('button', { name: '一次性告知补正', exact: true }).click();
  await expect(header()).toContainText('待补正');
  await openCase(page, caseId, 'documents');
  const notice = page.getByRole('button', { name: /补正告知书/ });
  await expect(notice).toContainText(/● 喀数登〔2026〕\d+号/);
  await notice.click();
  const sheet = page.getByRole('region', { name: /补正告知书预览/ });
  await expect(sheet).toContainText('未说明站点坐标的采集方式和更新频率');
  await expect(sheet).toContainText('登记承诺书');
});

test('the old period is stopped and a reminder runs', async () => {
  await openCase(page, caseId);
  const deadlines = page.getByRole('region', { name: '期限', exact: true });
  await expect(
    deadlines.getByRole('button', { name: /^受理期限 3月12日\(周四\) 按期 已完成/ }),
  ).toBeVisible();
  await expect(deadlines.getByRole('button', { name: /^补正提醒 4月1日\(周三\)/ })).toBeVisible();
  await expect(deadlines).toContainText('提醒，非法定期限');
});

test('the clerk answers each defect; one unanswered holds the application back', async () => {
  await moveDate(page, '2026-03-16');
  await openCase(page, caseId, 'form');
  const panel = page.getByRole('region', { name: '一次性补正告知' });
  await expect(panel).toContainText('已填写 0/2 项补正说明');
  await panel.getByLabel(`补正说明：${COMMITMENT}`).fill('已重新签署并加盖骑缝章，扫描件清晰');
  await page.keyboard.press('Tab');
  await expect(panel).toContainText('已填写 1/2 项补正说明');
  await header().getByRole('button', { name: '送业务审核' }).click();
  await expect(page.getByText('补正告知书中还有 1 项没有填写补正说明。')).toBeVisible();
  await expect(header()).toContainText('待补正');
  await panel.getByRole('button', { name: `转到该项：${QUALITY}` }).click();
  await expect(page.locator('#application-qualityNote')).toBeFocused();
  await page.locator('#application-qualityNote').fill(NOTE);
  await panel.getByLabel(`补正说明：${QUALITY}`).fill('已在数据质量说明中补充采集方式和更新频率');
  await page.keyboard.press('Tab');
  await expect(panel).toContainText('已填写 2/2 项补正说明');
  await header().getByRole('button', { name: '送业务审核' }).click();
  await expect(header()).toContainText('主体内部审核');
});

test('the resubmission starts a new period beside the old one (XJR-14-3)', async () => {
  await changePerson(page, 'reviewer');
  await openCase(page, caseId);
  await doStep(page, '业务审核通过', { 业务审核意见: '补正内容属实', 保密审查人: '刘洋' });
  await expect(header()).toContainText('待提交');
  await moveDate(page, '2026-03-17');
  await changePerson(page, 'clerk');
  await openCase(page, caseId);
  await doStep(page, '登记重新提交', {});
  await expect(header()).toContainText('待受理');
  await expect(header()).toContainText('第2次提交');
  await expect(
    header().getByRole('button', { name: '受理期限 3月23日(周一) 剩3个工作日 正常' }),
  ).toBeVisible();
  const deadlines = page.getByRole('region', { name: '期限', exact: true });
  await expect(deadlines.getByRole('button', { name: /^受理期限/ })).toHaveCount(2);
  await expect(deadlines.getByRole('button', { name: /^受理期限 3月12日\(周四\) 按期/ })).toBeVisible();
  await expect(deadlines.getByRole('button', { name: /^受理期限 3月23日\(周一\) 剩3/ })).toBeVisible();
  await openCase(page, caseId, 'materials');
  const answers = page.getByRole('region', { name: '补正说明' });
  await expect(answers).toContainText('已重新签署并加盖骑缝章，扫描件清晰');
  await expect(answers).toContainText('重新提交后改动 1 处，其余未改');
  await expect(answers).toContainText('数据质量说明');
});
