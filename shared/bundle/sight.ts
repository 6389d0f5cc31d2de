/**
 * What an agency may see of another's journal, and so what of it travels. Everything goes upward and between the
 * stations of one agency; downward goes what is its own: cases of its territory, cases it or an agency below it held,
 * and the names of people whose acts stand in them. Of everything else only the place in the chain travels, and nothing
 * else travels of cases about core data, wherever it goes.
 */
import { isInside } from '#shared/domain/divisions';
import type { CaseId, DivisionCode, LocalNumber } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { Entry } from '#shared/journal/entry';
import type { CaseHolder } from '#shared/regulation/casework/state';

/** Where another agency stands, seen from this one. */
export type Relation = 'above' | 'below' | 'same' | 'beside';

/** How the other agency stands to the own one. */
export function relationOf(own: DivisionCode, other: DivisionCode): Relation {
  if (own === other) return 'same';
  if (isInside(own, other)) return 'above';
  return isInside(other, own) ? 'below' : 'beside';
}

/** Whether everything may travel to an agency that stands so. */
export const seesAll = (relation: Relation): boolean => relation === 'above' || relation === 'same';

/** Whether a case is of the territory of an agency, by the number that its first office gave it. */
export const isOfTerritory = (number: LocalNumber, agency: DivisionCode): boolean =>
  isInside(divisionOfNumber(number), agency);

/** Whether an agency sees what `by` has: its own, and that of those below it, who send all their work up. */
const seesOf = (agency: DivisionCode, by: DivisionCode | null): boolean =>
  by !== null && (by === agency || isInside(by, agency));

/** Whether a case is in hands that an agency sees, or on its way there. */
export const isHeldUnder = (
  { agency: by, releasedTo }: Pick<CaseHolder, 'agency' | 'releasedTo'>,
  agency: DivisionCode,
): boolean => seesOf(agency, by) || seesOf(agency, releasedTo);

/** Whether by the events of an entry a case came into hands that an agency sees. */
export const cameUnder = ({ events }: Pick<Entry, 'events'>, agency: DivisionCode): boolean =>
  events.some((event) => {
    if (event.type === 'caseReleased') return seesOf(agency, event.to);
    const isTaken = event.type === 'caseTaken' || event.type === 'caseForceTaken';
    return isTaken && seesOf(agency, event.by);
  });

/** Acts of a station that tell who its people are and what they may, and that it goes on from another. */
const NAMING: ReadonlySet<string> = new Set([
  'storeCreated',
  'accountAdded',
  'accountRemoved',
  'rolesSet',
  'stationContinued',
  'peopleRestated',
  'personKeySet',
]);

/** Whether an entry of a station tells nothing but who its people are. */
export const isNaming = ({ case: of, events }: Pick<Entry, 'case' | 'events'>): boolean =>
  of === null && events.length > 0 && events.every(({ type }) => NAMING.has(type));

/** What of a journal an agency may see. */
export interface Sight {
  readonly all: boolean;
  /** Where not all: the cases it may see. */
  readonly cases: ReadonlySet<CaseId>;
  /** Cases that nobody gets. */
  readonly withheld: ReadonlySet<CaseId>;
}

/** Whether an agency may see an entry, travel or not. */
export const isSeen = (
  { all, cases }: Pick<Sight, 'all' | 'cases'>,
  entry: Pick<Entry, 'case' | 'events'>,
): boolean => all || (entry.case === null ? isNaming(entry) : cases.has(entry.case));

/** Whether an entry travels whole; otherwise its place in the chain does. */
export const travels = (sight: Sight, entry: Pick<Entry, 'case' | 'events'>): boolean =>
  isSeen(sight, entry) && (entry.case === null || !sight.withheld.has(entry.case));
