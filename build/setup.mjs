// @ts-check
// Getting a fresh clone ready: Node, libraries, system packages. Quick and silent when nothing is missing.
// Imports only Node and its neighbours, because it runs before anything is installed.

import { Stop } from './say.mjs';
import { ensureNodeModules } from './setup-node-modules.mjs';
import { ensureSystem } from './setup-system.mjs';

const oldestNode = [20, 19];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor = 0, wantMinor = 0] = oldestNode;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  throw new Stop(
    `需要 Node.js ${oldestNode.join('.')} 或更高版本，当前为 ${process.versions.node}。请升级后重试。`,
  );
}

/**
 * Makes the machine ready, or stops with what the person has to do.
 * @param {{ needs: readonly import('./setup-system.mjs').SystemNeed[] }} wanted
 */
export async function ensureReady({ needs }) {
  checkNode();
  await ensureSystem(needs);
  await ensureNodeModules();
}
