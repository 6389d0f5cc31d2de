/**
 * Runs a small program on the real store in a process of its own, so that it can be killed, starved of
 * disk or raced. The program is bundled as the desk itself is; nothing of the store is replaced.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A bundled program. */
export interface Program {
  readonly path: string;
  remove(): void;
}

/** What a bundled file knows in the desk's own build: the folder it lies in. */
const PLACE = `import { fileURLToPath as programPlace } from 'node:url';
const __dirname = programPlace(new URL('.', import.meta.url));`;

/** Bundles `test/durability/<name>.ts`, and the store's worker beside it, where the store looks for it. */
export async function bundleProgram(name: string): Promise<Program> {
  const dir = mkdtempSync(join(tmpdir(), 'program-'));
  const path = join(dir, 'program', `${basename(name)}.mjs`);
  // Helpers find the samples beside the folder they lie in.
  symlinkSync(join(ROOT, 'test/fixtures'), join(dir, 'fixtures'));
  const common = { cwd: ROOT, platform: 'node', logLevel: 'silent' } as const;
  await Promise.all([
    build({
      ...common,
      input: join(ROOT, 'test/durability', `${name}.ts`),
      output: { file: path, format: 'esm', codeSplitting: false, banner: PLACE },
    }),
    build({
      ...common,
      input: join(ROOT, 'electron/store-worker.ts'),
      output: { file: join(dir, 'program', 'store-worker.cjs'), format: 'cjs', codeSplitting: false },
    }),
  ]);
  return { path, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A running program that speaks in lines. */
export interface Running {
  readonly process: ChildProcess;
  /** Every line so far. */
  readonly lines: readonly string[];
  /** The next line that begins with a word. Rejects when the program ends before. */
  next(word: string): Promise<string>;
  /** When it has ended: its exit code, null for a signal. */
  readonly ended: Promise<number | null>;
  /** What it said on stderr so far. */
  errors(): string;
}

/** How a program is started. */
export interface Start {
  /** A shell command that runs before it, e.g. `ulimit -f 100`. */
  readonly limit?: string;
  /** Puts the recorder between the program and this folder; `log`: where it writes what was done. */
  readonly recorded?: { readonly root: string; readonly log?: string };
}

const RECORDER = join(ROOT, 'test/durability/harness/recorder.cjs');

/** Starts a program. */
export function run(program: Program, args: readonly string[], { limit, recorded }: Start = {}): Running {
  const command = [...(recorded ? ['--require', RECORDER] : []), program.path, ...args];
  const env = recorded
    ? { ...process.env, DISK_ROOT: recorded.root, DISK_LOG: recorded.log ?? '' }
    : process.env;
  const child = limit
    ? spawn('bash', ['-c', `${limit}; exec "$@"`, 'bash', process.execPath, ...command], { env })
    : spawn(process.execPath, command, { env });
  const lines: string[] = [];
  const waiting: { word: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString('utf8');
  });
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => {
    lines.push(line);
    for (const waiter of [...waiting])
      if (line.startsWith(waiter.word)) {
        waiting.splice(waiting.indexOf(waiter), 1);
        waiter.resolve(line);
      }
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  ended.then(() => {
    for (const waiter of waiting) waiter.reject(new Error(`ended without ${waiter.word}: ${errors}`));
  });
  return {
    process: child,
    lines,
    next: (word) => new Promise((resolve, reject) => waiting.push({ word, resolve, reject })),
    ended,
    errors: () => errors,
  };
}
