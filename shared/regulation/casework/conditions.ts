/**
 * Conditions that choose between rows of the table: what the profile and the case make the next step be.
 * Unlike guards they refuse nothing; a row whose condition does not hold is not there.
 */
import { isApplication } from '#shared/domain/case-type';
import { setting, stageRule } from '../profiles/profile';
import type { Facts } from './facts';
import { publicItemsDiffer } from './findings';
import { lacksResult } from './item-papers';
import { isNoticeAhead } from './notice-end';
import { holdsRegistration, type Objection } from './objection';
import type { CaseState } from './state';
import { isEnded } from './status';

export type Condition = (state: CaseState, facts: Facts, objection: Objection | null) => boolean;

/** Whether the profile sends this case through the public notice (XJR-16-1; workflow 4.6, 11.2, 11.7). */
export function goesThroughPublicity(state: CaseState, facts: Facts): boolean {
  const rule = stageRule(facts.profile, state.caseType);
  switch (rule.publicity) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'openOrAuthorised':
      return state.application.inAuthorizedScope === true || isOpened(state.application.openType);
    case 'publicItemChanged':
      return publicItemsDiffer(state);
  }
}

/** CL-OPEN: 1 无条件开放, 2 有条件开放. */
const isOpened = (openType: unknown): boolean => openType === '1' || openType === '2';

/** Whether the result is a new code (XJR-17-1); otherwise the item keeps the one it has. */
export const needsCode = (state: CaseState, facts: Facts): boolean =>
  stageRule(facts.profile, state.caseType).code === 'new';

const bySomebodyElse = (state: CaseState): boolean =>
  state.caseType === 'CORRECT' && (state.request.requesterType ?? 'SUBJECT') !== 'SUBJECT';

/**
 * Whether a subject that never answers a correction notice may be refused for that: by the setting, or because
 * its renewal would keep an expired result alive for ever (XJR-19-5).
 */
export const lapseCloses = (state: CaseState, facts: Facts): boolean =>
  setting(facts.profile, 'correction.lapseCloses') ||
  (state.caseType === 'RENEW' && facts.entry !== null && facts.today > facts.entry.validTo);

/**
 * Whether an objection of the notice period was learnt after the result and still waits (design 2.10, C13; XJR-16-5): what
 * was objected to in time is heard, whether the letter was written down before or after the result was known here.
 */
export const isLearntLate = ({ status }: CaseState, objection: Objection | null): boolean =>
  isEnded(status) && objection !== null && holdsRegistration(objection);

/** Whether an objection is heard as such: before the code, or where it was learnt after it. */
const isHeard: Condition = (state, _facts, objection) =>
  !isEnded(state.status) || isLearntLate(state, objection);

export const CONDITIONS = {
  publicityFollows: goesThroughPublicity,
  noticeAhead: (state, { today }) => isNoticeAhead(state, today),
  noPublicity: (state, facts) => !goesThroughPublicity(state, facts),
  askedBySubject: (state) => isApplication(state.caseType) && !bySomebodyElse(state),
  askedBySomebodyElse: bySomebodyElse,
  lapseCloses: lapseCloses,
  targetEnded: (state, facts) =>
    state.target !== null && facts.entry !== null && facts.entry.status !== 'EFFECTIVE',
  refusalPending: (state) => state.proposal?.kind === 'refusal',
  transferPending: (state) => state.proposal?.kind === 'transfer',
  delayPending: (state) => state.proposal?.kind === 'delay',
  withdrawalPending: (state) => state.proposal?.kind === 'withdrawal',
  officeProposalPending: (state) => state.proposal !== null && state.proposal.kind !== 'withdrawal',
  noneProposed: (state) => state.proposal === null,
  isHeard,
  proposedUpheld: (state, facts, objection) =>
    objection?.proposal?.upheld === true && isHeard(state, facts, objection),
  proposedNotUpheld: (state, facts, objection) =>
    objection?.proposal?.upheld === false && isHeard(state, facts, objection),
  proposedProven: (state) => state.revocation?.finding?.proven === true,
  proposedUnproven: (state) => state.revocation?.finding?.proven === false,
  subjectNotNotified: (state) => bySomebodyElse(state) && state.hearing === null,
  subjectNotified: (state) => state.hearing !== null && state.hearing.answeredAt === null,
  revocationNotNotified: (state) => (state.revocation?.notifiedAt ?? null) === null,
  revocationNotified: (state) =>
    (state.revocation?.notifiedAt ?? null) !== null && state.revocation?.heardAt === null,
  lacksResult,
} as const satisfies { readonly [name: string]: Condition };

export type ConditionName = keyof typeof CONDITIONS;
