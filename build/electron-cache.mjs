// @ts-check
// Where fetched Electron runtimes are kept: outside the project, one folder per runtime, complete or absent.
// Must never leave a half-written runtime under its final name.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Stop } from './say.mjs';

function cacheHome() {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'win32' ? process.env.LOCALAPPDATA : undefined) ||
    join(homedir(), '.cache');
  return join(base, 'registry-desk');
}

/** The path of the executable inside an unpacked Electron. */
export const executableInside =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

/**
 * The executable of a cached runtime, or null when it is not there.
 * @param {string} id
 */
export function cached(id) {
  const file = join(cacheHome(), id, executableInside);
  return existsSync(file) ? file : null;
}

/**
 * Lets `fill` prepare a runtime in a temporary folder and puts it in place in one step, so that an interrupted
 * download is never used. `fill` returns the folder to keep. Gives the executable.
 * @param {string} id
 * @param {(folder: string) => Promise<string>} fill
 */
export async function intoCache(id, fill) {
  const home = cacheHome();
  await mkdir(home, { recursive: true });
  const temporary = await mkdtemp(join(home, `.partial-${id}-`));
  try {
    const ready = await fill(temporary);
    if (!existsSync(join(ready, executableInside))) throw new Stop(`Electron 运行时不完整，已丢弃：${id}`);
    // Two runs at once may both get here: the first one wins, both are the same bytes.
    if (cached(id) === null) {
      await rm(join(home, id), { recursive: true, force: true });
      await rename(ready, join(home, id));
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return join(home, id, executableInside);
}

/**
 * Refuses a file that is not byte for byte the pinned one.
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} expected
 */
export async function demandHash(file, algorithm, encoding, expected) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest(encoding);
  if (actual === expected) return;
  throw new Stop(
    `Electron 运行时校验不符（${algorithm}），已拒绝并删除。应为 ${expected}，实为 ${actual}。` +
      '文件可能损坏或被替换，请检查下载来源后重试。',
  );
}
