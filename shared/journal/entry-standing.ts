/**
 * What an entry is worth by itself: whether this program knows what it says, and whether the region lets its station
 * say it: the station's certificate says what it may do from which place of its chain on, and a list up to where a lost
 * machine is believed. In a store that is alone everybody is.
 */
import type { EntryStanding } from '#shared/agreement/case-entry';
import { areInCompany } from '#shared/agreement/entry-company';
import { isMadeAt, type StationId } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import { allowsEvent } from '#shared/identity/certificate';
import { revocationOf } from '#shared/identity/revocation';
import { isTrustedEntry } from '#shared/identity/standing';
import { certificateOf } from '#shared/identity/trust';
import type { DeskViews } from './desk-views';
import type { Entry } from './entry';
import { isCaseEvent } from './events';
import { isRead } from './events-read';
import { isOwnStation } from './lineage';

/** What the judgement looks at. */
export type StandingFacts = Pick<DeskViews, 'office' | 'lineage' | 'trust' | 'exchange'>;

/** What an entry is worth by itself. One that nobody has a right to is not waited for, whatever a later program reads. */
export function standingOf(views: StandingFacts, entry: Entry): EntryStanding {
  const isKnown = isRead(entry);
  if (isKnown && (isNeverWritten(entry) || isForeignMaking(views, entry))) return 'void';
  const standing = rightOf(views, entry, isKnown);
  return standing === 'good' && !isKnown ? 'opaque' : standing;
}

/** Own entries were made by this program, or one before it; of others nothing is taken on trust. No program that reads
 * these events ever writes them so. */
function isNeverWritten(entry: Entry): boolean {
  const ofCase = entry.events.filter(isCaseEvent);
  return (
    !areInCompany(ofCase) || ofCase.some((event) => event.type === 'caseCreated' && event.id !== entry.case)
  );
}

/** Whether it makes a case that only another station can make: whoever knows of a case would take it with an entry that
 * claims to be older. Own ones may be of a program that gave other identities. */
const isForeignMaking = (views: StandingFacts, { case: of, station, events }: Entry): boolean =>
  of !== null &&
  events.some(({ type }) => type === 'caseCreated') &&
  !isMadeAt(of, station) &&
  !isOwnStation(views, station);

/** By what right a station says what an entry says; of one that is not known only the kinds of its events are looked at. */
function rightOf(
  views: StandingFacts,
  { station, events, seq }: Entry,
  isKnown: boolean,
): Exclude<EntryStanding, 'opaque'> {
  const { trust } = views;
  const ofCase = events.filter(isCaseEvent);
  if (trust.root === null) return 'good';
  const latest = certificateOf(trust, station);
  // A machine that goes on for another of this store until the region has certified it.
  if (latest?.kind !== 'station') return isOwnStation(views, station) ? 'good' : 'void';
  const revocation =
    revocationOf(trust.revocations, station) ?? revocationOf(trust.revocations, latest.agency);
  if (!isTrustedEntry(revocation, seq)) return 'disputed';
  const mayAll = ofCase.every(({ type }) => allowsEvent(latest, type, seq));
  const isOfOffice =
    !isKnown ||
    ofCase.every((event) => event.type !== 'caseCreated' || divisionOfNumber(event.number) === latest.agency);
  return mayAll && isOfOffice ? 'good' : 'void';
}

/** Whether what a station writes now counts elsewhere: by the last grant, whose place it has passed, because it stated
 * where it stood. A machine without certificate is asked of nobody. */
export function mayWrite({ trust }: StandingFacts, station: StationId, event: string): boolean {
  const latest = certificateOf(trust, station);
  return latest?.kind !== 'station' || allowsEvent(latest, event, Number.POSITIVE_INFINITY);
}

/** Left out of account with the import that brought it (回到导入前); own entries never are. */
export const isAside = (views: StandingFacts, { station, seq }: Pick<Entry, 'station' | 'seq'>): boolean =>
  Object.values(views.exchange.aside).some((ranges) =>
    ranges.some((range) => range.station === station && range.from <= seq && seq <= range.to),
  ) && !isOwnStation(views, station);
