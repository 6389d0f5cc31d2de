/**
 * Bundles made to harm, by somebody who has a registered key where the name of the test says nothing else: each ends
 * with the code of the list, soon, with little memory, and gives nothing out.
 */
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '#electron/sync/bundle/read-bundle';
import { endContent, FRAME_HEAD_BYTES, FRAME_KINDS, type FrameKind } from '#shared/bundle/frames';
import { preludeOf } from '#shared/bundle/layout';
import { BLOB_CHUNK_BYTES, MAX_HEADER_BYTES } from '#shared/bundle/limits';
import {
  closed,
  codeOf,
  entry,
  type Forgery,
  folder,
  forged,
  frame,
  lines,
  partBytes,
  sha256,
} from './bundle-kit';
import { makeWorld, readerOf, type World } from './bundle-world';
import { peakMib } from './peak';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** How the prefecture's reading of a forged bundle ends. */
const ends = async (forgery: Forgery): Promise<string> =>
  codeOf([await forged(world, forgery)], readerOf(world, world.prefecture));

const withRecords = (...records: readonly string[]): Forgery => ({
  plain: (manifest) => closed(manifest, lines('entries', ...records)),
  counts: { entries: records.length },
});

const nested = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const blobHash = sha256(Buffer.from('abc'));
const chunk = (hash: string, offset: number, total: number, bytes: Uint8Array): Buffer => {
  const head = Buffer.alloc(48);
  head.write(hash, 'hex');
  head.writeBigUInt64BE(BigInt(offset), 32);
  head.writeBigUInt64BE(BigInt(total), 40);
  return frame('blob', Buffer.concat([head, bytes]));
};

it('what the forger makes is taken when nothing is wrong with it', async () => {
  expect(await ends({})).toBe('taken');
  expect(await ends(withRecords(entry(1), entry(2)))).toBe('taken');
});

/** A manifest and an attachment of so many MiB of zeros, each frame as it should be, packed without being in memory at once. */
const squeezed = (manifest: Buffer, mib: number): Promise<Buffer> =>
  buffer(Readable.from(framesOf(manifest, mib)).pipe(createGzip()));
function* framesOf(manifest: Buffer, mib: number): Generator<Buffer> {
  yield manifest;
  for (let at = 0; at < mib; at += 1)
    yield chunk(blobHash, at * BLOB_CHUNK_BYTES, mib * BLOB_CHUNK_BYTES, ZEROS);
}
const ZEROS = Buffer.alloc(BLOB_CHUNK_BYTES);

describe('bombs', () => {
  it('a declared size that no such payload has: refused before anything is unpacked', async () => {
    expect(await ends({ header: { plainBytes: 50 * 2 ** 30 } })).toBe('B20_SIZE');
  });

  it('a payload that unpacks to more than declared stops there, at once and in little memory', async () => {
    const file = await forged(world, {
      ...{ plain: (manifest) => manifest, squeeze: (manifest) => squeezed(manifest, 400) },
      header: { plainBytes: 1_000_000 },
    });
    const begun = performance.now();
    expect(await codeOf([file], readerOf(world, world.prefecture))).toBe('B20_SIZE');
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(peakMib()).toBeLessThan(512);
  });

  it('a payload that unpacks to less than declared', async () => {
    expect(await ends({ header: { plainBytes: 100_000 } })).toBe('B20_SIZE');
  });

  it.each([
    [
      'a frame longer than its kind may be',
      (m: Buffer) =>
        closed(m, Buffer.concat([Buffer.of(FRAME_KINDS.entries), Buffer.from('ffffffff', 'hex')])),
    ],
    [
      'a chunk longer than a chunk',
      (m: Buffer) => closed(m, chunk(blobHash, 0, 3, Buffer.alloc(3)).fill(0x7f, 1, 5)),
    ],
    [
      'a frame that claims more than follows',
      (m: Buffer) => Buffer.concat([m, Buffer.of(FRAME_KINDS.entries, 0, 0, 255, 0)]),
    ],
    ['an empty frame', (m: Buffer) => closed(m, frame('entries', Buffer.alloc(0)))],
    ['an unknown kind of frame', (m: Buffer) => closed(m, Buffer.of(77, 0, 0, 0, 1, 1))],
  ] as const)('%s', async (_name, plain) => {
    expect(await ends({ plain })).toBe('B21_FORMAT');
  });

  it.each([17, 1_000, 100_000])('nesting %d deep', async (depth) => {
    expect(await ends(withRecords(nested(depth)))).toBe('B21_FORMAT');
  });

  it('half a million members in one record', async () => {
    const many = `{${Array.from({ length: 500_001 }, (_, at) => `"k${String(at).padStart(7, '0')}":1`).join(',')}}`;
    expect(await ends(withRecords(many))).toBe('B21_FORMAT');
  });

  it('a header longer than a header, and one of a million brackets', async () => {
    const file = join(folder(), 'long');
    const long = Buffer.from('['.repeat(MAX_HEADER_BYTES + 1));
    writeFileSync(file, Buffer.concat([preludeOf(long.length), long, Buffer.alloc(96)]));
    expect(await codeOf([file], readerOf(world, world.prefecture))).toBe('B04_HEADER');
    writeFileSync(file, partBytes('['.repeat(MAX_HEADER_BYTES), world.county, Buffer.alloc(1)));
    expect(await codeOf([file], readerOf(world, world.prefecture))).toBe('B04_HEADER');
  });
});

