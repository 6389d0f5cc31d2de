/**
 * Secrets as people write them down: groups of five characters without I, L, O and U. Reading forgives case,
 * spaces, hyphens, full-width letters and the usual look-alikes; any other slip of the pen is told with its
 * group. What is written must never be put into an error.
 */
import { err, ok, type Result } from '#shared/lib/result';
import { CURRENT_SUITE } from './suites';

/** Why typed characters cannot be right. `group` counts from 1. */
export type CodeTypo =
  | { readonly kind: 'length'; readonly characters: number; readonly expected: number }
  | { readonly kind: 'character'; readonly group: number; readonly character: string }
  | { readonly kind: 'checksum' };

/** Characters of one group. */
const GROUP = 5;
/** Every character carries five bits. */
const CHARACTER_BITS = 5;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOKALIKES: { readonly [character: string]: string } = { O: '0', I: '1', L: '1' };
/** A digest is cut to at most this many bits for a check. */
const MOST_CHECK_BITS = 32;

/** How many characters somebody typed, however they spaced them. */
export const typedLength = (text: string): number => charactersOf(text).length;

function charactersOf(text: string): readonly string[] {
  return Array.from(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}\u2212_]/gu, ''),
  );
}

/** A number as groups of five characters joined by hyphens. `characters` is a multiple of five. */
export function formatCode(value: bigint, characters: number): string {
  const written = Array.from({ length: characters }, (_, index) => {
    const shift = BigInt((characters - 1 - index) * CHARACTER_BITS);
    return ALPHABET.charAt(Number((value >> shift) & 31n));
  });
  return Array.from({ length: characters / GROUP }, (_, group) =>
    written.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-');
}

/** The number of typed characters, or the first slip found in them. */
export function parseCode(text: string, expected: number): Result<bigint, CodeTypo> {
  const characters = charactersOf(text);
  let value = 0n;
  for (const [index, typed] of characters.entries()) {
    const digit = ALPHABET.indexOf(LOOKALIKES[typed] ?? typed);
    if (digit < 0) return err({ kind: 'character', group: Math.floor(index / GROUP) + 1, character: typed });
    value = (value << BigInt(CHARACTER_BITS)) | BigInt(digit);
  }
  return characters.length === expected
    ? ok(value)
    : err({ kind: 'length', characters: characters.length, expected });
}

/** The first bits of a digest over what is written, so that a slip of the pen is told before a key is tried. */
export function checkBits(domain: string, bytes: Uint8Array, bits: number): bigint {
  const digest = CURRENT_SUITE.hash(Buffer.from(domain, 'utf8'), bytes);
  return BigInt(Buffer.from(digest).readUInt32BE(0) >>> (MOST_CHECK_BITS - bits));
}

/** Bytes as one number, and back with the leading zeros. */
export const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
export const bytesOf = (value: bigint, length: number): Uint8Array =>
  Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex');
