/**
 * Who may end a conflict of which class: by the place of the agency that decides among those that met. The service that
 * offers it and the fold that counts it ask the same here.
 */
import { division, isInside } from '#shared/domain/divisions';
import type { DivisionCode, EntryId } from '#shared/domain/ids';
import { CONFLICT_CLASS, type ConflictClass } from './conflict-class';

const LEVELS = { county: 1, prefecture: 2, province: 3 } as const;
const PREFECTURE = LEVELS.prefecture;
const REGION = LEVELS.province;

/** How high an agency stands: 3 the region, 1 a county; 0 for a place that is not listed. */
export const agencyLevel = (agency: DivisionCode): number => LEVELS[division(agency)?.level ?? 'county'];

/** The level above which nobody decides. */
export const TOP_LEVEL = REGION;

/** Whether an agency is the region's. */
export const isRegion = (agency: DivisionCode | null): boolean =>
  agency !== null && agencyLevel(agency) === REGION;

/** Whether an agency stands above another, in whose area that one lies. */
export const isSuperior = (one: DivisionCode, of: DivisionCode): boolean =>
  agencyLevel(one) > agencyLevel(of) && isInside(of, one);

/**
 * Whether an agency may decide a conflict between acts of `parties`. A store that is alone, whose agency nobody
 * certified, decides what it finds in itself.
 */
export function mayDecide(
  conflict: ConflictClass,
  decider: DivisionCode | null,
  parties: readonly (DivisionCode | null)[],
): boolean {
  const named = parties.flatMap((party) => party ?? []);
  if (decider === null) return named.length === 0;
  switch (CONFLICT_CLASS[conflict].decider) {
    case 'supervisor':
      return named.some((party) => party === decider || isSuperior(decider, party));
    case 'superior':
      return agencyLevel(decider) === REGION || named.every((party) => isSuperior(decider, party));
    case 'prefecture':
      return agencyLevel(decider) >= PREFECTURE && named.every((party) => isInside(party, decider));
    case 'region':
      return agencyLevel(decider) === REGION;
    case 'none':
    case 'administrator':
      return false;
  }
}

/** Whether an agency stands high enough to end what two of a level decided differently; null: nobody has. */
export const isAboveTie = (decider: DivisionCode, tied: number | null): boolean =>
  tied === null || agencyLevel(decider) > tied || agencyLevel(decider) === TOP_LEVEL;

/** Whether the word in a conflict of a class is that of whoever has the case. */
export const isHoldersWord = (conflict: ConflictClass): boolean =>
  CONFLICT_CLASS[conflict].decider === 'supervisor';

/** The entries whose agencies a conflict is between. What came after a decision (C15) alone: whoever names an entry of
 * their own as that decision has no word in it. */
export const openersOf = ({
  class: about,
  second,
  members,
}: {
  readonly class: ConflictClass;
  readonly second: EntryId;
  readonly members: readonly EntryId[];
}): readonly EntryId[] => (about === 'C15' ? [second] : members);

/**
 * The agencies that a conflict is between. `opened`: of the entries it stands on, or of the case in a conflict with
 * another case; `holder`: who has the case. Where the word is the holder's it goes with the case: whoever had it, or
 * only wrote in it, chooses nothing. What came after a decision (C15) is also for the agency that wrote it: what it calls
 * core data stays there, and the holder never sees it.
 */
export function partiesOf(
  conflict: ConflictClass,
  opened: readonly (DivisionCode | null)[],
  holder: DivisionCode | null,
): readonly (DivisionCode | null)[] {
  if (!isHoldersWord(conflict)) return opened;
  return conflict === 'C15' ? [holder, ...opened] : [holder];
}
