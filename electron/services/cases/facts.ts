/** Gathers the facts of a decision from the desk: the only place where casework's arguments are made. */
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { SignedInCall } from '#electron/services/service';
import { validityToday } from '#electron/services/sync/trust';
import { isFull } from '#shared/agreement/case-size';
import { stopsCase } from '#shared/agreement/conflict';
import { type RegisterId, registerIdOf } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { letterOf, nextSerial } from '#shared/journal/desk-views';
import { mayWrite } from '#shared/journal/entry-standing';
import { disputeOf, makerOfItem, maySayOfItem } from '#shared/journal/item-say';
import { agencyOf, samePerson } from '#shared/journal/lineage';
import { isCodeGiven, poolFacts, poolSeat } from '#shared/journal/pool-facts';
import { itemIn } from '#shared/journal/shared-documents';
import { alikeKeys, duplicatesOf } from '#shared/regulation/casework/duplicates';
import type { Duplicate, Facts } from '#shared/regulation/casework/facts';
import type { CaseState } from '#shared/regulation/casework/state';
import type { CaseStatus } from '#shared/regulation/casework/status';
import type { RegisterEntry } from '#shared/regulation/register/entry';

/** States in which the search for duplicates matters: between receipt and decision. */
const DUPLICATES_MATTER: readonly CaseStatus[] = ['SUBMITTED', 'UNDER_REVIEW', 'REVIEW_PROPOSED'];

/** The facts for a decision on `state`, or on a new case about `target`, as of this call. @throws when the store has no office: a bug. */
export function factsFor(
  call: SignedInCall,
  state: CaseState | null,
  target: RegisterId | null = null,
): Facts {
  const { desk, caller, session, store } = call;
  const { views } = store;
  if (!views.office) throw new Error('store without an office');
  const today = beijingDate(caller.now);
  return {
    now: caller.now,
    today,
    actor: { account: session.account, roles: session.roles },
    office: views.office,
    disqualified: views.supervision.disqualified,
    profile: desk.profileOf(state),
    entry: state ? registerItemOf(store, state) : ((target && itemIn(store.tables, target)) ?? null),
    dispute: state && disputeOf(store.tables, state),
    calendar: desk.calendar,
    codeLists: desk.codeLists,
    isCodeTaken: (code) => isCodeGiven(store.tables, code, state?.id ?? null),
    duplicates: state ? duplicatesThatMatter(state, store) : [],
    documentWord: views.office.documentWord + letterOf(views),
    nextDocumentSerial: nextSerial(views, 'document', today),
    exchange: exchangeFacts(call, state),
  };
}

/** What other stations have to do with a case; null while the store is alone. */
export function exchangeFacts(
  { store, session, desk, caller }: SignedInCall,
  state: CaseState | null,
): Facts['exchange'] {
  const { views, station, tables } = store;
  const agency = views.trust.root === null ? null : agencyOf(views, station);
  if (agency === null) return null;
  const record = state ? tables.get('cases', state.id) : undefined;
  const maker = state?.target ? makerOfItem(tables, state.target) : undefined;
  return {
    agency,
    conflicts: record?.conflicts.filter((one) => stopsCase(one, record.made)) ?? [],
    isFull: record !== undefined && isFull(record, station),
    mayWrite: (event) => mayWrite(views, station, event),
    mayChangeItem: maker === undefined || maySayOfItem(agency, maker),
    codePools: poolFacts(views, tables, poolSeat(views, store, validityToday(desk, caller.now))),
    sameAs: samePerson(views, session.account),
  };
}

/** The register item a case is about, or made; `null` before there is one. */
export const registerItemOf = (store: DeskStore, state: CaseState): RegisterEntry | null =>
  itemIn(store.tables, state.target ?? registerIdOf(state.id)) ?? null;

/** Compares a case with those it has a key in common with; only where somebody looks at the answer. */
function duplicatesThatMatter(state: CaseState, { tables }: DeskStore): readonly Duplicate[] {
  if (!DUPLICATES_MATTER.includes(state.status)) return [];
  const alike = new Set(alikeKeys(state).flatMap((key) => tables.get('alike', key)?.cases ?? []));
  const others = [...alike].flatMap((id) => tables.get('cases', id)?.state ?? []);
  return duplicatesOf(
    state,
    others.sort((a, b) => (a.number < b.number ? -1 : 1)),
  );
}
