/**
 * Guards on persons: whoever drafts or proposes never approves (workflow section 1; 26号 art. 7 for the
 * internal approval). The minimum is two persons, and no role lifts it.
 */
import { isOnlyAgent } from '#shared/access/roles';
import { isApplication } from '#shared/domain/case-type';
import { type AccountId, basis } from '#shared/domain/ids';
import { ALLOWED, type Refusal, refuse } from '#shared/domain/refusal';
import { setting } from '../../profiles/profile';
import type { Facts } from '../facts';
import type { CaseState } from '../state';

/** The person at work, by the own account or as another station of the agency names the same one. */
export const isActor = ({ actor, exchange }: Facts, account: AccountId | null | undefined): boolean =>
  account !== null &&
  account !== undefined &&
  (account === actor.account || exchange?.sameAs.includes(account) === true);

/** Only whoever began an application may throw it away. */
export function isCreator(state: CaseState, facts: Facts): readonly Refusal[] {
  if (isActor(facts, state.people.drafters[0])) return ALLOWED;
  return refuse('SAME_PERSON', '只有新建本申请的人可以作废草稿。', [], '请由新建人作废。');
}

/** A third party works on what it began itself, and on nothing else (XJR-10-1). */
export function agentOwn(state: CaseState, facts: Facts): readonly Refusal[] {
  if (!isOnlyAgent(facts.actor.roles)) return ALLOWED;
  return isCreator(state, facts);
}

/** Whoever wrote the application does not approve, review or decide it; nor whoever began a case of the agency. */
export function notDrafter(state: CaseState, facts: Facts): readonly Refusal[] {
  if (!state.people.drafters.some((one) => isActor(facts, one))) return ALLOWED;
  const clauses = basis('XJR-9-4', 'XJR-15-1');
  if (!isApplication(state.caseType))
    return refuse('SAME_PERSON', '本案由您提出，不能再由您决定。', clauses, '请由另一名主管决定。');
  return refuse(
    'SAME_PERSON',
    '您填报过本申请，不能再审核或批准本申请。',
    clauses,
    '请由未参与填报的人员办理。',
  );
}

/**
 * Whoever wrote the application does not review it, unless the office works with two persons only
 * (workflow section 1): then the decision, which is never the drafter's, keeps the two apart.
 */
export function notDrafterReviewing(state: CaseState, facts: Facts): readonly Refusal[] {
  return setting(facts.profile, 'duties.twoPersons') ? ALLOWED : notDrafter(state, facts);
}

/** Whoever accepted does not review, where the profile keeps the two apart. */
export function notAcceptor(state: CaseState, facts: Facts): readonly Refusal[] {
  if (setting(facts.profile, 'duties.acceptEqualsReview')) return ALLOWED;
  if (!isActor(facts, state.people.acceptor)) return ALLOWED;
  return refuse(
    'SAME_PERSON',
    '您受理了本申请，按现行规则设置不能再审核。',
    basis('XJR-15-1'),
    '请由另一名审核员办理。',
  );
}

/** Whoever proposed something does not decide it. */
export function notProposer(state: CaseState, facts: Facts): readonly Refusal[] {
  if (!isActor(facts, state.proposal?.by)) return ALLOWED;
  return refuse('SAME_PERSON', '该事项由您提出，不能再由您决定。', basis('XJR-15-1'), '请由另一名主管决定。');
}

/** Whoever proposed the finding of a revocation does not approve it or decide on it. */
export function notFinder(state: CaseState, facts: Facts): readonly Refusal[] {
  if (!isActor(facts, state.revocation?.finding?.by)) return ALLOWED;
  return refuse(
    'SAME_PERSON',
    '核实认定由您提出，不能再由您批准。',
    basis('XJR-23-2'),
    '请由另一名主管办理。',
  );
}

/** Whoever reviewed or proposed does not decide. */
export function notReviewer(state: CaseState, facts: Facts): readonly Refusal[] {
  const { proposer, reviewers } = state.people;
  if (![proposer, ...reviewers].some((one) => isActor(facts, one))) return ALLOWED;
  return refuse(
    'SAME_PERSON',
    '您审核过本申请，提出审核意见的人不能再批准。',
    basis('XJR-15-1'),
    '请由另一名主管批准。',
  );
}

/** Whoever approved for the subject does not decide for the agency, unless the office works with two persons. */
export function notInternalApprover(state: CaseState, facts: Facts): readonly Refusal[] {
  if (setting(facts.profile, 'duties.twoPersons')) return ALLOWED;
  if (!isActor(facts, state.people.internalApprover)) return ALLOWED;
  return refuse(
    'SAME_PERSON',
    '您代表登记主体作过业务审核，不能再代表登记机构批准。',
    basis('XJR-15-1'),
    '请由另一名主管办理。',
  );
}

/** The query code is confirmed by a second person. */
export function notCodeEnterer(state: CaseState, facts: Facts): readonly Refusal[] {
  if (!isActor(facts, state.code?.enteredBy)) return ALLOWED;
  return refuse(
    'SAME_PERSON',
    '查询码由您录入，须由第二人核对确认。',
    basis('XJR-17-1'),
    '请由另一名工作人员对照正式回复再次录入确认。',
  );
}
