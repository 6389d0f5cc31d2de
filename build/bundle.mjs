// @ts-check
// Builds what Electron and Node run: the pages with Vite, the four Node-side files with rolldown, all into
// out/app. Every library is bundled; only `electron` itself stays outside. Quick when nothing has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { KIT_SOURCES, makeArchiveKit } from './archive-kit.mjs';
import { pdfAssets } from './pdf-assets.mjs';
import { root } from './run.mjs';
import { main, Stop, say } from './say.mjs';
import { ensureReady } from './setup.mjs';

const out = join(root, 'out', 'app');
const samples = join(root, 'test', 'fixtures', 'samples');

/** Node-side files. CommonJS for all: Electron's main must be (an ESM main waits for itself), preload too. */
const nodeSide = {
  main: { input: 'electron/main.ts', file: 'main.cjs' },
  preload: { input: 'electron/preload.ts', file: 'preload.cjs' },
  cli: { input: 'electron/cli.ts', file: 'cli.cjs' },
  // The store starts this file as a thread: it must lie beside main.cjs and cli.cjs.
  worker: { input: 'electron/store-worker.ts', file: 'store-worker.cjs' },
};

const pages = ['renderer/index.html', 'renderer/print.html'];

/** What can be built: everything, or only the desk without a window. @typedef {'all' | 'cli'} Scope */

const sources = {
  all: [
    'shared',
    'electron',
    'renderer',
    'build',
    'package.json',
    'package-lock.json',
    'test/fixtures/samples',
    ...KIT_SOURCES,
  ],
  cli: [
    'shared',
    'electron',
    'build',
    'package.json',
    'package-lock.json',
    'test/fixtures/samples',
    ...KIT_SOURCES,
  ],
};

/**
 * Names, sizes and times of every file under a path, as lines.
 * @param {string} path
 * @returns {string[]}
 */
function traces(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const about = statSync(full);
  if (about.isFile()) return [`${path} ${about.size} ${about.mtimeMs}`];
  return readdirSync(full)
    .sort()
    .flatMap((name) => traces(`${path}/${name}`));
}

/** @param {Scope} scope */
function fingerprint(scope) {
  return createHash('sha256').update(sources[scope].flatMap(traces).join('\n')).digest('hex');
}

/** @param {Scope} scope */
const partsOf = (scope) => (scope === 'all' ? Object.values(nodeSide) : [nodeSide.cli, nodeSide.worker]);

/** @param {Scope} scope */
const stampOf = (scope) => join(root, 'out', 'stamps', scope);

/** @param {Scope} scope */
function upToDate(scope) {
  const stamp = stampOf(scope);
  const made = [
    ...partsOf(scope).map((part) => part.file),
    ...(scope === 'all' ? ['renderer/index.html'] : []),
  ];
  if (!existsSync(stamp) || !made.every((file) => existsSync(join(out, file)))) return false;
  return readFileSync(stamp, 'utf8') === fingerprint(scope);
}

/** @param {readonly string[]} inputs */
function demandInputs(inputs) {
  const missing = inputs.filter((input) => !existsSync(join(root, input)));
  if (missing.length > 0) throw new Stop(`无法构建，缺少源文件：${missing.join('、')}`);
}

/** @param {{ input: string, file: string }} part */
async function bundleNodeSide({ input, file }) {
  const { build } = await import('rolldown');
  await build({
    input: join(root, input),
    cwd: root,
    platform: 'node',
    external: ['electron'],
    logLevel: 'warn',
    output: { file: join(out, file), format: 'cjs', codeSplitting: false, sourcemap: false },
  });
}

async function bundlePages() {
  const { build } = await import('vite');
  const configFile = join(root, 'renderer', 'vite.config.ts');
  await build({ configFile, configLoader: 'runner', logLevel: 'warn', plugins: [pdfAssets()] });
}

/** Sample applications travel with the program, for practice stores. */
async function copySamples() {
  rmSync(join(out, 'samples'), { recursive: true, force: true });
  if (existsSync(samples)) await cp(samples, join(out, 'samples'), { recursive: true });
}

/**
 * Builds into out/app what is not up to date.
 * @param {Scope} scope
 */
export async function bundle(scope = 'all') {
  if (upToDate(scope)) return;
  const before = fingerprint(scope);
  const parts = partsOf(scope);
  demandInputs([...parts.map((part) => part.input), ...(scope === 'all' ? pages : [])]);
  say('正在构建……');
  rmSync(stampOf(scope), { force: true });
  mkdirSync(out, { recursive: true });
  try {
    await Promise.all(parts.map(bundleNodeSide));
    if (scope === 'all') await bundlePages();
  } catch (error) {
    throw new Stop(`构建失败。\n${error instanceof Error ? error.message : String(error)}`);
  }
  await copySamples();
  makeArchiveKit(join(out, 'archive-kit'));
  mkdirSync(join(root, 'out', 'stamps'), { recursive: true });
  writeFileSync(stampOf(scope), before);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureReady({ needs: [] });
    await bundle();
    say('构建完成：out/app');
    return 0;
  });
}
