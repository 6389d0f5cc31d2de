/**
 * A conflict of a case: what met, what is at stake, whether it was decided. Its id is made of its class and what it
 * stands on, so that found at two places it is one conflict.
 */
import type { AccountId, CaseId, DivisionCode, EntryId } from '#shared/domain/ids';
import { beijingDate, daysBetween, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { Json } from '#shared/lib/canonical-json';
import { CONFLICT_CLASS, type ConflictClass, isBetweenCases, lostWords } from './conflict-class';

/** What ended a conflict. */
export interface ConflictDecision {
  readonly chosen: EntryId;
  readonly by: AccountId;
  /** The entry that says so. */
  readonly entry: EntryId;
  /** How high up it was said: a higher level can say otherwise. */
  readonly level: number;
}

export interface CaseConflict {
  readonly id: string;
  readonly class: ConflictClass;
  /** The two that met, the earlier of the order first; the same one twice when a single entry is in question. */
  readonly first: EntryId;
  readonly second: EntryId;
  /** Every entry it stands on, ascending. */
  readonly openedBy: readonly EntryId[];
  /** What it is about: a field (`application.dataRegistName`), a slot, a code, a number; null for whole acts. */
  readonly field: string | null;
  /** What both set out from, and what each of them says; null where it is no matter of values. */
  readonly base: Json | null;
  readonly values: { readonly first: Json; readonly second: Json } | null;
  /** The day it arose: the later of the days those entries claim, whatever was done in the case since. */
  readonly arose: LocalDate;
  /** Agencies of those entries; of cases that meet none, since each has its own holder. */
  readonly parties: readonly (DivisionCode | null)[];
  /** Other cases that it concerns. */
  readonly cases: readonly CaseId[];
  /** `settled`: told, and needs nobody. */
  readonly status: 'open' | 'decided' | 'settled';
  readonly decided: ConflictDecision | null;
  /** The level at which two decided it differently, side by side: it goes up. Absent while nobody has. */
  readonly tied?: number;
}

/** The id of a conflict: one text for one set of entries (and field), wherever it is found. */
export const conflictId = (
  conflict: ConflictClass,
  entries: readonly EntryId[],
  field: string | null = null,
): string => [conflict, ...[...new Set(entries)].sort(), ...(field === null ? [] : [field])].join('/');

/** The day in Beijing of the latest of some moments, of which there is at least one. */
export const latestDay = (moments: readonly Instant[]): LocalDate =>
  beijingDate(moments.reduce((one, other) => (one > other ? one : other)));

/** Days since it arose; none when a clock claimed a day to come. */
export const conflictDays = ({ arose }: Pick<CaseConflict, 'arose'>, today: LocalDate): number =>
  Math.max(0, daysBetween(arose, today));

/** Whether it still waits for somebody. */
export const isOpen = ({ status }: Pick<CaseConflict, 'status'>): boolean => status === 'open';

/** What stands in the way of a case, as part of a sentence about it. */
export const disputeWords = (conflict: CaseConflict): string => {
  const { name } = CONFLICT_CLASS[conflict.class];
  return isOpen(conflict)
    ? `有未裁决的冲突（${name}）`
    : `与另一件的冲突（${name}）${lostWords(conflict.class)}`;
};

/** Whether two cases met and the other one goes on: this one, made by `made`, has to end, or to give way. */
export const isLost = (
  { class: about, status, decided }: Pick<CaseConflict, 'class' | 'status' | 'decided'>,
  made: EntryId,
): boolean =>
  isBetweenCases({ class: about }) && status === 'decided' && decided !== null && decided.chosen !== made;

/** Whether it stands in the way of the case made by `made`. */
export const stopsCase = (conflict: CaseConflict, made: EntryId): boolean =>
  isOpen(conflict) || isLost(conflict, made);
