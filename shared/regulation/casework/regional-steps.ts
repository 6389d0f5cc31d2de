/** Which legal steps the region confirms, and whether it has: 本机已办 and 自治区已确认 stay apart. */
import type { Stage } from '../profiles/profile';
import type { OfficialDate, StepRecord } from './records';
import type { CaseState } from './state';

export const STAGE_TITLES: { readonly [S in Stage]: string } = {
  application: '申请',
  acceptance: '受理',
  review: '形式审核',
  publicity: '公示',
  coding: '赋码',
};

/** The official date that a step counts by. */
export const DATE_OF_STEP: { readonly [S in Stage]: OfficialDate | null } = {
  application: null,
  acceptance: 'receivedAt',
  review: null,
  publicity: 'publishedAt',
  coding: 'codedAt',
};

/** Whether the region confirms a step: all but the subject's own application. */
export const isRegional = (step: StepRecord['step']): boolean => step !== 'application';

/** Whether a legal step waits for the region's confirmation. */
export const awaitsRegion = (state: Pick<CaseState, 'steps'>): boolean =>
  state.steps.some((step) => isRegional(step.step) && step.confirmedAt === null);
