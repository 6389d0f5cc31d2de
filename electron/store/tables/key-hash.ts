/**
 * A hash of a document's key for the directory: 53 bits, so that it is a safe integer. It need not be
 * secret, because directories are sealed, nor free of collisions, because the key is inside the document.
 */

/** Bits of a hash; tests take fewer to meet collisions. */
export const HASH_BITS = 53;

/** Two 32-bit lanes of FNV-1a kind over the UTF-16 code units, mixed, cut to `bits` bits. */
export function keyHash(key: string, bits: number): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9 ^ key.length;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 16), 0xc2b2ae35);
  a ^= a >>> 15;
  b = Math.imul(b ^ (b >>> 15), 0x27d4eb2d);
  b ^= b >>> 13;
  const hash = (a >>> 0) * 2 ** 21 + (b >>> 11);
  return bits === HASH_BITS ? hash : hash % 2 ** bits;
}
