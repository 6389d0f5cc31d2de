/** What a step does once its row and guards allow it: its events, or refusals of what was typed. */
import type { Role } from '#shared/access/roles';
import type { LocalDate } from '#shared/domain/local-date';
import type { Refusal } from '#shared/domain/refusal';
import { err, ok, type Result } from '#shared/lib/result';
import type { ClockId } from '../../profiles/profile';
import type { CaseEvent } from '../events';

export interface Outcome {
  readonly events: readonly CaseEvent[];
  /** The legal date of the step: clocks stop and start on it, documents bear the date of issue. */
  readonly legalDate: LocalDate;
  /** Clocks that start, or stop, on another day than the legal date. */
  readonly clockDates?: { readonly [C in ClockId]?: LocalDate };
  /** The role that what was typed needs, where the row admits several. */
  readonly role?: Role;
}

export type OutcomeResult = Result<Outcome, readonly Refusal[]>;

/** A step that happens on `legalDate`. */
export const done = (
  legalDate: LocalDate,
  events: readonly CaseEvent[],
  more: Pick<Outcome, 'clockDates' | 'role'> = {},
): OutcomeResult => ok({ events, legalDate, ...more });

/** A step refused for what was typed. */
export const refused = (refusals: readonly Refusal[]): OutcomeResult => err(refusals);
