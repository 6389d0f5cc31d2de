/** Which legal steps the region confirms, and whether it has: 本机已办 and 自治区已确认 stay apart. */
import type { StepRecord } from './records';
import type { CaseState } from './state';

/** Whether the region confirms a step: all but the subject's own application. */
export const isRegional = (step: StepRecord['step']): boolean => step !== 'application';

/** Whether a legal step waits for the region's confirmation. */
export const awaitsRegion = (state: Pick<CaseState, 'steps'>): boolean =>
  state.steps.some((step) => isRegional(step.step) && step.confirmedAt === null);
