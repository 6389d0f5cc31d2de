// A practice store under test: set up, signed in, brought to a stage, moved in time. What a spec is about goes
// through the screen; what only leads there goes through the page's own bridge.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { answered, callDesk, leaveDesk, newCommandId } from './call-desk';
import { SAMPLES_FOLDER, type SampleFile } from './sample';

export const STAFF = {
  clerk: '王敏',
  reviewer: '李强',
  supervisor: '赵华',
  deputy: '孙丽',
} as const;
export type Person = keyof typeof STAFF;

/** A practice store of an office without cases, on a date; the page then shows who may sign in. */
export async function makePractice(
  page: Page,
  office: 'prefecture' | 'county',
  startOn: string,
): Promise<void> {
  await answered(
    callDesk(page, 'desk.setUpPractice', { commandId: newCommandId(), office, startOn, withSamples: false }),
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: '选择人员登录' })).toBeVisible();
}

/** Chooses a person on the sign-in screen, with the mouse. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: STAFF[person] }).click();
  await expect(page.getByRole('contentinfo')).toContainText(STAFF[person]);
}

/** Locks with the key; only the window that begins anew then is asked anything. */
export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
}

/** Locks with the key and waits until the window has begun anew: what is asked after that is asked of the new one. */
export async function lockAnew(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { leaving: true });
  });
  await page.keyboard.press('Control+L');
  await page.waitForFunction(() => !('leaving' in window));
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
}

/** Leaves the desk by its menu and lets another person sit down. */
export async function changePerson(page: Page, person: Person): Promise<void> {
  await lock(page);
  await signIn(page, person);
}

/** Moves the practice date with the control in the status bar. */
export async function moveDate(page: Page, to: string): Promise<void> {
  const clock = page.getByRole('button', { name: /^练习日期/ });
  await clock.click();
  await page.getByLabel('推进到').fill(to);
  await page.getByRole('button', { name: '推进', exact: true }).click();
  await expect(clock).toContainText(to);
}

/** Opens a case at a tab. */
export async function openCase(page: Page, caseId: string, tab = 'overview'): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/cases/${caseId}/${tab}`);
  await expect(page.getByRole('navigation', { name: '案件分页' })).toBeVisible();
}

interface Saved {
  readonly caseId: string;
  readonly version: number;
}

/** A first registration of a resource, asked for by its subject. */
export const BEGIN = { caseType: 'FIRST', objectType: '1', target: null, requester: 'SUBJECT', matter: null };

export interface Preparation {
  readonly caseId: string;
  /** One more step of the case; commands of the contract by their last name. */
  readonly step: (person: Person, name: string, input: object) => Promise<void>;
  /** The practice date, for steps that come later. */
  readonly moveTo: (date: string) => Promise<void>;
}

/**
 * Begins a case from a sample with all its papers, ready to be sent. Nobody is signed in before or after.
 * `passphraseOf`: in an office of real people.
 */
export async function prepareDraft(
  page: Page,
  sample: SampleFile,
  passphraseOf: (person: Person) => string = () => '',
): Promise<Preparation> {
  let saved: Saved = { caseId: '', version: 0 };
  const as = async <T>(person: Person, work: () => Promise<T>): Promise<T> => {
    const passphrase = passphraseOf(person);
    await answered(callDesk(page, 'session.signIn', { account: person, passphrase }));
    const result = await work();
    await leaveDesk(page);
    return result;
  };
  const run = async (name: string, input: object): Promise<void> => {
    const versioned = name === 'create' ? {} : { caseId: saved.caseId, version: saved.version };
    saved = await answered<Saved>(
      callDesk(page, `cases.${name}`, { commandId: newCommandId(), ...versioned, ...input }),
    );
  };
  await as('clerk', async () => {
    await run('create', BEGIN);
    await run('saveDraft', {
      subject: sample.subject,
      application: sample.application,
      request: {},
    });
    for (const { file, ...paper } of sample.attachments)
      await run('attach', {
        ...paper,
        fileName: file.split('/').at(-1),
        content: readFileSync(join(SAMPLES_FOLDER, file)).toString('base64'),
      });
  });
  return {
    caseId: saved.caseId,
    step: (person, name, input) => as(person, () => run(name, input)),
    moveTo: (to) =>
      as('supervisor', async () => {
        await answered(callDesk(page, 'practice.moveClock', { commandId: newCommandId(), to }));
      }),
  };
}

/** Brings a prepared draft to the acceptance desk. */
export async function submit(prepared: Preparation, on: string): Promise<void> {
  await prepared.step('clerk', 'sendForApproval', { warningsReason: '' });
  await approve(prepared, on);
  await receive(prepared, on);
}

/** The subject's approval of what was sent. */
export const approve = (prepared: Preparation, on: string): Promise<void> =>
  prepared.step('reviewer', 'approveInternally', {
    opinion: '来源清楚，材料齐全，同意申请登记',
    secrecyReviewer: '刘洋',
    secrecyReviewedAt: on,
  });

/** The receipt by the office. */
export const receive = (prepared: Preparation, on: string): Promise<void> =>
  prepared.step('clerk', 'receive', { receivedAt: on, channel: 'window', backdatedBecause: '' });

/** The field of the open dialog with this label; the word 必填 may stand before it. */
export const dialogField = (page: Page, label: string): Locator =>
  page.getByRole('dialog').getByLabel(new RegExp(`^(\\*?必填)?${label.replace(/[（）]/g, '.')}$`));

/** Presses the main button of the case, fills the step's dialog and carries it out. */
export async function doStep(
  page: Page,
  label: string,
  fields: { readonly [label: string]: string },
): Promise<void> {
  await page.locator('header.case-head').getByRole('button', { name: label, exact: true }).click();
  for (const [field, text] of Object.entries(fields)) await dialogField(page, field).fill(text);
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
}
