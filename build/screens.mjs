// @ts-check
// Screens in memory, for machines that have none: each is an X server of its own, so that windows of two tests never
// take the keyboard from each other.
import { spawn } from 'node:child_process';

/** As large as the screens of the offices. */
const SIZE = '1366x768x24';

/**
 * Opens a screen under a number that the server chooses. Null when there is no Xvfb or it ends at once.
 * @returns {Promise<{ readonly display: string, close(): void } | null>}
 */
export function openScreen() {
  return new Promise((resolve) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let number = '';
    const told = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    told.setEncoding('utf8');
    told.on('data', (text) => {
      number += text;
      if (number.endsWith('\n')) resolve({ display: `:${number.trim()}`, close: () => server.kill() });
    });
    server.once('error', () => resolve(null));
    server.once('exit', () => resolve(null));
  });
}
