// What the locked program still has in memory: all processes are read through as a core dump would be. No key and no
// passphrase is left anywhere, and the window's process has ended with all that it showed. What may be left is said
// too: texts in messages that Chromium has freed in the program's own process and not used again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answered, callDesk, newCommandId } from './helpers/call-desk';
import {
  fillOffice,
  makeStore,
  type NewPerson,
  OFFICERS,
  signInAs,
  typeSlipsBack,
} from './helpers/first-start';
import { launchDesk, projectFolder } from './helpers/launch';
import { BEGIN } from './helpers/practice';
import { type MemoryFind, type Needle, searchMemory } from './helpers/process-memory';
import { readSample, SAMPLES_FOLDER } from './helpers/sample';

const clerk: NewPerson = {
  account: 'wang.min',
  name: '王敏敏',
  roles: ['登记主体经办人', '受理员', '登记机构主管'],
  passphrase: '经办人的长长口令 七七',
};
/** As long as a sign-in, and refused before anybody looks at it. */
const STRANGE = {
  account: clerk.account,
  passphrase: '空'.repeat(clerk.passphrase.length),
  strange: true,
};
const sample = readSample('kashgar-bus');
const place = mkdtempSync(join(tmpdir(), 'registry-desk-memory-'));
const vault = join(place, 'vault');
test.afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Every key of the store by the second reader, which shares no line with the program. */
const READER = `
import { readdirSync, readFileSync } from 'node:fs';
import { masterByPassphrase, readKeys, securityMaster } from './keys.mjs';
import { hex, hkdf, unwrap, utf8 } from './suite.mjs';
const [dir, account] = process.argv.slice(1);
const keys = readKeys(readFileSync(dir + '/keys'));
const salt = hex(keys.salt);
const master = await masterByPassphrase(keys, account, readFileSync(0, 'utf8'));
const security = securityMaster(master, keys);
const wrap = hkdf(master, salt, 'rsb/store/station-key/1');
const station = unwrap(wrap, hex(keys.station.sealedKey), utf8('rsb/store/station-key/1 ' + keys.store));
const found = { master, security, station, 'station wrap': wrap };
for (const use of ['keys-mac', 'blob-name', 'blob-key', 'anchor']) found[use] = hkdf(master, salt, 'rsb/store/' + use + '/1');
for (const [chain, own, folder] of [['cases', master, dir], ['security', security, dir + '/security']])
  for (const name of readdirSync(folder + '/journal').filter((one) => one.endsWith('.seg'))) {
    const own_salt = readFileSync(folder + '/journal/' + name).subarray(32, 64);
    found[chain + ' records ' + name] = hkdf(own, own_salt, 'rsb/store/journal/2');
    found[chain + ' checks ' + name] = hkdf(own, own_salt, 'rsb/store/journal-check/2');
  }
console.log(JSON.stringify(Object.entries(found).map(([what, key]) => [what, Buffer.from(key).toString('hex')])));
`;

function keyNeedles(): readonly Needle[] {
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', READER, vault, clerk.account], {
    cwd: join(projectFolder, 'test', 'reader'),
    input: clerk.passphrase,
    encoding: 'utf8',
  });
  return (JSON.parse(told) as [string, string][]).map(([what, key]) => ({
    what: `key: ${what}`,
    bytes: Buffer.from(key, 'hex'),
  }));
}

const inBoth = (what: string, text: string): readonly Needle[] => [
  { what, bytes: Buffer.from(text, 'utf8') },
  { what, bytes: Buffer.from(text, 'utf16le') },
];
const names: readonly Needle[] = [
  ...inBoth('name: subject', String(sample.subject.institutionName)),
  ...inBoth('name: clerk', clerk.name),
  ...inBoth('name: contact', String(sample.subject.contactName)),
];

