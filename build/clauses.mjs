// @ts-check
// `npm run clauses`: runs every test that names a clause and prints the matrix of clauses; not 0 when a clause
// has no behaviour or no test, or a test names a clause it does not touch. `npm test` uses what its own run left.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { matrixOf, problemsOf, tableOf } from './clause-matrix.mjs';
import { read, root, run, tool } from './run.mjs';
import { main, Stop, say } from './say.mjs';
import { ensureReady } from './setup.mjs';

/** @typedef {import('./clause-matrix.mjs').NamingTest} NamingTest */

const CLAUSE_ID = /\b(?:XJR|NDR|XJO|XJD|TJR)-\d+-\d+\b/g;

/** @param {string} text @returns {readonly string[]} */
const idsIn = (text) => [...new Set(text.match(CLAUSE_ID) ?? [])];

/**
 * Files of test/ whose text names a clause; scenarios bring their own titles.
 * @param {RegExp} pattern
 */
const namingFiles = (pattern) =>
  readdirSync(join(root, 'test'), { recursive: true })
    .map((file) => join('test', String(file)))
    .filter((file) => pattern.test(file))
    .filter(
      (file) => /^test.scenarios/.test(file) || idsIn(readFileSync(join(root, file), 'utf8')).length > 0,
    );

/**
 * Tests that name clauses, from a report of vitest.
 * @param {string} report
 * @returns {readonly NamingTest[]}
 */
function watchedTests(report) {
  if (!existsSync(report)) return [];
  /** @type {{ testResults: { name: string, assertionResults: { fullName: string, title: string, status: string, meta?: { clauses?: string[] } }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ fullName }) => idsIn(fullName).length > 0)
      .map(({ title, status, meta }) => ({
        title,
        file: relative(root, name),
        own: idsIn(title),
        touched: meta?.clauses ?? [],
        passed: status === 'passed',
      })),
  );
}

/**
 * Screen tests, by the titles in their text: Playwright runs them, nobody watches what they touch.
 * @returns {readonly NamingTest[]}
 */
function screenTests() {
  return namingFiles(/^test.e2e.*\.spec\.ts$/).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\btest\(\s*(['"`])((?:(?!\1).)*)\1/gs)]
      .map(([, , title = '']) => ({ title, file, own: idsIn(title), touched: null, passed: true }))
      .filter(({ own }) => own.length > 0),
  );
}

/** What the program does under each clause. @returns {Promise<readonly import('./clause-matrix.mjs').Clause[]>} */
async function clausesOfProgram() {
  await bundle('cli');
  const lines = read(process.execPath, [join(root, 'out', 'app', 'cli.cjs'), 'clauses']);
  if (lines === null) throw new Stop('desk clauses 没有执行成功。');
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/**
 * Prints the matrix, keeps it in out/clauses.json and says what is missing.
 * @param {string} report of vitest
 * @param {boolean} isPrinted
 * @returns {Promise<import('./checks.mjs').Result>}
 */
export async function checkClauses(report, isPrinted) {
  const clauses = await clausesOfProgram();
  const tests = [...watchedTests(report), ...screenTests()];
  const lines = matrixOf(clauses, tests);
  const problems = problemsOf(clauses, tests);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'clauses.json'), `${JSON.stringify({ lines, problems }, null, 2)}\n`);
  if (isPrinted) process.stdout.write(`${tableOf(lines)}\n`);
  for (const { about, words } of problems) say(`${about} ${words}`);
  const bad = new Set(problems.map(({ about }) => about));
  return { name: '条款', passed: lines.filter(({ id }) => !bad.has(id)).length, failed: problems.length };
}

/** Runs the tests that name clauses, and no others. @param {string} report */
async function runNamingTests(report) {
  rmSync(report, { force: true });
  const files = namingFiles(/\.test\.tsx?$/).map((file) => file.split(sep).join('/'));
  const options = ['run', '--config', 'test/vitest.config.ts', '--configLoader', 'runner', '--reporter=dot'];
  const json = ['--reporter=json', `--outputFile.json=${report}`];
  return run(process.execPath, tool('vitest/vitest.mjs', [...options, ...json, ...files]), {
    stdout: 'stderr',
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureReady({ needs: [] });
    await bundle('cli');
    const report = join(root, 'out', 'test', 'clauses.json');
    const code = await runNamingTests(report);
    const { passed, failed } = await checkClauses(report, true);
    say(`条款：${passed} 条完整，${failed} 处问题`);
    return code === 0 && failed === 0 ? 0 : 1;
  });
}
