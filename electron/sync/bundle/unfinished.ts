/** What power ended: copies and parts that never got their name. Only while nothing is staged or written. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from '#electron/store/disk';

const UNFINISHED = ['.tmp', '.arriving', '.sealed'] as const;

/** Removes what is unfinished in an inbox or an outbox; whole parts stay. A file that is held stays for the next time. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of namesIn(folder))
    if (UNFINISHED.some((ending) => name.endsWith(ending)))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
}
