/**
 * Seals attachments anew under another master key: another name, another key, the same content, with one piece of it
 * in memory.
 */
import type { BlobHash } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { blobPieces } from '../blobs';
import type { StoreFault } from '../faults';
import { StagedBlob } from '../staged-blob';
import type { WorkerHooks } from '../worker-jobs';
import type { ChainFolder } from './reseal-chain';

async function reseal(
  from: ChainFolder,
  to: ChainFolder,
  hash: BlobHash,
  hooks: WorkerHooks,
): Promise<StoreFault | 'cancelled' | null> {
  const begun = await StagedBlob.begin(to.dir, to.ring);
  if (!begun.ok) return begun.error;
  const staged = begun.value;
  const pieces = blobPieces(from.dir, from.ring, hash);
  try {
    for (let step = pieces.next(); ; step = pieces.next()) {
      if (step.done) {
        // Only now is it known that all of it was what the hash says.
        const finished = step.value === null ? await staged.finish() : err(step.value);
        return finished.ok ? null : finished.error;
      }
      // A large one is not waited for.
      if (hooks.cancelled()) return 'cancelled';
      const written = await staged.write(step.value);
      if (!written.ok) return written.error;
    }
  } finally {
    pieces.return(null);
    await staged.discard();
  }
}

/** An attachment that is missing or damaged ends the work: nothing of the store may be left behind. */
export async function resealBlobs(
  from: ChainFolder,
  to: ChainFolder,
  hashes: ReadonlySet<BlobHash>,
  hooks: WorkerHooks,
): Promise<Result<'done' | 'cancelled', StoreFault>> {
  let done = 0;
  for (const hash of hashes) {
    if (hooks.cancelled()) return ok('cancelled');
    const fault = await reseal(from, to, hash, hooks);
    if (fault === 'cancelled') return ok('cancelled');
    if (fault !== null) return err(fault);
    done += 1;
    hooks.progress(done / hashes.size);
  }
  return ok('done');
}
