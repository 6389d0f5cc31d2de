/** Frames come out as they went in, however the stream is cut; what is no frame is told, never guessed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader } from '#shared/bundle/frame-reader';
import {
  blobHead,
  endContent,
  endMatches,
  FRAME_HEAD_BYTES,
  FRAME_KINDS,
  type FrameKind,
  frameHead,
  frameKindOf,
  maxFrameBytes,
  readBlobChunk,
  recordsIn,
} from '#shared/bundle/frames';
import { BLOB_CHUNK_BYTES } from '#shared/bundle/limits';

const kinds = Object.keys(FRAME_KINDS).filter((kind) => kind !== 'end') as FrameKind[];
const oneFrame = fc.record({
  kind: fc.constantFrom(...kinds),
  content: fc.uint8Array({ minLength: 1, maxLength: 300 }),
});

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

const bytesOf = (kind: FrameKind, content: Uint8Array): Uint8Array =>
  joined([frameHead(kind, content.length), content]);

/** All frames of a stream that arrives in pieces of these lengths, and how it ended. */
function read(stream: Uint8Array, cuts: readonly number[]) {
  const reader = new FrameReader();
  const frames: { readonly kind: FrameKind; readonly content: Uint8Array }[] = [];
  let problem: string | null = null;
  for (let at = 0, turn = 0; at < stream.length && problem === null; turn += 1) {
    const length = cuts[turn % cuts.length] ?? 1;
    const pushing = reader.push(stream.subarray(at, at + length));
    at += length;
    for (let next = pushing.next(); ; next = pushing.next()) {
      if (next.done === true) {
        problem = next.value;
        break;
      }
      frames.push({ kind: next.value.kind, content: Uint8Array.from(next.value.content) });
    }
  }
  return { frames, problem, ended: reader.ended };
}

const cuts = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 8 });
const END = bytesOf('end', new Uint8Array(40));

describe('frames', () => {
  it('come out as they went in, however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(oneFrame, { maxLength: 12 }), cuts, (frames, lengths) => {
        const stream = joined([...frames.map(({ kind, content }) => bytesOf(kind, content)), END]);
        const got = read(stream, lengths);
        expect(got).toMatchObject({ problem: null, ended: true });
        expect(got.frames.slice(0, -1)).toEqual(frames);
      }),
    );
  });

  it('of a stream that is cut anywhere never end', () => {
    fc.assert(
      fc.property(fc.array(oneFrame, { maxLength: 5 }), fc.nat(), cuts, (frames, at, lengths) => {
        const stream = joined([...frames.map(({ kind, content }) => bytesOf(kind, content)), END]);
        expect(read(stream.subarray(0, at % stream.length), lengths).ended).toBe(false);
      }),
    );
  });

  it('any bytes whatever give frames or a problem, and no frame longer than its kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), cuts, (bytes, lengths) => {
        for (const { kind, content } of read(bytes, lengths).frames)
          expect(content.length).toBeLessThanOrEqual(maxFrameBytes(kind));
      }),
    );
  });

  it('end where the last one ends', () => {
    expect(read(joined([END, Uint8Array.of(1)]), [7]).problem).toBe('after-end');
    expect(read(Uint8Array.of(77, 0, 0, 0, 1, 0), [2]).problem).toBe('unknown-kind');
    expect(read(Uint8Array.of(FRAME_KINDS.end, 0, 0, 0, 41), [5]).problem).toBe('too-long');
    expect(() => frameHead('end', 41)).toThrow();
    expect(frameHead('end', 40).length).toBe(FRAME_HEAD_BYTES);
    expect(frameKindOf(0)).toBeNull();
  });
});

describe('the last frame', () => {
  it('fits the frames it was made for and no others', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.nat({ max: 39 }),
        (count, hash, at) => {
          const content = endContent(count, hash);
          expect(endMatches(content, count, hash)).toBe(true);
          expect(endMatches(content, count + 1, hash)).toBe(false);
          const other = Uint8Array.from(content);
          other[at] = (other[at] ?? 0) ^ 1;
          expect(endMatches(other, count, hash)).toBe(false);
          expect(endMatches(content.subarray(1), count, hash)).toBe(false);
        },
      ),
    );
  });
});

describe('chunks of attachments', () => {
  const hash = 'ab'.repeat(32);

  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.uint8Array({ minLength: 1, maxLength: 200 }), (full, bytes) => {
        const chunk = {
          hash,
          offset: full * BLOB_CHUNK_BYTES,
          total: full * BLOB_CHUNK_BYTES + bytes.length,
        };
        expect(readBlobChunk(joined([blobHead(chunk), bytes]))).toEqual({ ...chunk, bytes });
      }),
    );
  });

  it('are cut in one way only', () => {
    const content = (offset: number, total: number, length: number) =>
      readBlobChunk(joined([blobHead({ hash, offset, total }), new Uint8Array(length)]));
    expect(content(0, 0, 0)).not.toBeNull();
    expect(content(0, 3, 2)).toBeNull();
    expect(content(0, 3, 4)).toBeNull();
    expect(content(1, 3, 2)).toBeNull();
    expect(content(BLOB_CHUNK_BYTES, BLOB_CHUNK_BYTES, 0)).toBeNull();
    expect(content(2 * BLOB_CHUNK_BYTES, BLOB_CHUNK_BYTES, 0)).toBeNull();
    expect(content(0, BLOB_CHUNK_BYTES + 1, BLOB_CHUNK_BYTES)).not.toBeNull();
    expect(readBlobChunk(new Uint8Array(47))).toBeNull();
  });
});

describe('records', () => {
  const utf8 = new TextEncoder();

  it('are the lines of a frame', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1 }).map((text) => JSON.stringify(text)),
          { minLength: 1 },
        ),
        (texts) => {
          const content = utf8.encode(texts.map((text) => `${text}\n`).join(''));
          expect(recordsIn(content)?.map((record) => new TextDecoder().decode(record))).toEqual(texts);
          expect(recordsIn(content.subarray(0, -1))).toBeNull();
        },
      ),
    );
    expect(recordsIn(new Uint8Array())).toBeNull();
    expect(recordsIn(utf8.encode('\n'))).toBeNull();
    expect(recordsIn(utf8.encode('a\n\nb\n'))).toBeNull();
  });
});
