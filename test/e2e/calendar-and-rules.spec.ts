// The rules change, seen by the people who decide it: a year's notice is pasted, asked about and confirmed by a
// second person who signs for the clocks it moves; a rule profile is refused at its places, or compared and
// adopted. The notice is invented.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { changePerson, dialogField, makePractice, prepareDraft, signIn, submit } from './helpers/practice';
import { readSample } from './helpers/sample';
import { demandGood, settle } from './helpers/screen-check';

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const RECEIVED = '2026-12-30';

const NOTICE = `关于2027年部分节假日安排的通知
现将2027年节假日放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
八、肉孜节：3月10日（周三）至12日（周五）放假，共4天。`;

let desk: DeskUnderTest;
let folder: string;

const main = (): Locator => desk.page.getByRole('main');
const button = (name: string): Locator => main().getByRole('button', { name, exact: true });

async function go(hash: string): Promise<void> {
  await desk.page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await settle(desk.page);
}

/** Chooses a file for 导入规则包. */
async function choose(path: string): Promise<void> {
  const chooser = desk.page.waitForEvent('filechooser');
  await button('导入规则包').click();
  await (await chooser).setFiles(path);
}

async function chooseFrom(list: string, option: string): Promise<void> {
  await desk.page.getByRole('combobox', { name: list, exact: true }).click();
  await desk.page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

test.beforeAll(async () => {
  desk = await launchDesk();
  folder = mkdtempSync(join(tmpdir(), 'registry-desk-rules-'));
  await makePractice(desk.page, 'prefecture', RECEIVED);
  const prepared = await prepareDraft(desk.page, readSample('kashgar-bus'));
  await submit(prepared, RECEIVED);
  await desk.page.reload();
  await signIn(desk.page, 'supervisor');
});

test.afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

test.describe('the working calendar', () => {
  test('a year that is missing is missed: warning, reminder, and weekends only', async () => {
    const { page } = desk;
    await go('#/reminders');
    await expect(page.getByRole('region', { name: '工作日历' })).toContainText('2027年工作日历未载入');
    await button('到工作日历 2027年工作日历未载入').click();
    await main().getByRole('button', { name: '下一年' }).click();
    await expect(main()).toContainText('2027年日历未载入，只按双休日推算');
    await demandGood(page, 'a year that is not loaded');
  });

  test('the year is walked by keyboard, and each day says what it is and why', async () => {
    const { page } = desk;
    await main().getByRole('button', { name: '上一年' }).click();
    await page.getByRole('button', { name: /^1 休 2026年1月1日/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: /^2 休 2026年1月2日/ })).toBeFocused();
    await expect(main().getByRole('status').first()).toContainText('2026年1月2日（周五） 放假：元旦');
    await expect(page.getByRole('table', { name: /2026年12月/ })).toBeVisible();
    await expect(page.getByRole('table', { name: '2026年天数合计' })).toContainText('古尔邦节');
    await demandGood(page, 'a loaded year');
  });

  test('a pasted notice is read; what is not certain is asked before anything is sent', async () => {
    const { page } = desk;
    await main().getByRole('tab', { name: '编制' }).click();
    await expect(page.getByLabel('编制年份')).toHaveValue('2027');
    await button('开始编制').click();
    await page.getByLabel('通知标题').fill('关于2027年部分节假日安排的通知');
    await page.getByLabel('文号', { exact: true }).fill('练习发〔2026〕27号');
    await page.getByLabel('发文机关').fill('练习政府办公厅');
    await page.getByLabel('通知全文').fill(NOTICE);
    await button('识别').click();
    await expect(page.getByRole('region', { name: '通知原文，识别到的部分已标出' })).toContainText('国庆节');
    await main()
      .getByRole('button', { name: /^采用确定的 \d+ 条$/ })
      .click();
    await expect(main()).toContainText('还有 1 条识别结果需要确认');
    await demandGood(page, 'a notice that was read');
    await button('提交确认').click();
    await expect(page).toHaveURL(/calendar\/editor/);
    const doubtful = page.getByRole('listitem').filter({ hasText: '肉孜节' });
    await expect(doubtful).toContainText('需确认');
    await doubtful.getByRole('button', { name: /^修改/ }).click();
    await expect(doubtful.getByLabel('日期')).toHaveValue('2027-03-10—2027-03-12');
    await demandGood(page, 'a span that is corrected');
    await doubtful.getByRole('button', { name: '按此采用' }).click();
    await expect(doubtful).toContainText('已采用');
    await expect(main()).not.toContainText('需要确认：');
  });

  test('days are added, changed and removed; a wrong day is refused at its place', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /2027年3月8日（周一） 工作日/ }).click();
    await expect(page.getByLabel('日期', { exact: true })).toHaveValue('2027-03-08');
    await button('取消').click();
    await button('增加日期').click();
    await page.getByLabel('日期', { exact: true }).fill('2027-12-32');
    await page.getByLabel('节日名称').fill('元旦调休');
    await button('增加').click();
    await expect(main()).toContainText('请键入存在的日期');
    await page.getByLabel('日期', { exact: true }).fill('2027-12-31');
    await chooseFrom('性质', '调休上班');
    await button('增加').click();
    await button('提交确认').click();
    await expect(main().getByRole('alert')).toContainText('不是周六或周日，不能是调休上班日');
    await button('删除 2027-12-31').click();
    await expect(page.getByRole('table', { name: '2027年日历：现行与拟定的不同' })).toContainText('元旦');
    await demandGood(page, 'a year in the making');
  });

  test('who sent it cannot confirm it', async () => {
    const { page } = desk;
    await button('提交确认').click();
    await expect(page).toHaveURL(/calendar\/pending/);
    await expect(page.getByRole('region', { name: '1 件期限变动' })).toBeVisible();
    await button('确认并签署').click();
    await expect(main().getByRole('alert')).toContainText('第二人');
    await demandGood(page, 'a year that waits');
  });

  test('the second person sees what moves, old and new, and signs for it', async () => {
    const { page } = desk;
    await changePerson(page, 'deputy');
    await go('#/calendar');
    await button('查看并确认').click();
    const moved = page.getByRole('region', { name: '1 件期限变动' }).getByRole('row').nth(1);
    await expect(moved).toContainText('受理期限');
    await expect(moved).toContainText('2027年1月4日');
    await expect(moved).toContainText('2027年1月5日');
    await button('确认并签署').click();
    await expect(page.getByText('2027年日历已生效，1 件期限已变动')).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText('2027');
    await main().getByRole('button', { name: '下一年' }).click();
    await expect(page.getByRole('button', { name: /^10 民 2027年3月10日/ })).toBeVisible();
    await go('#/worklist/all');
    await page.getByRole('button', { name: /^受理期限 1月5日/ }).click();
    await expect(page.getByText('原届满日')).toBeVisible();
    await demandGood(page, 'a deadline that moved');
    await page.keyboard.press('Escape');
  });
});

