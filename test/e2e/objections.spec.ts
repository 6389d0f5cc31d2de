// Objections to a notice on the screen (XJR-16-5 to XJR-16-11): received, held, forwarded, delivered, answered,
// decided or taken back. One is taken through without a mouse. What leads up to the notice is prepared.
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { keysOf } from './helpers/keyboard';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import {
  changePerson,
  dialogField,
  lock,
  makePractice,
  moveDate,
  openCase,
  type Preparation,
  signIn,
} from './helpers/practice';
import { readSample, SAMPLES_FOLDER } from './helpers/sample';
import { demandGood, settle } from './helpers/screen-check';
import { lookAt, walkToNotice } from './helpers/walk-case';

const sample = readSample('kashgar-bus');
/** Papers the objector and the subject bring. */
const [PAPER_A = '', PAPER_B = '', PAPER_C = ''] = sample.attachments.map(({ file }) => file);
const PERSON = { name: '吐尔逊江', idNumber: '653101199001011235', phone: '13900000001' };

let desk: DeskUnderTest;
let page: Page;
let prepared: Preparation;

test.describe.configure({ mode: 'serial' });

const dialog = (): Locator => page.getByRole('dialog');
const header = (): Locator => page.locator('header.case-head');
const objection = (number: number): Locator =>
  page.getByRole('region', { name: `异议${number}`, exact: true });
const inList = (number: number): Locator =>
  page
    .getByRole('navigation', { name: '异议列表' })
    .getByRole('listitem')
    .filter({ hasText: `异议${number}` });
const act = (number: number, verb: string): Locator =>
  objection(number).getByRole('button', { name: verb, exact: true });
const confirm = (verb: string): Promise<void> =>
  dialog().getByRole('button', { name: verb, exact: true }).click();

/** Sits down as this person at the objections of the case. */
async function at(person: Parameters<typeof changePerson>[1]): Promise<void> {
  await changePerson(page, person);
  await openCase(page, prepared.caseId, 'objections');
}

/** Adds a paper in the open dialog and waits until it is chosen. */
async function addPaper(paper: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await dialog().getByRole('button', { name: '添加证据文件' }).click();
  await (await chooser).setFiles(join(SAMPLES_FOLDER, paper));
  await expect(dialog().getByRole('checkbox', { name: paper.split('/').at(-1) ?? '' })).toBeChecked();
}

async function chooseFrom(label: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label }).click();
  await page.getByTitle(option, { exact: true }).click();
}

test.beforeAll(async () => {
  desk = await launchDesk();
  page = desk.page;
  await makePractice(page, 'prefecture', '2026-03-09');
  prepared = await walkToNotice(page, sample, '2026-03-09');
  await page.reload();
  await signIn(page, 'clerk');
  await openCase(page, prepared.caseId, 'objections');
});

test.afterAll(async () => {
  await desk.close();
});

test('an objection is recorded with who, what and proof (XJR-16-5)', async () => {
  await expect(page.getByText('本案没有异议')).toBeVisible();
  await page.locator('.objections-side').getByRole('button', { name: '登记异议', exact: true }).click();
  await confirm('登记异议');
  await expect(dialog()).toContainText('请填写');
  await demandGood(page, '登记异议');
  await chooseFrom('异议事由', '内容失实');
  await dialogField(page, '姓名').fill(PERSON.name);
  await dialogField(page, '证件号码').fill('653101199001011230');
  await dialogField(page, '联系电话').fill(PERSON.phone);
  await dialogField(page, '与登记事项的关系').fill('站点数据提供人');
  await dialogField(page, '事实与理由').fill('公示的站点数量与实际不符');
  await dialogField(page, '请求').fill('不予登记');
  await addPaper(PAPER_A);
  await confirm('登记异议');
  await expect(dialog()).toContainText('校验');
  await dialogField(page, '证件号码').fill(PERSON.idNumber);
  await confirm('登记异议');
  await expect(objection(1)).toContainText('已收到');
  await expect(objection(1)).not.toContainText(PERSON.idNumber);
  await expect(objection(1).getByRole('button', { name: /^查看甲1/ })).toBeVisible();
  await demandGood(page, '异议已收到');
});

