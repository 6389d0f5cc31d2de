// End-to-end specs in the real Electron. One at a time on each screen, no second tries: a test that passes only
// sometimes has failed. build/test.mjs counts a skipped test as failed as well.
import { defineConfig } from '@playwright/test';
import { screens } from './helpers/screens';

const report = process.env.DESK_E2E_REPORT;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../out/test/e2e',
  workers: Math.max(1, screens.length),
  retries: 0,
  forbidOnly: true,
  fullyParallel: false,
  // A machine that does other work as well must not make a walk of thirty steps fail.
  timeout: 150_000,
  expect: { timeout: 10_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
});
