// @ts-check
// What an archive carries beside the data, put together in one folder: the format, what entries mean, the second reader,
// its test vectors, and how to go about it. The program copies that folder to every archive.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Files by their places in the kit. @returns {readonly (readonly [from: string, to: string])[]} */
function files() {
  /** @param {string} folder @param {string} ending */
  const all = (folder, ending) => readdirSync(join(root, folder)).filter((name) => name.endsWith(ending));
  return [
    ['electron/store/archive/ARCHIVE.txt', 'README.txt'],
    ['electron/store/FORMAT.md', 'FORMAT.md'],
    ...['entry', 'events', 'security-events', 'medium-use', 'seal'].map(
      (name) => /** @type {const} */ ([`shared/journal/${name}.ts`, `meaning/${name}.ts`]),
    ),
    ...all('test/reader', '.mjs').map(
      (name) => /** @type {const} */ ([`test/reader/${name}`, `reader/${name}`]),
    ),
    ...all('test/fixtures/format', '.json').map(
      (name) => /** @type {const} */ ([`test/fixtures/format/${name}`, `vectors/${name}`]),
    ),
  ];
}

/** Folders that the kit is made of. */
export const KIT_SOURCES = ['test/reader', 'test/fixtures/format'];

/** @param {string} out */
export function makeArchiveKit(out) {
  rmSync(out, { recursive: true, force: true });
  for (const [from, to] of files()) {
    mkdirSync(join(out, to, '..'), { recursive: true });
    cpSync(join(root, from), join(out, to));
  }
}
