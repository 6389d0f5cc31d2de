/** Whether this office, and this person, may end a contradiction: asked as the fold asks of every choice. */
import type { SignedInCall } from '#electron/services/service';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import { isBetweenCases } from '#shared/agreement/conflict-class';
import { agencyLevel, isAboveTie, mayDecide, partiesOf } from '#shared/agreement/deciders';
import { deedOf } from '#shared/agreement/deed';
import { isOwnCause } from '#shared/agreement/own-cause';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { samePerson } from '#shared/journal/lineage';
import { graphOf } from '#shared/journal/refold';
import { ownAgency } from './agencies';

/** A contradiction with the case that tells it. */
export interface Told {
  readonly record: CaseRecord;
  readonly conflict: CaseConflict;
}

/** The cases that a choice is written in. */
export function recordsOf({ store }: SignedInCall, { record, conflict }: Told): readonly CaseRecord[] {
  if (!isBetweenCases(conflict)) return [record];
  const ids = [...new Set([record.state.id, ...conflict.cases])].sort();
  return ids.flatMap((of) => store.tables.get('cases', of) ?? []);
}

/** Whether the own agency may end it: in every case that it is about. */
export function mayDecideHere(call: SignedInCall, told: Told): boolean {
  const own = ownAgency(call.store.views);
  const { conflict } = told;
  const records = recordsOf(call, told);
  // What is between two cases is said in both: whoever knows one only has nothing to choose from.
  if (isBetweenCases(conflict) && !conflict.cases.every((of) => records.some(({ state }) => state.id === of)))
    return false;
  return records.every(({ state: { number, holder } }) => {
    const opened = isBetweenCases(conflict) ? [divisionOfNumber(number)] : conflict.parties;
    return mayDecide(conflict.class, own, partiesOf(conflict.class, opened, holder.agency));
  });
}

/** Whether the own agency stands above the one that decided. */
export const mayChange = ({ store }: SignedInCall, { decided }: CaseConflict): boolean =>
  decided !== null && agencyLevel(ownAgency(store.views)) > decided.level;

/** Whether two of one level decided it differently, and this office does not stand above them. */
export const isTiedHere = ({ store }: SignedInCall, { tied }: CaseConflict): boolean =>
  !isAboveTie(ownAgency(store.views), tied ?? null);

/** Whether it is this office's to decide, or to decide otherwise. An objection ends by being heard. */
export const isOurs = (call: SignedInCall, told: Told): boolean =>
  told.conflict.class !== 'C13' &&
  (isOpen(told.conflict) || mayChange(call, told.conflict)) &&
  !isTiedHere(call, told.conflict) &&
  mayDecideHere(call, told);

/** Whether the person at work acted in what it is about, at this station or at another of the agency. */
export function actedIn(call: SignedInCall, told: Told): boolean {
  const { store, session } = call;
  const people = [session.account, ...samePerson(store.views, session.account)];
  const { conflict } = told;
  return recordsOf(call, told).some(({ state }) => {
    const graph = graphOf(store.views, [...store.entriesOf(new Set([state.id]))]);
    const deeds = graph.order.map(({ events, standing }) => deedOf(standing === 'opaque' ? [] : events));
    return isOwnCause(graph, deeds, people, conflict.class, conflict.openedBy);
  });
}
