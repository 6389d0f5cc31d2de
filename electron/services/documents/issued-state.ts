/**
 * The state of a case, and of its register item, when a document was issued: an issued text never changes,
 * so it is made from the entries up to its own, not from what came later.
 */
import type { SignedInCall } from '#electron/services/service';
import { type CaseId, type RegisterId, registerIdOf } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';
import { isCaseEvent } from '#shared/journal/events';
import { evolve } from '#shared/regulation/casework/evolve';
import type { CaseState } from '#shared/regulation/casework/state';
import { changeEntry } from '#shared/regulation/register/change-entry';
import type { RegisterEntry } from '#shared/regulation/register/entry';

interface Then {
  readonly state: CaseState;
  readonly entry: RegisterEntry | null;
}

/** Folds the entries up to and with the one that issued `number`; `null` when none did. */
export function whenIssued(call: SignedInCall, caseId: CaseId, number: string): Then | null {
  const { tables } = call.store;
  const target = tables.get('cases', caseId)?.state.target ?? registerIdOf(caseId);
  const about = new Set([...(tables.get('register', target)?.cases ?? []), caseId]);
  let state: CaseState | null = null;
  let item: RegisterEntry | null = null;
  for (const { entry } of call.store.entriesOf(about)) {
    item = itemAfter(item, entry, target, tables.get('cases', entry.case ?? caseId)?.state);
    if (entry.case !== caseId) continue;
    for (const event of entry.events) {
      if (isCaseEvent(event)) state = evolve(state, { event, at: entry.claimedAt, by: entry.actor });
    }
    const issuedHere = entry.events.some(
      (event) => event.type === 'documentIssued' && event.issued.number === number,
    );
    if (state && issuedHere) return { state, entry: item };
  }
  return null;
}

/** The register item after an entry of any case about it. */
function itemAfter(
  item: RegisterEntry | null,
  entry: Entry,
  target: RegisterId,
  acting: CaseState | undefined,
): RegisterEntry | null {
  if (entry.case === null || !acting) return item;
  const about = acting.target ?? registerIdOf(acting.id);
  if (about !== target) return item;
  let after = item;
  for (const event of entry.events) {
    if (event.type !== 'registerChanged') continue;
    const by = { caseId: acting.id, type: acting.caseType, target: acting.target, on: event.on };
    after = changeEntry(after, event.change, by);
  }
  return after;
}
