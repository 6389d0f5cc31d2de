/**
 * Check 14 on the frames of a payload, one after the other: order, manifest, JSON rules of every record, chunks of
 * attachments, what the manifest counted, and the last frame over all of them. It keeps the manifest and counts,
 * never records.
 */
import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';
import type { Frame } from '#shared/bundle/frame-reader';
import {
  type BlobChunk,
  endContent,
  endMatches,
  FRAME_KINDS,
  type FrameKind,
  isRecordKind,
  type RecordKind,
  readBlobChunk,
  recordsIn,
} from '#shared/bundle/frames';
import {
  FRAME_FILL_BYTES,
  MAX_FRAMES,
  MAX_RECEIPTS,
  MAX_RECORDS,
  MAX_RECORDS_BYTES,
  MAX_STUBS,
  MAX_WRONG_BLOBS,
} from '#shared/bundle/limits';
import { type Manifest, type ManifestCounts, NO_COUNTS, readManifest } from '#shared/bundle/manifest';
import { readStrictJson } from '#shared/bundle/strict-json';
import { canonicalJson } from '#shared/lib/canonical-json';
import { stopWith } from './stopped';

/** A frame that keeps the rules, as it is given on. Bytes of records stay as they are, those of an attachment only until
 * the next frame. */
export type CheckedFrame =
  | { readonly is: 'manifest'; readonly manifest: Manifest }
  | {
      readonly is: 'records';
      readonly kind: RecordKind;
      readonly records: readonly Uint8Array[];
      /** All of them as the frame holds them (`recordsIn`). */
      readonly content: Uint8Array;
    }
  | { readonly is: 'blob'; readonly chunk: BlobChunk };

export class PayloadCheck {
  readonly #hash = createHash('sha256');
  #frames = 0;
  #recordBytes = 0;
  #last: FrameKind | null = null;
  #manifest: Manifest | null = null;
  readonly #counts: { -readonly [K in keyof ManifestCounts]: number } = { ...NO_COUNTS };
  #blob: { readonly hash: string; readonly total: number; next: number; readonly digest: Hash } | null = null;
  #lastBlob = '';
  readonly #wrongBlobs: string[] = [];
  #complete: string | null = null;
  readonly #isSound: boolean;

  readonly #mostFrames: number;

  /** `isSound`: a pass before has found these frames in order, and whoever reads holds the hash over them against
   * that one's: records are counted and not looked into again. */
  constructor(isSound = false, mostFrames = MAX_FRAMES) {
    this.#isSound = isSound;
    this.#mostFrames = mostFrames;
  }

