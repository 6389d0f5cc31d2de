// Files that are dropped on the inbox of a certified office are read in as chosen ones are, and nothing else is; the media
// page tells what was read from which medium, and an import without a place for backups says so before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { MadeOffices } from '../helpers/make-offices';
import { dropping } from './helpers/dropping';
import { carryOut, filesOf } from './helpers/exchange-screens';
import { inNode } from './helpers/in-node';
import { projectFolder } from './helpers/launch';
import { OfficeWindow } from './helpers/office-window';
import { demandGood } from './helpers/screen-check';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

/** From midnight in London until the morning in Beijing has surely passed, in ms. */
const MORNING_MS = 3 * 3_600_000;

let dir: string;
let offices: MadeOffices;
let office: OfficeWindow;
let page: Page;

test.beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'registry-desk-media-'));
  const day = new Date(Date.now() - MORNING_MS).toISOString().slice(0, 10);
  offices = inNode<MadeOffices>('make-offices', dir, day);
  office = await OfficeWindow.open(offices.region, (account) =>
    offices.passphrase.replace(/^supervisor/, account),
  );
  page = await office.enter('supervisor');
});

test.afterAll(async () => {
  await office.close();
  rmSync(dir, { recursive: true, force: true });
});

test('what is dropped beside the inbox, and what is no file, does nothing', async () => {
  const drop = await dropping(page);
  const alert = page.getByRole('alert');
  await office.go('#/sync/in');
  const before = page.url();
  const files = [join(projectFolder, 'package.json')];
  await drop(page.getByRole('heading', { level: 1 }), { files });
  await drop(page.getByRole('navigation', { name: '导航' }), { files });
  await expect(page.getByRole('heading', { level: 1, name: '数据包' })).toBeVisible();
  expect(page.url()).toBe(before);
  await expect(alert).toHaveCount(0);
  await drop(page.locator('.rd-sync-drop'), { text: '/etc/passwd' });
  await expect(page.getByText('拖入的不是介质或文件夹里的文件，没有读入。')).toBeVisible();
});

test('a drop that a script made brings nothing, even with a file that a person chose', async () => {
  // The page holds a file that really lies somewhere, as one has after a choice by button.
  const real = join(projectFolder, 'package.json');
  await page.evaluate('document.body.insertAdjacentHTML(\'beforeend\', \'<input type="file" id="script">\')');
  await page.locator('#script').setInputFiles(real);
  const answer = await page.evaluate(`(async () => {
    const data = new DataTransfer();
    data.items.add(document.getElementById('script').files[0]);
    data.items.add(new File(['x'], '/etc/passwd'));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data }));
    document.getElementById('script').remove();
    return window.desk.call('sync.receive', { commandId: 'e'.repeat(32), from: 'dropped' });
  })()`);
  expect(answer).toMatchObject({ ok: false, failure: { code: 'SAVE_CANCELLED' } });
});

test('files that are dropped on the inbox are read in like chosen ones, each with its words', async () => {
  const drop = await dropping(page);
  const inbox = page.locator('.rd-sync-drop');
  const others = ['package.json', 'README.md'].map((name) => join(projectFolder, name));
  await drop(inbox, { files: others });
  await expect(page.getByRole('alert').getByText(/B02_NOT_BUNDLE/)).toHaveCount(2);
  await demandGood(page, 'files that were dropped');
  await drop(inbox, { files: filesOf(offices.medium) });
  const steps = page.getByRole('list', { name: '导入步骤' });
  await expect(steps.getByText('待验证')).toBeVisible();
});

test('an import where no place for backups is set says so before and after', async () => {
  const steps = page.getByRole('list', { name: '导入步骤' });
  await page.keyboard.press('Control+Enter');
  await expect(steps.getByText('待确认')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toContainText('还没有选定备份位置');
  await demandGood(page, 'an import without a backup');
  await carryOut(page);
  await expect(page.getByText(/已导入：新增 2 件.*未备份：还没有选定备份位置/)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('the media that were used are told, with what was read from them and by whom', async () => {
  await office.go('#/sync/media');
  await expect(page.getByText('已插入的介质')).toBeVisible();
  await demandGood(page, 'the media');
  await page.getByRole('searchbox').fill('B-0001');
  await page.keyboard.press('Enter');
  await page.locator('[data-row]').first().press('Enter');
  await expect(page.getByText(/的使用记录/)).toBeVisible();
  await expect(page.getByText(/B-0001　喀什地区公共数据登记中心/).first()).toBeVisible();
  await demandGood(page, 'the uses of a medium');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByText('已插入的介质')).toBeVisible();
});