test('taken, it holds the registration; forwarded, the time to answer waits for the delivery (XJR-16-6, XJR-16-7)', async () => {
  await act(1, '受理异议').click();
  await confirm('受理异议');
  await expect(page.getByRole('alert').filter({ hasText: '暂缓登记' })).toContainText('异议1尚未办结');
  await expect(page.getByRole('alert').filter({ hasText: '暂缓登记' })).toContainText('公示期继续计算');
  await expect(inList(1)).toContainText('转送');
  await act(1, '转送异议').click();
  await confirm('转送异议');
  await expect(objection(1)).toContainText('转送待送达');
  await expect(inList(1).getByRole('button', { name: /答复/ })).toHaveCount(0);
  const letters = objection(1).getByRole('region', { name: '文书和送达' });
  await letters.getByRole('button', { name: '登记送达', exact: true }).click();
  await confirm('登记送达');
  await expect(objection(1)).toContainText('已转送待答复');
  await expect(inList(1)).toContainText('答复');
  await demandGood(page, '异议已转送');
});

test('a second one is recorded by keys alone (XJR-16-5, XJR-16-6)', async () => {
  const keys = keysOf(page);
  await keys.tabTo(page.locator('.objections-side').getByRole('button', { name: '登记异议', exact: true }));
  await keys.press('Enter');
  await expect(dialogField(page, '收到异议日期')).toBeFocused();
  await keys.tabTo(dialog().getByRole('combobox', { name: '异议事由' }));
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.tabTo(dialog().getByRole('radio', { name: '个人' }));
  await keys.press('ArrowRight');
  await keys.tabTo(dialogField(page, '单位名称'));
  await keys.type('喀什市出行服务有限公司');
  await keys.tabTo(dialogField(page, '证件号码'));
  await keys.type('91653101MA9TM4T487');
  await keys.tabTo(dialogField(page, '联系电话'));
  await keys.type('0998-2222222');
  await keys.tabTo(dialogField(page, '与登记事项的关系'));
  await keys.type('同类数据持有单位');
  await keys.tabTo(dialogField(page, '事实与理由'));
  await keys.type('部分线路由本单位持有');
  await keys.tabTo(dialogField(page, '请求'));
  await keys.type('更正后登记');
  await keys.tabTo(dialog().getByRole('checkbox', { name: '证据待补' }));
  await keys.press('Space');
  await settle(page);
  await keys.press('Control+Enter');
  await expect(objection(2)).toContainText('证据待补');
  await expect(dialog()).toBeHidden();
  await keys.tabTo(act(2, '受理异议'));
  await keys.press('Enter');
  await expect(dialog()).toContainText('受理异议：异议2');
  await settle(page);
  await keys.press('Control+Enter');
  await expect(objection(2)).toContainText('待转送');
  await expect(page.getByRole('alert').filter({ hasText: '暂缓登记' })).toContainText('异议1、异议2尚未办结');
});

test('evidence noted as to follow is added when it comes (NDR-12-5)', async () => {
  await act(2, '补登异议证据').click();
  await confirm('补登异议证据');
  await expect(dialog()).toContainText('请添加或者选择新的证据材料。');
  await addPaper(PAPER_C);
  await demandGood(page, '补登异议证据');
  await confirm('补登异议证据');
  await expect(dialog()).toBeHidden();
  await expect(objection(2).getByRole('button', { name: /^查看甲1/ })).toBeVisible();
});

test('an objection is taken back, and the other one still holds the registration (XJR-16-6)', async () => {
  await at('supervisor');
  await inList(2).getByRole('button').first().click();
  await act(2, '记录异议撤回').click();
  await dialog().getByLabel('理由').fill('异议提出方书面撤回');
  await confirm('记录异议撤回');
  await expect(objection(2)).toContainText('异议撤回');
  await expect(page.getByRole('alert').filter({ hasText: '暂缓登记' })).toContainText('异议1尚未办结');
});

test('the answer stands opposite the objection, and whoever proposes does not approve (XJR-16-8, XJR-16-9)', async () => {
  await at('clerk');
  await act(1, '登记主体答复').click();
  await dialog().getByRole('radio', { name: '声明异议不成立' }).check();
  await dialogField(page, '声明内容').fill('站点数量经复核无误');
  await addPaper(PAPER_B);
  await confirm('登记主体答复');
  await expect(objection(1).getByRole('button', { name: /^查看乙1/ })).toBeVisible();
  await at('deputy');
  await act(1, '提出处理意见').click();
  await dialogField(page, '事实认定').fill('公示站点数量与存证一致');
  await dialogField(page, '处理理由').fill('甲1未能证明站点数量有误，乙1证明数量一致');
  await dialog().getByRole('radio', { name: '异议不成立' }).check();
  await demandGood(page, '提出处理意见');
  await confirm('提出处理意见');
  await expect(objection(1)).toContainText('处理结果待批');
  const verb = act(1, '批准异议不成立');
  await expect(verb).toHaveAttribute('aria-disabled', 'true');
  await verb.click({ force: true });
  await expect(page.getByRole('tooltip')).toContainText('该异议的处理意见由您提出，不能再由您批准。');
  await page.keyboard.press('Escape');
});

