// An item of the register over the years, on the screen: a change makes a second version that is compared with
// the first, a day gone by shows the first, the window opens, the validity ends, and the agency cancels it. What
// leads there goes through the page's own bridge.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { requestOf } from '../helpers/case-walk-content';
import { answered, callDesk, leaveDesk, newCommandId } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { makePdf } from './helpers/make-pdf';
import { changePerson, dialogField, lockAnew, makePractice, moveDate, signIn } from './helpers/practice';
import { readSample } from './helpers/sample';
import { demandGood, settle } from './helpers/screen-check';
import { walkToNotice, walkToRegister } from './helpers/walk-case';

const FIRST = '2026-03-09';
const sample = readSample('kashgar-bus');
const NAME = String(sample.application.dataRegistName);

let desk: DeskUnderTest;
let page: Page;
let registerId = '';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

interface Seen {
  readonly version: number;
  readonly status: string;
  readonly checklist: readonly { readonly id: string; readonly auto: { readonly result: string } | null }[];
  readonly clocks: readonly { readonly clock: string; readonly due: string }[];
}

const dialog = (): Locator => page.getByRole('dialog');
const look = (caseId: string): Promise<Seen> => answered<Seen>(callDesk(page, 'cases.get', { caseId }));

async function as<T>(account: string, work: () => Promise<T>): Promise<T> {
  await answered(callDesk(page, 'session.signIn', { account, passphrase: '' }));
  const result = await work();
  await leaveDesk(page);
  return result;
}

const stepOf =
  (caseId: string) =>
  (account: string, name: string, input: object): Promise<void> =>
    as(account, async () => {
      const { version } = await look(caseId);
      const commandId = newCommandId();
      await answered(callDesk(page, `cases.${name}`, { commandId, caseId, version, ...input }));
    });

/** A change of the content, begun and decided on `on`; the notice, where one is due, runs out first. */
async function change(on: string): Promise<void> {
  const { subject, application, request, papers } = requestOf('CHANGE', '1', 'SUBJECT', on);
  const caseId = await as('clerk', async () => {
    const made = await answered<{ caseId: string }>(
      callDesk(page, 'cases.create', {
        commandId: newCommandId(),
        caseType: 'CHANGE',
        objectType: '1',
        target: registerId,
        requester: 'SUBJECT',
        matter: null,
      }),
    );
    return made.caseId;
  });
  const step = stepOf(caseId);
  const { requesterType: _fixed, ...asked } = request;
  await step('clerk', 'saveDraft', { subject, application, request: asked });
  for (const { type, field } of papers)
    await step('clerk', 'attach', {
      type,
      field,
      title: `${field}.pdf`,
      fileName: `${field}.pdf`,
      content: makePdf({ pages: [field] }).toString('base64'),
    });
  await step('clerk', 'sendForApproval', { warningsReason: '' });
  await step('reviewer', 'approveInternally', {
    opinion: '情况属实，同意变更',
    secrecyReviewer: '刘洋',
    secrecyReviewedAt: on,
  });
  await step('clerk', 'receive', { receivedAt: on, channel: 'window', backdatedBecause: '' });
  await step('clerk', 'accept', {});
  const { checklist } = await as('reviewer', () => look(caseId));
  const answers = checklist.map(({ id, auto }) => ({
    item: id,
    result: auto?.result ?? 'pass',
    remark: auto === null || auto.result === 'pass' ? '' : '已核对，与申请内容一致',
  }));
  await step('reviewer', 'proposeResult', { answers, opinion: '形式审核通过' });
  await step('supervisor', 'pass', { opinion: '同意' });
  if ((await as('supervisor', () => look(caseId))).status !== 'PUBLICITY_PENDING') return;
  await step('clerk', 'publish', {
    publishedAt: on,
    channel: '自治区数据登记平台',
    receipt: '练习回执2号',
    evidence: [],
    secrecyReviewer: '刘洋',
  });
  const due = (await as('supervisor', () => look(caseId))).clocks.find(({ clock }) => clock === 'C3')?.due;
  const after = new Date(Date.parse(due ?? '') + 86_400_000).toISOString().slice(0, 10);
  await as('supervisor', async () => {
    await answered(callDesk(page, 'practice.moveClock', { commandId: newCommandId(), to: after }));
  });
  await step('supervisor', 'endPublicity', { objectionsRecorded: true });
}

