/**
 * How a pack is laid out: a header that binds it to its store and number, then sealed pieces one after the
 * other. A piece has no header of its own: the directory names it by pack, offset and length, and its
 * offset, kind and length are part of what is sealed, so that no piece can stand for another.
 *
 * Header: magic 8, format u16, suite u16, pack number u32, store id 16, salt 32. The directory also holds
 * the salt, therefore an older pack of the same number does not pass for the present one.
 */
import type { Suite } from '#electron/crypto/suite';

/** Folder of the packs inside the store folder. */
export const TABLES_FOLDER = 'tables';

/** What a piece is. */
export type PieceKind = 'document' | 'section' | 'partition' | 'dictionary';

/** Place of a sealed piece: pack number, offset and sealed length in bytes. */
export type PiecePlace = readonly [pack: number, offset: number, length: number];

export const PACK_SALT_BYTES = 32;
const MAGIC = Buffer.from('RSBPACK\n', 'latin1');
const FORMAT = 1;
const SALT_AT = 32;
export const PACK_HEADER_BYTES = SALT_AT + PACK_SALT_BYTES;
/** Offsets are kept in 32 bits. */
export const PACK_LIMIT = 2 ** 32 - 1;
const KIND_NUMBERS: { readonly [K in PieceKind]: number } = {
  document: 1,
  section: 2,
  partition: 3,
  dictionary: 4,
};
const PACK_NAME = /^(\d{8})\.pak$/;

/** `00000012.pak` */
export const packName = (pack: number): string => `${String(pack).padStart(8, '0')}.pak`;

/** How faults, reports and backups name a pack: its place inside the store folder. */
export const packPlace = (pack: number): string => `${TABLES_FOLDER}/${packName(pack)}`;

/** The number of a pack's file name, or null for another file. */
export function packNumber(name: string): number | null {
  const found = PACK_NAME.exec(name)?.[1];
  return found === undefined ? null : Number(found);
}

/** What identifies a pack. */
export interface PackIdentity {
  readonly suite: Suite;
  readonly storeId: Uint8Array;
  readonly pack: number;
  readonly salt: Uint8Array;
}

/** The one header a pack of this identity has. */
export function packHeader({ suite, storeId, pack, salt }: PackIdentity): Uint8Array {
  const header = Buffer.alloc(PACK_HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt16BE(FORMAT, 8);
  header.writeUInt16BE(suite.id, 10);
  header.writeUInt32BE(pack, 12);
  header.set(storeId, 16);
  header.set(salt, SALT_AT);
  return header;
}

/** The nonce of a piece: its offset, which no other piece of the pack, and so of its key, has. */
export function pieceNonce(suite: Suite, offset: number): Uint8Array {
  const nonce = Buffer.alloc(suite.nonceBytes);
  nonce.writeUInt32BE(offset, suite.nonceBytes - 4);
  return nonce;
}

/** What is sealed along with a piece: the pack's header, the kind and the sealed length. */
export function pieceContext(headerHash: Uint8Array, kind: PieceKind, length: number): Uint8Array {
  const context = Buffer.alloc(headerHash.length + 8);
  context.set(headerHash);
  context.writeUInt32BE(KIND_NUMBERS[kind], headerHash.length);
  context.writeUInt32BE(length, headerHash.length + 4);
  return context;
}
