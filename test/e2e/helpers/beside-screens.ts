// Two applications that may be for one resource (C08), as a supervisor compares them and prints the comparison.
import { expect } from '@playwright/test';
import type { OfficeWindow } from './office-window';
import { printedOf } from './printed';
import { demandGood } from './screen-check';

/** On the page of the contradiction. `county`: whose application the other one is; `values`: where both differ. */
export async function demandBeside(
  office: OfficeWindow,
  folder: string,
  county: string,
  [one, other]: readonly [string, string],
): Promise<void> {
  const { page } = office;
  const beside = page.getByRole('table', { name: '申请内容对照' });
  await expect(beside.getByRole('columnheader').filter({ hasText: county })).toHaveCount(1);
  await demandGood(page, 'one resource at two offices');
  await expect(beside.getByRole('row').filter({ hasText: one })).toContainText(other);
  const title = beside.getByRole('row').filter({ hasText: '数据资源名称' });
  await expect(title).toHaveCount(0);
  await page.getByRole('checkbox', { name: '只看不同' }).uncheck();
  await expect(title).toContainText('相同');
  await demandGood(page, 'all that two applications say');
  // What takes several sheets is printed whole, to the last line of what happened.
  const printed = await printedOf(office, folder);
  expect(printed.split('\f').length).toBeGreaterThan(2);
  for (const words of ['C08疑似重复登记', '申请内容对照', one, '收到申请日', '经过'])
    expect(printed).toContain(words);
}
