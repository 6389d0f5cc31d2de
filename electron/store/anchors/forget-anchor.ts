/** Puts the anchor of a store aside: an authorised restore begins anew on this machine, and says so in its entry. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#shared/lib/result';
import { namesIn } from '../disk';
import type { FileFault } from '../faults';
import { onDisk } from '../file-fault';

const ASIDE = '.before-restore';

/** `store`: 32 hex digits. Nothing to do when this machine has no anchor of it. */
export function forgetAnchor(folder: string, store: string): Result<void, FileFault> {
  return onDisk('anchors', () => {
    for (const name of namesIn(folder))
      if (name === `${store}.anchor` || name === `${store}.anchor.prev`)
        renameSync(join(folder, name), join(folder, `${name}${ASIDE}`));
  });
}
