/** The notice period as it is now: moved, held or begun anew, it decides which objections are in time. */
import type { LocalDate } from '#shared/domain/local-date';
import { isHeld, settled } from './clock-run';
import type { Facts } from './facts';
import type { CaseState } from './state';

/**
 * Whether a day lies in a run of the notice (XJR-16-5). A run that was broken off ended that day; while one
 * stands still its last day has not come, whatever was counted before.
 */
export const isInPeriod = (state: CaseState, day: LocalDate, facts: Facts): boolean =>
  state.clocks.some((run) => {
    if (run.clock !== 'C3' || day < run.start) return false;
    const last = run.outcome === 'restarted' ? run.stopped : settled(run, facts.calendar).due;
    return isHeld(run) || (last !== null && day <= last);
  });