test.describe('rule profiles', () => {
  /** The profile in force as its file, by the export of the page. */
  const exported = async (): Promise<string> => {
    const path = join(folder, 'XJ-2025.json');
    await desk.app.evaluate(({ dialog }, to) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to, bookmark: '' });
    }, path);
    await button('导出文件 XJ-2025').click();
    await expect(desk.page.getByText(/^已导出：/)).toBeVisible();
    return readFileSync(path, 'utf8');
  };

  test('profiles are listed, looked at and compared', async () => {
    const { page } = desk;
    await go('#/rules');
    await expect(page.getByRole('row').filter({ hasText: 'XJ-2025' })).toContainText('施行中');
    await chooseFrom('原规则包', 'XJ-2025');
    await chooseFrom('新规则包', 'TJ-draft');
    const differences = page.getByRole('table', { name: /^XJ-2025 与 TJ-draft 的不同/ });
    await expect(differences.getByRole('row').filter({ hasText: 'texts.codeName' })).toContainText(
      '登记凭证编号',
    );
    await expect(differences.getByRole('row').filter({ hasText: 'clocks.C1.basis' })).toBeVisible();
    await page.getByRole('checkbox', { name: /^不列只有依据的不同/ }).check();
    await expect(differences.getByRole('row').filter({ hasText: 'clocks.C1.basis' })).toBeHidden();
    await demandGood(page, 'two profiles compared');
    await button('查看 XJ-2025').click();
    await expect(page.getByRole('region', { name: '期限', exact: true })).toContainText('受理期限');
    await demandGood(page, 'a profile');
    await page.keyboard.press('Alt+ArrowLeft');
  });

  test('a broken file is refused whole, each wrong place named', async () => {
    const { page } = desk;
    await go('#/rules');
    const { title: _left, ...profile } = JSON.parse(await exported()) as {
      clocks: { days: unknown }[];
      title: string;
    };
    const [clock] = profile.clocks;
    if (clock) clock.days = '三天';
    const path = join(folder, 'broken.json');
    writeFileSync(path, JSON.stringify(profile));
    await choose(path);
    const places = page.getByRole('table', { name: '文件有 2 处错误，整份未采用' });
    await expect(places).toContainText('clocks[0].days');
    await expect(places).toContainText('title');
    await demandGood(page, 'a profile refused at its places');
    writeFileSync(path, '不是规则包');
    await choose(path);
    await expect(main().getByRole('alert')).toContainText('没有导入');
    writeFileSync(path, 'x'.repeat(2_000_001));
    await choose(path);
    await expect(main().getByText('文件超过 2 MB')).toBeVisible();
  });

  test('a later profile is compared, sent back once, then confirmed by a second person', async () => {
    const { page } = desk;
    const later = {
      ...(JSON.parse(readFileSync(join(folder, 'XJ-2025.json'), 'utf8')) as object),
      id: 'XJ-2027',
      title: '练习用后续规则',
      effectiveFrom: '2027-10-01',
      effectiveTo: '2029-09-30',
      replaces: 'XJ-2025',
    };
    const path = join(folder, 'XJ-2027.json');
    writeFileSync(path, JSON.stringify(later));
    await choose(path);
    const pending = page.getByRole('region', { name: '待确认的规则包 XJ-2027' });
    await expect(pending).toContainText('2027年10月1日');
    await demandGood(page, 'a profile that waits');
    await pending.getByRole('button', { name: '确认采用' }).click();
    await expect(pending.getByRole('alert')).toContainText('第二人');
    await changePerson(page, 'supervisor');
    await go('#/rules');
    await pending.getByRole('button', { name: '退回' }).click();
    await dialogField(page, '理由').fill('名称应与公布的一致');
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await expect(pending).toBeHidden();
    await choose(path);
    await expect(pending).toBeVisible();
    await changePerson(page, 'deputy');
    await go('#/rules');
    await pending.getByRole('button', { name: '确认采用' }).click();
    await expect(page.getByText('规则包 XJ-2027 已确认')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'XJ-2027' })).toContainText('导入');
  });
});
