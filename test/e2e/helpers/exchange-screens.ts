// Bundles on the screens of the exchange, as a supervisor makes, hands over, reads in and takes in one, by keys where
// there are keys. The supervisor sits at the desk already.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { OfficeWindow } from './office-window';
import { settle } from './screen-check';

/** Looks at the screen as it stands; what it is comes with it. */
export type Look = (page: Page, screen: string) => Promise<void>;

/** Where the same screen is looked at elsewhere. */
export const noLook: Look = () => Promise.resolve();

/** Files of a medium. */
export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));

/** A new folder, as a medium or a file dialog has it. */
export function newFolder(...parts: readonly string[]): string {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Waits until the open dialog takes keys, and carries it out. */
export async function carryOut(page: Page): Promise<void> {
  await expect(page.getByRole('dialog').locator('form[aria-busy="false"]')).toBeAttached();
  await page.keyboard.press('Control+Enter');
}

/** Makes a bundle for an office on 发出 and hands it over on a medium, which is answered. */
export async function sendBundle(office: OfficeWindow, to: string, medium: string): Promise<string> {
  const { page } = office;
  await office.go('#/sync/out');
  const partner = page.getByRole('combobox', { name: '收件单位' });
  await partner.fill(to);
  await partner.press('Enter');
  await settle(page);
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`将对“${to}”`);
  await dialog.getByLabel('主管口令').fill(office.passphraseOf('supervisor'));
  await carryOut(page);
  const slip = page.getByRole('region', { name: /数据包交接单预览/ });
  await expect(slip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page
    .getByRole('button', { name: /^交接 B-/ })
    .first()
    .click();
  await dialog.getByLabel('携带人').fill('阿迪力');
  await office.choose([newFolder(medium)]);
  await carryOut(page);
  await expect(slip).toContainText('阿迪力');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return medium;
}

/** The four steps of an import on 收到. The bundle's page stays open. */
export async function takeIn(office: OfficeWindow, medium: string, look: Look = noLook): Promise<void> {
  const { page } = office;
  await office.go('#/worklist');
  await office.go('#/sync/in');
  await office.choose(filesOf(medium));
  await page.keyboard.press('Control+Enter');
  const steps = page.getByRole('list', { name: '导入步骤' });
  await expect(steps.getByText('待验证')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(steps.getByText('待确认')).toBeVisible();
  await look(page, 'a preview');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('不会删除任何记录');
  await carryOut(page);
  await expect(page.getByText(/已导入：新增 \d+ 件/)).toBeVisible();
  await expect(dialog).toContainText('的回执');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await look(page, 'a bundle that was taken in');
}

/** Opens the one open contradiction of a class on 冲突. */
export async function openConflict(office: OfficeWindow, of: string): Promise<void> {
  const { page } = office;
  await office.go('#/worklist');
  await office.go('#/sync/conflicts');
  await rowsOf(page).filter({ hasText: of }).first().press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${of} `) })).toBeVisible();
  await settle(page);
}

/** Lines of the list that is shown. */
export const rowsOf = (page: Page): Locator => page.locator('[data-row]');
