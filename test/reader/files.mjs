// @ts-check
// Attachments, sealed documents and packs.
import { gcmOpen, gcmSeal, hex, hkdf, hmac, must, sha256, unwrap, utf8 } from './suite.mjs';

/** @param {Uint8Array} master @param {any} keys @param {string} hash */
export const blobName = (master, keys, hash) =>
  hmac(hkdf(master, hex(keys.salt), 'rsb/store/blob-name/1'), hex(hash));

/** @param {string} magic @param {any} keys */
function fixedHeader(magic, keys) {
  const fixed = Buffer.alloc(28);
  fixed.write(magic, 'latin1');
  fixed.writeUInt16BE(1, 8);
  fixed.writeUInt16BE(1, 10);
  fixed.set(hex(keys.store), 12);
  return fixed;
}

/** @param {number} index @param {boolean} isLast */
function chunkNonce(index, isLast) {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 0);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

const CHUNK = 1024 * 1024;

/** @param {Uint8Array} master @param {any} keys @param {Buffer} name @param {Buffer} file */
export function readBlob(master, keys, name, file) {
  const fixed = file.subarray(0, 28);
  must(fixed.equals(fixedHeader('RSBBLOB\n', keys)), 'attachment: header of another format or store');
  const wrapKey = hkdf(master, hex(keys.salt), 'rsb/store/blob-key/1');
  const key = unwrap(wrapKey, file.subarray(28, 88), Buffer.concat([fixed, name]));
  const aad = sha256(file.subarray(0, 88));
  const body = file.subarray(88);
  const chunks = Math.max(1, Math.ceil(body.length / (CHUNK + 16)));
  return Buffer.concat(
    Array.from({ length: chunks }, (_, at) =>
      gcmOpen(
        key,
        chunkNonce(at, at === chunks - 1),
        body.subarray(at * (CHUNK + 16), (at + 1) * (CHUNK + 16)),
        aad,
      ),
    ),
  );
}

/** @param {Uint8Array} master @param {any} keys @param {Buffer} name @param {Buffer} content @param {Buffer} key @param {Buffer} nonce */
export function makeBlob(master, keys, name, content, key, nonce) {
  const fixed = fixedHeader('RSBBLOB\n', keys);
  const wrapKey = hkdf(master, hex(keys.salt), 'rsb/store/blob-key/1');
  const wrapped = Buffer.concat([nonce, gcmSeal(wrapKey, nonce, key, Buffer.concat([fixed, name]))]);
  const header = Buffer.concat([fixed, wrapped]);
  const chunks = Math.max(1, Math.ceil(content.length / CHUNK));
  const sealed = Array.from({ length: chunks }, (_, at) =>
    gcmSeal(
      key,
      chunkNonce(at, at === chunks - 1),
      content.subarray(at * CHUNK, (at + 1) * CHUNK),
      sha256(header),
    ),
  );
  return Buffer.concat([header, ...sealed]);
}

/** @param {Uint8Array} master @param {any} keys @param {Buffer} bytes @param {string} purpose */
export function readSealed(master, keys, bytes, purpose = 'rsb/store/snapshot/1') {
  const header = bytes.subarray(0, 60);
  must(
    header.subarray(0, 28).equals(fixedHeader('RSBSEAL\n', keys)),
    'sealed document: header of another format',
  );
  const key = hkdf(master, header.subarray(28), purpose);
  return JSON.parse(gcmOpen(key, Buffer.alloc(12), bytes.subarray(60), header).toString('utf8'));
}

/**
 * The newest generation of a sealed document that opens; null when there is none.
 * @param {import('./backup.mjs').StoreFiles} files @param {string} place
 * @param {Uint8Array} master @param {any} keys @param {string} purpose
 */
export function readNewest(files, place, master, keys, purpose) {
  const folder = place.slice(0, place.lastIndexOf('/') + 1);
  const names = files.names(folder);
  const there = [place, `${place}.prev`].filter((one) => names.includes(one.slice(folder.length)));
  /** @type {unknown} */
  let damaged = null;
  for (const one of there)
    try {
      return readSealed(master, keys, files.read(one), purpose);
    } catch (error) {
      damaged ??= error;
    }
  if (damaged !== null) throw damaged;
  return null;
}

/** @param {Uint8Array} master @param {any} keys @param {unknown} value @param {Buffer} salt */
export function makeSealed(master, keys, value, salt) {
  const header = Buffer.concat([fixedHeader('RSBSEAL\n', keys), salt]);
  const key = hkdf(master, salt, 'rsb/store/snapshot/1');
  return Buffer.concat([header, gcmSeal(key, Buffer.alloc(12), utf8(JSON.stringify(value)), header)]);
}

const PIECES = { document: 1, section: 2, partition: 3, dictionary: 4 };

/** @param {any} keys @param {number} pack @param {Buffer} salt */
export function makePackHeader(keys, pack, salt) {
  const header = Buffer.alloc(64);
  header.write('RSBPACK\n', 'latin1');
  header.writeUInt16BE(1, 8);
  header.writeUInt16BE(1, 10);
  header.writeUInt32BE(pack, 12);
  header.set(hex(keys.store), 16);
  header.set(salt, 32);
  return header;
}

/** @param {Uint8Array} master @param {Buffer} header @param {keyof typeof PIECES} kind @param {number} offset @param {number} length */
function pieceParts(master, header, kind, offset, length) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(offset, 8);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(PIECES[kind], 0);
  numbers.writeUInt32BE(length, 4);
  const key = hkdf(master, header.subarray(32, 64), 'rsb/store/pack/1');
  return { nonce, key, aad: Buffer.concat([sha256(header), numbers]) };
}

/** @param {Uint8Array} master @param {Buffer} header @param {keyof typeof PIECES} kind @param {number} offset @param {Buffer} plain */
export function makePiece(master, header, kind, offset, plain) {
  const { nonce, key, aad } = pieceParts(master, header, kind, offset, plain.length + 16);
  return gcmSeal(key, nonce, plain, aad);
}

/** @param {Uint8Array} master @param {Buffer} pack @param {keyof typeof PIECES} kind @param {number} offset @param {number} length */
export function readPiece(master, pack, kind, offset, length) {
  const { nonce, key, aad } = pieceParts(master, pack.subarray(0, 64), kind, offset, length);
  return gcmOpen(key, nonce, pack.subarray(offset, offset + length), aad);
}
