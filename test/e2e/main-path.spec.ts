// The one thing the program is for, by people without a mouse: a 首次登记 from the first keystroke to the
// register. Keyboard events only; the file chooser is opened by key and answered as the system would.
// Due dates are counted by hand: 2026-03-20 is 肉孜节, 2026-04-04 to 04-06 清明节.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { fillByKeyboard } from './helpers/fill-form';
import { type Keys, keysOf } from './helpers/keyboard';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { dialogField } from './helpers/practice';
import { readSample } from './helpers/sample';

const sample = readSample('kashgar-bus');
const NAME = String(sample.application.dataRegistName);
const NUMBER = 'L-653100-2026-000001';
const CODE = 'LX653100202600001';
/**
 * Answers of the 形式审核表 that do not concern this application, with the reason; empty where the program
 * found the same by itself.
 */
const NOT_APPLICABLE: { readonly [item: string]: string } = {
  K13: '',
  K14: '',
  K15: '',
  K16: '',
  K17: '不涉及有条件开放',
};
const APART = Object.keys(NOT_APPLICABLE).length;

let desk: DeskUnderTest;
let mousePresses = 0;
let page: Page;
let keys: Keys;

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  desk = await launchDesk();
  page = desk.page;
  keys = keysOf(page);
  // A click by mouse counts its presses; one by key has none. Any press of the mouse fails the last test.
  // They are counted here, because the window begins anew with every change of person.
  await page.exposeFunction('countMousePress', () => {
    mousePresses += 1;
  });
  const watch = (): void =>
    window.addEventListener('pointerdown', () => (window as unknown as MouseWatch).countMousePress(), {
      capture: true,
    });
  await page.addInitScript(watch);
  await page.evaluate(watch);
});

test.afterAll(async () => {
  await desk.close();
});

interface MouseWatch {
  countMousePress(): void;
}

const header = (): Locator => page.locator('header.case-head');
const dialog = (): Locator => page.getByRole('dialog');

async function signIn(name: string): Promise<void> {
  await keys.tabTo(page.getByRole('button', { name }));
  await keys.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText(name);
}

/** Locks the desk; another person sits down and opens the case by its number. */
async function handTo(name: string): Promise<void> {
  await keys.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await signIn(name);
  await openCase();
}

async function openCase(): Promise<void> {
  await keys.press('Control+K');
  await expect(page.getByRole('combobox', { name: /^搜索编号/ })).toBeFocused();
  await keys.type(NUMBER);
  await keys.press('Enter');
  await expect(header()).toContainText(NUMBER);
}

/** Moves the practice date with the control in the status bar. */
async function moveDate(to: string): Promise<void> {
  const clock = page.getByRole('button', { name: /^练习日期/ });
  await keys.tabTo(clock, true);
  await keys.press('Enter');
  await expect(page.getByLabel('推进到')).toBeFocused();
  await keys.type(to);
  await keys.press('Enter');
  await expect(dialog()).toBeHidden();
  await expect(clock).toContainText(to);
}

/** Presses the main button's key and waits for the dialog of the step. */
async function begin(label: string): Promise<void> {
  await expect(page.getByRole('button', { name: label, exact: true })).toBeVisible();
  await keys.press('Control+Enter');
  await expect(dialog().getByRole('button', { name: label, exact: true })).toBeVisible();
  // For half a second a key does not carry out what nobody can have read.
  await expect(dialog().locator('form')).toHaveAttribute('aria-busy', 'false');
  // The cursor stands in the first field, or on the verb where nothing is asked; never on the cross.
  await expect(dialog().locator('input, textarea, button[type="submit"]').first()).toBeFocused();
}

/** Carries the dialog's step out and waits for the state it leads to. */
async function finish(status: string): Promise<void> {
  await keys.press('Control+Enter');
  await expect(dialog()).toBeHidden();
  await expect(header()).toContainText(status);
}

/** Goes to a field of the dialog and types over what it holds. */
async function write(label: string, text: string): Promise<void> {
  await keys.tabTo(dialogField(page, label));
  await keys.retype(text);
}

async function goToTab(name: string): Promise<void> {
  const tab = page.getByRole('navigation', { name: '案件分页' }).getByRole('link', { name });
  await keys.tabTo(tab);
  await keys.press('Enter');
  await expect(tab).toHaveAttribute('aria-current', 'page');
}

