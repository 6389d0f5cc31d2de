/**
 * Writes one new pack: pieces are sealed and appended, then everything is flushed. Until a directory names
 * the pack nobody reads it, so an unfinished one is only a file to delete. It throws what the operating
 * system throws.
 */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFolder, writeFully } from '../disk';
import {
  PACK_LIMIT,
  type PackIdentity,
  type PieceKind,
  type PiecePlace,
  packHeader,
  packName,
  pieceContext,
  pieceNonce,
} from './pack-format';

/** Bytes gathered before they are handed to the operating system. */
const GATHERED = 1 << 20;

export class PackWriter {
  readonly #path: string;
  readonly #identity: PackIdentity;
  readonly #key: Uint8Array;
  readonly #headerHash: Uint8Array;
  readonly #file: number;
  #gathered: Uint8Array[] = [];
  #gatheredBytes = 0;
  #written = 0;
  #closed = false;

  constructor(folder: string, identity: PackIdentity, key: Uint8Array) {
    this.#path = join(folder, packName(identity.pack));
    this.#identity = identity;
    this.#key = key;
    const header = packHeader(identity);
    this.#headerHash = identity.suite.hash(header);
    // Never over a pack that is there: it may be another owner's, made after this store was closed.
    this.#file = openSync(this.#path, 'wx', 0o600);
    this.#gather(header);
  }

  /** Bytes of the pack so far. */
  get bytes(): number {
    return this.#written + this.#gatheredBytes;
  }

  /** Seals a piece and answers its place. @throws Error when the pack would outgrow its offsets. */
  append(kind: PieceKind, plain: Uint8Array): PiecePlace {
    const { suite, pack } = this.#identity;
    const offset = this.bytes;
    const length = plain.length + suite.tagBytes;
    if (offset + length > PACK_LIMIT) throw new Error('pack too large');
    const context = pieceContext(this.#headerHash, kind, length);
    this.#gather(suite.seal(this.#key, pieceNonce(suite, offset), plain, context));
    return [pack, offset, length];
  }

  /** Makes the pack durable. */
  finish(): void {
    this.#write();
    fsyncSync(this.#file);
    this.#close();
    flushFolder(dirname(this.#path));
  }

  /** Deletes the unfinished pack. */
  abandon(): void {
    this.#close();
    rmSync(this.#path, { force: true });
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#file);
  }

  #gather(bytes: Uint8Array): void {
    this.#gathered.push(bytes);
    this.#gatheredBytes += bytes.length;
    if (this.#gatheredBytes >= GATHERED) this.#write();
  }

  #write(): void {
    writeFully(this.#file, Buffer.concat(this.#gathered), this.#written);
    this.#written += this.#gatheredBytes;
    this.#gathered = [];
    this.#gatheredBytes = 0;
  }
}
