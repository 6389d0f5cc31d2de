/**
 * Destroys a copy of a store that is not needed any more: its keys at once, because without them the rest opens for
 * nobody; the rest, which may be as many files as there are attachments, one by one beside other work. What a power
 * cut or the end of the program leaves is for whoever asks the next time.
 */
import { rmSync } from 'node:fs';
import { opendir, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { flushFolder, namesIn } from '../disk';
import { quietly, systemCode } from '../file-fault';
import { KEYS_FILE } from '../layout';

/** Folders that are being removed. */
const UNDER_WAY = new Map<string, Promise<void>>();

/** Takes the keys out of a folder and begins to remove the rest. What cannot be removed stays. */
export function destroy(folder: string): void {
  const isKeyless = quietly(() => {
    const keys = namesIn(folder).filter((name) => name.startsWith(KEYS_FILE));
    for (const name of keys) rmSync(join(folder, name));
    if (keys.length > 0) flushFolder(folder);
  });
  if (!isKeyless || UNDER_WAY.has(folder)) return;
  const removal = remove(folder)
    .catch((error: unknown) => {
      if (systemCode(error) === null) throw error;
    })
    .finally(() => UNDER_WAY.delete(folder));
  UNDER_WAY.set(folder, removal);
}

/** When everything that is being removed has gone, or could not be. */
export async function destroyed(): Promise<void> {
  await Promise.all(UNDER_WAY.values());
}

/** One file after the other: a whole folder handed over at once would keep every other reading and writing waiting. */
async function remove(folder: string): Promise<void> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await remove(path);
    else await unlink(path);
  }
  await rmdir(folder);
}
