/**
 * The sealed slips: a random secret split so that any two of three slips give it back and one alone tells
 * nothing (Shamir 1979). Each slip carries its number, a short mark of its store and of its issue, its share
 * and check characters, in eight groups of five. A slip is shown once and must never be kept, logged or told
 * in an error.
 */
import { combine, split } from 'shamir-secret-sharing';
import { err, ok, type Result } from '#shared/lib/result';
import { bytesOf, type CodeTypo, checkBits, formatCode, numberOf, parseCode } from './written-code';

/** 128 random bits: no stretching is needed, nobody can try them through. */
export const SLIP_SECRET_BYTES = 16;
export const SLIP_COUNT = 3;
export const SLIPS_NEEDED = 2;
/** Bytes of the marks of a store and of an issue. */
export const SLIP_MARK_BYTES = 2;

/** The library puts the place of the share, one byte, behind it. */
const SHARE_BYTES = SLIP_SECRET_BYTES + 1;
const CHARACTERS = 40;
const CHECK_BITS = 30;
const CHECK_DOMAIN = 'rsb/slip/1';
/** Number (one byte), store, issue, share: what the check characters cover. Of the number two bits are written. */
const BODY_BYTES = 1 + 2 * SLIP_MARK_BYTES + SHARE_BYTES;

/** Which slips belong together. Bytes that are no secret. */
export interface SlipMarks {
  readonly store: Uint8Array;
  readonly issue: Uint8Array;
}

export interface Slip extends SlipMarks {
  /** 1 to 3, as it stands on the envelope. */
  readonly number: number;
  /** Secret. */
  readonly share: Uint8Array;
}

/** Three slips of which any two give the secret back. The caller wipes the secret. */
export async function makeSlips(secret: Uint8Array, marks: SlipMarks): Promise<readonly string[]> {
  if (secret.length !== SLIP_SECRET_BYTES) throw new Error('the secret of slips has 16 bytes');
  const shares = await split(Uint8Array.from(secret), SLIP_COUNT, SLIPS_NEEDED);
  return shares.map((share, index) => {
    const body = Buffer.concat([Uint8Array.of(index + 1), marks.store, marks.issue, share]);
    if (body.length !== BODY_BYTES) throw new Error('a slip of another size');
    const check = checkBits(CHECK_DOMAIN, body, CHECK_BITS);
    const written = formatCode((numberOf(body) << BigInt(CHECK_BITS)) | check, CHARACTERS);
    body.fill(0);
    share.fill(0);
    return written;
  });
}

/** What stands on a typed slip, or the first slip of the pen found in it. */
export function readSlip(text: string): Result<Slip, CodeTypo> {
  const typed = parseCode(text, CHARACTERS);
  if (!typed.ok) return typed;
  const body = bytesOf(typed.value >> BigInt(CHECK_BITS), BODY_BYTES);
  const number = body[0] ?? 0;
  const check = typed.value & ((1n << BigInt(CHECK_BITS)) - 1n);
  if (number < 1 || number > SLIP_COUNT || checkBits(CHECK_DOMAIN, body, CHECK_BITS) !== check)
    return err({ kind: 'checksum' });
  const issueAt = 1 + SLIP_MARK_BYTES;
  const shareAt = issueAt + SLIP_MARK_BYTES;
  return ok({
    number,
    store: body.subarray(1, issueAt),
    issue: body.subarray(issueAt, shareAt),
    share: body.subarray(shareAt),
  });
}

/** The secret out of two different slips of one issue. The caller wipes it. */
export function joinSlips(one: Slip, other: Slip): Promise<Uint8Array> {
  return combine([Uint8Array.from(one.share), Uint8Array.from(other.share)]);
}
