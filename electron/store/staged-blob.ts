/**
 * An attachment of any size on its way into the store, with one chunk of it in memory: what arrives is sealed under a
 * key that only this object has and put beside; when all of it is there and its hash is known, it is sealed anew under
 * its name, flushed, and named. A power cut before leaves a file that opens for nobody and that the next arrival
 * removes. Nothing here holds the thread for more than a chunk.
 */
import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobHash } from '#shared/domain/ids';
import { err, ok, type Result } from '#shared/lib/result';
import { BlobCipher, CHUNK_BYTES, sealedChunkBytes } from './blob-codec';
import { blobFileName, blobPieces } from './blobs';
import { flushFolder } from './disk';
import type { StoreFault } from './faults';
import { fileFault } from './file-fault';
import { whenFree } from './journal/locked-file';
import type { KeyRing } from './key-ring';
import { BLOB_FOLDER } from './layout';
import type { VerifyOptions } from './store-types';
import { Turns } from './turns';

const ARRIVING = '.arriving';
const UNFINISHED = '.tmp';
const NAME_BYTES = 32;

/** What arrived whole. */
export interface ArrivedBlob {
  readonly hash: BlobHash;
  readonly bytes: number;
}

/** Removes what arrivals left that power ended. Only while nothing is arriving. */
export async function clearArrivals(dir: string): Promise<void> {
  const folder = join(dir, BLOB_FOLDER);
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (name.endsWith(ARRIVING)) await rm(join(folder, name), { force: true }).catch(() => undefined);
}

export class StagedBlob {
  readonly #dir: string;
  readonly #ring: KeyRing;
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #cipher: BlobCipher;
  readonly #digest = createHash('sha256');
  /** What does not fill a chunk yet. */
  readonly #rest = Buffer.allocUnsafe(CHUNK_BYTES);
  #restBytes = 0;
  #chunks = 0;
  #bytes = 0;
  #gone = false;
  readonly #onGone: (gone: StagedBlob) => void;

  private constructor(
    dir: string,
    ring: KeyRing,
    path: string,
    file: FileHandle,
    cipher: BlobCipher,
    onGone: (gone: StagedBlob) => void,
  ) {
    this.#onGone = onGone;
    this.#dir = dir;
    this.#ring = ring;
    this.#path = path;
    this.#file = file;
    this.#cipher = cipher;
  }

