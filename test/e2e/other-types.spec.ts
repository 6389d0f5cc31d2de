// What follows a first registration, on the screen: a change that may only touch what it names, a correction
// that somebody else asks for, what a supervisor has to decide, and what becomes of a letter.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { requestOf } from '../helpers/case-walk-content';
import { answered, callDesk, leaveDesk, newCommandId } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk, projectFolder } from './helpers/launch';
import { makePdf } from './helpers/make-pdf';
import {
  changePerson,
  dialogField,
  lock,
  makePractice,
  openCase,
  type Preparation,
  prepareDraft,
  signIn,
  submit,
} from './helpers/practice';
import { readSample } from './helpers/sample';
import { demandGood } from './helpers/screen-check';
import { lookAt, walkToNotice } from './helpers/walk-case';

const sample = readSample('kashgar-bus');
const SCREENS = join(projectFolder, 'out', 'test', 'screens');

let desk: DeskUnderTest;
let page: Page;
let first: Preparation;
let registerId = '';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  mkdirSync(SCREENS, { recursive: true });
  desk = await launchDesk();
  page = desk.page;
  await makePractice(page, 'prefecture', '2026-03-09');
  first = await walkToNotice(page, sample, '2026-03-09');
  await page.reload();
});

test.afterAll(async () => {
  await desk.close();
});

const TODAY = '2026-03-25';
const APPROVAL = { opinion: '情况属实，同意申请', secrecyReviewer: '刘洋', secrecyReviewedAt: TODAY };

/** Chooses a step that is not the main one. */
async function fromMenu(label: string): Promise<void> {
  await header().getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: label }).click();
  await expect(dialog()).toBeVisible();
}

const header = (): Locator => page.locator('header.case-head');
const dialog = (): Locator => page.getByRole('dialog');
const pages = (): Locator => page.getByRole('navigation', { name: '申请表分页' });
const field = (key: string): Locator => page.locator(`[data-field="${key}"]`);

/** Judges the screen and keeps a picture of it beside the results. */
async function look(name: string): Promise<void> {
  await demandGood(page, name);
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

/** A complete application on the register item, ready to be sent, through the page's own bridge. */
async function fileRequest(type: 'CHANGE' | 'CORRECT', requester: 'SUBJECT' | 'INTERESTED'): Promise<Filed> {
  const { subject, application, request, papers } = requestOf(type, '1', requester, TODAY);
  await answered(callDesk(page, 'session.signIn', { account: 'clerk', passphrase: '' }));
  const caseId = await begin(type, requester);
  const { requesterType: _fixed, ...asked } = request;
  await step(caseId, 'saveDraft', { subject, application, request: asked });
  for (const [index, { type: kind, field: key }] of papers.entries())
    await step(caseId, 'attach', {
      type: kind,
      field: key,
      title: `${key}.pdf`,
      fileName: `${key}.pdf`,
      content: makePdf({ pages: [`${key} ${index}`] }).toString('base64'),
    });
  await leaveDesk(page);
  return { caseId, as: stepsOf(caseId) };
}

/** One step of a case as whoever is signed in, at the version it has. */
async function step(caseId: string, name: string, input: object): Promise<void> {
  const { version } = await answered<{ version: number }>(callDesk(page, 'cases.get', { caseId }));
  await answered(callDesk(page, `cases.${name}`, { commandId: newCommandId(), caseId, version, ...input }));
}

/** Steps of a case by people who sit down for one of them. */
const stepsOf = (caseId: string) => async (person: string, name: string, input: object) => {
  await answered(callDesk(page, 'session.signIn', { account: person, passphrase: '' }));
  await step(caseId, name, input);
  await leaveDesk(page);
};

interface Filed {
  readonly caseId: string;
  readonly as: (person: string, name: string, input: object) => Promise<void>;
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

test('XJR-16-2 a notice with an error is published anew, with a reason; its end asks for the objections', async () => {
  await signIn(page, 'supervisor');
  await openCase(page, first.caseId, 'publicity');
  await look('publicity');
  await page.locator('.publicity-actions').getByRole('button', { name: '重新公示' }).click();
  await expect(dialog().getByLabel(/重新公示的理由/)).toBeFocused();
  await look('publish-again');
  await dialogField(page, '重新公示的理由').fill('公示标题有误');
  await dialogField(page, '发布回执号').fill('练习回执2号');
  await dialogField(page, '保密审查人').fill('刘洋');
  await dialog().getByRole('button', { name: '重新公示', exact: true }).click();
  await expect(page.getByRole('region', { name: '此前的公示' })).toContainText('练习回执1号');
  await look('published-again');
  await lock(page);
  await first.moveTo(TODAY);
  const as = stepsOf(first.caseId);
  const code = 'LX653100202600001';
  await as('supervisor', 'endPublicity', { objectionsRecorded: true });
  const reply = { codedAt: TODAY, replyReference: '练习回复1号' };
  await as('supervisor', 'enterCode', { code, codeAgain: code, ...reply });
  await as('reviewer', 'confirmCode', { code });
  registerId = (await lookAt(page, first.caseId)).entry?.registerId ?? '';
  await page.reload();
});

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
  await page.getByRole('menuitem', { name: '作废申请' }).click();
  await dialogField(page, '理由').fill('改为更正申请');
  await dialog().getByRole('button', { name: '作废申请' }).click();
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

test('a change is held against the register, and a review that is not passed says why (XJR-15-3)', async () => {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '作废申请' }).click();
  await dialogField(page, '理由').fill('改由主体申请变更');
  await dialog().getByRole('button', { name: '作废申请' }).click();
  await expect(header()).toContainText('草稿作废');
  await lock(page);
  const { caseId, as } = await fileRequest('CHANGE', 'SUBJECT');
  await as('clerk', 'sendForApproval', { warningsReason: '已核对' });
  await as('reviewer', 'approveInternally', APPROVAL);
  await as('clerk', 'receive', { receivedAt: TODAY, channel: 'window', backdatedBecause: '' });
  await as('clerk', 'accept', {});
  await page.reload();
  await signIn(page, 'reviewer');
  await openCase(page, caseId, 'review');
  await expect(page.getByRole('table', { name: '原登记' })).toBeVisible();
  await look('review-change');
  const { checklist } = await answered<{ checklist: { id: string; auto: { result: string } | null }[] }>(
    callDesk(page, 'cases.get', { caseId }),
  );
  await lock(page);
  await as('reviewer', 'proposeResult', {
    answers: checklist.map(({ id, auto }, index) => ({
      item: id,
      result: index === 4 ? 'fail' : (auto?.result ?? 'pass'),
      remark: '已核对',
    })),
    opinion: '内容简介与材料不一致，建议不通过',
  });
  await page.reload();
  await signIn(page, 'supervisor');
  await openCase(page, caseId, 'review');
  await look('review-decide');
  await page.locator('.review-foot').getByRole('button', { name: '审核不通过' }).click();
  await dialog().getByRole('checkbox').first().check();
  await dialogField(page, '理由').fill('内容简介与说明文档不一致。');
  await look('fail');
  await dialog().getByRole('button', { name: '审核不通过' }).click();
  await expect(header()).toContainText('审核不通过');
  await lock(page);
});

