/**
 * Writes a bundle to the outbox: the sealed payload once, then each part with its own header, signature and trailer,
 * none longer than the medium takes. Parts stay in the outbox, so that each can be carried, and carried again, on any
 * day. At its place there is never half a part.
 */
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '#electron/store/disk';
import { type BundleHeader, headerText, readHeader } from '#shared/bundle/header';
import { overheadOf, preludeOf } from '#shared/bundle/layout';
import { MAX_HEADER_BYTES, MAX_PARTS, MAX_WHOLE_BYTES, plausibleSize } from '#shared/bundle/limits';
import { type Manifest, sameInsideAndOutside } from '#shared/bundle/manifest';
import type { Result } from '#shared/lib/result';
import { needRoom, piecesOf, withFile, writeAll, writeNamed } from './file-pieces';
import { type BundleItem, sealPayload } from './payload-writer';
import { headerMessage, type Sign } from './signed-text';
import { answering, type BundleHooks, type BundleStop, goOn, stopWith, UNHINDERED } from './stopped';

/** What the outside says before the payload is written. */
export type Sender = Pick<
  BundleHeader,
  'bundleId' | 'kind' | 'fromOrg' | 'station' | 'publicKey' | 'chain' | 'to' | 'toStation'
>;

export interface BundleToWrite {
  readonly sender: Sender;
  readonly manifest: Manifest;
  /** age recipients: the inbox of each agency addressed, and the region's escrow where policy says so. */
  readonly recipients: readonly string[];
  readonly items: AsyncIterable<BundleItem>;
  /** With the station's key. */
  readonly sign: Sign;
  /** Most bytes of one part (`MEDIUM_PROFILES`). */
  readonly partBytes: number;
  /** Folder for the parts. */
  readonly outbox: string;
}

export interface WrittenPart {
  readonly file: string;
  readonly part: number;
  readonly bytes: number;
  /** Hex SHA-256 of the whole file, for the courier slip and for carrying it. */
  readonly hash: string;
}

export interface WrittenBundle {
  readonly bundleId: string;
  /** Hash of the sealed payload: what the receipt names. */
  readonly wholeHash: string;
  readonly wholeBytes: number;
  readonly plainBytes: number;
  readonly parts: readonly WrittenPart[];
}

const NO_HASH = '0'.repeat(64);

