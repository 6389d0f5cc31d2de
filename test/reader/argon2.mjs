// @ts-check
// Argon2id version 1.3 (RFC 9106) and BLAKE2b (RFC 7693) in plain JavaScript, so that an archive is read with nothing but
// Node. 64-bit words are pairs of 32 bits, the low one first. It is slow: some seconds for one passphrase.

const BLOCK = 1024;
const SLICES = 4;
/** 32-bit halves in a block. */
const HALVES = 256;

/** @param {string} text */
const words64 = (text) =>
  Uint32Array.from(
    text.split(' ').flatMap((word) => [`0x${word.slice(8)}`, `0x${word.slice(0, 8)}`].map(Number)),
  );
const IV = words64(
  '6a09e667f3bcc908 bb67ae8584caa73b 3c6ef372fe94f82b a54ff53a5f1d36f1 510e527fade682d1 9b05688c2b3e6c1f 1f83d9abfb41bd6b 5be0cd19137e2179',
);
const SIGMA = [
  '0123456789abcdef',
  'ea489fd61c02b753',
  'b8c052fdae367194',
  '7931dcbe265a40f8',
  '905724afe1bc683d',
  '2c6a0b834d75fe19',
  'c51fed4a0763928b',
  'db7ec13950f4862a',
  '6fe9b308c2d714a5',
  'a2847615fb9e3cd0',
].map((row) => [...row].map((digit) => Number.parseInt(digit, 16)));

/** v[a] = v[a] + v[b] + (low, high). @param {Uint32Array} v @param {number} a @param {number} b @param {number} low @param {number} high */
function add(v, a, b, low, high) {
  const sum = (v[a] ?? 0) + (v[b] ?? 0) + low;
  v[a + 1] = (v[a + 1] ?? 0) + (v[b + 1] ?? 0) + high + Math.floor(sum / 0x1_0000_0000);
  v[a] = sum;
}

/** v[d] = (v[d] xor v[a]) turned right by some bits. @param {Uint32Array} v @param {number} d @param {number} a @param {number} bits */
function turn(v, d, a, bits) {
  const low = (v[d] ?? 0) ^ (v[a] ?? 0);
  const high = (v[d + 1] ?? 0) ^ (v[a + 1] ?? 0);
  if (bits === 32) {
    v[d] = high;
    v[d + 1] = low;
  } else if (bits < 32) {
    v[d] = (low >>> bits) | (high << (32 - bits));
    v[d + 1] = (high >>> bits) | (low << (32 - bits));
  } else {
    v[d] = (high >>> (bits - 32)) | (low << (64 - bits));
    v[d + 1] = (low >>> (bits - 32)) | (high << (64 - bits));
  }
}

