// What the law forbids is refused on the screen: with its article, in words, with the way out, and nothing
// changes. A held-back button is pressed with `force`, because Playwright waits for aria-disabled to go.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { answered, callDesk, newCommandId } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import {
  approve,
  changePerson,
  dialogField,
  doStep,
  makePractice,
  moveDate,
  openCase,
  type Preparation,
  prepareDraft,
  signIn,
} from './helpers/practice';
import { readSample } from './helpers/sample';

const sample = readSample('kashgar-bus');
const CODE = 'LX653100202600001';
const NOT_APPLICABLE: { readonly [item: string]: string } = {
  K13: '单一主体申请',
  K14: '未委托第三方',
  K15: '未纳入授权运营范围',
  K16: '申请表没有目录代码',
};

let desk: DeskUnderTest;
let page: Page;

test.describe.configure({ mode: 'serial' });

const header = (): Locator => page.locator('header.case-head');
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

/** Presses a held-back button and reads why. */
async function pressRefused(name: string): Promise<Locator> {
  await expect(button(name)).toHaveAttribute('aria-disabled', 'true');
  await button(name).click({ force: true });
  const why = page.getByRole('tooltip');
  await expect(why).toContainText(`不能执行“${name}”`);
  await expect(page.getByRole('dialog')).toBeHidden();
  return why;
}

/** The refusal in the page. */
const refusal = (): Locator => page.locator('.rd-failure');

async function enterCodeTooEarly(): Promise<void> {
  await header().getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '录入查询码' }).click();
  await expect(refusal()).toContainText('细则第十七条');
  await expect(refusal()).toContainText('PUBLICITY_RUNNING');
}

async function closeWhy(): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toBeHidden();
}

test.describe('at a prefecture office', () => {
  let prepared: Preparation;

  test.beforeAll(async () => {
    desk = await launchDesk();
    page = desk.page;
    await makePractice(page, 'prefecture', '2026-03-09');
    prepared = await prepareDraft(page, sample);
    await page.reload();
  });

  test.afterAll(async () => {
    await desk.close();
  });

  test('a wrong check digit is told under the field, with the right one', async () => {
    await signIn(page, 'clerk');
    await openCase(page, prepared.caseId, 'form');
    const field = page.locator('[data-field="uscc"]');
    await field.getByRole('textbox').fill('91653101MA9TM4T488');
    await page.keyboard.press('Tab');
    await expect(field).toContainText('校验位不符，应为 7');
    await expect(field.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    await button('送业务审核').click();
    await expect(page.getByText('还有错误，不能送审。已填内容已保存。')).toBeVisible();
    await expect(header()).toContainText('草稿');
    await openCase(page, prepared.caseId, 'form/subject');
    await field.getByRole('textbox').fill('91653101MA9TM4T487');
    await page.keyboard.press('Tab');
    await expect(field).not.toContainText('校验位不符');
    await button('送业务审核').click();
    await expect(header()).toContainText('主体内部审核');
  });

  test('whoever reviewed does not pass the review', async () => {
    await changePerson(page, 'reviewer');
    await openCase(page, prepared.caseId);
    await doStep(page, '业务审核通过', { 业务审核意见: '同意申请登记', 保密审查人: '刘洋' });
    await expect(header()).toContainText('待提交');
    await changePerson(page, 'clerk');
    await openCase(page, prepared.caseId);
    await doStep(page, '登记收件', {});
    await expect(header()).toContainText('待受理');
    await doStep(page, '受理', {});
    await expect(header()).toContainText('形式审核中');
    await changePerson(page, 'deputy');
    await openCase(page, prepared.caseId, 'review');
    await page.locator('[data-item]').first().focus();
    const ids = await page
      .locator('[data-item]')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-item') ?? ''));
    for (const id of ids) {
      await expect(page.locator(`[data-item="${id}"]`)).toBeFocused();
      const reason = NOT_APPLICABLE[id];
      if (reason !== undefined) {
        await page.locator('.review-item-current').getByRole('button', { name: '3 不适用' }).click();
        await page.locator(`#remark-${id}`).fill(reason);
        await page.locator(`[data-item="${id}"]`).focus();
        await page.keyboard.press('ArrowDown');
      } else await page.keyboard.press('1');
    }
    await button('提交复审').click();
    await page.getByRole('dialog').getByRole('button', { name: '提交复审' }).click();
    await expect(header()).toContainText('审核结果待批');
    const why = await pressRefused('审核通过');
    await expect(why).toContainText('您审核过本申请，提出审核意见的人不能再批准。');
    await expect(why).toContainText('请由另一名主管批准。');
    await expect(why).toContainText('细则第');
    await closeWhy();
    await expect(header()).toContainText('审核结果待批');
    await changePerson(page, 'supervisor');
    await openCase(page, prepared.caseId);
    await doStep(page, '审核通过', {});
    await expect(header()).toContainText('待公示');
  });

  test('no code before the notice period has ended (XJR-16-2, XJR-17-1)', async () => {
    await changePerson(page, 'clerk');
    await openCase(page, prepared.caseId, 'publicity');
    await doStep(page, '记录公示', { 发布回执号: '练习回执1号', 保密审查人: '刘洋' });
    await expect(header()).toContainText('公示中');
    await changePerson(page, 'supervisor');
    await openCase(page, prepared.caseId, 'publicity');
    const why = await pressRefused('确认公示期满');
    await expect(why).toContainText('细则第十六条');
    await expect(why).toContainText('请在公示期满后再办理赋码。');
    await closeWhy();
    await enterCodeTooEarly();
    await expect(refusal()).toContainText('公示期至2026年3月24日24时届满');
    await expect(refusal()).toContainText('请在公示期满后再办理赋码。');
    // The period is over the day after; still nobody confirmed it.
    await moveDate(page, '2026-03-25');
    await enterCodeTooEarly();
    await expect(refusal()).toContainText('公示期满尚未由主管确认，不能录入查询码。');
    await expect(refusal()).toContainText('请先确认公示期满。');
    await expect(header()).toContainText('公示中');
  });

  test('a local number is no code, and two different entries are none either', async () => {
    const dialog = page.getByRole('dialog');
    await button('确认公示期满').click();
    const end = dialog.getByRole('button', { name: '确认公示期满', exact: true });
    await end.click();
    await expect(dialog).toContainText('异议');
    await expect(dialog.locator('.rd-failure')).toContainText('细则第十六条');
    await expect(header()).toContainText('公示中');
    await dialog.getByRole('checkbox').check();
    await end.click();
    await expect(header()).toContainText('待赋码');
    await button('录入查询码').click();
    const save = dialog.getByRole('button', { name: '录入查询码', exact: true });
    await dialogField(page, '赋码之日').fill('2026-03-25');
    await dialogField(page, '正式回复文号或编号').fill('练习回复1号');
    await dialogField(page, '登记结果查询码').fill('L-653100-2026-000001');
    await dialogField(page, '再次录入查询码').fill('L-653100-2026-000001');
    await save.click();
    await expect(dialog).toContainText('不能是本地编号');
    await expect(dialog).toContainText('请对照自治区的正式回复重新录入。');
    await expect(dialog).toContainText('细则第十七条');
    await dialogField(page, '登记结果查询码').fill(CODE);
    await dialogField(page, '再次录入查询码').fill(`${CODE.slice(0, -1)}2`);
    await expect(dialog).toContainText('两次录入不一致');
    await save.click();
    await expect(dialog).toBeVisible();
    await expect(page.getByText('公示期满确认后，依据自治区正式回复录入登记结果查询码。')).toBeVisible();
    await dialogField(page, '再次录入查询码').fill(CODE);
    await save.click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('查询码已录入，待第二人确认。')).toBeVisible();
  });

  test('whoever entered the code does not confirm it, and the second entry must agree', async () => {
    const why = await pressRefused('赋码确认');
    await expect(why).toContainText('查询码由您录入，须由第二人核对确认。');
    await expect(why).toContainText('细则第十七条');
    await closeWhy();
    await changePerson(page, 'reviewer');
    await openCase(page, prepared.caseId, 'publicity');
    await button('赋码确认').click();
    const dialog = page.getByRole('dialog');
    await dialogField(page, '登记结果查询码').fill('LX653100202600010');
    await dialog.getByRole('button', { name: '赋码确认', exact: true }).click();
    await expect(dialog).toContainText('您录入的查询码与第一人录入的不一致，未赋码。');
    await expect(dialog).toContainText('第一人录错的，请退回重录。');
    await expect(header()).toContainText('待赋码');
    await dialogField(page, '登记结果查询码').fill(CODE);
    await dialog.getByRole('button', { name: '赋码确认', exact: true }).click();
    await expect(header()).toContainText('已登记');
  });
});

