// @ts-check
// Makes node_modules belong to this very package-lock.json. Must never change the lock: it only runs `npm ci`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { Stop, say } from './say.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.desk-setup');

/** What the installation depends on: the lock, and the machine it was made for. */
function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch}\n`;
}

/** Installs the libraries when they are missing or belong to another lock file. */
export async function ensureNodeModules() {
  const want = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  say('正在安装依赖库（npm ci），首次约需 1 至 2 分钟……');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { stdout: 'stderr' })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { stdout: 'stderr' });
  if (code !== 0) {
    throw new Stop(
      '依赖库安装失败。若上方提示 ENOTFOUND、ETIMEDOUT 或 ECONNREFUSED，即无法连接 npm 仓库：' +
        '请连接网络，或用 npm config set registry 指定本单位的镜像，然后重新运行同一命令。',
    );
  }
  writeFileSync(stamp, want);
}
