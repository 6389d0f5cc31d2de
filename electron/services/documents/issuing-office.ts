/**
 * Whose paper it is: a letter stands in the name of the office that issued it (its power is its own, XJR-5-2), a paper
 * without a number in that of the office that has the case in hand. Never in that of whoever happens to print it.
 */
import type { SignedInCall } from '#electron/services/service';
import type { DivisionCode, StationId } from '#shared/domain/ids';
import type { Office } from '#shared/domain/office';
import { isOwnStation, lineageOf, officeOf } from '#shared/journal/lineage';

type Store = Pick<SignedInCall['store'], 'views'>;

/** The own office. @throws when the store has none: a bug. */
export function ownOffice({ views: { office } }: Store): Office {
  if (!office) throw new Error('store without an office');
  return office;
}

/** The office of a station, as it told of itself and is certified; null when that is not known here. */
export function officeOfStation(store: Store, station: StationId): Office | null {
  const { views } = store;
  if (isOwnStation(views, station)) return ownOffice(store);
  return officeOf(views, lineageOf(views, station));
}

/** The office of an agency, of several the same at every desk; null when none of its stations has told of itself here. */
export function officeOfAgency(store: Store, agency: DivisionCode): Office | null {
  const own = ownOffice(store);
  if (own.division === agency) return own;
  for (const station of [...store.views.others.keys()].sort()) {
    const office = officeOfStation(store, station);
    if (office?.division === agency) return office;
  }
  return null;
}
