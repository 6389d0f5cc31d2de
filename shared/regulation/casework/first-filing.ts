/** The time limit of a first filing in authorised operation (C0; NDR-9-9): it warns and never bars. */
import { isLocalDate, type LocalDate } from '#shared/domain/local-date';
import type { WorkingCalendar } from '../calendar/calendar';
import type { Profile } from '../profiles/profile';
import { type ClockRun, startClock } from './clock-run';
import type { CaseState } from './state';

/** The day data were first supplied or a product delivered; `null` outside authorised operation. */
export function firstSupply(state: Pick<CaseState, 'caseType' | 'application'>): LocalDate | null {
  const { inAuthorizedScope, firstSupplyDate } = state.application;
  if (state.caseType !== 'FIRST' || inAuthorizedScope !== true) return null;
  return typeof firstSupplyDate === 'string' && isLocalDate(firstSupplyDate) ? firstSupplyDate : null;
}

/** C0 of an application that has not been received yet; `null` when it does not run. */
export function draftClock(state: CaseState, profile: Profile, calendar: WorkingCalendar): ClockRun | null {
  const supplied = state.round === 0 ? firstSupply(state) : null;
  if (supplied === null) return null;
  const start = startClock(profile, calendar, 'C0', supplied);
  return { ...start, run: 1, stopped: null, outcome: null, holds: [], earlier: [] };
}
