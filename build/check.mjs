// @ts-check
// The quick check for daily work: types, lint, architecture and unit tests. `npm test` is the whole one.
import { checkLint, checkTypes, runUnitSuites, timed, total } from './checks.mjs';
import { main } from './say.mjs';
import { ensureReady } from './setup.mjs';

await main(async () => {
  await ensureReady({ needs: [] });
  const results = [
    ...(await timed('检查类型', checkTypes)),
    ...(await timed('检查格式与规则', checkLint)),
    ...(await timed('结构与单元测试', () =>
      runUnitSuites(['architecture', 'shared', 'electron', 'renderer']),
    )),
  ];
  const { passed, failed } = total(results);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