test('approved as not upheld the case goes on, and both sides get their letter (XJR-16-10, XJR-17-1)', async () => {
  await at('supervisor');
  await act(1, '批准异议不成立').click();
  await expect(dialog()).toContainText('没有其他未办结的异议，恢复办理登记。');
  await demandGood(page, '批准异议不成立');
  await confirm('批准异议不成立');
  await expect(objection(1)).toContainText('异议不成立');
  await expect(page.getByRole('alert').filter({ hasText: '暂缓登记' })).toHaveCount(0);
  await expect(header()).toContainText('公示中');
  await objection(1).getByRole('button', { name: '并排查看处理结果告知书' }).click();
  await expect(dialog().getByRole('region', { name: '致登记主体' })).toContainText('站点数量');
  await expect(dialog().getByRole('region', { name: '致异议提出方' })).toContainText('站点数量');
  await demandGood(page, '处理结果告知书');
  await dialog().getByRole('button', { name: '关闭', exact: true }).first().click();
});

test('a late one and one without a name are kept, marked, and answered as not taken (XJR-16-5)', async () => {
  await moveDate(page, '2026-03-26');
  await at('clerk');
  await page.locator('.objections-side').getByRole('button', { name: '登记异议', exact: true }).click();
  await expect(dialog()).toContainText('该异议按逾期登记');
  await dialog().getByRole('radio', { name: '非实名' }).check();
  await dialogField(page, '来件情况').fill('无署名来信');
  await chooseFrom('异议事由', '其他');
  await dialogField(page, '事实与理由').fill('反映站点信息有误');
  await dialogField(page, '请求').fill('核查');
  await confirm('登记异议');
  await expect(objection(3)).toContainText('逾期');
  await expect(objection(3)).toContainText('非实名');
  await expect(page.getByRole('alert').filter({ hasText: '暂缓登记' })).toHaveCount(0);
  await act(3, '受理异议').click({ force: true });
  await expect(page.getByRole('tooltip')).toContainText('异议没有实名，不能受理');
  await page.keyboard.press('Escape');
  await at('supervisor');
  await act(3, '异议不予受理').click();
  await chooseFrom('不予受理的理由', '超期');
  await dialogField(page, '答复内容').fill('公示期已届满，异议不予受理');
  await confirm('异议不予受理');
  await expect(objection(3)).toContainText('不符合受理条件');
  await demandGood(page, '异议不予受理');
});

test('approved as upheld the case ends, and every other objection with it (XJR-16-11)', async () => {
  const on = '2026-03-26';
  await lock(page);
  const name = '喀什市公交车辆运行时刻数据';
  prepared = await walkToNotice(
    page,
    { ...sample, application: { ...sample.application, dataRegistName: name } },
    on,
  );
  const { caseId, step } = prepared;
  const objector = {
    kind: 'person',
    idType: '01',
    ...PERSON,
    address: '',
    relation: '时刻数据提供人',
  };
  const brought = { receivedAt: on, ground: '01', content: '数据由本人提供', request: '终止登记' };
  const proof = { evidence: [], evidenceFollows: true };
  for (const _ of [1, 2]) await step('clerk', 'registerObjection', { ...brought, ...proof, objector });
  await step('clerk', 'acceptObjection', { objection: 1 });
  await step('clerk', 'forwardObjection', { objection: 1 });
  const letter = (await lookAt(page, caseId)).documents.find(({ document }) => document === 'D16');
  const delivery = { number: letter?.number, method: 'counter', receiver: '刘洋', on, refused: '' };
  await step('clerk', 'recordDelivery', delivery);
  const answer = { receivedAt: on, admits: true, statement: '认可异议', evidence: [] };
  await step('clerk', 'answerObjection', { objection: 1, ...answer });
  const finding = { upheld: true, facts: '数据由异议提出方提供', reasons: '主体认可异议' };
  await step('deputy', 'proposeObjectionResult', { objection: 1, ...finding });
  await page.reload();
  await signIn(page, 'supervisor');
  await openCase(page, caseId, 'objections');
  await act(1, '批准异议成立并终止登记').click();
  await expect(dialog()).toContainText('异议2因本案终止一并结束');
  await demandGood(page, '批准异议成立并终止登记');
  await confirm('批准异议成立并终止登记');
  await expect(objection(1)).toContainText('异议成立');
  await expect(inList(2)).toContainText('已无标的');
  await expect(header()).toContainText('终止');
});
