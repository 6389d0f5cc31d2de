// A station that asks for its certificate on screen, and the codes of its request as a scanner types them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { sheetsOf } from '#shared/bundle/code-sheets';
import { filesOf, type Look } from './exchange-screens';
import type { OfficeWindow } from './office-window';

/** The system administrator asks for a certificate; answers the request's file in `folder` and what is read out. */
export async function asksForCertificate(
  office: OfficeWindow,
  folder: string,
  look: Look,
): Promise<{ file: string; digits: string }> {
  const page = await office.enter('admin');
  await office.go('#/sync/stations');
  await look(page, 'a station before it asked');
  await office.choose({ 选定入网申请文件的存放位置: [folder] });
  await page.getByRole('button', { name: '生成入网申请' }).click();
  await expect(page.getByText(/申请已写入/)).toBeVisible();
  const digits = await page.locator('.rd-sync-digits').innerText();
  expect(digits).toMatch(/^(\d{4} ){5}\d{4}$/);
  await look(page, 'a request');
  await page.getByRole('button', { name: '分张显示' }).click();
  await expect(page.getByText(/入网申请二维码　第 1\/\d 张/)).toBeVisible();
  await look(page, 'a request as several codes');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('row', { name: /← → 逐张翻看二维码/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  return { file: filesOf(folder)[0] ?? '', digits };
}

/** The codes of a request as a scanner types them, the last first. */
export const scansOf = (file: string): readonly string[] =>
  (
    sheetsOf(readFileSync(file), (bytes) => createHash('sha256').update(bytes).digest('hex')) ?? []
  ).toReversed();