/** BLAKE2b of at most 64 bytes. @param {number} length @param {...Uint8Array} parts */
export function blake2b(length, ...parts) {
  const input = Buffer.concat(parts);
  const h = Uint32Array.from(IV);
  h[0] = (h[0] ?? 0) ^ 0x01010000 ^ length;
  const blocks = Math.max(1, Math.ceil(input.length / 128));
  const m = new Uint32Array(32);
  const v = new Uint32Array(32);
  for (let at = 0; at < blocks; at += 1) {
    const bytes = Buffer.alloc(128);
    input.copy(bytes, 0, at * 128);
    for (let i = 0; i < 32; i += 1) m[i] = bytes.readUInt32LE(i * 4);
    v.set(h, 0);
    v.set(IV, 16);
    const isLast = at === blocks - 1;
    const done = isLast ? input.length : (at + 1) * 128;
    v[24] = (v[24] ?? 0) ^ done;
    v[25] = (v[25] ?? 0) ^ Math.floor(done / 0x1_0000_0000);
    if (isLast) {
      v[28] = ~(v[28] ?? 0);
      v[29] = ~(v[29] ?? 0);
    }
    for (let round = 0; round < 12; round += 1) {
      const order = SIGMA[round % 10] ?? [];
      /** @param {number} i @param {number} a @param {number} b @param {number} c @param {number} d */
      const mix = (i, a, b, c, d) => {
        const [x, y] = [(order[i * 2] ?? 0) * 2, (order[i * 2 + 1] ?? 0) * 2];
        add(v, a * 2, b * 2, m[x] ?? 0, m[x + 1] ?? 0);
        turn(v, d * 2, a * 2, 32);
        add(v, c * 2, d * 2, 0, 0);
        turn(v, b * 2, c * 2, 24);
        add(v, a * 2, b * 2, m[y] ?? 0, m[y + 1] ?? 0);
        turn(v, d * 2, a * 2, 16);
        add(v, c * 2, d * 2, 0, 0);
        turn(v, b * 2, c * 2, 63);
      };
      for (let i = 0; i < 4; i += 1) mix(i, i, 4 + i, 8 + i, 12 + i);
      for (let i = 0; i < 4; i += 1) mix(4 + i, i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
    }
    for (let i = 0; i < 16; i += 1) h[i] = (h[i] ?? 0) ^ (v[i] ?? 0) ^ (v[i + 16] ?? 0);
  }
  return Buffer.from(h.buffer, 0, length);
}

/** @param {number} number */
function le32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** The hash of variable length, H' of RFC 9106. @param {number} length @param {...Uint8Array} parts */
function longHash(length, ...parts) {
  if (length <= 64) return blake2b(length, le32(length), ...parts);
  const out = [];
  let last = blake2b(64, le32(length), ...parts);
  let left = length;
  for (; left > 64; left -= 32) {
    out.push(last.subarray(0, 32));
    last = left - 32 > 64 ? blake2b(64, last) : blake2b(left - 32, last);
  }
  return Buffer.concat([...out, last]);
}

/** a + b + 2 * low(a) * low(b), into a. @param {Uint32Array} v @param {number} a @param {number} b */
function addProduct(v, a, b) {
  const [x, y] = [v[a] ?? 0, v[b] ?? 0];
  const [x0, x1, y0, y1] = [x & 0xffff, x >>> 16, y & 0xffff, y >>> 16];
  const low = x0 * y0;
  const middle = x1 * y0 + (low >>> 16);
  const other = x0 * y1 + (middle & 0xffff);
  const high = x1 * y1 + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000);
  const product = ((other << 16) | (low & 0xffff)) >>> 0;
  add(v, a, b, (product << 1) >>> 0, ((high << 1) | (product >>> 31)) >>> 0);
}

/** @param {Uint32Array} v @param {number} a @param {number} b @param {number} c @param {number} d */
function mixBlock(v, a, b, c, d) {
  addProduct(v, a, b);
  turn(v, d, a, 32);
  addProduct(v, c, d);
  turn(v, b, c, 24);
  addProduct(v, a, b);
  turn(v, d, a, 16);
  addProduct(v, c, d);
  turn(v, b, c, 63);
}

/** The permutation over sixteen words; `at` tells where the word of a number lies. @param {Uint32Array} v @param {(word: number) => number} at */
function permute(v, at) {
  for (let i = 0; i < 4; i += 1) mixBlock(v, at(i), at(4 + i), at(8 + i), at(12 + i));
  for (let i = 0; i < 4; i += 1)
    mixBlock(v, at(i), at(4 + ((i + 1) % 4)), at(8 + ((i + 2) % 4)), at(12 + ((i + 3) % 4)));
}

const R = new Uint32Array(HALVES);
const Z = new Uint32Array(HALVES);

