// @ts-check
// Reads a store without the program: proves every record, entry, signature and seal, prints every entry as its
// canonical JSON with its id, and checks or writes out the attachments. FOLDER is a store folder, a part of a log that
// was cut off, or a folder that holds a backup set (then --number N names the backup; the newest when left out).
//   node read-store.mjs FOLDER [--account NAME] [--slips] [--number N] [--attachments OUT]
// Without --account or --slips it opens a practice store. Passphrase or slips are asked for, or piped in, one a line.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { secretLines } from './ask.mjs';
import { backupIn, filesOfBackup, filesOfFolder } from './backup.mjs';
import { ChainReader } from './chain.mjs';
import { blobName, readBlob, readNewest } from './files.mjs';
import { AT_ONE, readJournal } from './journal.mjs';
import { masterByPassphrase, masterBySlips, masterOfPractice, readKeys, securityMaster } from './keys.mjs';
import { canonical, hex, must, sha256 } from './suite.mjs';

/** @typedef {import('./backup.mjs').StoreFiles} StoreFiles */
/** @typedef {{account: string, passphrase: string} | {slips: readonly string[]} | null} Way */

/** @param {StoreFiles} files @param {string} folder @param {number} first */
function segmentsOf(files, folder, first) {
  const names = files
    .names(folder)
    .filter((name) => /^\d{8}\.seg$/.test(name) && Number.parseInt(name, 10) >= first)
    .sort();
  names.forEach((name, at) => {
    must(Number.parseInt(name, 10) === at + first, `segment ${at + first} is missing`);
  });
  must(names.length > 0 || first === 1, `segment ${first} is missing`);
  return names.map((name) => files.read(`${folder}${name}`));
}

/** @param {any} keys @param {Way} way */
function masterOf(keys, way) {
  if (way === null) return masterOfPractice(keys);
  return 'slips' in way
    ? masterBySlips(keys, way.slips)
    : masterByPassphrase(keys, way.account, way.passphrase);
}

/**
 * Everything in a store. `way`: null for a practice store.
 * @param {string} dir @param {Way} way @param {number | null} number
 */
export async function readStore(dir, way, number = null) {
  const backup = backupIn(dir, number);
  const keys = readKeys(backup === null ? readFileSync(join(dir, 'keys')) : backup.keys);
  const master = await masterOf(keys, way);
  const files = backup === null ? filesOfFolder(dir) : filesOfBackup(backup, master);
  const cases = chainOf(files, '', keys, master, 'cases');
  const security = chainOf(files, 'security/', keys, securityMaster(master, keys), 'security');
  /** @type {Map<string, Buffer>} */
  const attachments = new Map();
  for (const { attachments: hashes } of cases.entries)
    for (const hash of hashes) {
      if (attachments.has(hash)) continue;
      const name = blobName(master, keys, hash);
      const content = readBlob(master, keys, name, files.read(`blobs/${name.toString('hex')}`));
      must(sha256(content).equals(hex(hash)), 'attachment: of another content');
      attachments.set(hash, content);
    }
  return { keys, master, cases, security, attachments };
}

/** Whether a line of the chain orders the cut at which it begins. @param {readonly any[]} cuts @param {any} place */
function isOrdered(cuts, place) {
  const text = (/** @type {any} */ one) => canonical({ ...one, segment: null, head: null, dictionary: null });
  return cuts.some((cut) => text(cut) === text(place));
}

/** @param {StoreFiles} files @param {string} folder @param {any} keys @param {Buffer} master @param {'cases' | 'security'} name */
function chainOf(files, folder, keys, master, name) {
  const journal = `${folder}journal/`;
  const begin = readNewest(files, `${journal}begin`, master, keys, 'rsb/store/journal-begin/1');
  const chain = new ChainReader(keys, name, begin?.place ?? null);
  const entries = [];
  const seals = [];
  let head = '';
  let dictionaries = 0;
  const start =
    begin === null
      ? AT_ONE
      : { ...begin.place, bytes: begin.dictionary === null ? null : Buffer.from(begin.dictionary, 'base64') };
  const segments = segmentsOf(files, journal, start.segment);
  for (const record of readJournal(master, hex(keys.store), segments, start)) {
    head = record.head.toString('hex');
    if (record.kind === 'entry') entries.push(chain.entry(record.content));
    else if (record.kind === 'seal') seals.push(chain.seal(record.content));
    else if (record.kind === 'batch') chain.batch(record.content);
    else if (record.kind === 'stub') chain.stub(record.content);
    else dictionaries += 1;
  }
  // A part that was cut off twice may end before the line about the first cut.
  const isPart = files.names('journal/').length === 0;
  must(
    begin === null || isPart || isOrdered(chain.cuts, begin.place),
    'no line orders the cut before this chain',
  );
  return { entries, seals, dictionaries, head };
}

/** @param {string | undefined} account @param {boolean} bySlips @returns {Promise<Way>} */
async function wayOf(account, bySlips) {
  const { stdin, stderr } = process;
  if (bySlips) {
    const slips = await secretLines(stdin, stderr, ['恢复单一 / slip 1: ', '恢复单二 / slip 2: '], true);
    return { slips: slips.slice(0, 2) };
  }
  if (!account) return null;
  const [passphrase = ''] = await secretLines(
    stdin,
    stderr,
    ['口令（不显示）/ passphrase (not shown): '],
    false,
  );
  return { account, passphrase };
}

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      account: { type: 'string' },
      slips: { type: 'boolean' },
      number: { type: 'string' },
      attachments: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [dir] = positionals;
  must(dir !== undefined, 'which folder?');
  const way = await wayOf(values.account, values.slips === true);
  const number = values.number === undefined ? null : Number(values.number);
  const { cases, security, attachments } = await readStore(dir, way, number);
  for (const [chain, { entries, seals }] of Object.entries({ cases, security })) {
    for (const { id, text } of entries) process.stdout.write(`${chain} entry ${id} ${text}\n`);
    for (const { id, text } of seals) process.stdout.write(`${chain} seal ${id} ${text}\n`);
  }
  if (values.attachments) {
    mkdirSync(values.attachments, { recursive: true });
    for (const [hash, content] of attachments) writeFileSync(join(values.attachments, hash), content);
  }
  const count = cases.entries.length + security.entries.length;
  process.stderr.write(`${count} entries, ${attachments.size} attachments, all sound\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
