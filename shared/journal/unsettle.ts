/** Which cases an entry disturbs other than its own: those whose entries count otherwise since it came. */
import type { CaseId, StationId } from '#shared/domain/ids';
import type { TrustState } from '#shared/identity/trust';
import type { DeskViews } from './desk-views';
import type { Entry } from './entry';
import type { TrustRecord } from './exchange-events';
import type { Origin } from './fold';
import { isTold } from './station-shape';

/** Cases whose clocks an entry moves. */
export const touches = ({ case: of, events }: Entry): readonly CaseId[] => [
  ...new Set(
    events.flatMap((event) =>
      of === null && event.type === 'calendarConfirmed' && isTold(event)
        ? event.moved.map(({ caseId }) => caseId)
        : [],
    ),
  ),
];

/** Stations whose entries count otherwise since an entry; `views`: after it. Only acts of this store change what it
 * believes. */
export function unsettles(
  views: DeskViews,
  { station, events, seq }: Entry,
  origin: Origin,
): readonly StationId[] {
  const stations = new Set<StationId>();
  for (const event of events) {
    if (origin === 'here' && event.type === 'trustReceived')
      for (const record of event.records)
        for (const one of concerned(views.trust, record)) withThoseAfter(views, one, stations);
    if (origin === 'here' && (event.type === 'importSetAside' || event.type === 'importRestored'))
      for (const range of event.ranges) stations.add(range.station);
    // Whose people they are is known only now.
    if (event.type === 'stationContinued' && seq === 1) withThoseAfter(views, station, stations);
  }
  return [...stations].sort();
}

/** Adds a station and all that go on from it: whose people theirs are depends on it. */
function withThoseAfter(views: DeskViews, station: StationId, all: Set<StationId>): void {
  if (all.has(station)) return;
  all.add(station);
  for (const [next, from] of views.lineage.continues) if (from === station) withThoseAfter(views, next, all);
}

/** Stations that a record speaks of. */
function concerned(trust: TrustState, { kind, record }: TrustRecord): readonly StationId[] {
  switch (kind) {
    case 'root':
      return stationsWhere(trust, () => true);
    case 'certificate':
      return stationsWhere(
        trust,
        (subject, agency) => subject === record.subject || agency === record.subject,
      );
    case 'revocations':
      return record.revoked.flatMap(({ subject }) =>
        stationsWhere(trust, (station, agency) => station === subject || agency === subject),
      );
    case 'policy':
    case 'inboxKeys':
      return [];
  }
}

/** Stations with a certificate that fit. */
const stationsWhere = (
  { certificates }: TrustState,
  fits: (subject: string, agency: string) => boolean,
): readonly StationId[] =>
  Object.values(certificates).flatMap((all) =>
    all
      .filter((one) => one.kind === 'station' && fits(one.subject, one.agency))
      .map(({ subject }) => subject as StationId),
  );
