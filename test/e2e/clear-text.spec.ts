// What somebody types stays unreadable on the disk: after a real session nothing of the application, its papers,
// the passphrases or the slips stand in the clear in any file the program wrote or any word it printed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fillByKeyboard } from './helpers/fill-form';
import {
  fillOffice,
  makeStore,
  type NewPerson,
  OFFICE_NAME,
  OFFICERS,
  signInAs,
  typeSlipsBack,
} from './helpers/first-start';
import { launchDesk } from './helpers/launch';
import { readSample, SAMPLES_FOLDER } from './helpers/sample';
import { pathsOf } from './helpers/store-files';

const people: readonly NewPerson[] = [
  ...OFFICERS,
  { account: 'zhao.hua', name: '赵华华', roles: ['登记机构主管'], passphrase: '主管的很长的口令 二二' },
  {
    account: 'wang.min',
    name: '王敏敏',
    roles: ['登记主体经办人', '受理员'],
    passphrase: '经办人的长长口令 三三',
  },
];
const sample = readSample('kashgar-bus');

/** Longest piece looked for: a longer one could be missed where a file cuts it. */
const PIECE = 12;
/** Shorter texts and bare numbers could stand in a file by chance. */
const isTelling = (text: string): boolean =>
  /[^\x20-\x7e]/.test(text)
    ? [...text].length >= 5
    : /^\S{9,}$/.test(text) && !/^\d{4}-\d\d-\d\d$/.test(text);

/** Every telling text within a value. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return isTelling(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

interface Needle {
  readonly what: string;
  readonly bytes: Buffer;
}

const asNeedles = (text: string): readonly Needle[] => {
  const words = [...text].slice(0, PIECE).join('');
  return [
    { what: `${words} (UTF-8)`, bytes: Buffer.from(words, 'utf8') },
    { what: `${words} (UTF-16)`, bytes: Buffer.from(words, 'utf16le') },
  ];
};

/** What of all this stands in the clear in some bytes. */
const foundIn = (bytes: Buffer, needles: readonly Needle[]): readonly string[] =>
  needles.filter((needle) => bytes.includes(needle.bytes)).map((needle) => needle.what);

const papers = sample.attachments.map(({ file }) => readFileSync(join(SAMPLES_FOLDER, file)));
const content: readonly Needle[] = [
  ...textsOf([sample.subject, sample.application]).flatMap(asNeedles),
  ...sample.attachments.flatMap(({ title, file }) =>
    [title, file.split('/').at(-1) ?? ''].filter(isTelling).flatMap(asNeedles),
  ),
  ...papers.map((bytes, index) => ({
    what: `bytes of paper ${index + 1}`,
    bytes: bytes.subarray(Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 32),
  })),
];

const place = mkdtempSync(join(tmpdir(), 'registry-desk-clear-text-'));
test.afterAll(() => rmSync(place, { recursive: true, force: true }));

test('the search finds what does stand in the clear', () => {
  const plain = Buffer.concat([Buffer.from(JSON.stringify(sample)), ...papers]);
  const wide = Buffer.from(JSON.stringify(sample), 'utf16le');
  expect(content.length).toBeGreaterThan(80);
  for (const needle of content) {
    expect(plain.includes(needle.bytes) || wide.includes(needle.bytes), needle.what).toBe(true);
  }
});

test('after a real session nothing typed or attached stands in the clear anywhere', async () => {
  test.setTimeout(240_000);
  const userData = join(place, 'desk');
  // Whatever the program puts aside lands in folders that can be searched whole.
  const env = { TMPDIR: join(place, 'tmp'), HOME: join(place, 'home') };
  for (const folder of Object.values(env)) mkdirSync(folder);
  const desk = await launchDesk({ userData, env });
  const printed: Buffer[] = [];
  const process = desk.app.process();
  process.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  process.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
  const { page } = desk;

  await fillOffice(page);
  const slips = await makeStore(page, people);
  await typeSlipsBack(page, slips[0] ?? '', slips[2] ?? '');
  const clerk = people.at(-1);
  if (!clerk) throw new Error('no clerk');
  await signInAs(page, clerk);
  await page.getByRole('button', { name: '新建案件' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
  await fillByKeyboard(page, sample, (text) =>
    desk.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text),
  );
  await expect(page.getByRole('contentinfo')).toContainText('已保存');
  await page.getByRole('link', { name: /^材料/ }).click();
  await expect(page.getByRole('link', { name: `材料（${papers.length}）` })).toBeVisible();
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await desk.close();

  const secrets = [
    ...slips.flatMap((slip) => [slip, slip.replaceAll('-', '')]),
    ...people.map((each) => each.passphrase),
  ];
  const needles = [...content, ...[...secrets, OFFICE_NAME, clerk.name].flatMap(asNeedles)];
  writeFileSync(join(place, 'printed'), Buffer.concat(printed));
  const files = pathsOf(place);
  expect(files.filter((path) => path.includes('/vault/blobs/')).length).toBeGreaterThanOrEqual(papers.length);
  for (const path of files) {
    expect.soft(foundIn(readFileSync(path), needles), path).toEqual([]);
    expect.soft(foundIn(Buffer.from(path), needles), `name of ${path}`).toEqual([]);
  }
});
