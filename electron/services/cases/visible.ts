/** Which cases a person may see at all: everybody of the office all, a third party only what it began (XJR-10-1). */
import type { SignedInCall } from '#electron/services/service';
import { isOnlyAgent } from '#shared/access/roles';
import type { CaseId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-views';
import type { CaseState } from '#shared/regulation/casework/state';

const isVisible = ({ session }: SignedInCall, state: CaseState): boolean =>
  !isOnlyAgent(session.roles) || state.people.drafters[0] === session.account;

/** The record of a case, `null` when there is none that this person may see. */
export function visibleCase(call: SignedInCall, id: CaseId): CaseRecord | null {
  const record = call.store.views.cases.get(id);
  return record && isVisible(call, record.state) ? record : null;
}

/** Every case that this person may see. */
export function visibleCases(call: SignedInCall): readonly CaseState[] {
  return [...call.store.views.cases.values()]
    .map((record) => record.state)
    .filter((state) => isVisible(call, state));
}
