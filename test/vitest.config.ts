// Vitest for everything but the end-to-end specs. No test may be left out quietly: `.only` fails, and a folder
// without tests fails (build/checks.mjs counts each folder).
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    environment: 'node',
    // The store's worker is built once for all tests, which run from source.
    globalSetup: ['test/helpers/store-worker-setup.ts'],
    // A test that names a clause has to touch it.
    setupFiles: ['test/helpers/clause-touch.ts', 'test/helpers/store-worker-place.ts'],
    allowOnly: false,
    passWithNoTests: false,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // Taking a copied tree away may take long where others use the disk.
    hookTimeout: 60_000,
  },
});
