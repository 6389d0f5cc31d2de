/**
 * Which events may stand together in one entry. Nobody asks by what right a case is made, and whose hands it is in is
 * asked apart from what is decided of it: what stands beside such an event would never be asked about. No program
 * writes such an entry: it is void, whoever signed it.
 */
import type { CaseEvent } from '#shared/regulation/casework/events';

type CaseEventType = CaseEvent['type'];

/** Each with what may stand beside it. */
const COMPANY: { readonly [E in CaseEventType]?: readonly CaseEventType[] } = {
  caseCreated: ['draftChanged', 'clockStarted'],
  caseReleased: [],
  caseTaken: ['clockMoved'],
  caseRecalled: [],
  caseForceTaken: ['clockMoved', 'personSigned'],
};

/** Whether the events of an entry may stand together. */
export const areInCompany = (events: readonly CaseEvent[]): boolean =>
  events.every((event, at) => {
    const beside = COMPANY[event.type];
    return (
      beside === undefined || events.every((other, place) => place === at || beside.includes(other.type))
    );
  });
