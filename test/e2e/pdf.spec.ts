// The papers as files: what the desk writes as PDF is what the law lets stand there, complete for any reader and
// any printer, and on practice papers nobody can overlook that they are practice.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { desk as command, practiceStore, scratch } from '../helpers/desk-cli';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { readSample, SAMPLES_FOLDER } from './helpers/sample';

const place = scratch();
const sample = readSample('kashgar-bus');
let desk: DeskUnderTest;
let caseId = '';

test.setTimeout(30_000);

test.beforeAll(async () => {
  const vault = practiceStore(place.dir);
  const played = command(['run', join(SAMPLES_FOLDER, 'story.jsonl'), '--vault', vault]);
  expect(played.code, played.words).toBe(0);
  caseId = /"caseId":"([0-9a-f]{32})"/.exec(JSON.stringify(played.results))?.[1] ?? '';
  desk = await launchDesk({ userData: join(place.dir, 'desk'), vault });
  await desk.page.getByRole('button', { name: '王敏' }).click();
  await expect(desk.page.getByRole('contentinfo')).toContainText('王敏');
  await desk.page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/cases/${caseId}/documents`);
});

test.afterAll(async () => {
  await desk.close();
  place.remove();
});

const path = (name: string): string => join(place.dir, name);

/** Answers the next save dialogs of the system; null = the person closes it. */
const answerDialog = (filePath: string | null): Promise<void> =>
  desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '', bookmark: '' });
  }, filePath);

/** Saves the paper of a title through its button; answers its file. */
async function save(title: string, name: string): Promise<string> {
  const { page } = desk;
  await answerDialog(path(name));
  await page.getByRole('navigation', { name: '文书' }).getByRole('button', { name: title }).click();
  await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'PDF' }).click();
  await expect(page.getByText(`已保存 ${name}`)).toBeVisible();
  return path(name);
}

const tool = (name: string, ...args: readonly string[]): string =>
  execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
/** Text without the gaps that lines and columns make. */
const closed = (text: string): string => text.replace(/\s+/g, '');
const textOf = (pdf: string): string => closed(tool('pdftotext', '-raw', pdf, '-'));

/** Every text of a value that tells something by itself. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value].length >= 5 ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test('a closed save dialog writes nothing and says so', async () => {
  const { page } = desk;
  await answerDialog(null);
  await page.getByRole('button', { name: 'PDF' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '没有保存，文书未改动。' })).toBeVisible();
});

test('XJR-16-3: the public notice carries the four items and nothing else of the application', async () => {
  const text = textOf(await save('公示公告', 'notice.pdf'));
  const { subject, application } = sample;
  const items = [subject.institutionName, application.dataRegistName, application.dataContentIntroduction];
  for (const item of [...items, '首次登记·公共数据资源']) expect(text).toContain(closed(String(item)));
  for (const other of textsOf([subject, application])) {
    if (items.some((item) => String(item).includes(other))) continue;
    expect.soft(text, other).not.toContain(closed(other));
  }
  expect(text, 'only 汉字 stand on the notice').not.toMatch(/[\u0600-\u06ff]/);
  for (const attachment of sample.attachments) expect(text).not.toContain(attachment.title);
});

test('XJR-19-1: the result sheet shows its code to people and to scanners, marked as practice', async () => {
  const pdf = await save('登记结果告知单', 'result.pdf');
  const code = /"code":"(LX[0-9]{15})"/.exec(
    readFileSync(join(SAMPLES_FOLDER, 'story.jsonl'), 'utf8').replaceAll('": "', '":"'),
  )?.[1];
  expect(code).toBeDefined();
  expect(textOf(pdf)).toContain(code);
  tool('pdftoppm', '-r', '150', '-png', '-f', '1', '-l', '1', pdf, path('result'));
  const picture = [path('result-1.png'), path('result-01.png')].find((file) => existsSync(file)) ?? '';
  const scanned = tool('zbarimg', '--quiet', '--raw', picture);
  expect(scanned).toContain(`登记结果查询码：${code}`);
  expect(scanned).toContain('【练习');
  expect(scanned).toContain('待自治区确认');
});

for (const [title, name] of [
  ['公示公告', 'notice.pdf'],
  ['登记结果告知单', 'result.pdf'],
  ['受理通知书', 'acceptance.pdf'],
  ['补正告知书', 'correction.pdf'],
  // A paper of the subject, which bears no number of the office.
  ['登记申请表', 'application.pdf'],
] as const) {
  test(`${title} is A4, carries its own fonts and says 练习 across every page`, async () => {
    const pdf = existsSync(path(name)) ? path(name) : await save(title, name);
    const info = tool('pdfinfo', pdf);
    expect(info).toMatch(/^Page size:.*\(A4\)$/m);
    expect(info).toMatch(/^JavaScript:\s+no$/m);
    const fonts = tool('pdffonts', pdf).trimEnd().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    // Columns from the right: object, generation, unicode, subset, embedded.
    for (const font of fonts) expect(font.trimEnd().split(/\s+/).at(-5), font).toBe('yes');
    const pages = tool('pdftotext', '-bbox', pdf, '-').split('<page ').slice(1);
    expect(pages).toHaveLength(Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1]));
    for (const page of pages) {
      for (const letter of ['练', '习']) expect(tallestBox(page, letter)).toBeGreaterThan(100);
    }
  });
}

/** Height of the largest box with this one character, in points. */
function tallestBox(page: string, letter: string): number {
  const boxes = page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.)</gu);
  return Math.max(
    0,
    ...[...boxes].filter((box) => box[3] === letter).map((box) => Number(box[2]) - Number(box[1])),
  );
}

test('what was put out stands in the log, who and which paper', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+L');
  await page.getByRole('button', { name: '吴静' }).click();
  await expect(page.getByRole('table')).toContainText('公示公告');
  await expect(page.getByRole('row', { name: '公示公告' }).first()).toContainText('王敏');
});
