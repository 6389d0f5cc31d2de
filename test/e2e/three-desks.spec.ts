// County, prefecture and region, each at its own window, share nothing but folders: two stations are certified, an
// application is made in the county, decided on in the prefecture and coded at the region, and its result is printed
// where it was made. On the way two stations decide otherwise (C05) and two offices have one resource (C08). In the
// end all three hold the same. What other specs show by keys goes through the page's own bridge.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { desk as command } from '../helpers/desk-cli';
import type { MadeRegion } from '../helpers/make-region';
import { demandBeside } from './helpers/beside-screens';
import { asksForCertificate, scansOf } from './helpers/enrol-screens';
import {
  carryOut,
  filesOf,
  type Look,
  newFolder,
  noLook,
  openConflict,
  rowsOf,
  sendBundle,
  takeIn,
} from './helpers/exchange-screens';
import { fillByKeyboard } from './helpers/fill-form';
import { inNode } from './helpers/in-node';
import { OfficeWindow } from './helpers/office-window';
import { doStep, openCase, prepareDraft } from './helpers/practice';
import { readSample } from './helpers/sample';
import { demandGood } from './helpers/screen-check';
import { answersTo, publishedOn } from './helpers/walk-case';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const COUNTY = '喀什市数据局';
const PREFECTURE = '喀什地区公共数据登记中心';
const REGION = '自治区公共数据登记中心';
const CODE = 'LX653101202600001';
const PUBLICATION = 'XJGS-2026-000031';
const sample = readSample('kashgar-bus');
/** Where the same resource is said to come from by whoever applied for it at the prefecture. */
const ELSEWHERE = '公交运营管理系统';

const dir = mkdtempSync(join(tmpdir(), 'registry-desk-three-'));
let made: MadeRegion;
let county: OfficeWindow;
let prefecture: OfficeWindow;
let region: OfficeWindow;
/** The county's application, and the same resource that somebody applied for at the prefecture. */
let caseId = '';
let alike = '';
/** What is on its way. */
let medium = '';

test.beforeAll(async () => {
  made = inNode<MadeRegion>('make-region', dir, '2026-03-02');
  const passphraseOf = (account: string): string => made.passphrases[account] ?? '';
  const { vaults } = made;
  county = await OfficeWindow.open(vaults.county, passphraseOf);
  prefecture = await OfficeWindow.open(vaults.prefecture, passphraseOf);
  region = await OfficeWindow.open(vaults.region, passphraseOf);
  await today('2026-03-05');
});

test.afterAll(async () => {
  for (const office of [county, prefecture, region]) await office.close();
  rmSync(dir, { recursive: true, force: true });
});

/** One day at all three desks. */
async function today(day: string): Promise<void> {
  for (const office of [county, prefecture, region]) await office.setDay(day);
}

/** The region's administrator compares the digits and certifies, by the file or by scans; answers where the answer lies. */
async function certifies(
  name: string,
  { file, digits, scans = [] }: { file: string; digits: string; scans?: readonly string[] },
  look: Look,
): Promise<string> {
  const { page } = region;
  const folder = newFolder(dir, name, 'answered');
  const { register, key, passphrase } = made.ceremony;
  await region.choose({
    选定入网申请文件: scans.length > 0 ? [] : [file],
    选定证书登记册所在的文件夹: [register],
    选定签发密钥文件: [key],
    选定入网批复文件的存放位置: [folder],
  });
  await page.getByRole('button', { name: '签发工作站证书' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('申请核对码').fill(digits);
  for (const [at, scan] of scans.entries()) {
    await dialog.getByLabel('二维码内容').press('End');
    await page.keyboard.insertText(scan);
    await page.keyboard.press('Enter');
    const isLast = at === scans.length - 1;
    await expect(dialog.getByText(isLast ? '已扫齐' : `已扫 ${at + 1}/${scans.length} 张`)).toBeVisible();
  }
  await look(page, 'whose station is certified');
  await carryOut(page);
  await expect(dialog).toContainText('首次入网');
  await dialog.getByLabel('密钥口令').fill(passphrase);
  await look(page, 'certifying a station');
  await carryOut(page);
  await expect(page.getByRole('status').filter({ hasText: '已签发，文件：' })).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: '签发内容二维码' })).toContainText('第 1/');
  await look(page, 'the slip of a certificate');
  return filesOf(folder)[0] ?? '';
}

