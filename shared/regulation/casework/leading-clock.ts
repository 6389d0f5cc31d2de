/** The deadline that speaks for a case in lists. It reads what is stored; who shows it counts 待核 dates anew. */
import type { ClockRun } from './clock-run';
import type { CaseState } from './state';

/** The running deadline that matters: one in law before a reminder, then the earlier due date. */
export function leadingClock(state: Pick<CaseState, 'clocks'>): ClockRun | null {
  const running = state.clocks.filter((run) => run.stopped === null);
  const [first] = [...running].sort(
    (a, b) => Number(a.nature === 'reminder') - Number(b.nature === 'reminder') || (a.due < b.due ? -1 : 1),
  );
  return first ?? null;
}
