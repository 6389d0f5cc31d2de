/**
 * Which contradictions one choice may decide (sync.md 2.10): one field of a draft that two stations filled in differently
 * (C02), of one import and the same two stations. Everything else is decided one by one.
 */
import type { SignedInCall } from '#electron/services/service';
import type { ConflictRow } from '#shared/contract/agreement';
import type { EntryId } from '#shared/domain/ids';
import type { InBundle } from '#shared/journal/bundle-row';
import type { StoredEntry } from '#shared/journal/entry';
import { agencyOf, isOwnStation } from '#shared/journal/lineage';
import { agencyName } from './agencies';
import { bundlesOf, bundleWith } from './bundle-rows';
import { isOurs, type Told } from './deciding';
import { fieldWords } from './field-words';

type Alike = ConflictRow['alike'];

/** Imports that are looked through, newest first: what came before them is decided one by one. */
const MOST_IMPORTS = 200;

/** Says of the contradictions of one page how they may be decided alike; null for each that may not. */
export function alikeAmong(
  call: SignedInCall,
  entries: ReadonlyMap<EntryId, StoredEntry>,
): (told: Told) => Alike {
  let imports: readonly InBundle[] | null = null;
  return (told) => {
    const { class: about, status, field, values, base, openedBy, first, second } = told.conflict;
    const [one, other] = [entries.get(first), entries.get(second)];
    if (about !== 'C02' || status !== 'open' || field === null || values === null) return null;
    if (openedBy.length !== 2 || one === undefined || other === undefined || !isOurs(call, told)) return null;
    if (one.entry.station === other.entry.station) return null;
    imports ??= bundlesOf(call, 'in', { states: ['imported'], limit: MOST_IMPORTS }).bundles;
    // They met when the later of the two came.
    const came = imports.find((bundle) =>
      [one, other].some(({ entry }) => bundleWith([bundle], entry) !== undefined),
    );
    if (came === undefined) return null;
    const words = fieldWords(call.desk, told.record.state, field);
    const sides = [
      sideOf(call, one, words.told(values.first)),
      sideOf(call, other, words.told(values.second)),
    ].sort((a, b) => (a.station < b.station ? -1 : 1));
    return { bundleId: came.bundleId, field: words.name, base: words.told(base), sides };
  };
}

/** A side by its office and station: which of two is the own is not always sayable, since both may be of others. */
function sideOf({ store: { views } }: SignedInCall, { entry, id }: StoredEntry, value: string) {
  const { station } = entry;
  const agency = agencyOf(views, station);
  return {
    entry: id as string,
    station: station as string,
    office: agency === null ? '' : agencyName(views.trust, agency),
    own: isOwnStation(views, station),
    value,
  };
}
