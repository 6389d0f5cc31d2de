/**
 * The bytes of one attachment file. Each has a random key of its own, wrapped in the header, so that an
 * ordered erasure destroys one key and nothing else. Chunks of 1 MiB carry their number and whether they
 * are the last in the nonce (the STREAM construction), so none can be cut off, doubled or moved.
 *
 * Header, 88 bytes: magic 8, format u16, suite u16, store id 16, wrapped key 60.
 */
import { equalBytes, suiteOf } from '#electron/crypto/suites';
import type { KeyRing } from './key-ring';

const MAGIC = Buffer.from('RSBBLOB\n', 'latin1');
/** Format number of these files alone. */
const BLOB_FORMAT = 1;
const FIXED_BYTES = 28;
const CHUNK_BYTES = 1024 * 1024;

function fixedHeader(ring: KeyRing): Uint8Array {
  const fixed = Buffer.alloc(FIXED_BYTES);
  MAGIC.copy(fixed);
  fixed.writeUInt16BE(BLOB_FORMAT, 8);
  fixed.writeUInt16BE(ring.suite.id, 10);
  fixed.set(ring.storeId, 12);
  return fixed;
}

/** Chunk number in eight bytes, then 1 for the last chunk. The key is the file's own, so nothing repeats. */
function chunkNonce(ring: KeyRing, index: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(ring.suite.nonceBytes);
  nonce.writeBigUInt64BE(BigInt(index), 0);
  nonce.writeUInt8(isLast ? 1 : 0, ring.suite.nonceBytes - 1);
  return nonce;
}

/** The file of an attachment, piece by piece. `name` binds the key to the content it belongs to. */
export function* sealBlob(ring: KeyRing, name: Uint8Array, content: Uint8Array): Generator<Uint8Array> {
  const fixed = fixedHeader(ring);
  const wrapKey = ring.derive('rsb/store/blob-key/1');
  const key = ring.suite.randomBytes(ring.suite.keyBytes);
  const header = Buffer.concat([fixed, ring.suite.wrap(wrapKey, key, Buffer.concat([fixed, name]))]);
  wrapKey.fill(0);
  yield header;
  const context = ring.suite.hash(header);
  const chunks = Math.max(1, Math.ceil(content.length / CHUNK_BYTES));
  for (let index = 0; index < chunks; index += 1) {
    const chunk = content.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    yield ring.suite.seal(key, chunkNonce(ring, index, index === chunks - 1), chunk, context);
  }
  key.fill(0);
}

/** The content of an attachment file, `newer` when a newer program wrote it, or null when anything was altered. */
export function openBlob(ring: KeyRing, name: Uint8Array, file: Uint8Array): Uint8Array | 'newer' | null {
  const headerBytes = FIXED_BYTES + ring.suite.keyBytes + ring.suite.wrapBytes;
  const header = file.subarray(0, headerBytes);
  const fixed = header.subarray(0, FIXED_BYTES);
  if (header.length < headerBytes) return null;
  if (!equalBytes(fixed, fixedHeader(ring))) return isNewer(ring, name, header) ? 'newer' : null;
  const wrapKey = ring.derive('rsb/store/blob-key/1');
  const key = ring.suite.unwrap(wrapKey, header.subarray(FIXED_BYTES), Buffer.concat([fixed, name]));
  wrapKey.fill(0);
  if (key === null) return null;
  const context = ring.suite.hash(header);
  const step = CHUNK_BYTES + ring.suite.tagBytes;
  const body = file.subarray(headerBytes);
  const chunks = Math.max(1, Math.ceil(body.length / step));
  const plain: Uint8Array[] = [];
  for (let index = 0; index < chunks; index += 1) {
    const sealed = body.subarray(index * step, (index + 1) * step);
    const chunk = ring.suite.open(key, chunkNonce(ring, index, index === chunks - 1), sealed, context);
    if (chunk === null) return null;
    plain.push(chunk);
  }
  key.fill(0);
  return Buffer.concat(plain);
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
