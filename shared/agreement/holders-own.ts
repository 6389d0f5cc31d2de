/**
 * What only the holder of a case says, although it decides nothing by itself: its clocks, its register item, its
 * papers. Such events go with an act, but nothing keeps a program from writing them alone. What belongs to an
 * objection goes with its receipt or its delivery, which any agency tells of.
 */

import type { DocumentId } from '#shared/paper/document-id';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { CaseEntry } from './case-entry';

/** The sheet of an objection: whoever receives one draws it. */
const OBJECTION_SHEET: DocumentId = 'D15';

/** Whether an entry says something that is only the holder's to say. `order`: all entries of the case. */
export function isHoldersOwn(entry: CaseEntry, order: readonly CaseEntry[]): boolean {
  const { events } = entry;
  const isOfRegion = events.some(({ type }) => type === 'stepsConfirmed');
  const received = events.flatMap((event) =>
    event.type === 'objectionReceived' ? [event.objection.number] : [],
  );
  const delivered = events.flatMap((event) => (event.type === 'objectionDelivered' ? [event.objection] : []));
  const isDelivered = (objection: number | null): boolean =>
    objection !== null && delivered.includes(objection);
  return events.some((event) => {
    switch (event.type) {
      // Or with the official dates of the region.
      case 'clockMoved':
      case 'registerChanged':
        return !isOfRegion;
      case 'clockHeld':
      case 'clockResumed':
        return true;
      case 'clockStopped':
        return !isDelivered(event.objection);
      case 'clockStarted':
        return !isDelivered(event.clock.objection);
      case 'documentIssued': {
        const { document, objection } = event.issued;
        return document !== OBJECTION_SHEET || objection === null || !received.includes(objection);
      }
      case 'documentVoided':
        return !isOwnPaper(event, entry, order);
      default:
        return false;
    }
  });
}

/** Whether nobody but the agency of an entry issued the number that it voids. */
function isOwnPaper(
  { number }: Extract<CaseEvent, { type: 'documentVoided' }>,
  { agency }: CaseEntry,
  order: readonly CaseEntry[],
): boolean {
  const issuers = order.filter(
    ({ events, standing }) =>
      standing !== 'opaque' &&
      events.some((event) => event.type === 'documentIssued' && event.issued.number === number),
  );
  return issuers.length > 0 && issuers.every((one) => one.agency === agency);
}
