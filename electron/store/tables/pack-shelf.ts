/**
 * Reads pieces out of packs. A pack is opened when its first piece is wanted and its header is then compared
 * with the one the directory implies. Whatever cannot be read or does not open throws `TablesDamaged`; it
 * must never answer bytes that were not sealed for exactly this place.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite } from '#electron/crypto/suite';
import { equalBytes } from '#electron/crypto/suites';
import { fileFault, systemCode } from '../file-fault';
import { whenFree } from '../journal/locked-file';
import {
  PACK_HEADER_BYTES,
  type PackIdentity,
  type PieceKind,
  type PiecePlace,
  packHeader,
  packName,
  packPlace,
  pieceContext,
  pieceNonce,
} from './pack-format';
import { TablesDamaged } from './tables-damaged';

/** Where packs are and how they are opened. */
export interface ShelfSource {
  /** The folder of the packs. */
  readonly folder: string;
  readonly suite: Suite;
  readonly storeId: Uint8Array;
  /** The salt the directory names for a pack; null when it names no such pack. */
  saltOf(pack: number): Uint8Array | null;
  /** The pack's key, which the shelf wipes. */
  keyOf(pack: number, salt: Uint8Array): Uint8Array;
}

interface OpenPack {
  readonly file: number;
  readonly key: Uint8Array;
  readonly headerHash: Uint8Array;
}

/** All bytes at a position, or null when the file ends before. */
function readExactly(file: number, position: number, length: number): Uint8Array | null {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, position + done);
    if (read === 0) return null;
    done += read;
  }
  return bytes;
}

export class PackShelf {
  readonly #source: ShelfSource;
  readonly #open = new Map<number, OpenPack>();

  constructor(source: ShelfSource) {
    this.#source = source;
  }

  /** The plain bytes of a piece. @throws TablesDamaged */
  read(kind: PieceKind, [pack, offset, length]: PiecePlace): Uint8Array {
    const { suite } = this.#source;
    const plain = this.#reading(pack, offset, () => {
      const { file, key, headerHash } = this.#packOf(pack);
      const sealed = readExactly(file, offset, length);
      if (sealed === null) return null;
      return suite.open(key, pieceNonce(suite, offset), sealed, pieceContext(headerHash, kind, length));
    });
    if (plain === null) throw new TablesDamaged(packPlace(pack), offset);
    return plain;
  }

  /** Closes a pack that is about to be deleted. */
  drop(pack: number): void {
    const found = this.#open.get(pack);
    if (!found) return;
    this.#open.delete(pack);
    found.key.fill(0);
    closeSync(found.file);
  }

  /** Closes all packs and wipes their keys. */
  close(): void {
    for (const pack of [...this.#open.keys()]) this.drop(pack);
  }

  #packOf(pack: number): OpenPack {
    const known = this.#open.get(pack);
    if (known) return known;
    const { folder, suite, storeId } = this.#source;
    const salt = this.#source.saltOf(pack);
    if (salt === null) throw new TablesDamaged(packPlace(pack), 0);
    const file = whenFree(() => openSync(join(folder, packName(pack)), 'r'));
    const identity: PackIdentity = { suite, storeId, pack, salt };
    const header = packHeader(identity);
    let sound = false;
    try {
      const found = readExactly(file, 0, PACK_HEADER_BYTES);
      sound = found !== null && equalBytes(found, header);
    } finally {
      if (!sound) closeSync(file);
    }
    if (!sound) throw new TablesDamaged(packPlace(pack), 0);
    const opened = { file, key: this.#source.keyOf(pack, salt), headerHash: suite.hash(header) };
    this.#open.set(pack, opened);
    return opened;
  }

  /** A pack that cannot be read is as good as damaged: the journal has everything. */
  #reading<T>(pack: number, offset: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (systemCode(error) === null) throw error;
      // A file that is not there is damage for good; one that cannot be read now may be read later.
      const refused = systemCode(error) === 'ENOENT' ? null : fileFault(error, packPlace(pack));
      throw new TablesDamaged(packPlace(pack), offset, refused);
    }
  }
}
