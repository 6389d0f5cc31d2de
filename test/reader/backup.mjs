// @ts-check
// Where the files of a store come from: its folder, or a backup set, in which a sealed list names them by their hashes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { gcmOpen, hkdf, must, sha256 } from './suite.mjs';

/**
 * The files of a store by their places in it. `names`: those in a folder (empty or ending in a slash).
 * @typedef {{read(place: string): Buffer, names(folder: string): string[]}} StoreFiles
 * @typedef {{set: string, number: number, list: Buffer, keys: Buffer}} Backup
 */

/** @param {string} dir @returns {StoreFiles} */
export const filesOfFolder = (dir) => ({
  read: (place) => readFileSync(join(dir, place)),
  names: (folder) => (existsSync(join(dir, folder)) ? readdirSync(join(dir, folder)) : []),
});

const SET = /^registry-backup-[0-9a-f]{32}$/;
const LIST = /^\d{8}\.list$/;

/** @param {string} set @param {string} sha256 */
const copyOf = (set, sha256) => readFileSync(join(set, 'files', sha256.slice(0, 2), sha256.slice(2)));

/** The set in a folder, or the folder itself when it is one. @param {string} dir */
function setIn(dir) {
  if (SET.test(basename(dir))) return dir;
  const sets = readdirSync(dir).filter((name) => SET.test(name));
  must(sets.length <= 1, 'more than one backup set: name one of them');
  const [name] = sets;
  return name === undefined ? null : join(dir, name);
}

/** A backup of the set in a folder; null for a folder that holds no set. @param {string} dir @param {number | null} number @returns {Backup | null} */
export function backupIn(dir, number) {
  const set = setIn(dir);
  if (set === null) return null;
  const numbers = readdirSync(join(set, 'lists'))
    .filter((name) => LIST.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
  const asked = number ?? numbers.at(-1);
  must(asked !== undefined && numbers.includes(asked), 'no such backup in the set');
  const list = readFileSync(join(set, 'lists', `${String(asked).padStart(8, '0')}.list`));
  must(list.length > 100 && list.subarray(0, 8).toString('latin1') === 'RSBBACK\n', 'list: no header');
  const format = list.readUInt16BE(8);
  must((format === 1 || format === 2) && list.readUInt16BE(10) === 1, 'list: format or suite unknown');
  const hash = list.subarray(60, 92);
  const keys = copyOf(set, hash.toString('hex'));
  must(sha256(keys).equals(hash), 'keys of the backup: damaged');
  return { set, number: asked, list, keys };
}

/** @param {Backup} backup @param {Uint8Array} master @returns {StoreFiles} */
export function filesOfBackup({ set, list }, master) {
  const header = list.subarray(0, 96);
  const key = hkdf(master, header.subarray(28, 60), 'rsb/store/backup/1');
  const end = 100 + list.readUInt32BE(96);
  const summary = JSON.parse(
    gcmOpen(key, Buffer.alloc(12), list.subarray(100, end), header).toString('utf8'),
  );
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(1, 11);
  const text = inflateRawSync(gcmOpen(key, nonce, list.subarray(end), header)).toString('utf8');
  /** @type {Map<string, string>} */
  const files = new Map(JSON.parse(text).map((/** @type {any} */ { path, sha256: hash }) => [path, hash]));
  must(files.size === summary.files, 'list: another number of files');
  return {
    read: (place) => {
      const hash = files.get(place);
      must(hash !== undefined, `${place}: not in this backup`);
      const bytes = copyOf(set, hash);
      must(sha256(bytes).toString('hex') === hash, `${place}: its copy is damaged`);
      return bytes;
    },
    names: (folder) =>
      [...files.keys()]
        .filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'))
        .map((path) => path.slice(folder.length)),
  };
}