/** out = G(x, y), or its sum with what out holds. @param {Uint32Array} out @param {Uint32Array} x @param {Uint32Array} y @param {boolean} withFormer */
function compress(out, x, y, withFormer) {
  for (let i = 0; i < HALVES; i += 1) R[i] = (x[i] ?? 0) ^ (y[i] ?? 0);
  Z.set(R);
  for (let row = 0; row < 8; row += 1) permute(Z, (word) => row * 32 + word * 2);
  for (let column = 0; column < 8; column += 1)
    permute(Z, (word) => (word >> 1) * 32 + column * 4 + (word & 1) * 2);
  for (let i = 0; i < HALVES; i += 1) out[i] = (R[i] ?? 0) ^ (Z[i] ?? 0) ^ (withFormer ? (out[i] ?? 0) : 0);
}

/**
 * @param {{password: string, salt: Uint8Array, iterations: number, parallelism: number, memoryKiB: number, length: number}} options
 */
export function argon2id({ password, salt, iterations, parallelism: lanes, memoryKiB, length }) {
  const secret = Buffer.from(password, 'utf8');
  const numbers = [lanes, length, memoryKiB, iterations, 0x13, 2].map(le32);
  const first = blake2b(
    64,
    ...numbers,
    le32(secret.length),
    secret,
    le32(salt.length),
    salt,
    le32(0),
    le32(0),
  );
  const segment = Math.floor(memoryKiB / (SLICES * lanes));
  const columns = segment * SLICES;
  const memory = new Uint32Array(columns * lanes * HALVES);
  /** @param {number} lane @param {number} column */
  const block = (lane, column) => {
    const from = (lane * columns + column) * HALVES;
    return memory.subarray(from, from + HALVES);
  };
  for (let lane = 0; lane < lanes; lane += 1)
    for (const column of [0, 1]) {
      const bytes = longHash(BLOCK, first, le32(column), le32(lane));
      const target = block(lane, column);
      for (let i = 0; i < HALVES; i += 1) target[i] = bytes.readUInt32LE(i * 4);
    }
  const zero = new Uint32Array(HALVES);
  for (let pass = 0; pass < iterations; pass += 1)
    for (let slice = 0; slice < SLICES; slice += 1)
      for (let lane = 0; lane < lanes; lane += 1) {
        // In the first half of the first pass the places do not depend on the secret.
        const isFixed = pass === 0 && slice < SLICES / 2;
        const input = new Uint32Array(HALVES);
        const addresses = new Uint32Array(HALVES);
        [pass, lane, slice, columns * lanes, iterations, 2].forEach((value, at) => {
          input[at * 2] = value;
        });
        for (let at = 0; at < segment; at += 1) {
          if (isFixed && at % 128 === 0) {
            input[12] = (input[12] ?? 0) + 1;
            compress(addresses, zero, input, false);
            compress(addresses, zero, addresses, false);
          }
          const column = slice * segment + at;
          if (pass === 0 && column < 2) continue;
          const before = block(lane, (column + columns - 1) % columns);
          const from = isFixed ? addresses : before;
          const place = isFixed ? (at % 128) * 2 : 0;
          const [low, high] = [from[place] ?? 0, from[place + 1] ?? 0];
          const other = pass === 0 && slice === 0 ? lane : high % lanes;
          const isOwn = other === lane;
          const finished = pass === 0 ? slice * segment : columns - segment;
          const area = isOwn ? finished + at - 1 : finished - (at === 0 ? 1 : 0);
          const square = Math.floor(Number((BigInt(low) * BigInt(low)) >> 32n));
          const back = area - 1 - Number((BigInt(area) * BigInt(square)) >> 32n);
          const start = pass === 0 ? 0 : ((slice + 1) % SLICES) * segment;
          compress(block(lane, column), before, block(other, (start + back) % columns), pass > 0);
        }
      }
  const sum = Uint32Array.from(block(0, columns - 1));
  for (let lane = 1; lane < lanes; lane += 1)
    block(lane, columns - 1).forEach((half, i) => {
      sum[i] = (sum[i] ?? 0) ^ half;
    });
  const bytes = Buffer.alloc(BLOCK);
  sum.forEach((half, i) => {
    bytes.writeUInt32LE(half, i * 4);
  });
  return longHash(length, bytes);
}
