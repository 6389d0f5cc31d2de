/**
 * What is read of an entry of a case. Nothing, where it holds an event that this program does not know: it may have any
 * shape. Of events that never stand together all are told, but none of them makes a case.
 */
import { areInCompany } from '#shared/agreement/entry-company';
import { isReadable } from '#shared/agreement/event-shape';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { Entry } from './entry';
import { isCaseEvent } from './events';

/** Whether this program knows all that an entry says. */
export const isRead = ({ events }: Pick<Entry, 'events'>): boolean =>
  events.filter(isCaseEvent).every(isReadable);

/** The events of its case that are read of an entry. */
export function eventsRead(entry: Pick<Entry, 'events'>): readonly CaseEvent[] {
  if (!isRead(entry)) return [];
  const events = entry.events.filter(isCaseEvent);
  return areInCompany(events) ? events : events.filter(({ type }) => type !== 'caseCreated');
}
