/** The region's pools of query codes with what is used of them: that follows from the cases known here, by no counter. */
import { type CaseId, registerIdOf, type StationId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { stationAt } from '#shared/identity/standing';
import { takenKey } from '#shared/regulation/casework/code-from-pool';
import { codeKey } from '#shared/regulation/register/code-key';
import {
  type CodePool,
  holdsCode,
  NO_POOLS,
  type PoolFacts,
  type PoolSeat,
} from '#shared/regulation/register/code-pool';
import type { DeskDocuments } from './desk-tables';
import type { DeskViews } from './desk-views';
import { isContinued, type LineageFacts } from './lineage';
import { isSuspended } from './suspended';

type Documents = Pick<DeskDocuments, 'get'>;

/**
 * Whether a query code, or one that looks like it, is not there to be given: an item stands or stood under it, or a case
 * took it from a pool. `but`: a case that does not stand in its own way; null for none. `pools`: those whose codes are
 * not given by whoever asks, taken or not.
 */
export const isCodeGiven = (
  documents: Documents,
  code: string,
  but: CaseId | null = null,
  pools: readonly CodePool[] = [],
): boolean => {
  const items = documents.get('codes', codeKey(code))?.registers ?? [];
  const takers = documents.get('alike', takenKey(code))?.cases ?? [];
  return (
    items.some((id) => but === null || id !== registerIdOf(but)) ||
    takers.some((id) => id !== but) ||
    pools.some((pool) => holdsCode(pool, code))
  );
};

/** `seat`: the station that works here, where it may take codes (`poolSeat`). */
export const poolFacts = (
  { rules }: Pick<DeskViews, 'rules'>,
  documents: Documents,
  seat: PoolSeat | null,
): PoolFacts => ({
  ...(rules.pools ?? NO_POOLS),
  seat,
  isUsed: (code) => isCodeGiven(documents, code),
});

/** What tells whether a station takes codes. */
type SeatFacts = LineageFacts & Pick<DeskViews, 'exchange'>;

/** The station that works here as pools name it; null while it takes no codes. `today`: as certificates are judged. */
export const poolSeat = (
  views: SeatFacts,
  { station, install }: PoolSeat,
  today: LocalDate,
): PoolSeat | null => (takesNoCodes(views, station, today) ? null : { station, install });

/** Whether nobody takes from the pools of a station: it was replaced, or the region does not stand for it now. */
export const takesNoCodes = (views: SeatFacts, station: StationId, today: LocalDate): boolean =>
  stationAt(views.trust, station, today).standing !== 'ok' ||
  isSuspended(views.exchange, views.trust, station) ||
  isContinued(views, station);
