// Cutting the log at the real desk takes two of the three: the auditor proposes after it stands on a medium, another is
// asked once more before it can be undone no more, and the next opening takes it away. Years pass by the practice date.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { addDays, beijingDate, type Instant } from '#shared/domain/local-date';
import { answered, callDesk, leaveDesk, newCommandId } from './helpers/call-desk';
import { launchDesk } from './helpers/launch';
import { makePractice } from './helpers/practice';
import { demandGood } from './helpers/screen-check';

test.setTimeout(180_000);

const MONTHS = 42;
// The first lines of a practice store claim the time of the computer.
const START = beijingDate(new Date().toISOString() as Instant);

/** An office whose log was sealed once and has lived three years and a half since. */
async function live(page: Page): Promise<void> {
  await answered(callDesk(page, 'session.signIn', { account: 'auditor', passphrase: '' }));
  const filter = { from: null, to: null, actor: null, kind: null, outcome: null, procedure: '', text: '' };
  await answered(callDesk(page, 'log.export', { commandId: newCommandId(), filter }));
  for (let month = 1; month <= MONTHS; month += 1)
    await answered(
      callDesk(page, 'practice.moveClock', {
        commandId: newCommandId(),
        to: addDays(START, month * 30),
      }),
    );
  await leaveDesk(page);
}

const sit = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('contentinfo')).toBeVisible();
};

test('the auditor proposes a cut, another of the three confirms it after a question, and it is gone at the next opening', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-desk-cut-'));
  const desk = await launchDesk();
  const { page, app } = desk;
  try {
    await makePractice(page, 'prefecture', START);
    await app.evaluate(
      ({ dialog }, { file, medium }) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [medium] });
      },
      { file: join(folder, 'log.jsonl'), medium: folder },
    );
    await live(page);
    await sit(page, '审计员');
    await page.getByRole('button', { name: '截去旧日志' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '选定介质并提请截去' }).click();
    await expect(page.getByText(/待另一名三员人员/).first()).toBeVisible();
    expect(readdirSync(folder).filter((name) => name.startsWith('registry-log-'))).toHaveLength(1);
    await leaveDesk(page);

    await sit(page, '安全管理员');
    await page.getByRole('link', { name: '管理', exact: true }).click();
    await page.getByRole('tab', { name: '三员' }).click();
    const pending = (): Locator => page.getByRole('status').filter({ hasText: '提请截去运行日志' });
    await expect(pending()).toContainText(START);
    await demandGood(page, 'a cut that waits');
    await pending().getByRole('button', { name: '确认截去' }).click();
    const question = page.getByRole('dialog');
    await expect(question).toContainText('不能撤回');
    // What cannot be undone is not a thoughtless Enter away.
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect(pending()).toBeVisible();
    await pending().getByRole('button', { name: '确认截去' }).click();
    await question.getByRole('button', { name: '确认截去' }).click();
    await expect(page.getByText('已确认，下次打开数据时截去')).toBeVisible();
    await expect(pending()).toHaveCount(0);
    await leaveDesk(page);

    await sit(page, '审计员');
    await expect(page.getByText(/此前 \d+ 条（至第 1 号封印）已存档截去/)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/核对通过/)).toBeVisible();
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
