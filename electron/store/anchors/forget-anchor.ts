/** Puts the anchor of a store aside: an authorised restore begins anew on this machine, and says so in its entry. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#shared/lib/result';
import { flushFolder, namesIn } from '../disk';
import type { FileFault } from '../faults';
import { onDisk } from '../file-fault';
import { whenFree } from '../journal/locked-file';

const ASIDE = '.before-restore';

/** `store`: 32 hex digits. Nothing to do when this machine has no anchor of it. */
export function forgetAnchor(folder: string, store: string): Result<void, FileFault> {
  return onDisk('anchors', () => {
    const names = namesIn(folder).filter(
      (name) => name === `${store}.anchor` || name === `${store}.anchor.prev`,
    );
    for (const name of names) whenFree(() => renameSync(join(folder, name), join(folder, `${name}${ASIDE}`)));
    // Or a power cut could bring it back beside the restored store.
    if (names.length > 0) flushFolder(folder);
  });
}
