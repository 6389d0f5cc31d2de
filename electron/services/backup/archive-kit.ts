/**
 * Puts beside the data of an archive what it takes to read it without the program: the format, the reader's source,
 * test vectors and the procedure. Every file is flushed and read back, and its digest is listed.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { overTarget } from '#electron/store/backup/target-fault';
import { flushFolder } from '#electron/store/disk';
import type { StoreFault } from '#electron/store/faults';

import { err, ok, type Result } from '#shared/lib/result';

const SUMS = 'SHA256SUMS';
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes one file durably and reads it back; null when it does not read as it was written. */
async function put(folder: string, place: string, content: Uint8Array): Promise<string | null> {
  const path = join(folder, place);
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  const sum = digest(content);
  return digest(await readFile(path)) === sum ? sum : null;
}

/** Places of all files of the kit, with `/`. */
async function placesIn(kit: string): Promise<readonly string[]> {
  const found = await readdir(kit, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(kit.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Copies the kit into the folder of an archive; answers how many files. */
export async function copyKit(kit: string, folder: string): Promise<Result<number, StoreFault>> {
  const places = await placesIn(kit).catch(() => []);
  if (places.length === 0) return err({ code: 'IO_ERROR', where: 'archive-kit' });
  const copied = await overTarget(async () => {
    const sums: string[] = [];
    for (const place of places) {
      const sum = await put(folder, place, await readFile(join(kit, place)));
      if (sum === null) return place;
      sums.push(`${sum}  ${place}\n`);
    }
    const whole = await put(folder, SUMS, Buffer.from(sums.join(''), 'utf8'));
    const folders = new Set(places.map((place) => dirname(join(folder, place))));
    for (const one of [...folders, folder, dirname(folder)]) flushFolder(one);
    return whole === null ? SUMS : null;
  });
  if (!copied.ok) return copied;
  if (copied.value !== null) return err({ code: 'TARGET_UNRELIABLE', where: copied.value });
  return ok(places.length);
}
