/**
 * Bundles that are too much by what they count: records, frames, rows, members. Each limit is named, and what is one
 * beyond it is refused with its code, before memory or time is spent on it.
 */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { PayloadCheck } from '#electron/sync/bundle/payload-check';
import { answering } from '#electron/sync/bundle/stopped';
import {
  blobHead,
  FRAME_HEAD_BYTES,
  FRAME_KINDS,
  type FrameKind,
  maxFrameBytes,
  type RecordKind,
} from '#shared/bundle/frames';
import {
  FRAME_FILL_BYTES,
  FREE_PLAIN_BYTES,
  MAX_ADDRESSEES,
  MAX_PARTS,
  MAX_PLAIN_BYTES,
  MAX_RATIO,
  MAX_RECEIPTS,
  MAX_RECORDS,
  MAX_RECORDS_BYTES,
  MAX_ROWS,
  MAX_STUBS,
  MAX_WHOLE_BYTES,
  MAX_WRONG_BLOBS,
  plausibleSize,
} from '#shared/bundle/limits';
import { type ManifestCounts, manifestText, NO_COUNTS } from '#shared/bundle/manifest';
import type { DivisionCode, EntryId, StationId } from '#shared/domain/ids';
import { closed, type Forgery, forged, frame, lines, manifestOf, readBack, senderOf } from './bundle-kit';
import { makeWorld, PREFECTURE, readerOf, type World } from './bundle-world';
import { peakMib } from './peak';

const SOON_MS = 20_000;
const MOST_MIB = 512;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** Code and detail that the prefecture's reading of a forged bundle ends with. */
async function ends(forgery: Forgery): Promise<string> {
  const begun = performance.now();
  const got = await readBack([await forged(world, forgery)], readerOf(world, world.prefecture));
  expect(performance.now() - begun).toBeLessThan(SOON_MS);
  if (!('code' in got)) return 'taken';
  return 'detail' in got ? `${got.code} ${got.detail}` : got.code;
}

/** A frame of so many of the smallest records there are. */
const manyOf = (kind: RecordKind, many: number): Buffer => frame(kind, Buffer.from('{}\n'.repeat(many)));

/** So many records, in frames that cost little to read. */
const AT_ONCE = 10_000;
const framesOf = (kind: RecordKind, many: number): Buffer[] =>
  Array.from({ length: Math.ceil(many / AT_ONCE) }, (_, at) =>
    manyOf(kind, Math.min(AT_ONCE, many - at * AT_ONCE)),
  );

const counted = (kind: RecordKind, many: number): Forgery => ({
  plain: (manifest) => closed(manifest, ...framesOf(kind, many)),
  counts: { [kind]: many } as Partial<ManifestCounts>,
});

describe('each count of records that a desk could not hold', () => {
  it('receipts: as many as there may be are taken, one more is not', async () => {
    expect(await ends(counted('receipts', MAX_RECEIPTS))).toBe('taken');
    expect(await ends(counted('receipts', MAX_RECEIPTS + 1))).toBe('B20_SIZE records');
  });

  it('stubs: as many as there may be are taken, one more is not', { timeout: 120_000 }, async () => {
    expect(await ends(counted('stubs', MAX_STUBS))).toBe('taken');
    expect(await ends(counted('stubs', MAX_STUBS + 1))).toBe('B20_SIZE records');
  });

  it('records of all kinds together', { timeout: 120_000 }, async () => {
    const entries = MAX_RECORDS - MAX_STUBS + 1;
    expect(
      await ends({
        plain: (manifest) =>
          closed(manifest, ...framesOf('entries', entries), ...framesOf('stubs', MAX_STUBS)),
        counts: { entries, stubs: MAX_STUBS },
      }),
    ).toBe('B20_SIZE records');
  });

  it('bytes of records, in frames of which each is in order', { timeout: 120_000 }, async () => {
    // No payload shrinks as much as this one would: part of it cannot be packed.
    const noise = lines('entries', `{"a":"${randomBytes(FRAME_FILL_BYTES / 4).toString('base64')}"}`);
    const even = lines('entries', `{"a":"${'a'.repeat(FRAME_FILL_BYTES - 10)}"}`);
    const evens = Math.ceil(MAX_RECORDS_BYTES / (FRAME_FILL_BYTES - 10));
    const noises = 10;
    const packed = { even: gzipSync(even), noise: gzipSync(noise) };
    let first = 0;
    const bomb = (plain: Buffer): Buffer => {
      first = plain.length;
      return Buffer.concat([
        gzipSync(plain),
        ...Array.from({ length: noises }, () => packed.noise),
        ...Array.from({ length: evens }, () => packed.even),
      ]);
    };
    await forged(world, { plain: (manifest) => manifest, squeeze: bomb });
    const plainBytes = first + noises * noise.length + evens * even.length;
    expect(await ends({ plain: (manifest) => manifest, squeeze: bomb, header: { plainBytes } })).toBe(
      'B20_SIZE records',
    );
  });

  it('with memory that any desk has', () => {
    expect(peakMib()).toBeLessThan(MOST_MIB);
  });
});

