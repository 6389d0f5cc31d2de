/**
 * The state of a case when a document was issued: an issued text never changes, so it is made from the
 * entries up to its own, not from what came later.
 */
import type { SignedInCall } from '#electron/services/service';
import type { CaseId } from '#shared/domain/ids';
import { isStationEvent } from '#shared/journal/events';
import { evolve } from '#shared/regulation/casework/evolve';
import type { CaseState } from '#shared/regulation/casework/state';

/** Folds the case's entries up to and with the one that issued `number`; `null` when none did. */
export function stateWhenIssued(call: SignedInCall, caseId: CaseId, number: string): CaseState | null {
  let state: CaseState | null = null;
  for (const { entry } of call.store.entries()) {
    if (entry.case !== caseId) continue;
    for (const event of entry.events) {
      if (!isStationEvent(event)) state = evolve(state, { event, at: entry.claimedAt, by: entry.actor });
    }
    const issuedHere = entry.events.some(
      (event) => event.type === 'documentIssued' && event.issued.number === number,
    );
    if (issuedHere) return state;
  }
  return null;
}
