// A folder that electron-builder takes for an unpacked Electron: enough to make a real package around, except
// that it does not run. Its fuse wire holds the opposite of what each fuse must become, so that a fuse nobody
// sets is seen.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The mark by which fuses are found in the binary, part of Electron's published fuse format. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireVersion = 1;

/** Fuse states, in the order of the wire, as they stand before packaging. */
export const wireBefore = '10110011';

/** Writes the folder. */
export function writeFakeElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const wire = Buffer.from([wireVersion, wireBefore.length]);
  const binary = Buffer.concat([
    Buffer.from('not a program '),
    Buffer.from(sentinel),
    wire,
    Buffer.from(wireBefore),
    Buffer.alloc(64),
  ]);
  writeFileSync(join(folder, 'electron'), binary);
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/zh-CN.pak', 'locales/en-US.pak']) {
    writeFileSync(join(folder, name), name);
  }
}
