/** Which cases a person may see at all: everybody of the office all, a third party only what it began (XJR-10-1). */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { SignedInCall } from '#electron/services/service';
import { isOnlyAgent } from '#shared/access/roles';
import type { CaseId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterEntry } from '#shared/regulation/register/entry';

const isVisible = ({ session }: SignedInCall, state: CaseState): boolean =>
  !isOnlyAgent(session.roles) || state.people.drafters[0] === session.account;

/** The record of a case, `null` when there is none that this person may see. */
export function visibleCase(call: SignedInCall, id: CaseId): CaseRecord | null {
  const record = call.store.tables.get('cases', id);
  return record && isVisible(call, record.state) ? record : null;
}

/** Every case that this person may see. */
export function visibleCases(call: SignedInCall): readonly CaseState[] {
  return allCases(call.store).filter((state) => isVisible(call, state));
}

/** INTERIM: every case of a store. */
export function allCases(store: DeskStore): readonly CaseState[] {
  const found = store.tables.query({ table: 'cases', limit: Number.MAX_SAFE_INTEGER });
  return found.rows.flatMap(({ key }) => store.tables.get('cases', key)?.state ?? []);
}

/** INTERIM: every item of the register. */
export function allItems(store: DeskStore): readonly RegisterEntry[] {
  const found = store.tables.query({ table: 'register', limit: Number.MAX_SAFE_INTEGER });
  return found.rows.flatMap(({ key }) => store.tables.get('register', key) ?? []);
}