/** One administrator reads the answer in, another confirms it, both with the root's digits; the supervisor has a key. */
async function joins(office: OfficeWindow, answer: string, look: Look): Promise<void> {
  let page = await office.enter('admin');
  await office.go('#/sync/stations');
  await office.choose({ 选定自治区的入网批复文件: [answer] });
  await page.getByRole('button', { name: '读入批复' }).click();
  await page.getByRole('dialog').getByLabel('根证书核对码').fill(made.rootDigits);
  await look(page, 'reading the answer');
  await carryOut(page);
  await expect(page.getByText('批复由您读入，须由另一名管理员确认。')).toBeVisible();
  await look(page, 'an answer that waits');
  page = await office.enter('security');
  await office.go('#/sync/stations');
  await page.getByRole('button', { name: '确认入网' }).click();
  await page.getByRole('dialog').getByLabel('根证书核对码').fill(made.rootDigits);
  await carryOut(page);
  await expect(page.getByRole('list', { name: '入网步骤' })).toContainText(/证书第 \d+ 号/);
  await look(page, 'a station in the exchange');
  page = await office.enter('supervisor');
  await office.go('#/sync/stations');
  await page.getByRole('button', { name: '设置签名密钥' }).click();
  await page.getByRole('dialog').getByLabel('本人口令').fill(office.passphraseOf('supervisor'));
  await carryOut(page);
  await expect(page.getByText('● 可用')).toBeVisible();
  await look(page, 'a supervisor with a key');
}

test('two stations ask, the region certifies them by their digits, and two administrators accept', async () => {
  const asked = {
    prefecture: await asksForCertificate(prefecture, newFolder(dir, 'prefecture', 'asked'), noLook),
    county: await asksForCertificate(county, newFolder(dir, 'county', 'asked'), demandGood),
  };
  const page = await region.enter('admin');
  await region.go('#/sync/stations');
  await page.getByText('自治区签发', { exact: true }).click();
  const answers = {
    county: await certifies('county', { ...asked.county, scans: scansOf(asked.county.file) }, demandGood),
    prefecture: await certifies('prefecture', asked.prefecture, noLook),
  };
  await joins(prefecture, answers.prefecture, noLook);
  await joins(county, answers.county, demandGood);
  // Who else is in the exchange below it, the prefecture learns by what the region sends down.
  medium = await region.sendBeside('653100', newFolder(dir, 'who-is-in'));
  await prefecture.takeBeside(filesOf(medium));
});

test('what was applied for at the wrong office goes to the county, which takes it in', async () => {
  await today('2026-03-09');
  const there = { ...sample, application: { ...sample.application, sourceSystem: ELSEWHERE } };
  ({ caseId: alike } = await prepareDraft(prefecture.page, there, prefecture.passphraseOf));
  await prefecture.step('supervisor', 'sync.handOver', alike, { to: '653101', reason: '属喀什市，移交办理' });
  await prefecture.enter('supervisor');
  medium = await sendBundle(prefecture, COUNTY, newFolder(dir, 'to-county'));
  const page = await county.enter('supervisor');
  await takeIn(county, medium, demandGood);
  await openCase(page, alike);
  await expect(page.getByText(`本件由“${COUNTY}”持有`)).toBeVisible();
});

test('the county makes an application by keys, approves it and gives it to the prefecture', async () => {
  let page = await county.enter('clerk');
  await page.keyboard.press('Control+N');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /首次登记·公共数据资源/ })).toBeFocused();
  await carryOut(page);
  await expect(page.getByRole('navigation', { name: '申请表分页' })).toBeVisible();
  await fillByKeyboard(page, sample, (text) =>
    county.desk.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text),
  );
  await page.getByRole('checkbox', { name: '我已核对公示文字' }).check();
  await page.keyboard.press('Control+PageDown');
  await expect(page.getByText('检查通过，没有错误和提醒。')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const head = page.locator('header.case-head');
  await expect(head).toContainText('主体内部审核');
  caseId = /#\/cases\/([0-9a-f]{32})/.exec(page.url())?.[1] ?? '';
  page = await county.enter('reviewer');
  await openCase(page, caseId);
  await doStep(page, '业务审核通过', { 业务审核意见: '来源清楚，材料齐全', 保密审查人: '刘洋' });
  await expect(head).toContainText('待提交');
  page = await county.enter('supervisor');
  await openCase(page, caseId);
  await head.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '移交' }).click();
  await dialog.getByRole('combobox', { name: '接收单位' }).fill(PREFECTURE);
  await page.keyboard.press('Enter');
  await dialog.getByLabel(/理由/).fill('县级初审完毕，报送审核');
  await carryOut(page);
  await expect(page.getByText(new RegExp(`本件已移交“${PREFECTURE}”`))).toBeVisible();
  await demandGood(page, 'an application on its way');
  medium = await sendBundle(county, PREFECTURE, newFolder(dir, 'to-prefecture'));
});

