/** Builds the store's worker once before all tests: a thread cannot run TypeScript from source. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import type { TestProject } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

declare module 'vitest' {
  interface ProvidedContext {
    readonly storeWorkerFile: string;
  }
}

/** Answers what takes the file away again. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'store-worker-'));
  const file = join(folder, 'store-worker.cjs');
  await build({
    input: join(ROOT, 'electron', 'store-worker.ts'),
    cwd: ROOT,
    platform: 'node',
    logLevel: 'warn',
    output: { file, format: 'cjs', codeSplitting: false },
  });
  project.provide('storeWorkerFile', file);
  return () => rmSync(folder, { recursive: true, force: true });
}
