// @ts-check
// The official Electron of the version we are typed against: from its release page or from the mirror in
// ELECTRON_MIRROR, checked against the checksums that the npm package carries. Gives up within seconds offline.
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cached, demandHash, intoCache } from './electron-cache.mjs';
import { root, run } from './run.mjs';
import { Stop, say } from './say.mjs';

const probeMs = 5_000;
const downloadMs = 15 * 60_000;

/** @param {string} name */
function fromPackage(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', name), 'utf8'));
}

function wanted() {
  const version = String(fromPackage('package.json').version);
  const archive = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const mirror = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/download/';
  return {
    id: `electron-${version}-${process.platform}-${process.arch}`,
    archive,
    sha256: /** @type {string | undefined} */ (fromPackage('checksums.json')[archive]),
    address: `${mirror.replace(/\/?$/, '/')}${process.env.ELECTRON_CUSTOM_DIR || `v${version}`}/${archive}`,
  };
}

/** The official runtime when it was fetched before, or null. */
export function cachedOfficial() {
  return cached(wanted().id);
}

/** Downloads the official runtime. Null when its address cannot be reached; a wrong hash is a Stop. */
export async function fetchOfficial() {
  const { id, archive, sha256, address } = wanted();
  if (sha256 === undefined) return null;
  try {
    const probe = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) });
    if (!probe.ok) return null;
  } catch {
    return null;
  }
  say('正在下载官方 Electron（约 110 MB）……');
  return intoCache(id, async (folder) => {
    const zip = join(folder, archive);
    try {
      const reply = await fetch(address, { signal: AbortSignal.timeout(downloadMs) });
      if (!reply.ok || reply.body === null) throw new Error(`HTTP ${reply.status}`);
      await pipeline(Readable.fromWeb(/** @type {any} */ (reply.body)), createWriteStream(zip));
    } catch (error) {
      throw new Stop(`官方 Electron 下载中断（${String(error)}），未保留不完整文件。请重试。`);
    }
    await demandHash(zip, 'sha256', 'hex', sha256);
    const ready = join(folder, 'electron');
    await mkdir(ready);
    // Windows carries a tar that reads zip files; everywhere else unzip keeps links and modes.
    const unpacked =
      process.platform === 'win32'
        ? await run('tar', ['-xf', zip, '-C', ready])
        : await run('unzip', ['-q', zip, '-d', ready], { stdout: 'stderr' });
    if (unpacked !== 0) throw new Stop('官方 Electron 解压失败，已丢弃。请检查磁盘空间后重试。');
    return ready;
  });
}
