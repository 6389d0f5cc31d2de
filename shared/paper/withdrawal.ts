/** Where a withdrawal may be asked for, and what the subject gave as its reasons (TJR-21-1 as a setting). */
import type { CaseState } from '#shared/regulation/casework/state';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';

const OPEN_TO_WITHDRAWAL = TRANSITIONS.filter(({ id }) => id === 'T25a').flatMap(({ from }) => from);

/** Whether the procedure is at a point where it may be withdrawn. */
export const mayBeWithdrawn = ({ status, code }: CaseState): boolean =>
  code === null && OPEN_TO_WITHDRAWAL.includes(status);

/** The subject's reasons, pending or consented to; `null` when none are on file. */
export function withdrawalReasons({ proposal, status, ending }: CaseState): string | null {
  if (proposal?.kind === 'withdrawal') return proposal.reasons;
  return status === 'WITHDRAWN' && ending ? ending.reasons : null;
}
