// Chance that is the same in every run: every value of the benchmark's cases comes from a number that names
// it. Never the clock, never Math.random.

/** A stream of chance. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** `count` hexadecimal digits. */
  hex(count: number): string;
  /** `count` decimal digits, the first of them not 0. */
  digits(count: number): string;
}

/** Mixes 32 bits so that neighbours have nothing in common. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The stream that two numbers name, e.g. a case and a purpose. */
export function randomOf(one: number, other: number): Random {
  let [a, b] = [mix(one + 0x51ed270b), mix(other ^ 0x2545f491)];
  const bits = (): number => {
    // Marsaglia's xorshift over two words: long enough for a case, cheap enough for half a million entries.
    const carried = a ^ (a << 10);
    a = b;
    b = b ^ (b >>> 13) ^ carried ^ (carried >>> 10);
    return b >>> 0;
  };
  for (let warm = 0; warm < 4; warm += 1) bits();
  const below = (limit: number): number => Math.floor((bits() / 4_294_967_296) * limit);
  return {
    next: () => bits() / 4_294_967_296,
    below,
    pick: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    hex: (count) => {
      let text = '';
      while (text.length < count) text += bits().toString(16).padStart(8, '0');
      return text.slice(0, count);
    },
    digits: (count) => {
      let text = String(1 + below(9));
      while (text.length < count) text += String(below(10));
      return text;
    },
  };
}