/** Writes all parts. @throws when inside and outside differ or the manifest counted wrongly: that is a bug. */
export function writeBundle(
  bundle: BundleToWrite,
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<WrittenBundle, BundleStop>> {
  return answering('B35_WRITE', async () => {
    const { sender, manifest, outbox } = bundle;
    const sliceBytes = bundle.partBytes - overheadOf(longestHeader(sender));
    if (sliceBytes <= 0) throw new Error('parts too small for their header');
    makeFolder(outbox);
    await needRoom(outbox, 2 * manifest.counts.blobBytes);
    const sealedFile = join(outbox, `${sender.bundleId}.sealed`);
    try {
      const payload = await writeSealed(bundle, sealedFile, sliceBytes, hooks);
      if (!sameInsideAndOutside(manifest, payload.header)) throw new Error('a manifest of another bundle');
      const parts: WrittenPart[] = [];
      for (const [at, slice] of payload.slices.entries()) {
        const header = { ...payload.header, part: at + 1, partBytes: slice.bytes, partHash: slice.hash };
        parts.push(await writePart(bundle, header, sealedFile, at * sliceBytes, hooks));
        hooks.progress(0.8 + (0.2 * (at + 1)) / payload.slices.length);
      }
      const { bundleId, wholeHash, wholeBytes, plainBytes } = payload.header;
      return { bundleId, wholeHash, wholeBytes, plainBytes, parts };
    } finally {
      await rm(sealedFile, { force: true }).catch(() => undefined);
    }
  });
}

/** Bytes of a header with the longest numbers. */
function longestHeader(sender: Sender): number {
  const most = {
    part: MAX_PARTS,
    parts: MAX_PARTS,
    partBytes: MAX_WHOLE_BYTES,
    partHash: NO_HASH,
    wholeBytes: MAX_WHOLE_BYTES,
    wholeHash: NO_HASH,
    plainBytes: Number.MAX_SAFE_INTEGER,
  };
  const bytes = Buffer.byteLength(headerText({ format: 1, suite: 1, ...sender, ...most }), 'utf8');
  if (bytes > MAX_HEADER_BYTES) throw new Error('a bundle header too long');
  return bytes;
}

interface Slice {
  readonly bytes: number;
  readonly hash: string;
}

interface SealedFile {
  /** Of a part that has not been cut off yet. */
  readonly header: BundleHeader;
  readonly slices: readonly Slice[];
}

/** Seals the payload to a file, hashing it whole and slice by slice. */
async function writeSealed(
  { sender, manifest, recipients, items }: BundleToWrite,
  path: string,
  sliceBytes: number,
  hooks: BundleHooks,
): Promise<SealedFile> {
  const { sealed, plainBytes } = await sealPayload(recipients, manifest, items, hooks);
  const whole = createHash('sha256');
  const slices = new Slices(sliceBytes);
  const expected = manifest.counts.blobBytes || 1;
  let wholeBytes = 0;
  const file = await open(path, 'w', 0o600);
  try {
    for await (const piece of sealed) {
      goOn(hooks);
      whole.update(piece);
      slices.add(piece);
      await writeAll(file, piece, wholeBytes);
      wholeBytes += piece.length;
      hooks.progress(Math.min(0.8, (0.8 * wholeBytes) / expected));
    }
  } finally {
    await file.close();
  }
  const all = slices.all();
  const plain = plainBytes();
  if (all.length > MAX_PARTS || wholeBytes > MAX_WHOLE_BYTES || !plausibleSize(wholeBytes, plain))
    stopWith('B20_SIZE', { detail: 'own' });
  const sizes = { wholeBytes, wholeHash: whole.digest('hex'), plainBytes: plain };
  const none = { part: 1, parts: all.length, partBytes: 0, partHash: NO_HASH };
  return { header: { format: 1, suite: 1, ...sender, ...none, ...sizes }, slices: all };
}

/** Hashes a stream in slices of one length. */
class Slices {
  readonly #sliceBytes: number;
  readonly #done: Slice[] = [];
  #digest: Hash = createHash('sha256');
  #bytes = 0;

  constructor(sliceBytes: number) {
    this.#sliceBytes = sliceBytes;
  }

  add(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + this.#sliceBytes - this.#bytes);
      this.#digest.update(part);
      this.#bytes += part.length;
      at += part.length;
      if (this.#bytes === this.#sliceBytes) this.#cut();
    }
  }

  all(): readonly Slice[] {
    if (this.#bytes > 0) this.#cut();
    return this.#done;
  }

  #cut(): void {
    this.#done.push({ bytes: this.#bytes, hash: this.#digest.digest('hex') });
    this.#digest = createHash('sha256');
    this.#bytes = 0;
  }
}

/** One part: prelude, header, signature, its slice, trailer. */
async function writePart(
  { sign, outbox }: BundleToWrite,
  header: BundleHeader,
  sealedFile: string,
  from: number,
  hooks: BundleHooks,
): Promise<WrittenPart> {
  const text = headerText(header);
  // A header that a reader refuses must not leave this machine.
  if (!readHeader(text).ok) throw new Error('a bundle header that no reader takes');
  const bytes = Buffer.from(text, 'utf8');
  const begin = Buffer.concat([preludeOf(bytes.length), bytes, sign(headerMessage(bytes))]);
  const path = join(outbox, `${header.bundleId}-${header.part}.part`);
  let hash = '';
  await writeNamed(path, hooks, async (file) => {
    hash = await withFile(sealedFile, (sealed) => writeInto(file, begin, sealed, from, header, hooks));
    return hash;
  });
  return { file: path, part: header.part, bytes: overheadOf(bytes.length) + header.partBytes, hash };
}

async function writeInto(
  file: FileHandle,
  begin: Uint8Array,
  sealed: FileHandle,
  from: number,
  { partBytes, partHash }: BundleHeader,
  hooks: BundleHooks,
): Promise<string> {
  const trailer = createHash('sha256').update(begin);
  const slice = createHash('sha256');
  await writeAll(file, begin, 0);
  let at = begin.length;
  for await (const piece of piecesOf(sealed, from, from + partBytes)) {
    goOn(hooks);
    trailer.update(piece);
    slice.update(piece);
    await writeAll(file, piece, at);
    at += piece.length;
  }
  if (slice.digest('hex') !== partHash) stopWith('B35_WRITE', { detail: 'slice' });
  const all = trailer.copy();
  const end = trailer.digest();
  await writeAll(file, end, at);
  return all.update(end).digest('hex');
}