  /** The manifest, once the payload is complete. */
  get manifest(): Manifest {
    if (this.#manifest === null) throw new Error('asked before the payload was checked');
    return this.#manifest;
  }

  /** Hex hash over all frames once the last one came and fitted; null before. */
  get complete(): string | null {
    return this.#complete;
  }

  /** Attachments whose bytes are not those of their name. */
  get wrongBlobs(): readonly string[] {
    return this.#wrongBlobs;
  }

  /** Content of the last frame, after all that were taken: for whoever writes. */
  endContent(): Uint8Array {
    this.#endBlob();
    return endContent(this.#frames, this.#hash.copy().digest());
  }

  /** Looks at the next frame; null for the last. @throws a stop when it breaks a rule */
  take(frame: Frame): CheckedFrame | null {
    if (this.#frames >= this.#mostFrames) stopWith('B20_SIZE', { detail: 'frames' });
    this.#inOrder(frame.kind);
    if (frame.kind === 'end') return this.#end(frame.content);
    this.#frames += 1;
    this.#hash.update(frame.bytes);
    if (frame.kind === 'manifest') return { is: 'manifest', manifest: this.#readManifest(frame.content) };
    if (isRecordKind(frame.kind)) {
      const { kind, content } = frame;
      return { is: 'records', kind, content, records: this.#readRecords(kind, content) };
    }
    return { is: 'blob', chunk: this.#readChunk(frame.content) };
  }

  #inOrder(kind: FrameKind): void {
    const before = this.#last;
    const fits = before === null ? kind === 'manifest' : FRAME_KINDS[kind] >= FRAME_KINDS[before];
    if (!fits || (before === 'manifest' && kind === 'manifest')) stopWith('B21_FORMAT', { detail: 'order' });
    if (kind !== 'blob') this.#endBlob();
    this.#last = kind;
  }

  #readManifest(content: Uint8Array): Manifest {
    if (!isUtf8(content)) stopWith('B21_FORMAT', { detail: 'utf-8' });
    const read = readManifest(textOf(content));
    if (!read.ok) {
      if (read.error === 'newer') stopWith('B03_TOO_NEW', { detail: 'manifest' });
      stopWith(read.error === 'forbidden-key' ? 'B22_FORBIDDEN_KEY' : 'B21_FORMAT', { detail: 'manifest' });
    }
    this.#manifest = read.value;
    return read.value;
  }

  #readRecords(kind: RecordKind, content: Uint8Array): readonly Uint8Array[] {
    const records = recordsIn(content);
    if (records === null) return stopWith('B21_FORMAT', { detail: 'lines' });
    this.#counts[kind] += records.length;
    this.#recordBytes += content.length;
    this.#bounded();
    if (this.#isSound) return records;
    if (content.length > FRAME_FILL_BYTES && records.length > 1) stopWith('B21_FORMAT', { detail: 'fill' });
    if (!isUtf8(content)) stopWith('B21_FORMAT', { detail: 'utf-8' });
    for (const record of records) {
      const json = readStrictJson(textOf(record));
      if (!json.ok)
        stopWith(json.error === 'forbidden-key' ? 'B22_FORBIDDEN_KEY' : 'B21_FORMAT', { detail: kind });
      if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
        stopWith('B21_FORMAT', { detail: kind });
    }
    return records;
  }

  /** What is held in memory while a bundle is looked at stays within what a desk has. */
  #bounded(): void {
    const { blobs: _blobs, blobBytes: _bytes, ...records } = this.#counts;
    const all = Object.values(records).reduce((sum, count) => sum + count, 0);
    if (
      this.#recordBytes > MAX_RECORDS_BYTES ||
      all > MAX_RECORDS ||
      records.stubs > MAX_STUBS ||
      records.receipts > MAX_RECEIPTS
    )
      stopWith('B20_SIZE', { detail: 'records' });
  }

  #readChunk(content: Uint8Array): BlobChunk {
    const chunk = readBlobChunk(content);
    if (chunk === null) return stopWith('B21_FORMAT', { detail: 'chunk' });
    const { hash, offset, total, bytes } = chunk;
    if (offset === 0) this.#beginBlob(hash, total);
    const blob = this.#blob;
    if (blob === null || blob.hash !== hash || blob.total !== total || blob.next !== offset)
      return stopWith('B21_FORMAT', { detail: 'chunk-order' });
    blob.digest.update(bytes);
    blob.next += bytes.length;
    this.#counts.blobBytes += bytes.length;
    return chunk;
  }

  /** Attachments come in rising order of their hashes: none comes twice, and none has to be remembered. */
  #beginBlob(hash: string, total: number): void {
    if (this.#lastBlob >= hash) stopWith('B21_FORMAT', { detail: 'blob-order' });
    this.#lastBlob = hash;
    this.#endBlob();
    this.#blob = { hash, total, next: 0, digest: createHash('sha256') };
    this.#counts.blobs += 1;
  }

  #endBlob(): void {
    if (this.#blob === null) return;
    const { hash, total, next, digest } = this.#blob;
    this.#blob = null;
    if (next !== total) stopWith('B21_FORMAT', { detail: 'blob-short' });
    // The bundle is sound; what this touches is single cases (check 22).
    if (digest.digest('hex') === hash) return;
    // Of one that is not named it would be believed that it came.
    if (this.#wrongBlobs.length >= MAX_WRONG_BLOBS) stopWith('B21_FORMAT', { detail: 'wrong-blobs' });
    this.#wrongBlobs.push(hash);
  }

  #end(content: Uint8Array): null {
    const hash = this.#hash.digest();
    if (!endMatches(content, this.#frames, hash)) stopWith('B21_FORMAT', { detail: 'end' });
    if (canonicalJson(this.#counts) !== canonicalJson(this.manifest.counts))
      stopWith('B21_FORMAT', { detail: 'counts' });
    this.#complete = hash.toString('hex');
    return null;
  }
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
