/** Attachments: they come back whole, are kept once, and show every byte that was changed, cut or moved. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BlobHash } from '#shared/domain/ids';
import { allFiles, must, mustFail, open, practiceStore } from './store-kit';

describe('attachments', () => {
  const MiB = 1024 * 1024;

  it('come back whole, at every length around the chunk borders', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    for (const length of [0, 1, MiB - 1, MiB, MiB + 1, 2 * MiB, 2 * MiB + 7]) {
      const content = Buffer.alloc(length, length % 251);
      const hash = must(store.putBlob(content));
      expect(Buffer.compare(must(store.getBlob(hash)), content)).toBe(0);
    }
    must(store.close());
  });

  it('are kept once, and a damaged one is replaced when the content comes again', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const content = Buffer.from('数据资源目录');
    const hash = must(store.putBlob(content));
    const [file = ''] = allFiles(dir).filter((name) => name.startsWith('blobs/'));
    const before = readFileSync(join(dir, file));
    expect(must(store.putBlob(content))).toBe(hash);
    expect(readFileSync(join(dir, file))).toEqual(before);
    writeFileSync(join(dir, file), before.subarray(0, -1));
    expect(mustFail(store.getBlob(hash)).code).toBe('BLOB_DAMAGED');
    expect(must(store.putBlob(content))).toBe(hash);
    expect(must(store.getBlob(hash))).toEqual(content);
    expect(mustFail(store.getBlob('00'.repeat(32) as BlobHash)).code).toBe('BLOB_MISSING');
    must(store.close());
  });

  it('show every flipped byte, every cut, and chunks that were moved', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const hash = must(store.putBlob(Buffer.from('附件内容')));
    const [file = ''] = allFiles(dir).filter((name) => name.startsWith('blobs/'));
    const sound = readFileSync(join(dir, file));
    for (let place = 0; place < sound.length; place += 1) {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 1, place);
      writeFileSync(join(dir, file), flipped);
      expect(mustFail(store.getBlob(hash)).code).toBe('BLOB_DAMAGED');
      writeFileSync(join(dir, file), sound.subarray(0, place));
      expect(mustFail(store.getBlob(hash)).code).toBe('BLOB_DAMAGED');
    }
    rmSync(join(dir, file));
    const big = must(store.putBlob(Buffer.alloc(3 * MiB, 5)));
    const [bigFile = ''] = allFiles(dir).filter((name) => name.startsWith('blobs/'));
    const whole = readFileSync(join(dir, bigFile));
    const chunk = (index: number) => whole.subarray(88 + index * (MiB + 16), 88 + (index + 1) * (MiB + 16));
    for (const order of [
      [0, 1],
      [1, 0, 2],
      [0, 1, 2, 2],
      [0, 2],
    ]) {
      writeFileSync(join(dir, bigFile), Buffer.concat([whole.subarray(0, 88), ...order.map(chunk)]));
      expect(mustFail(store.getBlob(big)).code).toBe('BLOB_DAMAGED');
    }
    must(store.close());
  });
});
