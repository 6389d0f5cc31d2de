// @ts-check
// The checks that both `npm run check` and `npm test` run, and how their results are counted. A skipped test, a
// flaky test and a suite without tests all count as failed: a check that did not run proves nothing.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root, run, tool } from './run.mjs';
import { say } from './say.mjs';
import { openScreen } from './screens.mjs';

/**
 * How one suite ended. `names` are those of the tests that failed, as far as the suite named them.
 * @typedef {{
 *   readonly name: string,
 *   readonly passed: number,
 *   readonly failed: number,
 *   readonly names?: readonly string[],
 * }} Result
 */

const results = join(root, 'out', 'test');

/** What vitest left of its last run over whole suites. */
export const unitReport = join(results, 'vitest.json');

/** Types of all projects. @returns {Promise<Result>} */
export async function checkTypes() {
  return one('类型', await run(process.execPath, tool('typescript/bin/tsc', ['--build'])));
}

/** Format and lint rules. @returns {Promise<Result>} */
export async function checkLint() {
  return one('格式与规则', await run(process.execPath, tool('@biomejs/biome/bin/biome', ['check', '.'])));
}

/**
 * @param {string} name
 * @param {number} code
 * @returns {Result}
 */
const one = (name, code) => ({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });

/** Folders of test/ that hold vitest files, besides those that must exist. */
export function otherSuites() {
  const hasTests = (/** @type {string} */ folder) =>
    readdirSync(join(root, 'test', folder), { recursive: true }).some(
      (file) => /\.test\.tsx?$/.test(String(file)) && !String(file).includes('node_modules'),
    );
  return readdirSync(join(root, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && hasTests(entry.name))
    .map((entry) => entry.name);
}

/**
 * Runs vitest once over several folders of test/ and counts each folder apart.
 * @param {readonly string[]} suites
 * @returns {Promise<Result[]>}
 */
export async function runUnitSuites(suites) {
  const report = unitReport;
  rmSync(report, { force: true });
  const options = [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--configLoader',
    'runner',
    '--reporter=dot',
    '--reporter=json',
  ];
  const folders = suites.map((suite) => `test/${suite}/`);
  const code = await run(
    process.execPath,
    tool('vitest/vitest.mjs', [...options, `--outputFile.json=${report}`, ...folders]),
  );
  const counted = countUnit(suites, report);
  const nothingFailed = counted.every(({ failed }) => failed === 0);
  // An error outside a test leaves every count green; the exit code still tells.
  return code !== 0 && nothingFailed ? [...counted, { name: 'vitest', passed: 0, failed: 1 }] : counted;
}

/**
 * @param {readonly string[]} suites
 * @param {string} report
 * @returns {Result[]}
 */
function countUnit(suites, report) {
  if (!existsSync(report)) return suites.map((name) => ({ name, passed: 0, failed: 1 }));
  /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return suites.map((name) => {
    const files = testResults.filter((file) =>
      relative(root, file.name).startsWith(`test${sep}${name}${sep}`),
    );
    const tests = files.flatMap((file) => file.assertionResults);
    const failed = tests.filter(({ status }) => status !== 'passed');
    // A file that could not even be loaded has no tests, but has failed.
    const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    return demandTests({
      name,
      passed: tests.length - failed.length,
      failed: failed.length + unloaded.length,
      names: [
        ...failed.map(({ fullName }) => fullName),
        ...unloaded.map((file) => relative(root, file.name)),
      ],
    });
  });
}

/** Walks at a time: a walk mostly waits for its window, and two leave an old machine's two cores busy. */
const WALKS_AT_A_TIME = 2;

/**
 * Runs Playwright's specs in the real Electron; on Linux each worker on a screen in memory of its own.
 * @param {string} electron
 * @returns {Promise<Result>}
 */
export async function runEndToEnd(electron) {
  const name = 'e2e';
  const report = join(results, 'playwright.json');
  rmSync(report, { force: true });
  const playwright = tool('@playwright/test/cli.js', ['test', '--config', 'test/e2e/playwright.config.ts']);
  const wanted = process.platform === 'linux' ? WALKS_AT_A_TIME : 0;
  const screens = (await Promise.all(Array.from({ length: wanted }, openScreen))).flatMap((one) => one ?? []);
  const DESK_SCREENS = screens.map(({ display }) => display).join(' ');
  const env = { DESK_ELECTRON: electron, DESK_E2E_REPORT: report, DESK_SCREENS };
  const code =
    screens.length === wanted ? await run(process.execPath, playwright, { env }) : noScreen(screens.length);
  for (const screen of screens) screen.close();
  if (!existsSync(report)) return { name, passed: 0, failed: 1 };
  const { stats, errors, suites } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return demandTests({
    name,
    passed: stats.expected,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    names: failedWalks(suites),
  });
}

/**
 * @typedef {{
 *   readonly specs?: readonly { readonly title: string, readonly file: string, readonly ok: boolean }[],
 *   readonly suites?: readonly Walks[],
 * }} Walks
 */

/**
 * Walks that failed, by file and title.
 * @param {readonly Walks[]} suites
 * @returns {readonly string[]}
 */
const failedWalks = (suites) =>
  suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} ${title}`),
    ...failedWalks(inner),
  ]);

/** @param {number} opened */
function noScreen(opened) {
  say(`没有打开内存屏幕（Xvfb）：需要 ${WALKS_AT_A_TIME} 个，打开 ${opened} 个，端到端测试没有执行。`);
  return 1;
}

/**
 * @param {Result} result
 * @returns {Result}
 */
function demandTests(result) {
  if (result.passed + result.failed > 0) return result;
  say(`${result.name}：没有执行任何测试，按失败计。`);
  return { ...result, failed: 1 };
}

/**
 * Says how long a step took and how it ended.
 * @param {string} words
 * @param {() => Promise<Result | Result[]>} step
 * @returns {Promise<Result[]>}
 */
export async function timed(words, step) {
  say(`${words}……`);
  const start = Date.now();
  const outcome = await step();
  const all = Array.isArray(outcome) ? outcome : [outcome];
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  for (const { name, passed, failed } of all) {
    say(`${failed === 0 ? '通过' : '失败'}  ${name}：${passed} 项通过，${failed} 项失败`);
  }
  say(`${words}：${seconds} 秒`);
  return all;
}

/**
 * The sum of all results.
 * @param {readonly Result[]} all
 */
export function total(all) {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
