// @ts-check
// The benchmark of the store against encrypted peers: `npm run bench`, or `npm run bench -- --quick`; with `--sync`
// that of the exchange. The peers are no dependencies of the project: they have their own folder and lock file and are compiled from source here.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { root, run } from './run.mjs';
import { main, Stop, say } from './say.mjs';
import { ensureReady } from './setup.mjs';

const bench = join(root, 'test', 'bench');
const peers = join(bench, 'peers');
const stamp = join(peers, 'node_modules', '.bench-setup');
const out = join(root, 'out', 'bench');
const outSync = join(root, 'out', 'bench-sync');

/** Compiled here from the sources in their packages; those that are left ship their machine code. */
const compiled = ['better-sqlite3-multiple-ciphers', 'classic-level', 'lmdb'];

/** Files that Node runs: the parent, the process of one store, and freshly started processes. */
const entries = ['main', 'child', 'start-peer', 'start-ours'];

/** What the peers' installation depends on. */
function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(join(peers, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch} ${process.version}\n`;
}

/**
 * Runs npm in the peers' folder.
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
function npm(args, env = {}) {
  const script = process.env.npm_execpath;
  /** @type {{ cwd: string, env: Record<string, string>, stdout: 'stderr' }} */
  const options = { cwd: peers, env, stdout: 'stderr' };
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** Node's own headers, where they stand beside the program: compiling then needs no download. */
function headers() {
  const folder = dirname(dirname(process.execPath));
  return existsSync(join(folder, 'include', 'node', 'node.h')) ? { npm_config_nodedir: folder } : {};
}

async function ensurePeers() {
  const want = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  say('正在安装并编译对照存储（test/bench/peers），首次约需 3 分钟……');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if ((await npm(['ci', '--ignore-scripts', ...quiet])) !== 0)
    throw new Stop('对照存储安装失败：请查看上方 npm 的提示，连接网络后重新运行。');
  const fromSource = { npm_config_build_from_source: 'true', ...headers() };
  if ((await npm(['rebuild', ...compiled, ...quiet], fromSource)) !== 0)
    throw new Stop('对照存储编译失败：需要 C++ 编译器、make 和 Python 3。');
  writeFileSync(stamp, want);
}

async function bundleBench() {
  const { build } = await import('rolldown');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    input: {
      ...Object.fromEntries(entries.map((name) => [name, join(bench, 'run', `${name}.ts`)])),
      // The thread of our store stands beside the program that starts it, as in the product.
      'store-worker': join(root, 'electron', 'store-worker.ts'),
    },
    cwd: root,
    platform: 'node',
    logLevel: 'warn',
    output: {
      dir: out,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'part-[name]-[hash].cjs',
      sourcemap: false,
    },
  });
}

/** The exchange is measured with the offices of the tests, which know their places by themselves. */
async function bundleSync() {
  const { build } = await import('rolldown');
  if (!existsSync(join(root, 'out', 'app', 'cli.cjs'))) await bundle();
  rmSync(outSync, { recursive: true, force: true });
  mkdirSync(outSync, { recursive: true });
  const helpers = join(root, 'test', 'helpers');
  const places = {
    __dirname: JSON.stringify(helpers),
    'import.meta.url': JSON.stringify(pathToFileURL(join(helpers, 'desk-kit.ts')).href),
  };
  /** @type {readonly (readonly [file: string, input: string, define: Record<string, string>])[]} */
  const files = [
    ['main.cjs', join(bench, 'sync', 'main.ts'), places],
    ['store-worker.cjs', join(root, 'electron', 'store-worker.ts'), {}],
  ];
  for (const [file, input, define] of files)
    await build({
      input,
      cwd: root,
      platform: 'node',
      logLevel: 'warn',
      transform: { define },
      output: { file: join(outSync, file), format: 'cjs', codeSplitting: false, sourcemap: false },
    });
}

await main(async () => {
  const args = process.argv.slice(2);
  const isSync = args.includes('--sync');
  await ensureReady({ needs: [] });
  await ensurePeers();
  await (isSync ? bundleSync() : bundleBench());
  return run(process.execPath, [join(isSync ? outSync : out, 'main.cjs'), ...args], {
    env: { BENCH_PEERS: peers },
  });
});
