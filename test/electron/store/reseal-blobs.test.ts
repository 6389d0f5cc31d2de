/** Attachments under a new master key: sealed anew with a few pieces of one in memory, however large, or not at all. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobPieces, putBlob } from '#electron/store/blobs';
import { KeyRing } from '#electron/store/key-ring';
import { resealBlobs } from '#electron/store/rotation/reseal-blobs';
import type { ChainFolder } from '#electron/store/rotation/reseal-chain';
import { StagedBlob } from '#electron/store/staged-blob';
import type { BlobHash } from '#shared/domain/ids';
import { flip, must, mustFail, temporaryFolder } from './store-kit';

const MEBIBYTE = 1024 * 1024;
const LARGE = 128;
/** What sealing anew may need in memory, in bytes. */
const MOST_MEMORY = 64 * MEBIBYTE;
const NOBODY_WAITS = { cancelled: () => false, progress: () => undefined };

const folder = (key: number): ChainFolder => ({
  dir: mkdtempSync(join(temporaryFolder(), 'vault-')),
  ring: new KeyRing(Buffer.alloc(32, key), Buffer.alloc(16, 1), Buffer.alloc(32, 2)),
});

/** An attachment of so many mebibytes. */
async function large({ dir, ring }: ChainFolder, mebibytes: number): Promise<BlobHash> {
  const arriving = must(await StagedBlob.begin(dir, ring));
  for (let at = 0; at < mebibytes; at += 1) must(await arriving.write(Buffer.alloc(MEBIBYTE, at)));
  return must(await arriving.finish()).hash;
}

function hashIn({ dir, ring }: ChainFolder, hash: BlobHash): string {
  const digest = createHash('sha256');
  const pieces = blobPieces(dir, ring, hash);
  for (let step = pieces.next(); !step.done; step = pieces.next()) digest.update(step.value);
  return digest.digest('hex');
}

const names = ({ dir }: ChainFolder): readonly string[] => readdirSync(join(dir, 'blobs'));

describe('attachments sealed anew', () => {
  it('are the same under other names, and a large one never lies in memory as a whole', async () => {
    const [from, to] = [folder(3), folder(4)];
    const hashes = new Set([
      await large(from, LARGE),
      must(putBlob(from.dir, from.ring, Buffer.from('附件'))),
      must(putBlob(from.dir, from.ring, Buffer.alloc(0))),
    ]);
    const memory = (): number => process.memoryUsage().arrayBuffers;
    const before = memory();
    let most = 0;
    const shares: number[] = [];
    const done = await resealBlobs(from, to, hashes, {
      // Asked before every piece.
      cancelled: () => {
        most = Math.max(most, memory() - before);
        return false;
      },
      progress: (share) => shares.push(share),
    });
    expect(must(done)).toBe('done');
    expect(shares.at(-1)).toBe(1);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(MOST_MEMORY);
    expect(names(to)).toHaveLength(hashes.size);
    expect(names(to).filter((name) => names(from).includes(name))).toEqual([]);
    for (const hash of hashes) expect(hashIn(to, hash)).toBe(hash);
  }, 60_000);

  it('are given up in the midst of one that is cancelled, and one that is damaged leaves nothing of itself', async () => {
    const [from, to] = [folder(3), folder(4)];
    const hash = await large(from, 8);
    let asked = 0;
    const stopped = await resealBlobs(from, to, new Set([hash]), {
      ...NOBODY_WAITS,
      cancelled: () => {
        asked += 1;
        return asked > 4;
      },
    });
    expect(must(stopped)).toBe('cancelled');
    expect(names(to)).toEqual([]);
    const [file = ''] = names(from);
    flip(join(from.dir, 'blobs', file), -1);
    expect(mustFail(await resealBlobs(from, to, new Set([hash]), NOBODY_WAITS)).code).toBe('BLOB_DAMAGED');
    expect(names(to)).toEqual([]);
  });
});
