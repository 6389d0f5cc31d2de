/**
 * When one choice may be made for several contradictions, and for which. Only values of one field of a draft (C02), of one
 * import and the same two stations, are alike enough; everything that touches a step, a holder, a code or the register is
 * decided one by one.
 */
import type { ConflictRow } from '#shared/contract/agreement';
import { CONFLICTS as W } from '../../text/sync';
import { conflictKey } from './conflict-choice';

type Alike = NonNullable<ConflictRow['alike']>;

/** A contradiction that may be decided with others. */
export type AlikeRow = ConflictRow & { readonly alike: Alike };

/** How many somebody has to have opened before. */
const SEEN_BEFORE = 3;

export const mayBeOfBatch = (row: ConflictRow): row is AlikeRow => row.alike !== null;

/** One text for those that one choice may decide. */
export const batchKey = ({ alike: { bundleId, sides } }: AlikeRow): string =>
  [bundleId, ...sides.map(({ station }) => station)].join(' ');

/**
 * Those of a page that one choice would decide; none before enough of the same were opened and seen. `seen`: the batch
 * key of each that was, by its own key, decided since or not.
 */
export function batchOf(
  rows: readonly ConflictRow[],
  seen: ReadonlyMap<string, string>,
): readonly AlikeRow[] {
  const keys = [...seen.values()];
  for (const key of new Set(keys)) {
    if (keys.filter((one) => one === key).length < SEEN_BEFORE) continue;
    const alike = rows.filter(mayBeOfBatch).filter((row) => batchKey(row) === key);
    if (alike.length > 1) return alike;
  }
  return [];
}

/** What was opened and seen, with one more. */
export const withSeen = (seen: ReadonlyMap<string, string>, row: ConflictRow): ReadonlyMap<string, string> =>
  mayBeOfBatch(row) ? new Map([...seen, [conflictKey(row), batchKey(row)]]) : seen;

/** A side of a batch by its office and station, which all of the batch have in common. */
export interface BatchSide {
  readonly station: string;
  readonly label: string;
}

export const sidesOf = ([row]: readonly AlikeRow[]): readonly BatchSide[] =>
  (row?.alike.sides ?? []).map(({ station, office, own }) => ({
    station,
    label: W.batchSideOf(office, station, own),
  }));

/** The entry whose value a side is; null for a station that is none of its sides. */
export const optionOf = ({ alike }: AlikeRow, side: string): string | null =>
  alike.sides.find(({ station }) => station === side)?.entry ?? null;
