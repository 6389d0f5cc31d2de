/**
 * The inside of a bundle, as a stream: records gathered to frames, attachments in chunks, the last frame, packed and
 * sealed to the recipients. Every frame goes through the reader's own check, so that nothing is written that nobody
 * could read. Attachments are packed without compressing: they are compressed already.
 */
import { once } from 'node:events';
import { constants, createGzip, type Gzip, type ZlibParams } from 'node:zlib';
import { sealStream } from '#electron/crypto/age';
import type { Frame } from '#shared/bundle/frame-reader';
import {
  blobHead,
  FRAME_HEAD_BYTES,
  type FrameKind,
  frameHead,
  LINE_END,
  type RecordKind,
} from '#shared/bundle/frames';
import { BLOB_CHUNK_BYTES, FRAME_FILL_BYTES } from '#shared/bundle/limits';
import { type Manifest, manifestText } from '#shared/bundle/manifest';
import { PayloadCheck } from './payload-check';
import { type BundleHooks, goOn, stopWith } from './stopped';

/** What goes in, by kind in the order of kinds. */
export type BundleItem =
  /** The canonical bytes of one record. */
  | { readonly is: 'record'; readonly kind: RecordKind; readonly record: Uint8Array }
  /** An attachment, in rising order of hashes. */
  | {
      readonly is: 'blob';
      readonly hash: string;
      readonly total: number;
      readonly bytes: AsyncIterable<Uint8Array>;
    };

const PACK_LEVEL = 6;

/** The sealed payload; `plainBytes` is known when it has ended. */
export interface SealedPayload {
  readonly sealed: AsyncIterable<Uint8Array>;
  plainBytes(): number;
}

/** Begins a payload. An attachment that is not what its name says stops with B30. */
export async function sealPayload(
  recipients: readonly string[],
  manifest: Manifest,
  items: AsyncIterable<BundleItem>,
  hooks: BundleHooks,
): Promise<SealedPayload> {
  const writing = new PayloadWriting(hooks);
  const plain = ReadableStream.from(writing.packed(manifest, items)) as ReadableStream<Uint8Array>;
  const sealed = (await sealStream(recipients, plain)) as unknown as AsyncIterable<Uint8Array>;
  return { sealed, plainBytes: () => writing.plainBytes };
}

class PayloadWriting {
  // The types leave `params` out for gzip; the program has it for every packing stream.
  readonly #gzip = createGzip({ level: PACK_LEVEL, chunkSize: FRAME_FILL_BYTES / 4 }) as Gzip & ZlibParams;
  readonly #check = new PayloadCheck();
  readonly #hooks: BundleHooks;
  readonly #ended = new AbortController();
  #level = PACK_LEVEL;
  plainBytes = 0;

  constructor(hooks: BundleHooks) {
    this.#hooks = hooks;
  }

  /** The packed bytes, while the items are fed in. */
  async *packed(manifest: Manifest, items: AsyncIterable<BundleItem>): AsyncGenerator<Uint8Array> {
    const feeding = this.#feed(manifest, items).catch((error: unknown) => {
      this.#gzip.destroy(error instanceof Error ? error : new Error('feeding ended'));
    });
    try {
      for await (const piece of this.#gzip as AsyncIterable<Uint8Array>) yield piece;
    } finally {
      // Whoever reads gave up: feeding must not wait for room for ever.
      this.#ended.abort();
      this.#gzip.destroy();
      await feeding;
    }
  }

  async #feed(manifest: Manifest, items: AsyncIterable<BundleItem>): Promise<void> {
    await this.#frame('manifest', [Buffer.from(manifestText(manifest), 'utf8')]);
    const gathered = new Gathered();
    for await (const item of items) {
      goOn(this.#hooks);
      if (item.is === 'record') {
        const full = gathered.add(item.kind, item.record);
        if (full !== null) await this.#frame(full.kind, full.pieces);
      } else {
        const rest = gathered.rest();
        if (rest !== null) await this.#frame(rest.kind, rest.pieces);
        await this.#blob(item);
      }
    }
    const rest = gathered.rest();
    if (rest !== null) await this.#frame(rest.kind, rest.pieces);
    const end = this.#check.endContent();
    if (this.#check.wrongBlobs.length > 0) stopWith('B30_ATTACHMENT', { n: this.#check.wrongBlobs.length });
    await this.#frame('end', [end]);
    this.#gzip.end();
  }

  async #blob({ hash, total, bytes }: Extract<BundleItem, { readonly is: 'blob' }>): Promise<void> {
    const chunk = Buffer.alloc(Math.min(BLOB_CHUNK_BYTES, total));
    let offset = 0;
    let filled = 0;
    for await (const piece of bytes) {
      for (let at = 0; at < piece.length; ) {
        const part = piece.subarray(at, at + chunk.length - filled);
        if (offset + filled + part.length > total || part.length === 0)
          stopWith('B30_ATTACHMENT', { detail: 'long' });
        chunk.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < chunk.length) continue;
        await this.#frame('blob', [blobHead({ hash, offset, total }), chunk.subarray(0, filled)]);
        offset += filled;
        filled = 0;
      }
      goOn(this.#hooks);
    }
    if (offset + filled !== total) stopWith('B30_ATTACHMENT', { detail: 'short' });
    if (filled > 0 || total === 0)
      await this.#frame('blob', [blobHead({ hash, offset, total }), chunk.subarray(0, filled)]);
  }

  async #frame(kind: FrameKind, pieces: readonly Uint8Array[]): Promise<void> {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const bytes = Buffer.concat([frameHead(kind, length), ...pieces]);
    const frame: Frame = { kind, bytes, content: bytes.subarray(FRAME_HEAD_BYTES) };
    this.#check.take(frame);
    this.plainBytes += bytes.length;
    await this.#pack(kind === 'blob' ? constants.Z_NO_COMPRESSION : PACK_LEVEL);
    if (!this.#gzip.write(bytes)) await once(this.#gzip, 'drain', { signal: this.#ended.signal });
  }

  async #pack(level: number): Promise<void> {
    if (this.#level === level) return;
    this.#level = level;
    await new Promise<void>((resolve, reject) => {
      this.#ended.signal.addEventListener('abort', () => reject(new Error('nobody reads')), { once: true });
      this.#gzip.params(level, constants.Z_DEFAULT_STRATEGY, resolve);
    });
  }
}

/** Records of one kind on their way into a frame. */
class Gathered {
  #kind: RecordKind | null = null;
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  /** Adds a record; answers what has to become a frame before it. */
  add(
    kind: RecordKind,
    record: Uint8Array,
  ): { readonly kind: RecordKind; readonly pieces: readonly Uint8Array[] } | null {
    const fits = this.#kind === kind && this.#bytes + record.length + 1 <= FRAME_FILL_BYTES;
    const full = fits ? null : this.rest();
    this.#kind = kind;
    this.#pieces.push(record, Uint8Array.of(LINE_END));
    this.#bytes += record.length + 1;
    return full;
  }

  /** What is gathered, or null when there is nothing. */
  rest(): { readonly kind: RecordKind; readonly pieces: readonly Uint8Array[] } | null {
    if (this.#kind === null || this.#pieces.length === 0) return null;
    const rest = { kind: this.#kind, pieces: this.#pieces };
    this.#pieces = [];
    this.#bytes = 0;
    return rest;
  }
}
