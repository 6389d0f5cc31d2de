// What the region's office issues at its own screen besides first certificates: a county that has one gets other rights,
// an office is revoked after it was named, and a register of ceremonies is taken in. Each step leaves its slip on the screen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { MadeRegion } from '../helpers/make-region';
import { carryOut, filesOf, newFolder } from './helpers/exchange-screens';
import { inNode } from './helpers/in-node';
import { keysOf } from './helpers/keyboard';
import { OfficeWindow } from './helpers/office-window';
import { demandGood } from './helpers/screen-check';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const OFFICE = '喀什地区公共数据登记中心';

const dir = mkdtempSync(join(tmpdir(), 'registry-desk-region-'));
let made: MadeRegion;
let region: OfficeWindow;
let page: Page;

test.beforeAll(async () => {
  made = inNode<MadeRegion>('make-region', dir, '2026-03-02');
  region = await OfficeWindow.open(made.vaults.region, (account) => made.passphrases[account] ?? '');
  await region.setDay('2026-03-05');
  page = await region.enter('admin');
  await region.go('#/sync/stations');
  await page.getByText('自治区签发', { exact: true }).click();
});

test.afterAll(async () => {
  await region.close();
  rmSync(dir, { recursive: true, force: true });
});

test('an office is revoked by keys after its name, stations and cases were told; the own one is refused', async () => {
  const keys = keysOf(page);
  const dialog = page.getByRole('dialog');
  const code = dialog.getByLabel('工作站号或单位代码');
  await keys.tabTo(page.getByRole('button', { name: '吊销', exact: true }));
  await keys.press('Enter');
  await expect(code).toBeFocused();
  await keys.type('650000');
  await keys.tabTo(dialog.getByLabel('原因'));
  await keys.press('Enter');
  await keys.press('Enter');
  await carryOut(page);
  await expect(dialog).toContainText('不能吊销自治区本单位');
  await demandGood(page, 'the own office is not revoked');
  await code.fill('653100');
  await carryOut(page);
  await expect(dialog).toContainText(`吊销“${OFFICE}”及其全部工作站？`);
  await expect(dialog).toContainText('未吊销的工作站 1 台；本机收存其申请 0 件。');
  await demandGood(page, 'an office that is to be revoked');
  // Whoever steps back finds what was typed.
  await keys.tabTo(dialog.getByRole('button', { name: '上一步' }));
  await keys.press('Enter');
  await expect(code).toHaveValue('653100');
  await carryOut(page);
  await region.choose({
    选定证书登记册所在的文件夹: [made.ceremony.register],
    选定签发密钥文件: [made.ceremony.revocationKey],
    选定吊销名单文件的存放位置: [newFolder(dir, 'list')],
  });
  await dialog.getByLabel('密钥口令').fill(made.ceremony.passphrase);
  await carryOut(page);
  await expect(dialog).toBeHidden();
  const slip = page.getByRole('region', { name: '吊销名单', exact: true });
  await expect(slip).toContainText('喀什地区（653100）　停用');
  // Nobody is left whose keys would have to change.
  await expect(slip).not.toContainText('换期');
  await demandGood(page, 'the slip of a revocation');
  expect(filesOf(join(dir, 'list'))).toHaveLength(1);
});

test('a county gets other rights by keys, once it was told what it has and from where on the new ones count', async () => {
  const keys = keysOf(page);
  const dialog = page.getByRole('dialog');
  const folder = newFolder(dir, 'answered');
  const { file, digits } = made.askedAgain;
  await region.choose({
    选定入网申请文件: [file],
    选定证书登记册所在的文件夹: [made.ceremony.register],
    选定签发密钥文件: [made.ceremony.key],
    选定入网批复文件的存放位置: [folder],
  });
  await keys.tabTo(page.getByRole('button', { name: '签发工作站证书' }));
  await keys.press('Enter');
  await keys.tabTo(dialog.getByLabel('申请核对码'));
  await keys.type(digits);
  await carryOut(page);
  await expect(dialog).toContainText('为“疏附县数据局”');
  await expect(dialog).toContainText('本机没有收到该站的记录');
  await expect(dialog).toContainText(/现行证书第 \d+ 号；申请称已有记录 \d+ 条。/);
  await keys.tabTo(dialog.getByRole('checkbox', { name: '县级机构已经自治区指定' }));
  await keys.press('Space');
  // Nothing of it is here: there is no entry after which they could count.
  await keys.tabTo(dialog.getByRole('radio', { name: '该站申请时已有的记录之后' }));
  await keys.press('ArrowRight');
  await expect(dialog).toContainText('用于该站不再申请，或申请所称记录数不实');
  await dialog.getByLabel('密钥口令').fill(made.ceremony.passphrase);
  await demandGood(page, 'other rights of a county');
  await carryOut(page);
  await expect(dialog).toContainText('请先导入该站的数据包');
  expect(filesOf(folder)).toHaveLength(0);
  await dialog.getByRole('radio', { name: '该站申请时已有的记录之后' }).check();
  await expect(dialog).toContainText('申请前按原权限办理的照旧有效');
  await carryOut(page);
  await expect(dialog).toBeHidden();
  await demandGood(page, 'the slip of other rights');
  expect(filesOf(folder)).toHaveLength(1);
});

test('a register of ceremonies is taken in, with its slip', async () => {
  await region.choose([made.ceremony.register]);
  await page.getByRole('button', { name: '读入仪式登记册' }).click();
  await page.getByRole('dialog').getByLabel('根证书核对码').fill(made.rootDigits);
  await carryOut(page);
  const slip = page.getByRole('region', { name: '登记册读入单' });
  await expect(slip).toContainText('登记册中没有本机未有的内容');
  await expect(slip).toContainText(made.rootDigits);
  await demandGood(page, 'the slip of a register');
});
