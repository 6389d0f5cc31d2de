// @ts-check
// `npm test`: everything there is to check, on a fresh clone too. The last line is `N passed, M failed` over all
// suites; types and lint count as one each. The exit code is not 0 when anything failed or did not run.
import { bundle } from './bundle.mjs';
import {
  checkLint,
  checkTypes,
  otherSuites,
  runEndToEnd,
  runUnitSuites,
  timed,
  total,
  unitReport,
} from './checks.mjs';
import { checkClauses } from './clauses.mjs';
import { electronExecutable } from './electron-runtime.mjs';
import { main, Stop, say } from './say.mjs';
import { ensureReady } from './setup.mjs';

/** Suites that must exist; a missing one is a failure, not a shorter run. */
const required = ['architecture', 'shared', 'electron', 'scenarios', 'durability', 'packaging'];

/**
 * A stop inside one step is that step's failure; the others still run and the last line is still written.
 * @param {string} name
 * @param {() => Promise<import('./checks.mjs').Result[]>} step
 * @returns {Promise<import('./checks.mjs').Result[]>}
 */
async function counted(name, step) {
  try {
    return await step();
  } catch (error) {
    say(error instanceof Stop ? error.message : `${name}：${String(error)}`);
    return [{ name, passed: 0, failed: 1 }];
  }
}

await main(async () => {
  await ensureReady({ needs: ['electron', 'screen', 'papers'] });
  const results = [
    ...(await timed('检查类型', checkTypes)),
    ...(await timed('检查格式与规则', checkLint)),
    ...(await counted('构建', () =>
      timed('构建', async () => {
        await bundle();
        // Building is no check of its own; only its failure counts.
        return [];
      }),
    )),
    ...(await timed('单元、场景、耐久与打包测试', () =>
      runUnitSuites([...new Set([...required, ...otherSuites()])]),
    )),
    ...(await counted('条款', () => timed('条款覆盖', () => checkClauses(unitReport, false)))),
    ...(await counted('e2e', () =>
      timed('在真实 Electron 中的端到端测试', async () => runEndToEnd(await electronExecutable())),
    )),
  ];
  // Whoever sees only the end of a long run reads here which tests to look for.
  for (const { name, names = [] } of results) {
    for (const test of names) say(`失败  ${name}：${test}`);
  }
  const { passed, failed } = total(results);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
