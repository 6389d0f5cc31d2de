/** Objections as screens show them: identity masked, clocks with their lights, the steps that are open. */
import type { SignedInCall } from '#electron/services/service';
import { isOfAgency } from '#shared/access/roles';
import type { ObjectionView } from '#shared/contract/objection-view';
import { labelOf } from '#shared/forms/code-lists';
import type { Facts } from '#shared/regulation/casework/facts';
import { OBJECTION_STATUS_NAMES, type Objection, type Objector } from '#shared/regulation/casework/objection';
import type { CaseState } from '#shared/regulation/casework/state';
import type { GroundListId, Profile } from '#shared/regulation/profiles/profile';
import { actionsOf } from './action-views';
import { deadlineView } from './deadline-view';
import { personName } from './header';

/** Every objection of a case, in the order they came. */
export const objectionsOf = (call: SignedInCall, state: CaseState, facts: Facts): ObjectionView[] =>
  state.objections.map((objection) => objectionView(call, state, objection, facts));

/** Label of a ground of the case's rules; an unknown code stays visible as it is. */
export const groundName = (profile: Profile, list: GroundListId, code: string): string =>
  profile.grounds[list].find((ground) => ground.code === code)?.label ?? code;

function objectionView(
  call: SignedInCall,
  state: CaseState,
  objection: Objection,
  facts: Facts,
): ObjectionView {
  const { number, status, ground, evidence, declined, answer, proposal, decision } = objection;
  return {
    number,
    status,
    statusName: OBJECTION_STATUS_NAMES[status],
    receivedAt: objection.receivedAt,
    inPeriod: objection.inPeriod,
    objector: objectorView(call, objection.objector),
    groundName: groundName(facts.profile, 'objection', ground),
    content: objection.content,
    request: objection.request,
    evidence: [...evidence],
    evidenceFollows: objection.evidenceFollows,
    declined: declined && {
      groundName: groundName(facts.profile, 'objectionInvalid', declined.ground),
      reply: declined.reply,
    },
    deliveredAt: objection.deliveredAt,
    answer: answer && { ...answer, evidence: [...answer.evidence] },
    proposal: proposal && { ...proposal, by: personName(call, proposal.by) },
    decision: decision && { ...decision, by: personName(call, decision.by) },
    withdrawnBecause: objection.withdrawnBecause,
    closedOn: objection.closedOn,
    clocks: state.clocks
      .filter((run) => run.objection === number)
      .map((run) => deadlineView(run, facts.calendar, facts.today)),
    actions: actionsOf(state, facts, objection),
  };
}

/** Address and telephone are for the agency; the subject's side and the authority see the name and the matter. */
function objectorView(call: SignedInCall, objector: Objector): ObjectionView['objector'] {
  if (objector.kind === 'anonymous') return objector;
  const { idType, idNumber, phone, address, ...rest } = objector;
  const ofAgency = isOfAgency(call.session.roles);
  const contact = ofAgency ? { phone, address } : { phone: '●●●', address: '●●●' };
  return { ...rest, ...contact, idTypeName: labelOf('CL-IDTYPE', idType), idNumber: maskedNumber(idNumber) };
}

/** The first three and the last two signs stay, the rest is hidden. */
export const maskedNumber = (number: string): string =>
  number.length <= 5
    ? '●'.repeat(number.length)
    : `${number.slice(0, 3)}${'●'.repeat(number.length - 5)}${number.slice(-2)}`;
