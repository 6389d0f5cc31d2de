/** Where a command finds the store, and where this machine remembers how far its stores were. */
import { dirname, join, resolve } from 'node:path';
import type { DeskIo } from './desk-io';
import type { Given } from './run-desk';

/** Places for an application; `vault` as given on the command line. */
export function placesOf(vault: string, given: Given, io: DeskIo) {
  const place = resolve(io.cwd, vault);
  const anchors =
    typeof given.anchors === 'string' ? resolve(io.cwd, given.anchors) : join(dirname(place), 'anchors');
  return { vault: place, samples: io.samples, anchors, archiveKit: join(dirname(io.samples), 'archive-kit') };
}