test('practice is set up on a date, without a mouse', async () => {
  await keys.tabTo(page.getByRole('button', { name: '练习模式' }));
  await keys.press('Enter');
  await keys.tabTo(page.getByLabel('载入示例申请'));
  await keys.press('Space');
  await keys.tabTo(page.getByLabel('练习起始日期'));
  await keys.type('20260309');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '选择人员登录' })).toBeVisible();
});

test('the clerk writes the whole application and sends it', async () => {
  await signIn('王敏');
  await expect(page.getByText('今天没有待办。')).toBeVisible();
  await keys.press('Control+N');
  await expect(dialog().getByRole('radio', { name: /首次登记·公共数据资源/ })).toBeFocused();
  await expect(dialog().locator('form')).toHaveAttribute('aria-busy', 'false');
  await keys.press('Control+Enter');
  await expect(page.getByRole('navigation', { name: '申请表分页' })).toBeVisible();
  await expect(header()).toContainText(NUMBER);
  await fillByKeyboard(page, sample, (text) =>
    desk.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text),
  );
  await expect(page.getByRole('heading', { level: 2, name: '公示预览' })).toBeVisible();
  await expect(page.getByText('未发现个人信息、密级字样或内部名称。')).toBeVisible();
  await keys.tabTo(page.getByRole('checkbox', { name: '我已核对公示文字' }));
  await keys.press('Space');
  await keys.press('Control+PageDown');
  await expect(page.getByText('检查通过，没有错误和提醒。')).toBeVisible();
  for (const title of ['登记主体', '数据基本信息', '材料与承诺', '公示预览'])
    await expect(page.getByRole('button', { name: new RegExp(`${title} ?，完成`) })).toBeVisible();
  await keys.press('Control+Enter');
  await expect(header()).toContainText('主体内部审核');
  await expect(page.getByText('申请已送业务审核，退回后方可修改。')).toBeVisible();
});

test('the subject approves, the office receives: XJR-14-1 three working days for acceptance', async () => {
  await handTo('李强');
  await begin('业务审核通过');
  await write('业务审核意见', '来源清楚，材料齐全，同意申请登记');
  await write('保密审查人', '刘洋');
  await finish('待提交');
  await handTo('王敏');
  await begin('登记收件');
  await expect(dialog().getByLabel('收到申请日')).toHaveValue('2026-03-09');
  await expect(dialog()).toContainText('3月12日(周四)');
  await finish('待受理');
  await expect(
    header().getByRole('button', { name: '受理期限 3月12日(周四) 剩3个工作日 正常' }),
  ).toBeVisible();
});

test('the office accepts: XJR-15-2 twenty working days for the review', async () => {
  await moveDate('2026-03-10');
  await expect(
    header().getByRole('button', { name: '受理期限 3月12日(周四) 剩2个工作日 正常' }),
  ).toBeVisible();
  await begin('受理');
  await expect(dialog()).toContainText('4月9日(周四)');
  await finish('形式审核中');
  const due = header().getByRole('button', { name: '形式审核期限 4月9日(周四) 剩20个工作日 正常' });
  await keys.tabTo(due);
  await keys.press('Enter');
  const why = page.getByRole('tooltip');
  await expect(why).toContainText('受理之日');
  await expect(why).toContainText('肉孜节放假');
  await expect(why).toContainText('清明节放假');
  await expect(why).toContainText('细则第十五条');
  await keys.press('Escape');
  await expect(why).toBeHidden();
});

test('the reviewer answers the 形式审核表 with 1 and 3 and hands it on (XJR-15-1)', async () => {
  await handTo('李强');
  await goToTab('审核');
  const items = page.locator('[data-item]');
  await keys.tabTo(items.first());
  const ids = await items.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-item') ?? ''));
  expect(ids.length).toBeGreaterThan(15);
  for (const [index, id] of ids.entries()) {
    const line = page.locator(`[data-item="${id}"]`);
    await expect(line).toBeFocused();
    const reason = NOT_APPLICABLE[id];
    await keys.press(reason === undefined ? '1' : '3');
    if (index < ids.length - 1 || reason) await expect(line).not.toBeFocused();
    if (reason === undefined || reason === '') continue;
    // An answer that has to be explained has the cursor in its remark at once.
    await expect(page.locator(`#remark-${id}`)).toBeFocused();
    await keys.retype(reason);
    await keys.press('Enter');
    await expect(line).toBeFocused();
    if (index < ids.length - 1) await keys.press('ArrowDown');
  }
  await expect(
    page.getByText(`${ids.length} 项：${ids.length - APART} 通过 · ${APART} 不适用`),
  ).toBeVisible();
  await expect(page.getByText(/^已暂存 /)).toBeVisible();
  await begin('提交复审');
  await finish('审核结果待批');
});

