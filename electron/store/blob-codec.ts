/**
 * The bytes of one attachment file. Each has a random key of its own, wrapped in the header, so that an
 * ordered erasure destroys one key and nothing else. Chunks of 1 MiB carry their number and whether they
 * are the last in the nonce (the STREAM construction), so none can be cut off, doubled or moved. One chunk is all
 * that need be in memory.
 *
 * Header, 88 bytes: magic 8, format u16, suite u16, store id 16, wrapped key 60.
 */
import { equalBytes, suiteOf } from '#electron/crypto/suites';
import type { KeyRing } from './key-ring';

const MAGIC = Buffer.from('RSBBLOB\n', 'latin1');
/** Format number of these files alone. */
const BLOB_FORMAT = 1;
const FIXED_BYTES = 28;
/** Content of every chunk but the last. */
export const CHUNK_BYTES = 1024 * 1024;

function fixedHeader(ring: KeyRing): Uint8Array {
  const fixed = Buffer.alloc(FIXED_BYTES);
  MAGIC.copy(fixed);
  fixed.writeUInt16BE(BLOB_FORMAT, 8);
  fixed.writeUInt16BE(ring.suite.id, 10);
  fixed.set(ring.storeId, 12);
  return fixed;
}

/** Bytes before the first chunk. */
export const blobHeaderBytes = (ring: KeyRing): number =>
  FIXED_BYTES + ring.suite.keyBytes + ring.suite.wrapBytes;

/** Bytes of every sealed chunk but the last. */
export const sealedChunkBytes = (ring: KeyRing): number => CHUNK_BYTES + ring.suite.tagBytes;

/** How many chunks so many bytes fill; empty content is one empty chunk. */
export const chunksOf = (bytes: number, chunkBytes: number): number =>
  Math.max(1, Math.ceil(bytes / chunkBytes));

/** Seals and opens the chunks of one attachment file. `wipe` it. */
export class BlobCipher {
  readonly header: Uint8Array;
  readonly #ring: KeyRing;
  readonly #key: Uint8Array;
  readonly #context: Uint8Array;

  private constructor(ring: KeyRing, header: Uint8Array, key: Uint8Array) {
    this.header = header;
    this.#ring = ring;
    this.#key = key;
    this.#context = ring.suite.hash(header);
  }

  /** For a new file. `name` binds the key to the content it belongs to. */
  static fresh(ring: KeyRing, name: Uint8Array): BlobCipher {
    const fixed = fixedHeader(ring);
    const wrapKey = ring.derive('rsb/store/blob-key/1');
    const key = ring.suite.randomBytes(ring.suite.keyBytes);
    const header = Buffer.concat([fixed, ring.suite.wrap(wrapKey, key, Buffer.concat([fixed, name]))]);
    wrapKey.fill(0);
    return new BlobCipher(ring, header, key);
  }

  /** For the file with this header; `newer` when a newer program wrote it, null when it was altered. */
  static of(ring: KeyRing, name: Uint8Array, header: Uint8Array): BlobCipher | 'newer' | null {
    if (header.length < blobHeaderBytes(ring)) return null;
    const fixed = header.subarray(0, FIXED_BYTES);
    if (!equalBytes(fixed, fixedHeader(ring))) return isNewer(ring, name, header) ? 'newer' : null;
    const wrapKey = ring.derive('rsb/store/blob-key/1');
    const key = ring.suite.unwrap(wrapKey, header.subarray(FIXED_BYTES), Buffer.concat([fixed, name]));
    wrapKey.fill(0);
    return key && new BlobCipher(ring, header, key);
  }

  seal(index: number, isLast: boolean, chunk: Uint8Array): Uint8Array {
    return this.#ring.suite.seal(this.#key, this.#nonce(index, isLast), chunk, this.#context);
  }

  /** Null when the bytes were altered or are another chunk. */
  open(index: number, isLast: boolean, sealed: Uint8Array): Uint8Array | null {
    return this.#ring.suite.open(this.#key, this.#nonce(index, isLast), sealed, this.#context);
  }

  wipe(): void {
    this.#key.fill(0);
  }

  /** Chunk number in eight bytes, then 1 for the last chunk. The key is the file's own, so nothing repeats. */
  #nonce(index: number, isLast: boolean): Uint8Array {
    const nonce = Buffer.alloc(this.#ring.suite.nonceBytes);
    nonce.writeBigUInt64BE(BigInt(index), 0);
    nonce.writeUInt8(isLast ? 1 : 0, this.#ring.suite.nonceBytes - 1);
    return nonce;
  }
}

/** The file of an attachment that is in memory, piece by piece. */
export function* sealBlob(ring: KeyRing, name: Uint8Array, content: Uint8Array): Generator<Uint8Array> {
  const cipher = BlobCipher.fresh(ring, name);
  yield cipher.header;
  const chunks = chunksOf(content.length, CHUNK_BYTES);
  for (let index = 0; index < chunks; index += 1)
    yield cipher.seal(
      index,
      index === chunks - 1,
      content.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
    );
  cipher.wipe();
}

/** Whether a newer program wrote a header: its numbers say so, and with our own in their place the key does not
 * open, as it would if somebody had altered these alone. */
function isNewer(ring: KeyRing, name: Uint8Array, header: Uint8Array): boolean {
  const bytes = Buffer.from(header);
  const isOurs = bytes.subarray(0, MAGIC.length).equals(MAGIC);
  if (!isOurs || (bytes.readUInt16BE(8) <= BLOB_FORMAT && suiteOf(bytes.readUInt16BE(10)) !== null))
    return false;
  const wrapKey = ring.derive('rsb/store/blob-key/1');
  const key = ring.suite.unwrap(
    wrapKey,
    bytes.subarray(FIXED_BYTES),
    Buffer.concat([fixedHeader(ring), name]),
  );
  wrapKey.fill(0);
  key?.fill(0);
  return key === null;
}
