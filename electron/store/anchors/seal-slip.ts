/**
 * The daily seal slip (sync 2.5, anchor c): number and eight characters of the last seal, printed or written into
 * the desk book. The last character checks the others, so that a slip of the pen is not taken for an old copy.
 */
import { createHash } from 'node:crypto';
import { formatCode, parseCode } from '#electron/crypto/written-code';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { Journal } from '../journal/journal';

import { CASE_CHAIN } from '../session/entry-text';
import { readSeal, type Sealing, sealHash } from '../session/sealing';
import type { SealSlip, SlipCheck } from '../store-types';
import { Turns } from '../turns';

const CHARACTERS = 8;
const DATA_BITS = 35n;
const CHECK_BITS = 5n;
const GROUP = 4;
const hexOf = (value: bigint): string => value.toString(16);

/** Eight characters for a seal: 35 bits of its hash and a check over number and bits. */
function codeOf(number: number, bits: bigint): bigint {
  const digest = createHash('sha256')
    .update(`rsb/seal-slip/1 ${number} ${hexOf(bits)}`)
    .digest();
  return (bits << CHECK_BITS) | BigInt(digest.readUInt8(0) >>> 3);
}

function charactersOf(number: number, hash: string): string {
  const bits = BigInt(`0x${hash.slice(0, 16)}`) >> (64n - DATA_BITS);
  // The code's own groups are of five: ten characters, of which the first two are always zero.
  const text = formatCode(codeOf(number, bits), CHARACTERS + 2)
    .replace('-', '')
    .slice(2);
  return `${text.slice(0, GROUP)}-${text.slice(GROUP)}`;
}

/** The slip of the last seal; null before the first. */
export function slipOf({
  sealing: { number, previous, at },
  tip,
}: {
  readonly sealing: Sealing;
  readonly tip: { readonly seq: number };
}): SealSlip | null {
  if (previous === null || at === null) return null;
  return { number, characters: charactersOf(number, previous), entries: tip.seq, at };
}

/** Looks for the seal of a slip among all seals of the journal, of whichever station. */
export async function checkSealSlip(
  journal: Journal,
  { number, characters }: Pick<SealSlip, 'number' | 'characters'>,
): Promise<Result<SlipCheck, StoreFault>> {
  const typed = parseCode(characters, CHARACTERS);
  if (!typed.ok || codeOf(number, typed.value >> CHECK_BITS) !== typed.value) return ok('typo');
  const turns = new Turns();
  let last = 0;
  const scan = journal.scan();
  for (let step = scan.next(); ; step = scan.next()) {
    if (step.done) {
      const { damage } = step.value;
      if (damage !== null) return err({ code: 'JOURNAL_DAMAGED', damage });
      // A seal that must be here and is another is rather a slip of the pen than another history.
      return ok(number > last ? 'newer' : 'typo');
    }
    const seal = step.value.kind === 'seal' ? readSeal(step.value.content()) : null;
    last = Math.max(last, seal?.number ?? 0);
    if (seal?.number === number) {
      const there = parseCode(charactersOf(number, sealHash(seal, CASE_CHAIN)), CHARACTERS);
      if (there.ok && there.value === typed.value) return ok('held');
    }
    if (turns.due) await turns.next();
  }
}