test.describe('at a county office (XJR-5)', () => {
  let prepared: Preparation;

  test.beforeAll(async () => {
    desk = await launchDesk();
    page = desk.page;
    await makePractice(page, 'county', '2026-03-09');
    prepared = await prepareDraft(page, {
      ...sample,
      subject: { ...sample.subject, regionCode: '653121' },
    });
    await prepared.step('clerk', 'sendForApproval', { warningsReason: '注册地和所在地不同，已核对' });
    await approve(prepared, '2026-03-09');
    await page.reload();
  });

  test.afterAll(async () => {
    await desk.close();
  });

  test('without a designation nothing is received', async () => {
    await signIn(page, 'clerk');
    await expect(page.getByRole('contentinfo')).toContainText('登记机构职能：未指定');
    await openCase(page, prepared.caseId);
    const why = await pressRefused('登记收件');
    await expect(why).toContainText('尚未登记受指定承担登记机构职能的文件');
    await expect(why).toContainText('细则第五条');
    await expect(why).toContainText('请将申请送地（州、市）登记机构办理');
    await closeWhy();
    await page.keyboard.press('Control+Enter');
    await expect(refusal()).toContainText('AGENCY_POWER_MISSING');
    await expect(header()).toContainText('待提交');
    // The screen only asks; the desk itself refuses as well.
    const { version } = await answered<{ version: number }>(
      callDesk(page, 'cases.get', { caseId: prepared.caseId }),
    );
    const refused = await callDesk(page, 'cases.receive', {
      caseId: prepared.caseId,
      version,
      commandId: newCommandId(),
      receivedAt: '2026-03-09',
      channel: 'window',
      backdatedBecause: '',
    });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'AGENCY_POWER_MISSING' } });
  });

  test('the supervisor records the designation, and the county receives and accepts', async () => {
    await changePerson(page, 'supervisor');
    await page.getByRole('link', { name: '管理', exact: true }).click();
    await page.getByLabel('指定文件文号').fill('喀署数发〔2026〕1号');
    await page.getByLabel('文件日期').fill('2026-01-05');
    await page.getByLabel('自治区备案回执号').fill('备案〔2026〕3号');
    await button('录入指定').click();
    await expect(page.getByText('● 具有登记机构职能')).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText('登记机构职能：有');
    await changePerson(page, 'clerk');
    await openCase(page, prepared.caseId);
    await doStep(page, '登记收件', {});
    await expect(header()).toContainText('待受理');
    await doStep(page, '受理', {});
    await expect(header()).toContainText('形式审核中');
  });
});
