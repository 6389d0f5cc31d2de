/**
 * What only the holder of a case says, although it decides nothing by itself: its clocks, its register item, its
 * papers. Such events go with an act, but nothing keeps a program from writing them alone. What belongs to an
 * objection goes with its receipt or its delivery, which any agency tells of.
 */

import type { DivisionCode } from '#shared/domain/ids';
import type { DocumentId } from '#shared/paper/document-id';
import type { CaseEntry } from './case-entry';

/** The sheet of an objection: whoever receives one draws it. */
const OBJECTION_SHEET: DocumentId = 'D15';

/** Whether an entry says something that is only the holder's to say. `issuers`: of the papers of the case. */
export function isHoldersOwn({ events, agency }: CaseEntry, issuers: Issuers): boolean {
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
        return !isOwnPaper(agency, issuers(event.number));
      default:
        return false;
    }
  });
}

/** The agencies that issued a number in a case. */
export type Issuers = (number: string) => ReadonlySet<DivisionCode | null>;

const NOBODY: ReadonlySet<DivisionCode | null> = new Set();

/** Who issued what in a case: looked up when it is asked first, once for all that is asked. */
export function issuersIn(order: readonly CaseEntry[]): Issuers {
  let known: ReadonlyMap<string, ReadonlySet<DivisionCode | null>> | null = null;
  return (number) => {
    known ??= issued(order);
    return known.get(number) ?? NOBODY;
  };
}

function issued(order: readonly CaseEntry[]): ReadonlyMap<string, ReadonlySet<DivisionCode | null>> {
  const issuers = new Map<string, Set<DivisionCode | null>>();
  for (const { events, standing, agency } of order) {
    if (standing === 'opaque') continue;
    for (const event of events) {
      if (event.type !== 'documentIssued') continue;
      const { number } = event.issued;
      issuers.set(number, (issuers.get(number) ?? new Set()).add(agency));
    }
  }
  return issuers;
}

/** Whether an agency, and nobody else, issued a number. */
const isOwnPaper = (agency: DivisionCode | null, issuers: ReadonlySet<DivisionCode | null>): boolean =>
  issuers.size === 1 && issuers.has(agency);
