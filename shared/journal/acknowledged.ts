/**
 * What other agencies have of the journal here, by what their stations said. A store that was restored from a copy may
 * have lost what its former station said it owns, and a machine that is revoked took with it what it had: for what to
 * send that counts no more, however late it comes. That it was said stays true: of what was handed over the word stands
 * (`everSaid`), as far as it is the station's own.
 */
import type { Heads } from '#shared/bundle/fields';
import type { Receipt } from '#shared/bundle/receipt';
import type { StationId } from '#shared/domain/ids';
import { revocationOf } from '#shared/identity/revocation';
import { isTrustedEntry } from '#shared/identity/standing';
import type { DeskViews } from './desk-views';
import type { SeenHead } from './entry';
import { partnerOf } from './exchange-fold';
import { isContinued, type LineageFacts } from './lineage';
import { higher, inBoth, type OwnedWord } from './owned-word';

/** What is looked at to tell what others have. */
export type SaidFacts = LineageFacts & Pick<DeskViews, 'exchange'>;

/** Whether a station still has what it says it owns, so that nothing of it is sent again: it is not revoked, and no other one goes on for it. */
export const speaksForItself = (facts: SaidFacts, station: StationId): boolean =>
  revocationOf(facts.trust.revocations, station) === null && !isContinued(facts, station);

/** What counts of what the stations of an agency said, whoever spoke last at the end. */
const wordsOf = (facts: SaidFacts, agency: string): readonly OwnedWord[] =>
  partnerOf(facts.exchange, agency).said.filter(({ station }) => speaksForItself(facts, station));

/** What an agency owns at one station or another: highest of each, ascending by station. */
export const acknowledgedBy = (facts: SaidFacts, agency: string): readonly SeenHead[] =>
  wordsOf(facts, agency).reduce<readonly SeenHead[]>((known, { have }) => higher(known, have), []);

/**
 * Bundles made for an agency that one of its stations may leave unanswered while another answers, receipts among them.
 * One that is silent for longer has others to hear from, or is never used: for its sake every bundle would grow for ever.
 * As soon as it speaks again bundles start at its word.
 */
const MOST_UNANSWERED = 8;

/** What all stations of an agency own that answer: after that a bundle starts that each of them can take in. */
export function ownedByAll(facts: SaidFacts, agency: string): readonly SeenHead[] {
  const words = wordsOf(facts, agency);
  const last = words.at(-1);
  if (last === undefined) return [];
  return words
    .filter(({ sent }) => sent + MOST_UNANSWERED >= last.sent)
    .reduce((common, { have }) => inBoth(common, have), last.have);
}

/** What the station of an agency owns that spoke last. */
export const ownedByLast = (facts: SaidFacts, agency: string): readonly SeenHead[] =>
  wordsOf(facts, agency).at(-1)?.have ?? [];

/** What a receipt says of who said it, and where it stood in its own chain. */
export type Saying = Pick<Receipt, 'station' | 'have'>;

/**
 * What an agency said at any time that it has, whoever of it is gone since. A revoked station is not heard by what was
 * kept of its words, which do not tell when it said them, but by its receipts: each names the place of its own chain at
 * which it was given, and one given after the last entry that is believed may be a thief's. `receipts` of that agency.
 */
export function everSaid(facts: SaidFacts, agency: string, receipts: readonly Saying[]): readonly Heads[] {
  const { revocations } = facts.trust;
  const lineOf = (station: string) => revocationOf(revocations, station) ?? revocationOf(revocations, agency);
  const words = partnerOf(facts.exchange, agency).said.filter(({ station }) => lineOf(station) === null);
  const believed = receipts.filter(({ station, have }) => {
    const own = have.find((head) => head.station === station);
    return own !== undefined && isTrustedEntry(lineOf(station), own.seq);
  });
  return [...words, ...believed].map(({ have }) => have);
}
