/**
 * The daily seal slip (sync 2.5, anchor c): number and eight characters of the last seal, printed or written into
 * the desk book. Half of the characters are the seal's hash, half prove by the store's own key that the desk has
 * given them out: neither a slip of the pen nor an invented slip passes for an old copy.
 */
import { formatCode, parseCode } from '#electron/crypto/written-code';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { Journal } from '../journal/journal';
import type { KeyRing } from '../key-ring';
import { CASE_CHAIN } from '../session/entry-text';
import { readSeal, type Sealing, sealHash } from '../session/sealing';
import type { SealSlip, SlipCheck } from '../store-types';
import { Turns } from '../turns';

const CHARACTERS = 8;
const PROOF_BITS = 20n;
const GROUP = 4;

/** The first bits of a seal's hash, 64 hex digits. */
const bitsOf = (hash: string): bigint => BigInt(`0x${hash.slice(0, 5)}`);

/** The bits of a seal, and the proof over them and its number. */
function codeOf(ring: KeyRing, number: number, bits: bigint): bigint {
  const key = ring.derive('rsb/store/seal-slip/1');
  const mac = Buffer.from(ring.suite.mac(key, Buffer.from(`${number} ${bits}`, 'utf8')));
  key.fill(0);
  return (bits << PROOF_BITS) | BigInt(mac.readUIntBE(0, 3) >>> 4);
}

function charactersOf(ring: KeyRing, number: number, hash: string): string {
  // The code's own groups are of five: ten characters, of which the first two are always zero.
  const text = formatCode(codeOf(ring, number, bitsOf(hash)), CHARACTERS + 2)
    .replace('-', '')
    .slice(2);
  return `${text.slice(0, GROUP)}-${text.slice(GROUP)}`;
}

/** The slip of the last seal; null before the first. */
export function slipOf(
  ring: KeyRing,
  {
    sealing: { number, previous, at },
    tip,
  }: { readonly sealing: Sealing; readonly tip: { readonly seq: number } },
): SealSlip | null {
  if (previous === null || at === null) return null;
  return { number, characters: charactersOf(ring, number, previous), entries: tip.seq, at };
}

/** Looks for the seal of a slip among all seals of the journal, of whichever station. A slip given out before the
 * master key was renewed proves nothing any more, but its seal is still found. */
export async function checkSealSlip(
  journal: Journal,
  ring: KeyRing,
  { number, characters }: Pick<SealSlip, 'number' | 'characters'>,
): Promise<Result<SlipCheck, StoreFault>> {
  const typed = parseCode(characters, CHARACTERS);
  if (!typed.ok) return ok('typo');
  const bits = typed.value >> PROOF_BITS;
  const isOurs = codeOf(ring, number, bits) === typed.value;
  const turns = new Turns();
  const scan = journal.scan();
  for (let step = scan.next(); ; step = scan.next()) {
    if (step.done) {
      const { damage } = step.value;
      if (damage !== null) return err({ code: 'JOURNAL_DAMAGED', damage });
      // The desk has given it out, and the store does not have it.
      return ok(isOurs ? 'newer' : 'typo');
    }
    const seal = step.value.kind === 'seal' ? readSeal(step.value.content()) : null;
    if (seal?.number === number && bitsOf(sealHash(seal, CASE_CHAIN)) === bits) return ok('held');
    if (turns.due) await turns.next();
  }
}
