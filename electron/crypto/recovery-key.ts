/**
 * The recovery key as people write it down: 32 random bytes and a checksum in eleven groups of five
 * characters without I, L, O and U. Reading forgives case, spaces, hyphens and the usual look-alikes;
 * any other slip is told with its group, before the key is tried. The key itself is never put into an error.
 */
import { err, ok, type Result } from '#shared/lib/result';
import { CURRENT_SUITE } from './suites';

/** Why a typed recovery key cannot be right. `group` counts from 1. */
export type RecoveryKeyTypo =
  | { readonly kind: 'length'; readonly characters: number; readonly expected: number }
  | { readonly kind: 'character'; readonly group: number; readonly character: string }
  | { readonly kind: 'checksum' };

export const RECOVERY_KEY_BYTES = 32;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;
/** 256 bits of key and 19 bits of checksum, five bits a character. */
const CHARACTERS = 55;
const CHECK_BITS = 19n;
const CHECKSUM_DOMAIN = Buffer.from('rsb/recovery-key/1', 'utf8');
const LOOKALIKES: { readonly [character: string]: string } = { O: '0', I: '1', L: '1' };

function checksum(key: Uint8Array): bigint {
  const digest = CURRENT_SUITE.hash(CHECKSUM_DOMAIN, key);
  return BigInt(`0x${Buffer.from(digest.subarray(0, 3)).toString('hex')}`) >> (24n - CHECK_BITS);
}

/** 32 bytes as eleven groups of five characters joined by hyphens. */
export function formatRecoveryKey(key: Uint8Array): string {
  if (key.length !== RECOVERY_KEY_BYTES) throw new Error('a recovery key has 32 bytes');
  const number = (BigInt(`0x${Buffer.from(key).toString('hex')}`) << CHECK_BITS) | checksum(key);
  const characters = Array.from({ length: CHARACTERS }, (_, index) => {
    const shift = BigInt((CHARACTERS - 1 - index) * 5);
    return ALPHABET.charAt(Number((number >> shift) & 31n));
  });
  return Array.from({ length: CHARACTERS / GROUP }, (_, group) =>
    characters.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-');
}

/** The 32 bytes of a typed key, or the first slip found in it. */
export function parseRecoveryKey(text: string): Result<Uint8Array, RecoveryKeyTypo> {
  const characters = Array.from(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}\u2212_]/gu, ''),
  );
  let number = 0n;
  for (const [index, typed] of characters.entries()) {
    const value = ALPHABET.indexOf(LOOKALIKES[typed] ?? typed);
    if (value < 0) return err({ kind: 'character', group: Math.floor(index / GROUP) + 1, character: typed });
    number = (number << 5n) | BigInt(value);
  }
  if (characters.length !== CHARACTERS)
    return err({ kind: 'length', characters: characters.length, expected: CHARACTERS });
  const key = Buffer.from((number >> CHECK_BITS).toString(16).padStart(RECOVERY_KEY_BYTES * 2, '0'), 'hex');
  return checksum(key) === (number & ((1n << CHECK_BITS) - 1n)) ? ok(key) : err({ kind: 'checksum' });
}
