/**
 * Restricted canonical JSON (RFC 8785 member order; integers only). Entries are hashed and signed over
 * these characters, so one value has exactly one text. It never rounds, drops or reorders silently:
 * what it cannot represent it refuses by throwing, because only our own code builds these values.
 */

/** A value that has exactly one canonical text. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

const MAX_DEPTH = 16;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The one canonical text of a value. Members with the value `undefined` are absent.
 * @throws on anything that has no canonical text: fractions, unsafe integers, lone surrogates, functions,
 * nesting deeper than 16. Our own code builds these values, so that is a bug. */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new Error('canonical JSON: nesting deeper than 16');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new Error(`canonical JSON: not a safe integer: ${value}`);
    return String(value);
  }
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw new Error('canonical JSON: lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`canonical JSON: no text for ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}