async function go(hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await settle(page);
}

const versions = (): Locator => page.getByRole('region', { name: '版本', exact: true });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await launchDesk();
  page = desk.page;
  await makePractice(page, 'prefecture', FIRST);
  registerId = await walkToRegister(page, await walkToNotice(page, sample, FIRST), 'LX653100202600001');
  await change('2026-03-25');
  await page.reload();
  await signIn(page, 'clerk');
});

test.afterAll(async () => {
  await desk.close();
});

test('a change makes a second version; what changed is shown field by field', async () => {
  await go(`#/register/${registerId}`);
  await expect(versions()).toContainText('第 2 版');
  await expect(versions()).toContainText('变更登记');
  await versions().getByRole('button', { name: '第 2 版与上一版比较' }).click();
  const table = page.getByRole('table', { name: '第 1 版与第 2 版的不同' });
  await expect(table.locator('ins').first()).toBeVisible();
  await demandGood(page, 'two versions compared');
  await versions().getByRole('button', { name: '收起比较' }).click();
  await versions().getByRole('button', { name: '查看内容 第 1 版' }).click();
  await expect(versions().getByRole('row').nth(1)).toContainText('正在查看');
});

test('the item as of a day before the change is the first version, and nothing may be begun there', async () => {
  await go(`#/register/${registerId}/2026-03-25`);
  await expect(page.getByText('正在查看 2026年3月25日 的登记簿')).toBeVisible();
  await expect(versions()).not.toContainText('第 2 版');
  await expect(page.getByRole('region', { name: '发起', exact: true })).toHaveCount(0);
  await demandGood(page, 'an item of a day gone by');
  await page.getByRole('button', { name: '回到今天' }).click();
  await expect(versions()).toContainText('第 2 版');
});

test('in the last sixty days the window is open and the renewal can be begun', async () => {
  await lockAnew(page);
  await signIn(page, 'supervisor');
  await moveDate(page, '2029-02-20');
  await changePerson(page, 'clerk');
  await go('#/register');
  await expect(page.getByRole('row').filter({ hasText: NAME })).toContainText(/续展窗口.*日内到期/);
  await demandGood(page, 'an item in its window');
  await go('#/reminders');
  await expect(page.getByRole('region', { name: '续展', exact: true })).toContainText(NAME);
  await go(`#/register/${registerId}`);
  const renew = page
    .getByRole('region', { name: '发起', exact: true })
    .getByRole('button', { name: '发起续展', exact: true });
  await expect(renew).not.toHaveAttribute('aria-disabled', 'true');
});

test('after its last day it waits to be cancelled, and is struck through when a supervisor confirms', async () => {
  await changePerson(page, 'supervisor');
  await moveDate(page, '2029-04-10');
  await changePerson(page, 'clerk');
  await go('#/register');
  await expect(page.getByRole('row').filter({ hasText: NAME })).toContainText('期满待注销');
  await go(`#/register/${registerId}`);
  await page
    .getByRole('region', { name: '发起', exact: true })
    .getByRole('button', { name: '期满注销', exact: true })
    .click();
  await dialog().getByRole('button', { name: '期满注销', exact: true }).click();
  await expect(dialog()).toContainText('请填写理由');
  await dialogField(page, '理由').fill('有效期届满未申请续展');
  await demandGood(page, 'a cancellation after expiry begins');
  await dialog().getByRole('button', { name: '期满注销', exact: true }).click();
  await expect(page).toHaveURL(/#\/cases\/[0-9a-f]{32}\/agency/);
  const caseId = /cases\/([0-9a-f]{32})/.exec(page.url())?.[1] ?? '';
  await lockAnew(page);
  await stepOf(caseId)('supervisor', 'approveMatter', {});
  await page.reload();
  await signIn(page, 'supervisor');
  await go('#/register');
  await expect(page.getByRole('row').filter({ hasText: NAME })).toContainText('已注销');
  await demandGood(page, 'a cancelled item in the list');
  await go(`#/register/${registerId}`);
  await expect(page.getByText('期满未续展，已注销（2029-04-10）')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toHaveCSS(
    'text-decoration-line',
    'line-through',
  );
  await demandGood(page, 'a cancelled item');
});
