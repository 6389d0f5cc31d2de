/**
 * Frames: what the payload of a bundle consists of once it is opened and unpacked. Kind (one byte), length (four
 * bytes), content. Kinds come in one order. Most carry records, one canonical JSON text a line; attachments travel
 * in chunks. The last frame counts the others and hashes them, so that none can be lost, added or moved.
 */
import { BLOB_CHUNK_BYTES, MAX_MANIFEST_BYTES, MAX_RECORD_BYTES } from './limits';

/** The order in which kinds come, and the byte of each. */
export const FRAME_KINDS = {
  manifest: 1,
  certificates: 2,
  revocations: 3,
  policy: 4,
  keys: 5,
  entries: 6,
  stubs: 7,
  blob: 8,
  receipts: 9,
  end: 255,
} as const;

export type FrameKind = keyof typeof FRAME_KINDS;

/** Kinds whose content is records, one a line. */
export const RECORD_KINDS = [
  'certificates',
  'revocations',
  'policy',
  'keys',
  'entries',
  'stubs',
  'receipts',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

export const isRecordKind = (kind: FrameKind): kind is RecordKind =>
  (RECORD_KINDS as readonly FrameKind[]).includes(kind);

export const FRAME_HEAD_BYTES = 5;
export const LINE_END = 0x0a;
/** Hash of the attachment, place of the chunk in it, its whole length. */
export const BLOB_HEAD_BYTES = 32 + 8 + 8;
/** Number of the frames before, and the hash over all their bytes. */
export const END_BYTES = 8 + 32;

/** Most bytes that the content of a frame of this kind has. */
export function maxFrameBytes(kind: FrameKind): number {
  switch (kind) {
    case 'manifest':
      return MAX_MANIFEST_BYTES;
    case 'blob':
      return BLOB_HEAD_BYTES + BLOB_CHUNK_BYTES;
    case 'end':
      return END_BYTES;
    default:
      return MAX_RECORD_BYTES + 1;
  }
}

const KIND_OF_BYTE: ReadonlyMap<number, FrameKind> = new Map(
  Object.entries(FRAME_KINDS).map(([kind, byte]) => [byte, kind as FrameKind]),
);

/** The kind that a byte stands for, or null. */
export const frameKindOf = (byte: number): FrameKind | null => KIND_OF_BYTE.get(byte) ?? null;

/** What stands before the content of a frame. */
export function frameHead(kind: FrameKind, length: number): Uint8Array {
  if (length > maxFrameBytes(kind)) throw new Error(`a frame too long: ${kind}`);
  const head = new Uint8Array(FRAME_HEAD_BYTES);
  head[0] = FRAME_KINDS[kind];
  new DataView(head.buffer).setUint32(1, length);
  return head;
}

/** A chunk of an attachment. */
export interface BlobChunk {
  /** SHA-256 of the attachment, 64 hex digits. */
  readonly hash: string;
  readonly offset: number;
  readonly total: number;
  readonly bytes: Uint8Array;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const HASH_BYTES = 32;

/** What stands before the bytes of a chunk. */
export function blobHead({ hash, offset, total }: Omit<BlobChunk, 'bytes'>): Uint8Array {
  const head = new Uint8Array(BLOB_HEAD_BYTES);
  for (let at = 0; at < HASH_BYTES; at += 1) head[at] = Number.parseInt(hash.slice(2 * at, 2 * at + 2), 16);
  view(head).setBigUint64(HASH_BYTES, BigInt(offset));
  view(head).setBigUint64(HASH_BYTES + 8, BigInt(total));
  return head;
}

/** The chunk in the content of a blob frame, or null when it cannot be one. */
export function readBlobChunk(content: Uint8Array): BlobChunk | null {
  if (content.length < BLOB_HEAD_BYTES) return null;
  let hash = '';
  for (let at = 0; at < HASH_BYTES; at += 1) hash += (content[at] ?? 0).toString(16).padStart(2, '0');
  const offset = Number(view(content).getBigUint64(HASH_BYTES));
  const total = Number(view(content).getBigUint64(HASH_BYTES + 8));
  const bytes = content.subarray(BLOB_HEAD_BYTES);
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(total)) return null;
  // Cut in one way only: every chunk is full but the last, and an empty attachment has one empty chunk.
  if (offset % BLOB_CHUNK_BYTES !== 0 || bytes.length !== Math.min(BLOB_CHUNK_BYTES, total - offset))
    return null;
  return offset === 0 || bytes.length > 0 ? { hash, offset, total, bytes } : null;
}

/** The content of the last frame. */
export function endContent(frames: number, hash: Uint8Array): Uint8Array {
  const content = new Uint8Array(END_BYTES);
  view(content).setBigUint64(0, BigInt(frames));
  content.set(hash, 8);
  return content;
}

/** Whether the last frame says what came before it. */
export function endMatches(content: Uint8Array, frames: number, hash: Uint8Array): boolean {
  const expected = endContent(frames, hash);
  return content.length === expected.length && expected.every((byte, at) => content[at] === byte);
}

/** The records in the content of a frame: the bytes of each line without its end; null when it is not made of lines. */
export function recordsIn(content: Uint8Array): readonly Uint8Array[] | null {
  const records: Uint8Array[] = [];
  let from = 0;
  while (from < content.length) {
    const end = content.indexOf(LINE_END, from);
    if (end <= from) return null;
    records.push(content.subarray(from, end));
    from = end + 1;
  }
  return records.length > 0 ? records : null;
}
