/** The notice period as it is now: moved, held or begun anew, it decides which objections are in time. */
import type { LocalDate } from '#shared/domain/local-date';
import { isHeld, settled } from './clock-run';
import type { Facts } from './facts';
import type { CaseState } from './state';
import { isEnded } from './status';

/**
 * Whether a day lies in a run of the notice (XJR-16-5). A run that was broken off ended that day; while one
 * stands still its last day has not come, whatever was counted before. Since when a notice is public that a clock dated
 * ahead nobody can say: nobody's objection to it is too early, or too late before a new one begins.
 */
export function isInPeriod(state: CaseState, day: LocalDate, facts: Facts): boolean {
  const runs = state.clocks.filter(({ clock }) => clock === 'C3');
  return runs.some((run, at) => {
    const anew = runs.slice(at + 1).find(({ start }) => start < run.start);
    if (anew) return day <= anew.start;
    if (run.start > facts.today && !isEnded(state.status)) return true;
    if (day < run.start) return false;
    const last = run.outcome === 'restarted' ? run.stopped : settled(run, facts.calendar).due;
    return isHeld(run) || (last !== null && day <= last);
  });
}
