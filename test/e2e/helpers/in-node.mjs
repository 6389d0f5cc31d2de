// Bundles a program of test/helpers, which runs from source nowhere but under vitest, and runs it in this process.
// Arguments: the program's name, a folder of its own, and what else it asks for.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const [, , name = '', dir = ''] = argv;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const input = join(root, 'test', 'helpers', `${name}.ts`);
const file = join(dir, `${name}.cjs`);

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
