// @ts-check
// Starting other programs from the build scripts. Never through a shell, so that no file name is ever
// read as a command.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a program to its end and gives its exit code; a signal counts as 1, a program that is not there as 127.
 * `stdout: 'stderr'` sends its results to our stderr.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, stdout?: 'inherit' | 'stderr' | 'ignore' }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  const out = options.stdout === 'stderr' ? 2 : (options.stdout ?? 'inherit');
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['inherit', out, 'inherit'],
    });
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a short program and gives what it printed, or null when it failed or is not there.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | null}
 */
export function read(command, args) {
  const done = spawnSync(command, [...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return done.status === 0 ? done.stdout : null;
}

/**
 * Where a program stands on PATH, or null.
 * @param {string} name
 * @returns {string | null}
 */
export function which(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (folder !== '' && existsSync(file)) return file;
    }
  }
  return null;
}

/**
 * The arguments for Node that run a tool installed in node_modules (works the same on Windows, where the
 * links in node_modules/.bin are scripts for a shell).
 * @param {string} script path inside node_modules
 * @param {readonly string[]} args
 * @returns {string[]}
 */
export function tool(script, args) {
  return [join(root, 'node_modules', script), ...args];
}

/** True when a window can be shown on this machine. */
export function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Chromium refuses its sandbox to root; the switch is for that one case and is never shipped. */
export function switchesForRoot() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
