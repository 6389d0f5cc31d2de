/** The built command line, run as a person or a script runs it: a process of its own, real files. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { touchRun } from './clause-record';

/** The project folder. Playwright runs this file as CommonJS, so there is no `import.meta`. */
export const ROOT = join(__dirname, '..', '..');
const CLI = join(ROOT, 'out', 'app', 'cli.cjs');

if (!existsSync(CLI)) throw new Error('nothing is built: run `npm run build` first');

export interface CliRun {
  readonly code: number | null;
  /** Results: the JSON lines of stdout. */
  readonly results: readonly { readonly [key: string]: unknown }[];
  readonly words: string;
}

/** Runs `desk <args>` to its end. */
export function desk(args: readonly string[], env: { readonly [name: string]: string } = {}): CliRun {
  const run = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024,
  });
  const results = jsonLines(run.stdout);
  touchRun(results);
  return { code: run.status, results, words: run.stderr };
}

/** Starts `desk <args>` and lets it run. */
export const startDesk = (args: readonly string[], env: { readonly [name: string]: string } = {}) =>
  spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });

/** Whole JSON lines of a text; a last line that was cut off is left out. */
export function jsonLines(text: string): { readonly [key: string]: unknown }[] {
  const lines = text.split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as { readonly [key: string]: unknown });
}

/** A folder of its own for one test. */
export function scratch(): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'desk-test-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export const PREFECTURE = {
  name: '喀什地区公共数据登记中心',
  level: 'prefecture',
  division: '653100',
  documentWord: '喀数登',
  address: '喀什市练习路1号',
  phone: '0998-1234567',
};

/** Makes a practice store for an office and answers its folder. */
export function practiceStore(
  dir: string,
  office: object = PREFECTURE,
  at = '2026-03-01T02:00:00.000Z',
): string {
  const file = join(dir, 'office.json');
  const vault = join(dir, `vault-${Math.floor(performance.now() * 1000)}`);
  writeFileSync(file, JSON.stringify({ office, at }));
  const made = desk(['init', '--vault', vault, '--office', file, '--practice']);
  if (made.code !== 0) throw new Error(`no practice store: ${made.words}${JSON.stringify(made.results)}`);
  return vault;
}

/** Writes a scenario beside the samples' references and answers its path. */
export function scenarioFile(dir: string, lines: readonly object[]): string {
  const path = join(dir, 'scenario.jsonl');
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

/** The clean report of `desk verify` of a practice store. */
export function verified(vault: string): { readonly [key: string]: unknown } {
  const run = desk(['verify', '--vault', vault]);
  const [report] = run.results;
  if (!report) throw new Error(`no report: ${run.words}`);
  return report;
}
