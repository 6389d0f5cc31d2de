/**
 * Who said that a case is about core data in an entry that does not count here: disputed, without right, overruled, late,
 * waiting, left out of account. Nothing of such an entry stands in the case, but what is core data stays so whoever found
 * it out (XJR-4-1): until somebody who knew that entry says otherwise in one that counts, whoever said it takes it back, or a supervisor chooses
 * what was decided without it (C15).
 * Nobody can have known what waits for a past that need not exist: that says something only of whom the case concerns.
 */
import type { Agreement } from '#shared/agreement/agree';
import type { CaseEntry } from '#shared/agreement/case-entry';
import {
  isOverruled,
  isRelevelled,
  isSetRight,
  levelsIn,
  saysCoreLevel,
  saysFound,
} from '#shared/agreement/core-level';
import type { Write } from '#shared/agreement/writes';
import { cameUnder, isHeldUnder, isOfTerritory } from '#shared/bundle/sight';
import { isInside } from '#shared/domain/divisions';
import type { EntryId } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { CaseState } from '#shared/regulation/casework/state';
import type { StoredEntry } from './entry';
import type { JournalEvent } from './events';

/**
 * Whether a case is core data by an entry of it that does not count. `entries`: all of the case, also those left out of
 * account; `agreement`: of those that are not, asked for only where some entry says so at all; `state`: the case as far as
 * it is known here.
 */
export function isSaidCore<N extends CaseEntry>(
  entries: readonly StoredEntry[],
  agreement: () => Agreement<N>,
  state: Pick<CaseState, 'number' | 'holder'> | null,
): boolean {
  const said = entries.filter(saysCore);
  if (said.length === 0) return false;
  const known = new Said(agreement());
  return said.some((stored) => {
    const { id } = stored;
    const events = known.heard(stored);
    return (
      !known.counts(id) &&
      !known.saysNothing(id, state) &&
      !isRelevelled(known.agreement, known.levels, id) &&
      !isSetRight(known.agreement, id) &&
      (events.some(saysCoreLevel) || (events.some(saysFound) && !isOverruled(known.agreement, id)))
    );
  });
}

/** Whether an entry says that its case is about core data, whatever came of it. */
export const saysCore = ({ entry }: StoredEntry): boolean =>
  entry.events.some((event) => saysCoreLevel(event) || saysFound(event));

/** What was said of an entry since. */
class Said<N extends CaseEntry> {
  readonly levels: readonly Write[];

  constructor(readonly agreement: Agreement<N>) {
    this.levels = levelsIn(agreement);
  }

  /** What an entry says: of one that nobody here can read, all it seems to, as long as it is waited for; once nobody does,
   * nothing, for nobody could decide on it. */
  heard({ id, entry }: StoredEntry): readonly JournalEvent[] {
    const { graph, events, fates } = this.agreement;
    const place = graph.placeOf(id);
    return fates[place] === 'opaque' ? entry.events : (events[place] ?? entry.events);
  }

  counts(id: EntryId): boolean {
    const { graph, fates } = this.agreement;
    return fates[graph.placeOf(id)] === 'effective';
  }

  /** It waits, and its office has nothing to do with the case or the region does not believe its station that far: whoever
   * has a certificate could stop any case for good with a past that nobody can ever show. */
  saysNothing(id: EntryId, state: Pick<CaseState, 'number' | 'holder'> | null): boolean {
    const { graph } = this.agreement;
    const waiting = graph.waiting.find((one) => one.id === id);
    if (waiting === undefined) return false;
    return waiting.standing === 'disputed' || !this.#concerns(waiting, state);
  }

  /** Its territory is in the case's or the other way round, or it has the case, is to have it or had it. */
  #concerns({ agency }: N, state: Pick<CaseState, 'number' | 'holder'> | null): boolean {
    if (agency === null || state === null) return true;
    const { graph, fates } = this.agreement;
    return (
      isOfTerritory(state.number, agency) ||
      isInside(agency, divisionOfNumber(state.number)) ||
      isHeldUnder(state.holder, agency) ||
      graph.order.some((node, place) => fates[place] === 'effective' && cameUnder(node, agency))
    );
  }
}
