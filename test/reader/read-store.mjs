// @ts-check
// Reads a store folder without the program: proves every record, entry, signature and seal, prints every entry as its
// canonical JSON with its id, and checks or writes out the attachments.
//   node read-store.mjs DIR [--account NAME] [--slips] [--attachments OUT]
// Without --account or --slips it opens a practice store. Passphrase or slips are read from standard input, one a line.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ChainReader } from './chain.mjs';
import { blobName, readBlob } from './files.mjs';
import { readJournal } from './journal.mjs';
import { masterByPassphrase, masterBySlips, masterOfPractice, readKeys, securityMaster } from './keys.mjs';
import { hex, must, sha256 } from './suite.mjs';

/** @param {string} dir */
function segmentsOf(dir) {
  const folder = join(dir, 'journal');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => /^\d{8}\.seg$/.test(name))
    .sort();
  names.forEach((name, at) => {
    must(Number.parseInt(name, 10) === at + 1, `segment ${at + 1} is missing`);
  });
  return names.map((name) => readFileSync(join(folder, name)));
}

/** @typedef {{account: string, passphrase: string} | {slips: readonly string[]} | null} Way */

/** @param {any} keys @param {Way} way */
function masterOf(keys, way) {
  if (way === null) return masterOfPractice(keys);
  return 'slips' in way
    ? masterBySlips(keys, way.slips)
    : masterByPassphrase(keys, way.account, way.passphrase);
}

/**
 * Everything in a store. `way`: null for a practice store.
 * @param {string} dir @param {Way} way
 */
export async function readStore(dir, way) {
  const keys = readKeys(readFileSync(join(dir, 'keys')));
  const master = await masterOf(keys, way);
  const cases = chainOf(dir, keys, master, 'cases');
  const security = chainOf(join(dir, 'security'), keys, securityMaster(master, keys), 'security');
  /** @type {Map<string, Buffer>} */
  const attachments = new Map();
  for (const { attachments: hashes } of cases.entries)
    for (const hash of hashes) {
      if (attachments.has(hash)) continue;
      const name = blobName(master, keys, hash);
      const content = readBlob(master, keys, name, readFileSync(join(dir, 'blobs', name.toString('hex'))));
      must(sha256(content).equals(hex(hash)), 'attachment: of another content');
      attachments.set(hash, content);
    }
  return { keys, master, cases, security, attachments };
}

/** @param {string} dir @param {any} keys @param {Buffer} master @param {'cases' | 'security'} name */
function chainOf(dir, keys, master, name) {
  const chain = new ChainReader(keys, name);
  const entries = [];
  const seals = [];
  let head = '';
  let dictionaries = 0;
  for (const record of readJournal(master, hex(keys.store), segmentsOf(dir))) {
    head = record.head.toString('hex');
    if (record.kind === 'entry') entries.push(chain.entry(record.content));
    else if (record.kind === 'seal') seals.push(chain.seal(record.content));
    else dictionaries += 1;
  }
  return { entries, seals, dictionaries, head };
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { account: { type: 'string' }, slips: { type: 'boolean' }, attachments: { type: 'string' } },
    allowPositionals: true,
  });
  const [dir] = positionals;
  must(dir !== undefined, 'which folder?');
  const lines = values.account || values.slips ? readFileSync(0, 'utf8').split('\n') : [];
  const way = values.slips
    ? { slips: lines.slice(0, 2) }
    : values.account
      ? { account: values.account, passphrase: lines[0] ?? '' }
      : null;
  const { cases, security, attachments } = await readStore(dir, way);
  for (const [chain, { entries, seals }] of Object.entries({ cases, security })) {
    for (const { id, text } of entries) process.stdout.write(`${chain} entry ${id} ${text}\n`);
    for (const { id, text } of seals) process.stdout.write(`${chain} seal ${id} ${text}\n`);
  }
  if (values.attachments) {
    mkdirSync(values.attachments, { recursive: true });
    for (const [hash, content] of attachments) writeFileSync(join(values.attachments, hash), content);
  }
  process.stderr.write(`${cases.entries.length} entries, ${attachments.size} attachments, all sound\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
