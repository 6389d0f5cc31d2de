// A legal step is taken by a press of its own: a key that is held down, or pressed again before anybody can
// have read the dialog, decides nothing.
import { expect, type Page, test } from '@playwright/test';
import { answered, callDesk } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { approve, makePractice, openCase, type Preparation, prepareDraft, signIn } from './helpers/practice';
import { readSample } from './helpers/sample';

/** As many repeats as a keyboard sends in two seconds. */
const REPEATS = 60;

let desk: DeskUnderTest;
let page: Page;
let prepared: Preparation;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await launchDesk();
  page = desk.page;
  await makePractice(page, 'prefecture', '2026-03-09');
  prepared = await prepareDraft(page, readSample('kashgar-bus'));
  await prepared.step('clerk', 'sendForApproval', { warningsReason: '' });
  await approve(prepared, '2026-03-09');
  await page.reload();
  await signIn(page, 'clerk');
  await openCase(page, prepared.caseId);
});

test.afterAll(() => desk.close());

const header = () => page.locator('header.case-head');

/** Holds Enter with Ctrl: every further `down` of a held key is a repeat, as from a keyboard. */
async function holdCtrlEnter(): Promise<void> {
  await page.keyboard.down('Control');
  for (let press = 0; press < REPEATS; press += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
}

test('holding Ctrl+Enter opens the dialog of the next step and does nothing more', async () => {
  await expect(header()).toContainText('待提交');
  await holdCtrlEnter();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('form')).toHaveAttribute('aria-busy', 'false');
  await expect(header()).toContainText('待提交');
});

test('after it can have been read, one press carries the step out, and only this one', async () => {
  await holdCtrlEnter();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(header()).toContainText('待受理');
});

test('a quick second and third press do not take the step after it', async () => {
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').locator('form')).toHaveAttribute('aria-busy', 'false');
  await expect(header()).toContainText('待受理');
  await page.keyboard.press('Escape');
});

test('holding Ctrl+N makes one new application', async () => {
  await page.keyboard.down('Control');
  for (let press = 0; press < REPEATS; press += 1) await page.keyboard.down('n');
  await page.keyboard.up('n');
  await page.keyboard.up('Control');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page.getByRole('dialog').locator('form')).toHaveAttribute('aria-busy', 'false');
  await holdCtrlEnter();
  await expect(header()).toContainText('草稿');
  const drafts = { queue: 'drafts', light: 'any', text: '', page: 0 };
  expect(await answered<{ total: number }>(callDesk(page, 'worklist.list', drafts))).toMatchObject({
    total: 1,
  });
});
