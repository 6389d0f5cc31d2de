// Makes a real package around a fake Electron and looks inside: what travels to an office is the built program
// and nothing else, and every fuse is where electron-builder.yml says.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wireBefore, writeFakeElectron } from './fake-electron';

const project = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'registry-desk-package-'));
const packed = join(work, 'dist', 'linux-unpacked');
const archive = join(packed, 'resources', 'app.asar');
const text = (path: string): string => extractFile(archive, path).toString('utf8');

const electronVersion = (): string =>
  JSON.parse(readFileSync(join(project, 'node_modules/electron/package.json'), 'utf8')).version;

beforeAll(() => {
  if (!existsSync(join(project, 'out/app/main.cjs')))
    throw new Error('nothing is built: run `npm run build` first');
  const fake = join(work, 'electron');
  writeFakeElectron(fake, electronVersion());
  const settings = {
    electronDist: fake,
    electronVersion: electronVersion(),
    'directories.output': join(work, 'dist'),
  };
  const words = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  const cli = join(project, 'node_modules/electron-builder/cli.js');
  execFileSync(process.execPath, [cli, '--dir', '--linux', '--x64', ...words], {
    cwd: project,
    encoding: 'utf8',
  });
}, 180_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Everything that may travel; the pages' assets carry a hash in their names. */
const allowed = [
  /^package\.json$/,
  /^out\/app\/(main|preload|cli|store-worker)\.cjs$/,
  /^out\/app\/renderer\/(index|print)\.html$/,
  /^out\/app\/renderer\/assets\/[\w.@-]+\.(js|css|woff2?|ttf|svg|png|wasm)$/,
  /^out\/app\/samples\//,
  // What a yearly archive carries with it: the format, what entries mean, the second reader, its vectors.
  /^out\/app\/archive-kit\/(FORMAT\.md|README\.txt|(meaning|reader|vectors)\/[\w./-]+)$/,
  /^out\/app\/renderer\/pdf\/(cmaps\/[\w-]+\.bcmap|standard_fonts\/[\w-]+\.(pfb|ttf)|wasm\/openjpeg_nowasm_fallback\.js)$/,
];

const files = (): readonly string[] =>
  listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => /\.\w+$/.test(path));

describe('the package', () => {
  it('holds the built program and nothing else: no sources, libraries, maps or tests', () => {
    const strangers = files().filter((path) => !allowed.some((pattern) => pattern.test(path)));
    expect(strangers).toEqual([]);
    for (const pattern of allowed.slice(0, 4)) expect(files().some((path) => pattern.test(path))).toBe(true);
  });

  it('describes itself without scripts, development tools or an update address', () => {
    const about = JSON.parse(text('package.json'));
    expect(about.main).toBe('out/app/main.cjs');
    expect(Object.keys(about)).not.toEqual(expect.arrayContaining(['scripts']));
    expect(about.devDependencies).toBeUndefined();
    expect(existsSync(join(packed, 'resources', 'app-update.yml'))).toBe(false);
  });

  it('loads nothing but Electron and Node', () => {
    const loaded = ['main', 'preload', 'cli', 'store-worker'].flatMap((name) =>
      [...text(`out/app/${name}.cjs`).matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(loaded).toContain('electron');
    const foreign = loaded.filter(
      (name) => name !== 'electron' && !builtinModules.includes(name.replace('node:', '')),
    );
    expect(foreign).toEqual([]);
  });

  it('has a preload file that a sandboxed page can load: one file that needs only Electron', () => {
    const loaded = [...text('out/app/preload.cjs').matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)];
    expect(loaded.map((match) => match[1])).toEqual(['electron']);
  });
});

describe('the fuses', () => {
  const wanted: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  };
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));

  it('are all stated here: a new one must be decided before it ships', () => {
    expect(Object.keys(wanted).sort()).toEqual(names.sort());
    expect(wireBefore).toHaveLength(names.length);
  });

  it.each(Object.entries(wanted))('%s is set: %s', async (name, on) => {
    const wire = await getCurrentFuseWire(join(packed, 'registry-desk'));
    const option = FuseV1Options[name as keyof typeof FuseV1Options];
    expect(String.fromCharCode(Number(wire[option]))).toBe(on ? '1' : '0');
    expect(wireBefore[option]).toBe(on ? '0' : '1');
  });
});
