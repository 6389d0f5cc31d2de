/**
 * Which rules, calendars and lists of pools go along with the answer to an enrolment: whoever begins today gets cases
 * that were received under former rules, and bundles bring no policy before the one that is held.
 */
import type { SignedPack } from './accept-enrolment';
import { MOST_POLICIES, RESPONSE_CHARACTERS } from './enrolment';
import { isCumulative } from './policy';

/** What an answer holds besides: roots, lists, certificates and keys of one agency and those above. */
const REST_CHARACTERS = 2_097_152;
/** The longest policy record, signature and all. */
const RECORD_CHARACTERS = 4096;

/** The newest of each kind, and those before it without a gap as far as there is room, newest first; answered by kind and
 * ascending by number, as they are taken. Of kinds whose content holds all of the one before, the newest does. */
export function packsToAnswer(packs: readonly SignedPack[]): readonly SignedPack[] {
  const kinds = [...new Set(packs.map(({ record }) => record.kind))].sort();
  const byKind = kinds.map((kind) => {
    const own = packs.filter(({ record }) => record.kind === kind);
    const rising = own.sort((a, b) => a.record.number - b.record.number);
    return isCumulative(kind) ? rising.slice(-1) : rising;
  });
  const taken = byKind.map((own) => own.slice(-1));
  let room = RESPONSE_CHARACTERS - REST_CHARACTERS - sizeOf(taken.flat());
  let left = MOST_POLICIES - taken.length;
  for (const [at, own] of byKind.entries())
    for (const pack of own.slice(0, -1).reverse()) {
      const [first] = taken[at] ?? [];
      room -= sizeOf([pack]);
      left -= 1;
      if (room < 0 || left < 0 || first?.record.number !== pack.record.number + 1) break;
      taken[at]?.unshift(pack);
    }
  return taken.flat();
}

const sizeOf = (packs: readonly SignedPack[]): number =>
  packs.reduce((sum, { text }) => sum + JSON.stringify(text).length + RECORD_CHARACTERS, 0);