test('another person passes the review', async () => {
  await moveDate('2026-03-17');
  await handTo('赵华');
  await begin('审核通过');
  await write('批准意见（可不填）', '同意公示');
  await finish('待公示');
  await expect(
    header().getByRole('button', { name: /^公示准备提醒 3月25日\(周三\) 剩5个工作日/ }),
  ).toBeVisible();
  await expect(header()).toContainText('待自治区确认');
});

test('the real publication is recorded: XJR-16-2 ten working days', async () => {
  await moveDate('2026-03-18');
  await handTo('王敏');
  await goToTab('公示');
  await expect(page.getByText('公示前不显示届满日')).toBeVisible();
  await begin('记录公示');
  await expect(dialog().getByLabel('公示之日')).toHaveValue('2026-03-18');
  await write('发布回执号', '区系统公示回执20260318-031');
  await write('保密审查人', '刘洋');
  await finish('公示中');
  await expect(header().getByRole('button', { name: /^公示期 4月2日\(周四\) 剩10个工作日/ })).toBeVisible();
  await expect(page.getByText('2026年4月2日24时届满')).toBeVisible();
});

test('the supervisor ends the notice and enters the code, the reviewer confirms it (XJR-17-1)', async () => {
  await moveDate('2026-04-03');
  await handTo('赵华');
  await goToTab('公示');
  await expect(page.getByText('公示期已满，待主管确认。')).toBeVisible();
  await begin('确认公示期满');
  await expect(dialog().getByRole('checkbox')).toBeFocused();
  await keys.press('Space');
  await finish('待赋码');
  await expect(header().getByRole('button', { name: /^赋码提醒 4月13日\(周一\) 剩5个工作日/ })).toBeVisible();
  await begin('录入查询码');
  await write('登记结果查询码', CODE);
  await write('再次录入查询码', CODE);
  await expect(dialog().getByText('两次录入一致')).toBeVisible();
  await write('赋码之日', '2026-04-03');
  await write('正式回复文号或编号', '练习回复1号');
  await finish('待赋码');
  await expect(page.getByText('查询码已录入，待第二人确认。')).toBeVisible();
  await handTo('李强');
  await begin('赋码确认');
  await expect(dialog()).not.toContainText(CODE);
  await write('登记结果查询码', CODE);
  await finish('已登记');
  await expect(header()).toContainText('待自治区确认');
});

test('the register shows the result, and its sheet is there to print (XJR-19-1)', async () => {
  await goToTab('文书');
  const sheet = page.getByRole('button', { name: /登记结果告知单/ });
  await keys.tabTo(sheet);
  await keys.press('Enter');
  await expect(sheet).toContainText(/● 喀数登〔2026〕\d+号/);
  await expect(page.getByRole('region', { name: /登记结果告知单预览/ })).toContainText(NAME);
  await expect(page.getByRole('region', { name: /登记结果告知单预览/ })).toContainText('练习');
  await keys.press('Control+K');
  await expect(page.getByRole('combobox', { name: /^搜索编号/ })).toBeFocused();
  await keys.type('>djb');
  await expect(page.getByRole('option', { name: /登记簿/ })).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '登记簿' })).toBeVisible();
  const row = page.getByRole('row', { name: new RegExp(CODE) });
  await expect(row).toContainText(NAME);
  await expect(row).toContainText('2026-04-03');
  await expect(row).toContainText('2029-04-02');
  await expect(row).toContainText('待自治区确认');
  await keys.tabTo(row);
  await keys.press('Enter');
  await expect(page.getByRole('region', { name: '登记结果查询码' })).toContainText('LX65 3100 2026 0000 1');
});

test('no mouse was used', () => {
  expect(mousePresses).toBe(0);
});
