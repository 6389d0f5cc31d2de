// Bundles test/helpers/make-offices.ts, which runs from source nowhere but under vitest, and runs it in this process.
// Arguments: a folder for the offices, and a day.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const input = join(root, 'test', 'helpers', 'make-offices.ts');
const file = join(argv[2] ?? '', 'make-offices.cjs');

await build({
  input,
  cwd: root,
  platform: 'node',
  logLevel: 'warn',
  // The files of the tests know their places by themselves.
  transform: {
    define: {
      __dirname: JSON.stringify(join(root, 'test', 'helpers')),
      'import.meta.url': JSON.stringify(pathToFileURL(input).href),
    },
  },
  output: { file, format: 'cjs', codeSplitting: false },
});
createRequire(import.meta.url)(file);
