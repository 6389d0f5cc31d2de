/**
 * SHA-256 (FIPS 180-4) in pieces, so that a file of any size is hashed with progress and without holding it.
 * The page's own crypto wants the whole file at once; WebAssembly is closed by the content policy.
 */

const BLOCK = 64;
const ROUNDS = 64;

/** First 32 bits of the fractional parts of a root of a prime, exact within 2^53. */
function fraction(prime: number, power: number): number {
  const root = prime ** power;
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

const PRIMES = firstPrimes(ROUNDS);
const K = Int32Array.from(PRIMES, (prime) => fraction(prime, 1 / 3));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(prime, 1 / 2));

/** A digest being computed. */
export interface Sha256 {
  readonly update: (bytes: Uint8Array) => void;
  /** 64 hex digits, lower case; nothing may be added afterwards. */
  readonly digest: () => string;
}

/** Begins a digest. */
export function createSha256(): Sha256 {
  const state = Int32Array.from(START);
  const schedule = new Int32Array(ROUNDS);
  const rest = new Uint8Array(BLOCK);
  let held = 0;
  let total = 0;

  const absorb = (bytes: Uint8Array): void => {
    let offset = 0;
    total += bytes.length;
    if (held > 0) {
      offset = Math.min(BLOCK - held, bytes.length);
      rest.set(bytes.subarray(0, offset), held);
      held += offset;
      if (held < BLOCK) return;
      compress(state, schedule, rest, 0);
      held = 0;
    }
    for (; offset + BLOCK <= bytes.length; offset += BLOCK) compress(state, schedule, bytes, offset);
    rest.set(bytes.subarray(offset), 0);
    held = bytes.length - offset;
  };

  const finish = (): string => {
    const bits = total * 8;
    const tail = new Uint8Array(held < 56 ? BLOCK : 2 * BLOCK);
    tail.set(rest.subarray(0, held));
    tail[held] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(tail.length - 4, bits >>> 0);
    for (let offset = 0; offset < tail.length; offset += BLOCK) compress(state, schedule, tail, offset);
    return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  };
  return { update: absorb, digest: finish };
}

const at = (words: Int32Array, index: number): number => words[index] ?? 0;
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, offset: number): void {
  for (let i = 0; i < 16; i += 1) {
    const p = offset + i * 4;
    w[i] =
      ((bytes[p] ?? 0) << 24) |
      ((bytes[p + 1] ?? 0) << 16) |
      ((bytes[p + 2] ?? 0) << 8) |
      (bytes[p + 3] ?? 0);
  }
  for (let i = 16; i < ROUNDS; i += 1) {
    const a = at(w, i - 15);
    const b = at(w, i - 2);
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[i] = (at(w, i - 16) + s0 + at(w, i - 7) + s1) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < ROUNDS; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(K, i) + at(w, i)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (at(state, i) + word) | 0;
}
