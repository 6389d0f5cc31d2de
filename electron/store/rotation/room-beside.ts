/** Whether the disk takes another whole store before one is begun: the running store lives on the same disk, and its
 * saves must not meet a disk that a copy has filled. */
import { readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { onDisk } from '../file-fault';

/** How a fault calls what would be written. */
const COPY = '换用新密钥的副本';
/** What must be left for the running store, in parts of the bytes copied. */
const LEFT_SHARE = 1 / 2;

/** Bytes of all files under a folder. @throws what the operating system throws. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((bytes, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return bytes + bytesIn(path);
    // A file may go meanwhile: an index that is replaced.
    return bytes + (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}

/** DISK_FULL where a copy of the store in `dir` beside it would leave too little. It looks at every file: for a
 * worker. */
export function roomBeside(dir: string): Result<void, StoreFault> {
  const room = onDisk(COPY, () => {
    const { bavail, bsize } = statfsSync(dirname(dir));
    return bavail * bsize >= bytesIn(dir) * (1 + LEFT_SHARE);
  });
  if (!room.ok) return room;
  return room.value ? ok(undefined) : err({ code: 'DISK_FULL', where: COPY });
}
