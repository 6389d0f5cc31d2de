/** Seals attachments anew under another master key: another name, another key, the same content. */
import type { BlobHash } from '#shared/domain/ids';
import { ok, type Result } from '#shared/lib/result';
import { getBlob, putBlob } from '../blobs';
import type { StoreFault } from '../faults';
import type { WorkerHooks } from '../worker-jobs';
import type { ChainFolder } from './reseal-chain';

/** An attachment that is missing or damaged ends the work: nothing of the store may be left behind. */
export function resealBlobs(
  from: ChainFolder,
  to: ChainFolder,
  hashes: ReadonlySet<BlobHash>,
  hooks: WorkerHooks,
): Result<'done' | 'cancelled', StoreFault> {
  let done = 0;
  for (const hash of hashes) {
    if (hooks.cancelled()) return ok('cancelled');
    const content = getBlob(from.dir, from.ring, hash);
    if (!content.ok) return content;
    const put = putBlob(to.dir, to.ring, content.value);
    if (!put.ok) return put;
    done += 1;
    hooks.progress(done / hashes.size);
  }
  return ok('done');
}