describe('JSON that is not one text for one value', () => {
  it.each([
    ['a name twice', '{"a":1,"a":2}', 'B21_FORMAT'],
    ['names out of order', '{"b":1,"a":2}', 'B21_FORMAT'],
    ['white space', '{"a": 1}', 'B21_FORMAT'],
    ['a fraction', '{"a":1.5}', 'B21_FORMAT'],
    ['a number beyond what is told apart', '{"a":9007199254740993}', 'B21_FORMAT'],
    ['a lone surrogate', '{"a":"\\ud800"}', 'B21_FORMAT'],
    ['an escape that need not be', '{"a":"\\u0041"}', 'B21_FORMAT'],
    ['no object', '[1]', 'B21_FORMAT'],
    ['nothing', 'null', 'B21_FORMAT'],
    ['half a text', '{"a":', 'B21_FORMAT'],
    ['__proto__', '{"__proto__":{"x":1}}', 'B22_FORBIDDEN_KEY'],
    ['__proto__ deep inside', '{"a":[{"b":1,"prototype":{"x":1}}]}', 'B22_FORBIDDEN_KEY'],
    ['constructor', '{"constructor":{"prototype":{"x":1}}}', 'B22_FORBIDDEN_KEY'],
    ['__proto__ written with escapes', '{"\\u005f_proto__":{"x":1}}', 'B21_FORMAT'],
  ])('%s', async (_name, record, code) => {
    expect(await ends(withRecords(record))).toBe(code);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('a word like a forbidden name in a text is only a word', async () => {
    expect(await ends(withRecords('{"a":"{\\"__proto__\\":1}","b":"__proto__"}'))).toBe('taken');
  });

  it('bytes that are no UTF-8, in a record and in the manifest', async () => {
    const broken = Buffer.from('7b2261223a22ff227d0a', 'hex');
    expect(await ends({ plain: (m) => closed(m, frame('entries', broken)), counts: { entries: 1 } })).toBe(
      'B21_FORMAT',
    );
    expect(await ends({ manifestBytes: () => Buffer.from('7bff7d', 'hex') })).toBe('B21_FORMAT');
  });

  it('in the manifest: a name twice, a forbidden name, a field that nobody knows', async () => {
    expect(
      await ends({
        manifestBytes: (text) => Buffer.from(text.replace('{"approval"', '{"a":1,"a":1,"approval"')),
      }),
    ).toBe('B21_FORMAT');
    expect(
      await ends({
        manifestBytes: (text) => Buffer.from(text.replace('{"approval"', '{"__proto__":1,"approval"')),
      }),
    ).toBe('B22_FORBIDDEN_KEY');
    expect(
      await ends({ manifestBytes: (text) => Buffer.from(text.replace('{"approval"', '{"aa":1,"approval"')) }),
    ).toBe('B21_FORMAT');
  });
});

describe('frames that do not belong together', () => {
  const two = [lines('entries', entry(1)), lines('stubs', '{"seq":2}')] as const;
  const counts = { entries: 1, stubs: 1 };
  const endOf = (count: number, ...frames: readonly Buffer[]): Buffer =>
    frame('end', endContent(count, createHash('sha256').update(Buffer.concat(frames)).digest()));

  it.each<[string, Forgery]>([
    [
      'swapped within a kind, with the former end',
      {
        counts: { entries: 2 },
        plain: (m) =>
          Buffer.concat([
            m,
            lines('entries', entry(2)),
            lines('entries', entry(1)),
            endOf(3, m, lines('entries', entry(1)), lines('entries', entry(2))),
          ]),
      },
    ],
    ['swapped across kinds, with an end made for it', { counts, plain: (m) => closed(m, two[1], two[0]) }],
    ['one left out', { counts, plain: (m) => Buffer.concat([m, two[0], endOf(3, m, ...two)]) }],
    ['one left out, and the manifest counts it', { counts, plain: (m) => closed(m, two[0]) }],
    ['one more than the manifest counts', { counts: { entries: 1 }, plain: (m) => closed(m, ...two) }],
    ['no end', { counts, plain: (m) => Buffer.concat([m, ...two]) }],
    ['more after the end', { counts, plain: (m) => Buffer.concat([closed(m, ...two), Buffer.of(1)]) }],
    ['a wrong count in the end', { counts, plain: (m) => Buffer.concat([m, ...two, endOf(4, m, ...two)]) }],
    ['no manifest', { counts: { entries: 1 }, plain: () => closed(two[0]) }],
    ['two manifests', { plain: (m) => closed(m, m) }],
    ['nothing at all', { plain: () => Buffer.alloc(0) }],
    [
      'a line without an end',
      { counts: { entries: 1 }, plain: (m) => closed(m, frame('entries', Buffer.from(entry(1)))) },
    ],
    ['an empty line', { counts: { entries: 2 }, plain: (m) => closed(m, lines('entries', entry(1), '')) }],
  ])('%s', async (_name, forgery) => {
    expect(await ends(forgery)).toBe('B21_FORMAT');
  });

  it.each<[string, (m: Buffer) => Buffer]>([
    [
      'that begins in its middle',
      (m) => closed(m, chunk(blobHash, BLOB_CHUNK_BYTES, BLOB_CHUNK_BYTES + 3, Buffer.alloc(3))),
    ],
    [
      'that ends before its length',
      (m) => closed(m, chunk(blobHash, 0, BLOB_CHUNK_BYTES + 3, Buffer.alloc(BLOB_CHUNK_BYTES))),
    ],
    [
      'that comes twice',
      (m) => closed(m, chunk(blobHash, 0, 3, Buffer.from('abc')), chunk(blobHash, 0, 3, Buffer.from('abc'))),
    ],
    ['cut in another way', (m) => closed(m, chunk(blobHash, 0, 3, Buffer.from('ab')))],
    [
      'longer than any number',
      (m) => closed(m, chunk(blobHash, 0, Number.MAX_SAFE_INTEGER + 1, Buffer.alloc(BLOB_CHUNK_BYTES))),
    ],
    ['shorter than its head', (m) => closed(m, frame('blob', Buffer.alloc(10)))],
  ])('an attachment %s', async (_name, plain) => {
    expect(await ends({ plain, counts: { blobs: 1, blobBytes: 3 } })).toBe('B21_FORMAT');
  });

  it('an attachment of other bytes than its name says is named, and the rest is taken', async () => {
    const file = await forged(world, {
      plain: (m) => closed(m, chunk(blobHash, 0, 3, Buffer.from('abd'))),
      counts: { blobs: 1, blobBytes: 3 },
    });
    const open = await openBundle([file], readerOf(world, world.prefecture));
    expect(open.ok && open.value.sound.wrongBlobs).toEqual([blobHash]);
  });

  it('bytes behind the packed payload, which unpacking would pass over', async () => {
    expect(await ends({ squeeze: (plain) => Buffer.concat([gzipSync(plain), randomBytes(20)]) })).toBe(
      'B21_FORMAT',
    );
    expect(await ends({ squeeze: (plain) => plain })).toBe('B21_FORMAT');
    expect(await ends({ squeeze: (plain) => gzipSync(plain).subarray(0, -9) })).toBe('B21_FORMAT');
  });
});

it('frames are as they are told', () => {
  const kinds = Object.values(FRAME_KINDS);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(frame('entries' satisfies FrameKind, Buffer.of(1)).length).toBe(FRAME_HEAD_BYTES + 1);
});