/** A store with a case and its papers, made by a program that has ended: what is typed for it is no concern here. */
async function prepare(): Promise<string> {
  const desk = await launchDesk({ userData: place });
  const { page } = desk;
  await fillOffice(page);
  const slips = await makeStore(page, [...OFFICERS, clerk]);
  await typeSlipsBack(page, slips[0] ?? '', slips[2] ?? '');
  await signInAs(page, clerk);
  const begin = { commandId: newCommandId(), ...BEGIN };
  let saved = await answered<{ caseId: string; version: number }>(callDesk(page, 'cases.create', begin));
  const run = async (name: string, input: object): Promise<void> => {
    const { caseId, version } = saved;
    saved = await answered(
      callDesk(page, `cases.${name}`, { commandId: newCommandId(), caseId, version, ...input }),
    );
  };
  await run('saveDraft', { subject: sample.subject, application: sample.application, request: {} });
  for (const { file, ...paper } of sample.attachments) {
    const content = readFileSync(join(SAMPLES_FOLDER, file)).toString('base64');
    await run('attach', { ...paper, fileName: file.split('/').at(-1), content });
  }
  await desk.close();
  return saved.caseId;
}

/** Signs in without a word of it going through the test's own wire, which ends in the program's memory. */
async function signInUnheard(page: Page): Promise<void> {
  const codes = [...clerk.passphrase].map((letter) => letter.charCodeAt(0) + 1);
  await page.getByLabel('账号').fill(clerk.account);
  await page.getByLabel('口令').evaluate((field, shifted) => {
    const text = String.fromCharCode(...shifted.map((code) => code - 1));
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, codes);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

const of = (found: readonly MemoryFind[], what: RegExp, kind = /./): readonly MemoryFind[] =>
  found.filter((one) => what.test(one.what) && kind.test(one.kind));
const times = (found: readonly MemoryFind[]): number => found.reduce((sum, one) => sum + one.times, 0);

test('the locked program holds no key, no passphrase, and nothing of what its window showed', async () => {
  test.setTimeout(300_000);
  const caseId = await prepare();
  const desk = await launchDesk({ userData: place });
  const { page } = desk;
  const root = desk.app.process().pid ?? 0;
  const passphrase = inBoth('passphrase', clerk.passphrase);
  await signInUnheard(page);
  for (const tab of ['overview', 'materials', 'form']) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/cases/${caseId}/${tab}`);
    await expect(page.getByRole('navigation', { name: '案件分页' })).toBeVisible();
  }
  await expect(page.locator('[data-field="institutionName"]').getByRole('textbox')).not.toHaveValue('');

  const search = () => searchMemory(root, [...keyNeedles(), ...passphrase, ...names]).found;
  const open = search();
  // The search can find: the open desk has all of it.
  for (const key of ['master', 'security', 'station'])
    expect(of(open, new RegExp(`^key: ${key}$`), /browser/), key).not.toEqual([]);
  expect(of(open, /^key: cases records/, /browser/)).not.toEqual([]);
  expect(of(open, /^name: subject/, /browser/)).not.toEqual([]);
  expect(of(open, /^name: subject/, /renderer/)).not.toEqual([]);
  expect(of(open, /^passphrase/, /renderer/)).not.toEqual([]);
  const former = new Set(of(open, /./, /renderer/).map(({ pid }) => pid));

  await page.evaluate(() => {
    Object.assign(window, { leaving: true });
  });
  await page.keyboard.press('Control+L');
  await page.waitForFunction(() => !('leaving' in window));
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  // The memory is cleared a moment after the lock; a page's process ends in its own time.
  let locked: readonly MemoryFind[] = [];
  await expect(async () => {
    // What Chromium has freed of its messages is written over by the next ones of their size, as at any desk.
    for (let turn = 0; turn < 40; turn += 1) await callDesk(page, 'session.signIn', STRANGE);
    locked = search();
    expect(of(locked, /^(key|passphrase)/)).toEqual([]);
    expect(of(locked, /./, /renderer/)).toEqual([]);
  }).toPass({ timeout: 60_000 });
  expect([...former].filter((pid) => of(locked, /./).some((one) => one.pid === pid))).toEqual([]);
  // Names in the program's own process: what it held is gone; freed messages of Chromium are out of reach.
  expect(of(locked, /^name/).every(({ kind }) => kind === 'browser')).toBe(true);
  expect(times(of(locked, /^name/))).toBeLessThan(times(of(open, /^name/, /browser/)));
  await desk.close();
});