/** Decides the contradiction that is open, by keys; the choice is made. */
async function decides(page: Page, reason: string): Promise<void> {
  await page.getByLabel(/理由/).fill(reason);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已裁决，另一方的记录仍可查阅')).toBeVisible();
  await prefecture.go('#/sync/out');
  await prefecture.go('#/sync/conflicts');
  await expect(page.getByText('没有待裁决的冲突。')).toBeVisible();
}

test('the prefecture takes it in; one resource was applied for at two offices (C08), which it decides', async () => {
  await today('2026-03-10');
  const page = await prefecture.enter('supervisor');
  await takeIn(prefecture, medium, demandGood);
  await openConflict(prefecture, 'C08');
  await demandBeside(prefecture, dir, COUNTY, [ELSEWHERE, String(sample.application.sourceSystem)]);
  await page.getByRole('radio', { name: /同一资源，只继续一件/ }).check();
  await page.getByRole('radio', { name: /L-653101/ }).check();
  await demandGood(page, 'which of the two goes on');
  await decides(page, '同一资源，县级报送的一件材料齐全');
});

test('two stations of the prefecture decide otherwise (C05), and its supervisor chooses', async () => {
  const received = { receivedAt: '2026-03-10', channel: 'window', backdatedBecause: '' };
  await prefecture.step('clerk', 'cases.receive', caseId, received);
  await prefecture.sendBeside('653100', newFolder(dir, 'to-beside'));
  await today('2026-03-11');
  await prefecture.step('clerk', 'cases.accept', caseId, {});
  const beside = await OfficeWindow.open(made.vaults.beside, prefecture.passphraseOf);
  try {
    await beside.setDay('2026-03-11');
    await beside.takeBeside(filesOf(join(dir, 'to-beside')));
    const refusal = { grounds: ['01'], reasons: '不属登记范围' };
    await beside.step('clerk', 'cases.proposeRefusal', caseId, refusal);
    await beside.step('deputy', 'cases.refuse', caseId, {});
    medium = await beside.sendBeside('653100', newFolder(dir, 'from-beside'));
  } finally {
    await beside.close();
  }
  await today('2026-03-12');
  const page = await prefecture.enter('supervisor');
  await takeIn(prefecture, medium, demandGood);
  await openConflict(prefecture, 'C05');
  // What follows stands under the side that is chosen, and each person with the office once.
  const sides = page.getByRole('table', { name: '逐项对照' });
  await expect(
    sides
      .getByRole('row', { name: /^采用后/ })
      .getByRole('cell')
      .nth(1),
  ).toHaveText(/^收回《不予受理通知书》喀数登A〔2026〕1号$/);
  await expect(
    sides
      .getByRole('row', { name: /^办理人/ })
      .getByRole('cell')
      .nth(2),
  ).toHaveText(`王敏（${PREFECTURE}）`);
  await demandGood(page, 'two decisions on one application');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: /采用本机办理的/ })).toBeChecked();
  await demandGood(page, 'a side that was chosen');
  await decides(page, '属登记范围，以受理为准');
  expect((await prefecture.look(caseId)).status).toBe('UNDER_REVIEW');
});

test('the prefecture reviews and announces it, and reports it to the region', async () => {
  const { checklist } = await prefecture.look(caseId);
  const step = (account: string, name: string, input: object) =>
    prefecture.step(account, `cases.${name}`, caseId, input);
  await step('reviewer', 'proposeResult', { answers: answersTo(checklist), opinion: '形式审核通过' });
  await step('supervisor', 'pass', { opinion: '同意' });
  await step('clerk', 'publish', publishedOn('2026-03-12'));
  const { clocks } = await prefecture.look(caseId);
  const due = clocks.find(({ clock }) => clock === 'C3')?.due;
  expect(due).toBe('2026-03-27');
  await today(addDays(due as LocalDate, 3));
  await step('supervisor', 'endPublicity', { objectionsRecorded: true });
  await prefecture.step('supervisor', 'sync.handOver', caseId, { to: '650000', reason: '报自治区赋码' });
  const page = await prefecture.enter('supervisor');
  // What was given away is nobody's work here any more.
  const waiting = page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '待赋码' });
  await expect(waiting).toHaveText('待赋码');
  medium = await sendBundle(prefecture, REGION, newFolder(dir, 'to-region'));
});

