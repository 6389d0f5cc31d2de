/** The term of the formal review: C2, or for a cancellation C2x, which ends earlier (NDR-9-17). */
import { type ClockRun, latestClock } from '#shared/regulation/casework/clock-run';
import { clockRule } from '#shared/regulation/profiles/profile';
import type { DocumentContext } from './document-context';

/** The clock that bounds the review of this type of case. */
export const reviewClock = ({ state, profile }: DocumentContext): 'C2' | 'C2x' =>
  clockRule(profile, 'C2x').types.includes(state.caseType) ? 'C2x' : 'C2';

/** Its latest run; `null` before acceptance. */
export const reviewRun = (context: DocumentContext): ClockRun | null =>
  latestClock(context.state.clocks, reviewClock(context));
