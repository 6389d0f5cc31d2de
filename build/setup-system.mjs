// @ts-check
// The operating system's part: what Electron and the tests need from Debian, and getting it through apt-get
// when we may. Must never install anything that is already there, and never anything on other systems.
import { existsSync } from 'node:fs';
import { read, run, which } from './run.mjs';
import { Stop, say } from './say.mjs';

/**
 * `names`: the Debian package, newer name first. `proof`: how other Linux systems show that they have it:
 * a shared library (contains ".so") or a program. Fonts have no proof: the program carries its own.
 * @typedef {{ readonly names: readonly string[], readonly proof: string | null }} SystemPackage
 * @typedef {'electron' | 'screen' | 'papers'} SystemNeed
 */

/** @type {Readonly<Record<SystemNeed, readonly SystemPackage[]>>} */
export const systemPackages = {
  /** Running Electron, and unpacking it when it has to be fetched. */
  electron: [
    { names: ['unzip'], proof: 'unzip' },
    { names: ['libgtk-3-0t64', 'libgtk-3-0'], proof: 'libgtk-3.so.0' },
    { names: ['libnss3'], proof: 'libnss3.so' },
    { names: ['libasound2t64', 'libasound2'], proof: 'libasound.so.2' },
    { names: ['libgbm1'], proof: 'libgbm.so.1' },
    { names: ['libxss1'], proof: 'libXss.so.1' },
    { names: ['libxtst6'], proof: 'libXtst.so.6' },
    { names: ['libdrm2'], proof: 'libdrm.so.2' },
    { names: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'], proof: 'libatk-bridge-2.0.so.0' },
    { names: ['libatspi2.0-0t64', 'libatspi2.0-0'], proof: 'libatspi.so.0' },
    { names: ['libcups2t64', 'libcups2'], proof: 'libcups.so.2' },
    { names: ['fonts-noto-cjk'], proof: null },
  ],
  /** A screen in memory, for machines without one and for the tests. */
  screen: [
    { names: ['xvfb'], proof: 'xvfb-run' },
    { names: ['xauth'], proof: 'xauth' },
  ],
  /** Reading back the sheets in tests: text of a PDF, and its QR code. */
  papers: [
    { names: ['poppler-utils'], proof: 'pdftotext' },
    { names: ['zbar-tools'], proof: 'zbarimg' },
  ],
};

/** @param {SystemPackage} item */
const shownName = (item) => item.names[item.names.length - 1] ?? '';

/**
 * @param {readonly SystemPackage[]} wanted
 * @returns {SystemPackage[]} those that this machine does not have
 */
function missing(wanted) {
  if (which('dpkg-query') !== null) {
    const names = wanted.flatMap((item) => item.names);
    // The whole list is read once: asked for single names, dpkg-query fails for those it has never heard of.
    const list = read('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n']) ?? '';
    const installed = new Set(list.split('\n').filter((line) => line.startsWith('installed ')));
    const has = new Set(names.filter((name) => installed.has(`installed ${name}`)));
    return wanted.filter((item) => !item.names.some((name) => has.has(name)));
  }
  const libraries = read('ldconfig', ['-p']) ?? read('/sbin/ldconfig', ['-p']) ?? '';
  return wanted.filter(({ proof }) => {
    if (proof === null) return false;
    return proof.includes('.so') ? !libraries.includes(`${proof} `) : which(proof) === null;
  });
}

/**
 * The name that this release of Debian knows.
 * @param {SystemPackage} item
 */
function knownName(item) {
  const policy = (/** @type {string} */ name) => read('apt-cache', ['policy', name]) ?? '';
  return item.names.find((name) => /Candidate: (?!\(none\))/.test(policy(name))) ?? shownName(item);
}

/**
 * Installs the missing system packages, or stops with the command that would.
 * @param {readonly SystemNeed[]} needs
 */
export async function ensureSystem(needs) {
  if (process.platform !== 'linux' || needs.length === 0) return;
  const lacking = missing(needs.flatMap((need) => systemPackages[need]));
  if (lacking.length === 0) return;
  const names = lacking.map(shownName).join(' ');
  if (!existsSync('/etc/debian_version') || which('apt-get') === null) {
    throw new Stop(`缺少系统组件（Debian 名称）：${names}。请用本系统的软件管理工具安装后重试。`);
  }
  if (process.getuid?.() !== 0) {
    throw new Stop(
      `缺少系统组件：${names}。请先运行：sudo apt-get update && ` +
        `sudo apt-get install -y --no-install-recommends ${names}`,
    );
  }
  say(`正在安装系统组件：${names}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const updated = await run('apt-get', ['update', '-qq'], { env, stdout: 'stderr' });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...lacking.map(knownName)];
  const done = updated === 0 ? await run('apt-get', install, { env, stdout: 'ignore' }) : updated;
  if (done !== 0 || missing(lacking).length > 0) {
    throw new Stop(`系统组件未能装齐：${names}。请检查 apt 源后重试；已装部分不受影响。`);
  }
}
