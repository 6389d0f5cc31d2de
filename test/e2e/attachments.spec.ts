// Papers are looked at inside the page: drawn, read aloud, turned by key; a paper that is broken, locked or hostile
// is said in words or shown as a picture of itself, runs nothing and reaches nobody.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { answered, callDesk, newCommandId } from './helpers/call-desk';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { makePdf } from './helpers/make-pdf';
import { BEGIN, makePractice, openCase, signIn } from './helpers/practice';
import { SAMPLES_FOLDER } from './helpers/sample';
import { demandGood, settle } from './helpers/screen-check';

const PHRASE = '各方确认对数据资源的内容';
const LONG = 500;
/** A red dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
);

let desk: DeskUnderTest;
let page: Page;
/** Counts whoever gets out of the page. */
let trap: Server;
let caught = 0;
const requests: string[] = [];
const opened: string[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  trap = createServer((_request, response) => {
    caught += 1;
    response.end();
  });
  await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done));
  const out = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`;
  const act = `app.alert\\('ran'\\); app.launchURL\\('${out}', true\\); this.submitForm\\('${out}'\\);`;
  const link = `<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(${out})>>>>`;
  const papers: readonly (readonly [title: string, fileName: string, bytes: Buffer])[] = [
    ['协商一致书', 'agreement.pdf', readFileSync(join(SAMPLES_FOLDER, 'pdf', 'joint-agreement.pdf'))],
    [
      '长文件',
      'long.pdf',
      makePdf({ pages: Array.from({ length: LONG }, (_, at) => `材料清单第${at + 1}张`) }),
    ],
    ['损坏文件', 'broken.pdf', Buffer.from('%PDF-1.4 broken')],
    [
      '加口令文件',
      'locked.pdf',
      makePdf({
        pages: ['看不到的内容'],
        trailer:
          `/ID[<${'0a'.repeat(16)}><${'0a'.repeat(16)}>]` +
          `/Encrypt<</Filter/Standard/V 1/R 2/O<${'5b'.repeat(32)}>/U<${'c3'.repeat(32)}>/P -4>>`,
      }),
    ],
    [
      '带脚本文件',
      'script.pdf',
      makePdf({
        pages: ['脚本不得运行'],
        catalog: `/OpenAction<</S/JavaScript/JS(${act})>>/AA<</WC<</S/JavaScript/JS(${act})>>>>`,
        page: `/AA<</O<</S/JavaScript/JS(${act})>>>>/Annots[${link}]`,
      }),
    ],
    ['现场照片', 'photo.png', PNG],
  ];
  desk = await launchDesk();
  page = desk.page;
  page.context().on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    opened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  desk.app.on('window', (window) => opened.push(`window ${window.url()}`));
  await makePractice(page, 'prefecture', '2026-03-09');
  await signIn(page, 'clerk');
  const saved = async (name: string, input: object) =>
    answered<{ caseId: string; version: number }>(
      callDesk(page, `cases.${name}`, { commandId: newCommandId(), ...input }),
    );
  let at = await saved('create', BEGIN);
  for (const [title, fileName, bytes] of papers)
    at = await saved('attach', {
      caseId: at.caseId,
      version: at.version,
      type: '11',
      field: 'jointAgreementFile',
      title,
      fileName,
      content: bytes.toString('base64'),
    });
  await openCase(page, at.caseId, 'materials');
});

test.afterAll(async () => {
  await desk.close();
  await new Promise((done) => trap.close(done));
});

test.afterEach(async () => {
  await page.screenshot({ path: test.info().outputPath('screen.png') });
});

const viewer = (title: string): Locator => page.locator(`section.viewer[aria-label="${title}"]`);
const place = (title: string): Locator => viewer(title).getByRole('toolbar').getByRole('status');
const sheet = (title: string): Locator => viewer(title).getByRole('article');

async function open(title: string): Promise<Locator> {
  await page.getByRole('button', { name: title, exact: true }).click();
  await expect(viewer(title)).toBeVisible();
  await settle(page);
  return viewer(title);
}

/** Pixels of the page's picture that are not white. */
const ink = (within: Locator): Promise<number> =>
  within.locator('canvas').evaluate((node) => {
    const canvas = node as HTMLCanvasElement;
    const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let marked = 0;
    for (let at = 0; at < picture.length; at += 4)
      if ((picture[at] ?? 255) + (picture[at + 1] ?? 255) + (picture[at + 2] ?? 255) < 720) marked += 1;
    return marked;
  });

test('a paper in Chinese is drawn, and its text is there to be read aloud', async () => {
  const shown = await open('协商一致书');
  await expect(place('协商一致书')).toHaveText('第 1/1 页');
  expect(await ink(shown)).toBeGreaterThan(2_000);
  await expect(sheet('协商一致书')).toContainText(PHRASE);
  const box = await shown.locator('canvas').boundingBox();
  const room = await shown.locator('.pdf-area').boundingBox();
  expect((box?.width ?? 0) / (room?.width ?? 1)).toBeGreaterThan(0.9);
  await demandGood(page, 'a PDF');
});

test('the text lies where the picture shows it, also turned', async () => {
  const title = '协商一致书';
  const gap = async (): Promise<number> => {
    const text = await viewer(title).locator('.pdf-text').boundingBox();
    const picture = await viewer(title).locator('canvas').boundingBox();
    if (text === null || picture === null) throw new Error('page not drawn');
    return Math.max(Math.abs(text.x - picture.x), Math.abs(text.y - picture.y));
  };
  expect(await gap()).toBeLessThan(2);
  await viewer(title).getByRole('button', { name: '旋转' }).click();
  await settle(page);
  const box = await viewer(title).locator('canvas').boundingBox();
  expect(box?.width ?? 0).toBeGreaterThan(box?.height ?? 0);
  expect(await gap()).toBeLessThan(2);
  await page.screenshot({ path: test.info().outputPath('turned.png') });
});

test('a paper of 500 pages opens at once: keys turn, zoom and rotate, and one page alone is drawn', async () => {
  const title = '长文件';
  const shown = await open(title);
  await expect(place(title)).toHaveText(`第 1/${LONG} 页`);
  await expect(sheet(title)).toContainText('材料清单第1张');
  expect(await ink(shown)).toBeGreaterThan(100);
  await shown.locator('.pdf-area').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(place(title)).toHaveText(`第 3/${LONG} 页`);
  await expect(sheet(title)).toContainText('材料清单第3张');
  await page.keyboard.press('ArrowLeft');
  await expect(sheet(title)).toContainText('材料清单第2张');
  await page.keyboard.press('End');
  await expect(sheet(title)).toContainText(`材料清单第${LONG}张`);
  await page.keyboard.press('ArrowRight');
  await expect(place(title)).toHaveText(`第 ${LONG}/${LONG} 页`);
  await page.keyboard.press('Home');
  await expect(sheet(title)).toContainText('材料清单第1张');
  const widthOf = async (): Promise<number> => (await shown.locator('canvas').boundingBox())?.width ?? 0;
  const fit = await widthOf();
  await page.keyboard.press('+');
  await expect.poll(widthOf).toBeGreaterThan(fit * 1.2);
  await page.keyboard.press('-');
  await expect.poll(widthOf).toBe(fit);
  await page.keyboard.press('r');
  await expect(shown.locator('.pdf-text')).toHaveAttribute('data-main-rotation', '90');
  await expect(shown.locator('canvas')).toHaveCount(1);
});

test('keys belong to the viewer only while the focus is in it', async () => {
  await page.getByRole('button', { name: '长文件', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('r');
  await settle(page);
  await expect(place('长文件')).toHaveText(`第 1/${LONG} 页`);
  await expect(viewer('长文件').locator('.pdf-text')).toHaveAttribute('data-main-rotation', '90');
});

test('a broken PDF is said to be broken, with the facts to compare', async () => {
  const shown = await open('损坏文件');
  await expect(shown.getByRole('alert')).toContainText('已损坏或不完整，无法显示');
  await expect(shown).toContainText('页数未能识别');
  await expect(shown).toContainText(/SHA-256 [0-9a-f]{64}/);
  await demandGood(page, 'a broken PDF');
});

test('a PDF with a password is said to be locked', async () => {
  const shown = await open('加口令文件');
  await expect(shown.getByRole('alert')).toContainText('设有打开口令，无法显示');
  await expect(shown).toContainText('共 1 页');
});

test('a PDF with scripts and links is only a picture: nothing runs, nothing is followed', async () => {
  const shown = await open('带脚本文件');
  await expect(sheet('带脚本文件')).toContainText('脚本不得运行');
  await expect(shown.locator('.pdf-sheet').locator('a, iframe, input, button')).toHaveCount(0);
  await shown.locator('.pdf-sheet').click({ position: { x: 200, y: 200 } });
  await settle(page);
  expect(page.url()).toMatch(/^app:\/\/desk\/index\.html/);
});

test('a PNG shows as a picture', async () => {
  const shown = await open('现场照片');
  const picture = shown.getByRole('img', { name: '现场照片' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(5);
});

test('all this opened nothing and left our own address for nobody', async () => {
  expect(opened).toEqual([]);
  expect(caught).toBe(0);
  expect(requests.filter((url) => url.includes('/pdf/cmaps/')).length).toBeGreaterThan(0);
  expect(requests.filter((url) => !/^(app:\/\/desk\/|blob:app:\/\/desk\/)/.test(url))).toEqual([]);
});