test('NDR-9-15 the subject is heard; a withdrawal needs its paper and a supervisor', async () => {
  const { caseId, as } = await fileRequest('CORRECT', 'INTERESTED');
  await as('clerk', 'lodge', {});
  await as('clerk', 'receive', { receivedAt: TODAY, channel: 'window', backdatedBecause: '' });
  await as('clerk', 'accept', {});
  await page.reload();
  await signIn(page, 'reviewer');
  await openCase(page, caseId, 'review');
  await fromMenu('告知主体更正申请');
  await look('notify-subject');
  await dialog().getByRole('button', { name: '告知主体更正申请' }).click();
  await expect(dialog()).toBeHidden();
  await fromMenu('记录主体意见');
  await dialog().getByRole('radio', { name: '同意', exact: true }).check();
  await dialogField(page, '答复内容').fill('情况属实，同意更正。');
  await dialog()
    .locator('input[type="file"]')
    .setInputFiles({
      name: '书面意见.pdf',
      mimeType: 'application/pdf',
      buffer: makePdf({ pages: ['同意'] }),
    });
  await expect(dialog().getByRole('checkbox', { name: '书面意见.pdf' })).toBeChecked();
  await look('hear-subject');
  await dialog().getByRole('button', { name: '记录主体意见' }).click();
  await expect(page.getByText('情况属实，同意更正。')).toBeVisible();
  await look('review-correct');
  await changePerson(page, 'clerk');
  await openCase(page, caseId);
  await fromMenu('申请撤回');
  await dialog().getByRole('button', { name: '申请撤回' }).click();
  await expect(dialog().getByText('请添加撤回申请书。')).toBeVisible();
  await dialogField(page, '撤回理由').fill('登记内容已另行核实，申请撤回。');
  await dialog()
    .locator('input[type="file"]')
    .setInputFiles({
      name: '撤回申请书.pdf',
      mimeType: 'application/pdf',
      buffer: makePdf({ pages: ['撤回'] }),
    });
  await expect(dialog().getByRole('checkbox', { name: '撤回申请书.pdf' })).toBeChecked();
  await look('withdrawal');
  await dialog().getByRole('button', { name: '申请撤回' }).click();
  await expect(header()).toContainText('待决定');
  await changePerson(page, 'supervisor');
  await openCase(page, caseId);
  await look('withdrawal-pending');
  await header().getByRole('button', { name: '同意撤回', exact: true }).click();
  await dialog().getByRole('button', { name: '同意撤回' }).click();
  await expect(header()).toContainText('已撤回');
});

test('XJR-14-4 the clerk proposes a refusal, the supervisor sees by whom and decides', async () => {
  await lock(page);
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

test('a wrong number stays with its reason, and the letter that follows is delivered', async () => {
  await page.getByRole('navigation', { name: '案件分页' }).getByRole('link', { name: '文书' }).click();
  const letters = page.getByRole('button', { name: /^不予受理通知书/ });
  const step = (label: string) => page.getByRole('button', { name: label, exact: true });
  await letters.click();
  await look('documents');
  await step('作废文号').click();
  await dialogField(page, '理由').fill('文书中主体名称有误');
  await expect(dialog().getByRole('checkbox', { name: /作废并重新出具/ })).toBeChecked();
  await look('void');
  await dialog().locator('#voidAgain').fill('0');
  await dialog().getByRole('button', { name: '作废文号' }).click();
  await expect(dialog().getByRole('alert')).toContainText('请键入文号的序号');
  const serial = /序号 (\d+) 以确认/.exec((await dialog().textContent()) ?? '')?.[1] ?? '';
  await dialog().locator('#voidAgain').fill(serial);
  await dialog().getByRole('button', { name: '作废文号' }).click();
  await expect(dialog()).toBeHidden();
  await expect(letters).toHaveCount(2);
  await letters.first().click();
  await expect(page.getByText('已作废：文书中主体名称有误')).toBeVisible();
  await expect(step('登记送达')).toHaveCount(0);
  await look('voided');
  await letters.last().click();
  await step('登记送达').click();
  await look('delivery');
  await dialog().getByRole('button', { name: '登记送达' }).click();
  await expect(page.getByText(/窗口当面送达/)).toBeVisible();
  await expect(step('作废文号')).toHaveCount(0);
});