test('the region takes it in, confirms all it brought, and two people give the code (XJR-17-1)', async () => {
  await today('2026-03-31');
  let page = await region.enter('supervisor');
  await takeIn(region, medium, demandGood);
  await page.getByRole('button', { name: '确认本包各件' }).click();
  await page.getByRole('dialog').getByLabel('回复文号或凭据').fill('新数登复〔2026〕12号');
  await demandGood(page, 'confirming what a bundle brought');
  await carryOut(page);
  await expect(page.getByText(/已确认 1 件/)).toBeVisible();
  await region.go('#/worklist/toCode');
  await demandGood(page, 'what waits for its code at the region');
  await openCase(page, caseId);
  const head = page.locator('header.case-head');
  await expect(head).not.toContainText('待自治区确认');
  await demandGood(page, 'a case that the region confirmed');
  await doStep(page, '录入查询码', {
    登记结果查询码: CODE,
    再次录入查询码: CODE,
    赋码之日: '2026-03-31',
    正式回复文号或编号: '新数登复〔2026〕12号',
  });
  await openCase(page, caseId, 'publicity');
  await expect(page.getByText('查询码已录入，待第二人确认。')).toBeVisible();
  page = await region.enter('reviewer');
  await openCase(page, caseId);
  await doStep(page, '赋码确认', { 登记结果查询码: CODE });
  await expect(head).toContainText('已登记');
  await demandGood(page, 'a case with its code');
  page = await region.enter('supervisor');
  await openCase(page, caseId);
  await head.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '自治区确认' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('本件没有待确认的环节。');
  await dialog.getByLabel('查询码（自治区记录）').fill('XJ-2026-000002');
  await dialog.getByLabel('再录入一次查询码').fill('XJ-2026-000003');
  await carryOut(page);
  await expect(dialog).toContainText('两次录入的查询码不一致。');
  await demandGood(page, 'another code by the record of the region');
  for (const field of ['查询码（自治区记录）', '再录入一次查询码']) await dialog.getByLabel(field).fill('');
  await dialog.getByLabel('回复文号或凭据').fill('新数登复〔2026〕13号');
  await dialog.getByLabel('公示号（自治区记录）').fill(PUBLICATION);
  await demandGood(page, 'the id of a notice by the record of the region');
  await carryOut(page);
  await expect(dialog).toBeHidden();
  await openCase(page, caseId, 'publicity');
  await expect(page.getByText(`${PUBLICATION}（新数登复〔2026〕13号`)).toBeVisible();
  await demandGood(page, 'a notice with its id on the platform of the region');
  for (const [to, name] of [
    [PREFECTURE, 'down-to-prefecture'],
    [COUNTY, 'down-to-county'],
  ] as const)
    await sendBundle(region, to, newFolder(dir, name));
});

test('the county takes it in and puts out the result sheet, with the code on it (XJR-19-1)', async () => {
  await today('2026-04-01');
  await prefecture.enter('supervisor');
  await takeIn(prefecture, join(dir, 'down-to-prefecture'));
  const page = await county.enter('supervisor');
  await takeIn(county, join(dir, 'down-to-county'), demandGood);
  await openCase(page, caseId, 'publicity');
  await expect(page.getByText(`${PUBLICATION}（新数登复〔2026〕13号`)).toBeVisible();
  await county.go('#/documents');
  await demandGood(page, 'the papers that the county sees');
  await rowsOf(page).filter({ hasText: '登记结果告知单' }).first().press('Enter');
  const papers = page.getByRole('navigation', { name: '文书' });
  await papers.getByRole('button', { name: '登记结果告知单' }).click();
  await expect(page.getByRole('region', { name: '登记结果告知单', exact: true })).toBeVisible();
  await demandGood(page, 'the result sheet at the county');
  const file = join(dir, 'result.pdf');
  await county.saveAt(file);
  await page.getByRole('button', { name: 'PDF' }).click();
  await expect(page.getByText('已保存 result.pdf')).toBeVisible();
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
  expect(text).toContain(CODE);
  expect(text).not.toContain('待自治区确认');
});

test('in the end all three hold the same', async () => {
  const views = [];
  for (const office of [county, prefecture, region]) {
    const { status, code, holder } = await office.look(caseId);
    views.push({ status, code: code?.code, holder: holder?.agency });
  }
  expect(new Set(views.map((view) => JSON.stringify(view))).size, JSON.stringify(views)).toBe(1);
  for (const office of [county, prefecture, region]) await office.close();
  const { vaults, passphrases } = made;
  const audits = [vaults.county, vaults.prefecture, vaults.region].map((vault) => {
    const env = { DESK_PASSPHRASE: passphrases.supervisor ?? '' };
    const { results, words } = command(['hub', 'audit', '--vault', vault, '--account', 'supervisor'], env);
    expect(results[0], words).toMatchObject({ event: 'audit', clean: true });
    return results[0]?.agreementHash;
  });
  expect(new Set(audits).size, audits.join(' ')).toBe(1);
});
