/**
 * The single recovery key of stores that were made before the sealed slips: 32 random bytes and a checksum in
 * eleven groups of five characters. None is made any more; one that lies sealed in a safe still opens its store
 * until slips take its place.
 */
import { err, ok, type Result } from '#shared/lib/result';
import { bytesOf, type CodeTypo, checkBits, parseCode } from './written-code';

const KEY_BYTES = 32;
/** 256 bits of key and 19 bits of checksum, five bits a character. */
const CHARACTERS = 55;
const CHECK_BITS = 19;

/** The 32 bytes of a typed key, or the first slip found in it. */
export function parseRecoveryKey(text: string): Result<Uint8Array, CodeTypo> {
  const typed = parseCode(text, CHARACTERS);
  if (!typed.ok) return typed;
  const key = bytesOf(typed.value >> BigInt(CHECK_BITS), KEY_BYTES);
  const check = typed.value & ((1n << BigInt(CHECK_BITS)) - 1n);
  return checkBits('rsb/recovery-key/1', key, CHECK_BITS) === check ? ok(key) : err({ kind: 'checksum' });
}
