/** Attachments larger than anybody wants in memory: piece by piece in, piece by piece out, whole or not at all. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Store } from '#electron/store/store';
import type { BlobHash } from '#shared/domain/ids';
import { must, mustFail, open, practiceStore, type SaidTables, type Sayings } from './store-kit';

const MEBIBYTE = 1024 * 1024;
const LARGE_BYTES = 320 * MEBIBYTE;
/** No multiple of a chunk, so that pieces and chunks never meet. */
const PIECE_BYTES = 700_001;
/** What a large attachment may need in memory, in bytes: a few chunks, and what was not collected yet. */
const MOST_MEMORY = 64 * MEBIBYTE;

const piece = Buffer.alloc(PIECE_BYTES);
for (let at = 0; at < PIECE_BYTES; at += 8)
  piece.writeUInt32LE((at * 2_654_435_761) >>> 0, Math.min(at, PIECE_BYTES - 4));

/** Pieces that add up to so many bytes, each different. */
function* pieces(bytes: number): Generator<Uint8Array> {
  for (let at = 0, number = 0; at < bytes; number += 1) {
    const size = Math.min(PIECE_BYTES, bytes - at);
    piece.writeUInt32LE(number, 0);
    yield piece.subarray(0, size);
    at += size;
  }
}

type Taker = Pick<Store<Sayings, SaidTables>, 'stageBlob'>;

async function bring(store: Taker, bytes: number, see: () => void = () => undefined) {
  const arriving = must(await store.stageBlob());
  for (const part of pieces(bytes)) {
    must(await arriving.write(part));
    see();
  }
  return arriving;
}

function hashOf(bytes: number): string {
  const hash = createHash('sha256');
  for (const part of pieces(bytes)) hash.update(part);
  return hash.digest('hex');
}

const blobsOf = (dir: string): readonly string[] => readdirSync(join(dir, 'blobs')).sort();

describe('a large attachment', () => {
  it('comes in and goes out in pieces, and never lies in memory as a whole', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const memory = (): number => process.memoryUsage().arrayBuffers;
    const before = memory();
    let most = 0;
    const see = (): void => {
      most = Math.max(most, memory() - before);
    };
    const arriving = await bring(store, LARGE_BYTES, see);
    const shares: number[] = [];
    const arrived = must(
      await arriving.finish({
        onProgress: (share) => {
          see();
          shares.push(share);
        },
      }),
    );
    expect(arrived).toEqual({ hash: hashOf(LARGE_BYTES), bytes: LARGE_BYTES });
    expect(shares.at(-1)).toBe(1);
    const read = createHash('sha256');
    const out = store.blobPieces(arrived.hash);
    for (let step = out.next(); ; step = out.next()) {
      see();
      if (step.done) {
        expect(step.value).toBeNull();
        break;
      }
      read.update(step.value);
    }
    expect(read.digest('hex')).toBe(arrived.hash);
    expect(most).toBeLessThan(MOST_MEMORY);
    expect(blobsOf(dir)).toHaveLength(1);
    must(store.close());
  }, 120_000);

  it('is kept once: the same content again writes nothing', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const first = must(await (await bring(store, 3 * MEBIBYTE)).finish());
    const [name = ''] = blobsOf(dir);
    const kept = readFileSync(join(dir, 'blobs', name));
    const again = must(await (await bring(store, 3 * MEBIBYTE)).finish());
    expect(again).toEqual(first);
    expect(blobsOf(dir)).toEqual([name]);
    expect(readFileSync(join(dir, 'blobs', name)).equals(kept)).toBe(true);
    must(store.close());
  });

  it.each([0, 1, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 2 * MEBIBYTE])(
    'of %i bytes is the same file that a small one would be',
    async (bytes) => {
      const dir = await practiceStore();
      const store = must(await open(dir));
      const { hash } = must(await (await bring(store, bytes)).finish());
      expect(must(store.getBlob(hash)).length).toBe(bytes);
      expect(must(store.putBlob(Buffer.concat(Array.from(pieces(bytes), (part) => Buffer.from(part)))))).toBe(
        hash,
      );
      expect(blobsOf(dir)).toHaveLength(1);
      must(store.close());
    },
  );

  it('that is cancelled, or cut off by the store closing, leaves nothing', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const given = await bring(store, 3 * MEBIBYTE);
    await given.discard();
    expect(mustFail(await given.write(piece)).code).toBe('CANCELLED');
    const stop = new AbortController();
    stop.abort();
    const late = await bring(store, 3 * MEBIBYTE);
    expect(mustFail(await late.finish({ signal: stop.signal })).code).toBe('CANCELLED');
    expect(blobsOf(dir)).toEqual([]);
    const unended = await bring(store, 3 * MEBIBYTE);
    must(store.close());
    expect(mustFail(await unended.finish()).code).toBe('CANCELLED');
    await vi.waitFor(() => expect(blobsOf(dir)).toEqual([]));
  });

  it('cut off by power is no attachment, shows nothing of its content, and the next arrival clears it away', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const arriving = await bring(store, 3 * MEBIBYTE);
    const [left = ''] = blobsOf(dir);
    const sealed = readFileSync(join(dir, 'blobs', left));
    expect(sealed.length).toBeGreaterThan(2 * MEBIBYTE);
    expect(sealed.includes(piece.subarray(8, 40))).toBe(false);
    must(store.close());
    await arriving.discard();
    // As the cut leaves it.
    mkdirSync(join(dir, 'blobs'), { recursive: true });
    writeFileSync(join(dir, 'blobs', left), sealed);
    const again = must(await open(dir));
    const report = must(await again.verify());
    expect(report.blobs).toMatchObject({ missing: [], damaged: [], unreferenced: 0 });
    const next = must(await again.stageBlob());
    expect(blobsOf(dir)).not.toContain(left);
    await next.discard();
    must(again.close());
  });

  it('that was altered or cut short ends with the fault, never with the content', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const { hash } = must(await (await bring(store, 3 * MEBIBYTE)).finish());
    const [name = ''] = blobsOf(dir);
    const path = join(dir, 'blobs', name);
    const ending = (): string | undefined => {
      const out = store.blobPieces(hash);
      for (let step = out.next(); ; step = out.next()) if (step.done) return step.value?.code;
    };
    const whole = readFileSync(path);
    whole.writeUInt8(whole.readUInt8(2 * MEBIBYTE) ^ 1, 2 * MEBIBYTE);
    writeFileSync(path, whole);
    expect(ending()).toBe('BLOB_DAMAGED');
    whole.writeUInt8(whole.readUInt8(2 * MEBIBYTE) ^ 1, 2 * MEBIBYTE);
    writeFileSync(path, whole);
    expect(ending()).toBeUndefined();
    truncateSync(path, statSync(path).size - MEBIBYTE);
    expect(ending()).toBe('BLOB_DAMAGED');
    expect(mustFail(store.getBlob('00'.repeat(32) as BlobHash)).code).toBe('BLOB_MISSING');
    must(store.close());
  });
});
