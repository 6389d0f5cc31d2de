/** Which cases a person may see at all: everybody of the office all, a third party only what it began (XJR-10-1). */
import type { SignedInCall } from '#electron/services/service';
import { isOnlyAgent } from '#shared/access/roles';
import type { CaseId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { CaseState } from '#shared/regulation/casework/state';

const isVisible = ({ session }: SignedInCall, state: CaseState): boolean =>
  !isOnlyAgent(session.roles) || state.people.drafters[0] === session.account;

/** The record of a case, `null` when there is none that this person may see. */
export function visibleCase(call: SignedInCall, id: CaseId): CaseRecord | null {
  const record = call.store.tables.get('cases', id);
  return record && !record.aside && isVisible(call, record.state) ? record : null;
}
