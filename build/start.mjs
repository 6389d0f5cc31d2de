// @ts-check
// `npm start`: gets ready, builds, and opens the desk. On a machine without a display it runs the main job once
// on the sample data in a hidden window and leaves the documents and pictures in out/demo.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { electronExecutable } from './electron-runtime.mjs';
import { hasDisplay, root, run, switchesForRoot } from './run.mjs';
import { main, say } from './say.mjs';
import { ensureReady } from './setup.mjs';

/**
 * Drawn by the processor: a machine without a usable graphics card, or a virtual display, would not open a window
 * at all, and forms need no card. Chromium's complaints about a missing desktop bus would bury the progress words.
 */
const PLAIN = ['--disable-gpu', '--log-level=3'];

/** @param {string} electron */
async function runDemo(electron) {
  const result = join(root, 'out', 'demo');
  rmSync(result, { recursive: true, force: true });
  mkdirSync(result, { recursive: true });
  say('本机没有显示器：在隐藏窗口中用样例数据走一遍主要业务……');
  const quiet = [...PLAIN, '--force-device-scale-factor=1'];
  const demo = ['--desk', 'demo', '--out', result];
  const code = await run('xvfb-run', ['-a', electron, ...switchesForRoot(), ...quiet, root, ...demo]);
  say(code === 0 ? `完成。文书、回执、报告和屏幕截图在 ${result}` : `演示未完成（退出码 ${code}）。`);
  return code;
}

await main(async () => {
  const display = hasDisplay();
  await ensureReady({ needs: display ? ['electron'] : ['electron', 'screen'] });
  await bundle();
  const electron = await electronExecutable();
  if (!display) return runDemo(electron);
  say('正在打开登记工作台……');
  return run(electron, [...switchesForRoot(), ...PLAIN, root, ...process.argv.slice(2)]);
});
