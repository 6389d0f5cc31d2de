/**
 * A paper of up to 20 MB on its way into the store and out of it, in pieces, so that nobody else at the desk waits for
 * it: decoding, its digest, sealing and reading each let others have their turn. It decides nothing about the case.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { StoreFault } from '#electron/store/store';
import type { BlobHash } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { mediaTypeOf } from './media-type';

/** Bytes of one piece: a multiple of three, so that its base64 needs no filling. */
const PIECE_BYTES = 3 * 262_144;
const PIECE_CHARACTERS = (PIECE_BYTES / 3) * 4;
const WHOLE_GROUPS = /^[A-Za-z0-9+/]*$/;
const END = /^[A-Za-z0-9+/]*={0,2}$/;

/** A paper that somebody brings. */
export interface Paper {
  readonly bytes: Uint8Array;
  readonly hash: BlobHash;
  /** Null when its name promises something else than it is, or nothing that is known. */
  readonly mediaType: string | null;
}

/** Decodes a paper; null for a text that is not base64. */
export async function paperOf(fileName: string, base64: string): Promise<Paper | null> {
  if (base64.length % 4 !== 0) return null;
  // Never from the shared pool: this is somebody's paper.
  const bytes = Buffer.allocUnsafeSlow((base64.length / 4) * 3);
  const digest = createHash('sha256');
  let length = 0;
  let hasNul = false;
  for (let at = 0; at < base64.length; at += PIECE_CHARACTERS) {
    if (at > 0) await nextTurn();
    const text = base64.slice(at, at + PIECE_CHARACTERS);
    if (!(at + PIECE_CHARACTERS < base64.length ? WHOLE_GROUPS : END).test(text)) return null;
    const piece = bytes.subarray(length, length + bytes.write(text, length, 'base64'));
    digest.update(piece);
    hasNul ||= piece.includes(0);
    length += piece.length;
  }
  const content = bytes.subarray(0, length);
  const hash = digest.digest('hex') as BlobHash;
  return { bytes: content, hash, mediaType: mediaTypeOf(fileName, content, hasNul) };
}

/** Keeps a paper in the store, flushed before this answers. */
export async function keepPaper(store: DeskStore, { bytes }: Paper): Promise<Result<unknown, StoreFault>> {
  if (bytes.length <= PIECE_BYTES) return store.putBlob(bytes);
  const staged = await store.stageBlob();
  if (!staged.ok) return staged;
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const written = await staged.value.write(bytes.subarray(at, at + PIECE_BYTES));
    if (written.ok) continue;
    await staged.value.discard();
    return written;
  }
  return staged.value.finish();
}

/** A kept paper as base64. `isGone`: asked after each pause, whether nobody waits for it any more. */
export async function textOf(
  store: DeskStore,
  hash: BlobHash,
  isGone: () => boolean,
): Promise<Result<string, StoreFault> | 'gone'> {
  const pieces = store.blobPieces(hash);
  const texts: string[] = [];
  let rest = Buffer.alloc(0);
  for (;;) {
    const step = pieces.next();
    if (step.done) {
      if (step.value !== null) return err(step.value);
      return ok(texts.join('') + rest.toString('base64'));
    }
    const bytes = Buffer.concat([rest, step.value]);
    const whole = bytes.length - (bytes.length % 3);
    texts.push(bytes.toString('base64', 0, whole));
    rest = bytes.subarray(whole);
    await nextTurn();
    if (!isGone()) continue;
    pieces.return?.(null);
    return 'gone';
  }
}