  /** Begins an arrival. `onGone`: told when it is finished or given up. */
  static async begin(
    dir: string,
    ring: KeyRing,
    onGone: (gone: StagedBlob) => void = () => undefined,
  ): Promise<Result<StagedBlob, StoreFault>> {
    const name = Buffer.from(ring.suite.randomBytes(NAME_BYTES));
    const folder = join(dir, BLOB_FOLDER);
    const path = join(folder, name.toString('hex') + ARRIVING);
    try {
      if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) flushFolder(dir);
      const file = await open(path, 'wx+', 0o600);
      return ok(new StagedBlob(dir, ring, path, file, BlobCipher.fresh(ring, name), onGone));
    } catch (error) {
      return err(fileFault(error, BLOB_FOLDER));
    }
  }

  /** Takes the next bytes. After a fault only `discard` is left. */
  async write(bytes: Uint8Array): Promise<Result<void, StoreFault>> {
    if (this.#gone) return err({ code: 'CANCELLED' });
    this.#digest.update(bytes);
    this.#bytes += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + CHUNK_BYTES - this.#restBytes);
      this.#rest.set(part, this.#restBytes);
      this.#restBytes += part.length;
      at += part.length;
      if (this.#restBytes < CHUNK_BYTES) continue;
      const written = await this.#putAside();
      if (!written.ok) return written;
    }
    return ok(undefined);
  }

  /** All has arrived: gives it its name, flushed. Content that the store has already is not written again. */
  async finish({ signal, onProgress }: VerifyOptions = {}): Promise<Result<ArrivedBlob, StoreFault>> {
    if (this.#gone) return err({ code: 'CANCELLED' });
    try {
      const last = this.#restBytes > 0 || this.#chunks === 0 ? await this.#putAside() : ok(undefined);
      if (!last.ok) return last;
      const hash = this.#digest.digest('hex') as BlobHash;
      const arrived = { hash, bytes: this.#bytes };
      const known = await this.#isKnown(hash, signal);
      if (known !== false) return known === true ? ok(arrived) : err(known);
      const named = await this.#name(hash, signal, onProgress);
      return named === null ? ok(arrived) : err(named);
    } catch (error) {
      return err(fileFault(error, BLOB_FOLDER));
    } finally {
      await this.discard();
    }
  }

  /** Gives the arrival up; nothing of it stays. The only thing left to do after a fault. */
  async discard(): Promise<void> {
    if (this.#gone) return;
    this.#gone = true;
    this.#onGone(this);
    this.#cipher.wipe();
    this.#rest.fill(0);
    await this.#file.close().catch(() => undefined);
    await rm(this.#path, { force: true }).catch(() => undefined);
  }

  /** Seals what is in memory and puts it beside. */
  async #putAside(): Promise<Result<void, StoreFault>> {
    const sealed = this.#cipher.seal(this.#chunks, false, this.#rest.subarray(0, this.#restBytes));
    try {
      await writeAll(this.#file, sealed, this.#chunks * sealedChunkBytes(this.#ring));
    } catch (error) {
      return err(fileFault(error, BLOB_FOLDER));
    }
    this.#chunks += 1;
    this.#restBytes = 0;
    return ok(undefined);
  }

  /** Whether the store has this content, sound; or why that cannot be told. */
  async #isKnown(hash: BlobHash, signal: AbortSignal | undefined): Promise<boolean | StoreFault> {
    const pieces = blobPieces(this.#dir, this.#ring, hash);
    const turns = new Turns();
    for (let step = pieces.next(); ; step = pieces.next()) {
      if (step.done) {
        if (step.value === null) return true;
        return step.value.code === 'NEWER_FORMAT' ? step.value : false;
      }
      if (turns.due) await turns.next();
      if (!signal?.aborted) continue;
      pieces.return(null);
      return { code: 'CANCELLED' };
    }
  }

  /** Seals everything anew under the name of its content; null when it is there for good. */
  async #name(
    hash: BlobHash,
    signal: AbortSignal | undefined,
    onProgress: VerifyOptions['onProgress'],
  ): Promise<StoreFault | null> {
    const name = blobFileName(this.#ring, hash);
    const path = join(this.#dir, BLOB_FOLDER, name);
    const beside = path + UNFINISHED;
    const cipher = BlobCipher.fresh(this.#ring, Buffer.from(name, 'hex'));
    const file = await open(beside, 'w', 0o600);
    let whole = false;
    try {
      const fault = await this.#pour(file, cipher, signal, onProgress);
      if (fault !== null) return fault;
      await file.sync();
      whole = true;
    } finally {
      cipher.wipe();
      await file.close();
      if (!whole) await rm(beside, { force: true }).catch(() => undefined);
    }
    whenFree(() => renameSync(beside, path));
    flushFolder(join(this.#dir, BLOB_FOLDER));
    return null;
  }

  async #pour(
    file: FileHandle,
    cipher: BlobCipher,
    signal: AbortSignal | undefined,
    onProgress: VerifyOptions['onProgress'],
  ): Promise<StoreFault | null> {
    await writeAll(file, cipher.header, 0);
    const step = sealedChunkBytes(this.#ring);
    const sealed = Buffer.allocUnsafe(step);
    const turns = new Turns();
    for (let index = 0; index < this.#chunks; index += 1) {
      if (signal?.aborted) return { code: 'CANCELLED' };
      const { bytesRead } = await this.#file.read(sealed, 0, step, index * step);
      const chunk = this.#cipher.open(index, false, sealed.subarray(0, bytesRead));
      // The disk no longer gives what was written a moment ago.
      if (chunk === null) return { code: 'IO_ERROR', where: BLOB_FOLDER };
      await writeAll(
        file,
        cipher.seal(index, index === this.#chunks - 1, chunk),
        cipher.header.length + index * step,
      );
      onProgress?.((index + 1) / this.#chunks);
      if (turns.due) await turns.next();
    }
    return null;
  }
}

/** Writes all bytes at a position; a disk that takes only part of them makes the next write throw. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
