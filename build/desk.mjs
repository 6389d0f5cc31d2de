// @ts-check
// The desk without a window, run from the sources: `npm run -s desk -- <command>`. stdout belongs to the
// command's results alone; every word of preparation goes to stderr.
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root, run } from './run.mjs';
import { main } from './say.mjs';
import { ensureReady } from './setup.mjs';

await main(async () => {
  await ensureReady({ needs: [] });
  await bundle('cli');
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(process.execPath, [join(root, 'out', 'app', 'cli.cjs'), ...process.argv.slice(2)], { cwd });
});
