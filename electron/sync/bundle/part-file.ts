/** Checks 2 to 4: what a staged file says of itself, and whether its bytes are those that were written. No key, no
 * signature, nothing of the payload but its hash. */

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type BundleHeader, readHeader } from '#shared/bundle/header';
import {
  overheadOf,
  PRELUDE_BYTES,
  readPrelude,
  SIGNATURE_BYTES,
  TRAILER_BYTES,
} from '#shared/bundle/layout';
import { MAX_HEADER_BYTES } from '#shared/bundle/limits';
import type { Result } from '#shared/lib/result';
import { piecesOf, withFile } from './file-pieces';
import { answering, type BundleHooks, type BundleStop, goOn, stopWith, UNHINDERED } from './stopped';

/** A part whose bytes are as they were written. Who wrote them is not said yet. */
export interface ExaminedPart {
  readonly file: string;
  readonly header: BundleHeader;
  /** Canonical text of the header, as it stands in the file. */
  readonly headerText: string;
  /** 128 hex digits. */
  readonly signature: string;
  /** Where the payload begins. */
  readonly payloadAt: number;
}

/** Examines one staged file. A disk that cannot be read counts as a damaged copy: it is copied anew. */
export function examinePart(
  file: string,
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<ExaminedPart, BundleStop>> {
  return answering('B06_DAMAGED', () =>
    withFile(file, async (handle) => {
      const { size } = await handle.stat();
      const headerBytes = preludeIn(await stretch(handle, 0, Math.min(size, PRELUDE_BYTES)));
      if (size < PRELUDE_BYTES + headerBytes) stopWith('B05_TRUNCATED', { detail: 'in-header' });
      const text = headerIn(await stretch(handle, PRELUDE_BYTES, PRELUDE_BYTES + headerBytes));
      const { header, headerText } = text;
      const expected = overheadOf(headerBytes) + header.partBytes;
      if (size < expected) stopWith('B05_TRUNCATED', { n: expected - size });
      if (size > expected) stopWith('B06_DAMAGED', { detail: 'too-long' });
      const signatureAt = PRELUDE_BYTES + headerBytes;
      const payloadAt = signatureAt + SIGNATURE_BYTES;
      await checkBytes(handle, header, payloadAt, hooks);
      const signature = Buffer.from(await stretch(handle, signatureAt, payloadAt)).toString('hex');
      return { file, header, headerText, signature, payloadAt };
    }),
  );
}

/** What a staged file says it is, nothing of it proven; for lists. Null when it says nothing that can be read. */
export async function peekPart(file: string): Promise<BundleHeader | null> {
  const read = await answering('B06_DAMAGED', () =>
    withFile(file, async (handle) => {
      const headerBytes = preludeIn(await stretch(handle, 0, PRELUDE_BYTES));
      return headerIn(await stretch(handle, PRELUDE_BYTES, PRELUDE_BYTES + headerBytes)).header;
    }),
  );
  return read.ok ? read.value : null;
}

function preludeIn(bytes: Uint8Array): number {
  const prelude = readPrelude(bytes);
  if (prelude.is === 'other') stopWith('B02_NOT_BUNDLE');
  if (prelude.is === 'newer') stopWith('B03_TOO_NEW', { detail: 'version' });
  if (prelude.is === 'short') stopWith('B05_TRUNCATED', { detail: 'in-prelude' });
  if (prelude.headerBytes > MAX_HEADER_BYTES) stopWith('B04_HEADER', { detail: 'length' });
  return prelude.headerBytes;
}

function headerIn(bytes: Uint8Array): { readonly header: BundleHeader; readonly headerText: string } {
  if (!isUtf8(bytes)) stopWith('B04_HEADER', { detail: 'utf-8' });
  const headerText = Buffer.from(bytes).toString('utf8');
  const read = readHeader(headerText);
  if (read.ok) return { header: read.value, headerText };
  return read.error === 'newer'
    ? stopWith('B03_TOO_NEW', { detail: 'header' })
    : stopWith('B04_HEADER', { detail: 'form' });
}

/** Trailer over everything before it, and the hash of the payload that the header names. */
async function checkBytes(
  file: FileHandle,
  { partBytes, partHash }: BundleHeader,
  payloadAt: number,
  hooks: BundleHooks,
): Promise<void> {
  const all = createHash('sha256');
  const payload = createHash('sha256');
  all.update(await stretch(file, 0, payloadAt));
  const end = payloadAt + partBytes;
  let done = 0;
  for await (const piece of piecesOf(file, payloadAt, end)) {
    goOn(hooks);
    all.update(piece);
    payload.update(piece);
    done += piece.length;
    hooks.progress(done / partBytes);
  }
  const trailer = await stretch(file, end, end + TRAILER_BYTES);
  if (!all.digest().equals(trailer)) stopWith('B06_DAMAGED', { detail: 'trailer' });
  if (payload.digest('hex') !== partHash) stopWith('B06_DAMAGED', { detail: 'payload' });
}

/** A short stretch of a file, whole in memory. */
async function stretch(file: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(file, from, to)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