describe('each length of a frame', () => {
  /** A manifest and the head of a frame of which nothing follows. */
  const begun = (kind: FrameKind, length: number): Forgery => ({
    plain: (manifest) => {
      const head = Buffer.alloc(5);
      head[0] = FRAME_KINDS[kind];
      head.writeUInt32BE(length, 1);
      return Buffer.concat(kind === 'manifest' ? [head] : [manifest, head]);
    },
  });

  it.each(Object.keys(FRAME_KINDS) as FrameKind[])(
    '%s: the longest is read, one byte more is not',
    async (kind) => {
      expect(await ends(begun(kind, maxFrameBytes(kind)))).toBe('B21_FORMAT no-end');
      expect(await ends(begun(kind, maxFrameBytes(kind) + 1))).toBe('B21_FORMAT too-long');
    },
  );

  it('records that would have filled two frames are not put into one', async () => {
    const record = `{"a":"${'a'.repeat(FRAME_FILL_BYTES / 2)}"}`;
    const both = {
      plain: (m: Buffer) => closed(m, lines('entries', record, record)),
      counts: { entries: 2 },
    };
    expect(await ends(both)).toBe('B21_FORMAT fill');
  });

  it('and the number of frames: beyond it none is looked at, not even the last', async () => {
    // Ten million frames would take minutes: here there may be three.
    const check = new PayloadCheck(false, 3);
    const took = (bytes: Buffer, kind: FrameKind) =>
      answering('B06_DAMAGED', async () =>
        check.take({ kind, bytes, content: bytes.subarray(FRAME_HEAD_BYTES) }),
      );
    const manifest = manifestText(manifestOf(senderOf(world.county), world.county, NO_COUNTS));
    expect((await took(frame('manifest', Buffer.from(manifest)), 'manifest')).ok).toBe(true);
    for (const _more of [2, 3]) expect((await took(manyOf('entries', 1), 'entries')).ok).toBe(true);
    for (const kind of ['entries', 'end'] as const)
      expect(await took(manyOf('entries', 1), kind)).toEqual({
        ok: false,
        error: { code: 'B20_SIZE', detail: 'frames' },
      });
  });
});

/** An attachment of one byte, whose hash is another. */
function wrongPaper(at: number): Buffer {
  const hash = at.toString(16).padStart(64, '0');
  return frame('blob', Buffer.concat([blobHead({ hash, offset: 0, total: 1 }), Buffer.of(at % 256)]));
}

describe('each number of rows', () => {
  const rows = (many: number) =>
    Array.from({ length: many }, (_, at) => ({
      station: at.toString(16).padStart(16, '0') as StationId,
      seq: 1,
      hash: '0'.repeat(64) as EntryId,
    }));

  it.each(['have', 'prerequisites'] as const)('of a table of the manifest: %s', async (table) => {
    expect(await ends({ manifest: { [table]: rows(MAX_ROWS) } })).toBe('taken');
    expect(await ends({ manifest: { [table]: rows(MAX_ROWS + 1) } })).toBe('B21_FORMAT manifest');
  });

  /** So many agencies, the prefecture among them. */
  const addressed = (many: number) =>
    Array.from({ length: many }, (_, at) => ({
      agency: (at === 0 ? PREFECTURE : String(660_000 + at)) as DivisionCode,
      pairSeq: 1,
    }));

  it('of addressees, outside and inside', async () => {
    expect(await ends({ sender: { to: addressed(MAX_ADDRESSEES) } })).toBe('taken');
    expect(await ends({ sender: { to: addressed(MAX_ADDRESSEES + 1) } })).toMatch(/^B04_HEADER/);
    const to = addressed(MAX_ADDRESSEES + 1).map((row) => ({ ...row, previous: null }));
    expect(await ends({ manifest: { to } })).toBe('B21_FORMAT manifest');
  });

  it('of members of a header', async () => {
    const [agency, station] = world.county.certificates;
    if (agency === undefined || station?.kind !== 'station') throw new Error('no certificates');
    /** Certificates of this station with all they could say, and the last of them with so many grants. */
    const certificates = (last: number) =>
      [10, 10, 10, last].map((grants) => ({
        ...station,
        mayAuthor: Array.from({ length: grants }, (_, at) => ({
          from: at + 1,
          events: Array.from({ length: 200 }, () => '*'),
        })),
      }));
    const header = (last: number) => ends({ from: { ...world.county, certificates: certificates(last) } });
    expect(await header(9)).toMatch(/^B11_CHAIN/);
    expect(await header(10)).toMatch(/^B04_HEADER/);
  });

  it('of attachments that are not what their names say', async () => {
    const wrong = (many: number): Forgery => ({
      plain: (manifest) => closed(manifest, ...Array.from({ length: many }, (_, at) => wrongPaper(at))),
      counts: { blobs: many, blobBytes: many },
    });
    expect(await ends(wrong(MAX_WRONG_BLOBS))).toBe('taken');
    expect(await ends(wrong(MAX_WRONG_BLOBS + 1))).toBe('B21_FORMAT wrong-blobs');
  });

  it('of parts', async () => {
    const header = { partBytes: 1, part: 1 };
    expect(await ends({ header: { ...header, parts: MAX_PARTS } })).not.toMatch(/^B04_HEADER/);
    expect(await ends({ header: { ...header, parts: MAX_PARTS + 1 } })).toMatch(/^B04_HEADER/);
  });
});

describe('each size that a header may declare', () => {
  it('is what such a payload can unpack to', () => {
    expect(plausibleSize(1, FREE_PLAIN_BYTES + MAX_RATIO)).toBe(true);
    expect(plausibleSize(1, FREE_PLAIN_BYTES + MAX_RATIO + 1)).toBe(false);
    expect(plausibleSize(MAX_WHOLE_BYTES, MAX_PLAIN_BYTES)).toBe(true);
    expect(plausibleSize(MAX_WHOLE_BYTES, MAX_PLAIN_BYTES + 1)).toBe(false);
  });
});
