/** The files of the outbox: parts of bundles that were made here, and nothing else for long. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedInCall } from '#electron/services/service';
import { clearUnfinished } from '#electron/sync/bundle/unfinished';

/** `<bundle>-<part>.part` */
const PART = /^([0-9a-f]{32})-(\d+)\.part$/;

/** The file of a part of a bundle made here. */
export const partFile = (outbox: string, bundleId: string, part: number): string =>
  join(outbox, `${bundleId}-${part}.part`);

/** Removes what power ended: files without a name, and parts of a bundle that was never noted. Only while none is
 * being written. */
export async function clearOutbox({ store }: SignedInCall, outbox: string): Promise<void> {
  await clearUnfinished(outbox);
  for (const name of await readdir(outbox).catch(() => [])) {
    const bundleId = PART.exec(name)?.[1];
    if (bundleId !== undefined && store.tables.get('bundles', bundleId) === undefined)
      await rm(join(outbox, name), { force: true }).catch(() => undefined);
  }
}
