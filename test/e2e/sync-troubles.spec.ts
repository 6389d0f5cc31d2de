// What goes wrong among offices, in the words of the screen: two supervisors who decided otherwise, a sender whose clock
// is five years ahead, a disk that went on in two places, and an old copy put back in the place of an office.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BUNDLE_CODES, type BundleCode } from '#shared/bundle/codes';
import type { MadeTroubles } from '../helpers/make-troubles';
import { carryOut, filesOf, openConflict, rowsOf } from './helpers/exchange-screens';
import { inNode } from './helpers/in-node';
import { OfficeWindow } from './helpers/office-window';
import { demandGood } from './helpers/screen-check';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const TODAY = '2026-03-12';

const programs = mkdtempSync(join(tmpdir(), 'registry-desk-troubles-'));
let made: MadeTroubles;
let office: OfficeWindow;

const passphraseOf = (account: string): string => made.passphrases[account] ?? '';

test.beforeAll(async () => {
  made = inNode<MadeTroubles>('make-troubles', programs);
  office = await OfficeWindow.open(made.prefecture, passphraseOf);
  await office.setDay(TODAY);
  await office.enter('supervisor');
});

test.afterAll(async () => {
  await office.close();
  for (const dir of [programs, made.dir]) rmSync(dir, { recursive: true, force: true });
});

/** The screen as it stands: without problems, and as a picture beside the report. */
async function seen(name: string): Promise<void> {
  await demandGood(office.page, name);
  await office.page.screenshot({ path: test.info().outputPath(`${name.replaceAll(' ', '-')}.png`) });
}

/** A medium is read in and its bundle checked, by keys. */
async function check(medium: string): Promise<void> {
  const { page } = office;
  await office.go('#/worklist');
  await office.go('#/sync/in');
  await office.choose(filesOf(medium));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: '导入步骤' }).getByText('待验证')).toBeVisible();
  await page.keyboard.press('Control+Enter');
}

/** The words of a code as far as they are the same for every bundle: what happened, what was kept, what to do. */
async function demandWords(code: BundleCode): Promise<void> {
  const { what, kept, todo } = BUNDLE_CODES[code];
  const work = office.page.locator('#rd-work');
  for (const words of [code, what, kept, todo]) await expect(work).toContainText(words);
}

test('two supervisors who decided otherwise: the screen says that it goes up, and offers nothing', async () => {
  await openConflict(office, 'C05');
  const { page } = office;
  const work = page.locator('#rd-work');
  await expect(work).toContainText('由谁裁决：两份裁决不一致，由上级登记机构裁决。本机只能查看。');
  await expect(page.getByRole('radio')).toHaveCount(0);
  await seen('decided otherwise');
});

test('a sender whose clock is five years ahead: the preview says so, and the bundle is taken in (W01)', async () => {
  await check(made.media.ahead);
  const { page } = office;
  const steps = page.getByRole('list', { name: '导入步骤' });
  await expect(steps.getByText('待确认')).toBeVisible();
  await demandWords('W01_CLOCK');
  await seen('a clock ahead');
  await page.keyboard.press('Control+Enter');
  await carryOut(page);
  await expect(page.getByText(/已导入：新增 \d+ 件/)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a disk that went on in two places: its bundle is put apart and its station suspended (B28)', async () => {
  await check(made.media.fork);
  const { page } = office;
  await demandWords('B28_FORK');
  await seen('a disk in two places');
  await office.go('#/sync/conflicts');
  const row = rowsOf(page).filter({ hasText: 'C17' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('有两个版本，均已隔离保存，该机已暂停');
  await seen('the station that is suspended');
});

test('an old copy of an office: its own work, brought back from above, tells it, and nothing is written any more', async () => {
  await office.close();
  office = await OfficeWindow.open(made.old, passphraseOf);
  await office.setDay(TODAY);
  const page = await office.enter('supervisor');
  await check(made.media.down);
  await expect(page.getByRole('alert').filter({ hasText: 'OLD_COPY' })).toBeVisible();
  await seen('an old copy');
  await office.go('#/worklist');
  await expect(page.getByText(/S03 数据比本机记录的旧，可能是旧副本，只能查看/)).toBeVisible();
  await seen('an old copy that is read only');
});
