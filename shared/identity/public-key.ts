/**
 * Which 32 bytes are taken for an Ed25519 public key (RFC 8032, 5.1.3). Programs differ in what they do with points
 * of small order and with second writings of a point; agreement depends on one answer, so neither is taken.
 */

/** The prime of the field, 2^255 - 19. */
const P = 2n ** 255n - 19n;
/** A y of the points of order 8; the other is its negative. */
const Y_OF_ORDER_8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;

/** y of every point whose order divides 8: the neutral point, order 2, order 4, order 8 twice. */
const SMALL_ORDER: ReadonlySet<bigint> = new Set([1n, P - 1n, 0n, Y_OF_ORDER_8, P - Y_OF_ORDER_8]);

/** Whether the hex of 32 bytes is a writing that every program takes alike, of a point with an order worth signing. */
export function isSoundPublicKey(hex: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(hex)) return false;
  const bytes = hex.match(/../g) ?? [];
  const value = BigInt(`0x${bytes.toReversed().join('')}`);
  // The highest bit is the sign of x.
  const y = value & ((1n << 255n) - 1n);
  return y < P && !SMALL_ORDER.has(y);
}
