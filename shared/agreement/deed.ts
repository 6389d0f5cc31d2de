/**
 * What an entry of a case is when another was written side by side with it: whether the two can both stand, and
 * whether two decisions say the same. Closed over all events: a new kind of event must be given its weight here.
 */
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CaseEvent } from '#shared/regulation/casework/events';

/**
 * `making`: the case comes to be. `deciding`: moves the case, or one of its objections, on: of two only one can.
 * `drafting`: fields of the application; they merge field by field. `filing`: papers; both stay. `telling`: adds
 * what contradicts nothing. `following`: goes with another event of its entry.
 */
export type Weight = 'making' | 'deciding' | 'drafting' | 'filing' | 'telling' | 'following';

const WEIGHTS: { readonly [E in CaseEvent['type']]: Weight } = {
  caseCreated: 'making',
  draftChanged: 'drafting',
  defectAnswered: 'drafting',
  checklistSaved: 'drafting',
  attachmentAdded: 'filing',
  attachmentRemoved: 'filing',
  draftDiscarded: 'deciding',
  sentForInternalApproval: 'deciding',
  returnedToClerk: 'deciding',
  internallyApproved: 'deciding',
  lodged: 'deciding',
  received: 'deciding',
  correctionNotified: 'deciding',
  proposed: 'deciding',
  proposalRejected: 'deciding',
  notAccepted: 'deciding',
  transferred: 'deciding',
  withdrawn: 'deciding',
  accepted: 'deciding',
  resultProposed: 'deciding',
  returnedToReviewer: 'deciding',
  reviewPassed: 'deciding',
  reviewFailed: 'deciding',
  published: 'deciding',
  publicityRestarted: 'deciding',
  publicityEnded: 'deciding',
  terminated: 'deciding',
  codeEntered: 'deciding',
  codeRejected: 'deciding',
  codeConfirmed: 'deciding',
  agencyMatterApproved: 'deciding',
  agencyMatterRejected: 'deciding',
  findingProposed: 'deciding',
  findingReturned: 'deciding',
  findingApproved: 'deciding',
  revocationDismissed: 'deciding',
  revocationDecided: 'deciding',
  objectionDeclined: 'deciding',
  objectionAccepted: 'deciding',
  objectionResultProposed: 'deciding',
  objectionResultReturned: 'deciding',
  objectionDecided: 'deciding',
  objectionWithdrawn: 'deciding',
  objectionMoot: 'deciding',
  delayExplained: 'telling',
  subjectNotified: 'telling',
  subjectHeard: 'telling',
  objectionReceived: 'telling',
  objectionEvidenceAdded: 'telling',
  objectionForwarded: 'telling',
  objectionDelivered: 'telling',
  objectionAnswered: 'telling',
  objectionUnanswered: 'telling',
  factsRecorded: 'telling',
  revocationNotified: 'telling',
  statementHeard: 'telling',
  revocationAnnounced: 'telling',
  documentDelivered: 'telling',
  documentVoided: 'telling',
  conflictDecided: 'telling',
  duplicatesJudged: 'telling',
  personSigned: 'following',
  stepsConfirmed: 'telling',
  clockMoved: 'telling',
  caseReleased: 'deciding',
  caseTaken: 'deciding',
  caseRecalled: 'deciding',
  caseForceTaken: 'deciding',
  registerChanged: 'following',
  clockStarted: 'following',
  clockHeld: 'following',
  clockResumed: 'following',
  clockStopped: 'following',
  documentIssued: 'following',
};

/** The strongest first: an entry weighs what its strongest event weighs. */
const STRONGEST: readonly Weight[] = ['making', 'deciding', 'drafting', 'filing', 'telling', 'following'];

/** The case as a whole, one of its objections, or in whose hands it is: decisions about different things do not meet. */
export type Scope = 'case' | 'holder' | `objection ${number}`;

/** One entry as the agreement of stations sees it. */
export interface Deed {
  readonly weight: Weight;
  /** All that is decided on: whoever decides on one of these beside it meets it. */
  readonly scopes: readonly Scope[];
  /** What is decided, as text: two decisions with the same substance are one act done twice. */
  readonly substance: string;
}

/** The deed that the events of one entry are. */
export function deedOf(events: readonly CaseEvent[]): Deed {
  const weights = events.map(weightOf);
  const weight = STRONGEST.find((one) => weights.includes(one)) ?? 'following';
  const deciding = events.filter((event) => weightOf(event) === 'deciding');
  return {
    weight,
    scopes: [...new Set(deciding.map(scopeOf))],
    substance: canonicalJson(deciding.map(substanceOf)),
  };
}

/** Whether a deed says in whose hands the case is. */
export const isOfHolder = (deed: Deed | undefined): boolean => deed?.scopes.includes('holder') === true;

/** Proofs of steps contradict nothing; a file of the form takes the place of another. */
const weightOf = (event: CaseEvent): Weight =>
  event.type === 'attachmentAdded' && event.attachment.field === '' ? 'telling' : WEIGHTS[event.type];

function scopeOf(event: CaseEvent): Scope {
  switch (event.type) {
    case 'caseReleased':
    case 'caseTaken':
    case 'caseRecalled':
    case 'caseForceTaken':
      return 'holder';
    default:
      return 'objection' in event && typeof event.objection === 'number'
        ? `objection ${event.objection}`
        : 'case';
  }
}

/** What an event decides, without the words and the day in which two officers may differ. */
function substanceOf(event: CaseEvent): unknown {
  const { type } = event;
  switch (type) {
    case 'notAccepted':
    case 'transferred':
    case 'withdrawn':
    case 'reviewFailed':
    case 'terminated':
    case 'revocationDismissed':
      return { type, grounds: [...event.ending.grounds].sort(), to: event.ending.to };
    case 'correctionNotified':
      return { type, defects: event.notice.defects.map(({ place, kind }) => `${place} ${kind}`).sort() };
    case 'reviewPassed':
    case 'publicityEnded':
      return { type, next: event.next };
    case 'received':
      return { type, receivedAt: event.receipt.receivedAt, profile: event.profile };
    case 'accepted':
      return { type, acceptedAt: event.acceptedAt };
    case 'published':
    case 'publicityRestarted':
      return { type, publishedAt: event.publicity.publishedAt };
    case 'codeEntered':
      return { type, code: event.code, codedAt: event.codedAt };
    case 'codeConfirmed':
      return { type, validFrom: event.validFrom, validTo: event.validTo };
    case 'proposed':
      return { type, proposal: event.proposal };
    case 'findingProposed':
      return { type, finding: event.finding };
    case 'objectionResultProposed':
      return { type, objection: event.objection, finding: event.finding };
    case 'caseReleased':
      return { type, to: event.to };
    case 'caseTaken':
    case 'caseForceTaken':
      return { type, by: event.by };
    case 'objectionDeclined':
      return { type, objection: event.objection, ground: event.ground };
    default:
      return 'objection' in event ? { type, objection: event.objection } : { type };
  }
}
