/** A case as its first event makes it. */
import { type CaseType, isApplication } from '#shared/domain/case-type';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { CaseEvent } from './events';
import { NO_FINDINGS } from './evolve-revocation';
import type { CaseState, Recorded } from './state';

/** The state that `caseCreated` makes. */
export function created(
  event: Extract<CaseEvent, { type: 'caseCreated' }>,
  { at, by }: Recorded<CaseEvent>,
): CaseState {
  return {
    id: event.id,
    number: event.number,
    caseType: event.caseType,
    objectType: event.objectType,
    target: event.target,
    before: event.before,
    matter: event.matter,
    status: firstStatus(event.caseType),
    version: 0,
    createdAt: at,
    changedAt: at,
    subject: {},
    application: {},
    request: {},
    attachments: [],
    nextAttachmentId: 1,
    submitted: null,
    submittedBefore: null,
    round: 0,
    warnings: [],
    people: {
      drafters: [by],
      internalApprover: null,
      acceptor: null,
      proposer: null,
      reviewers: [],
      decider: null,
    },
    receipts: [],
    corrections: [],
    checklist: [],
    reviewOpinion: '',
    returnReason: '',
    proposal: null,
    delayNotes: [],
    hearing: null,
    publicity: null,
    earlierPublicity: [],
    objections: [],
    revocation: event.caseType === 'REVOKE' ? NO_FINDINGS : null,
    ending: null,
    code: null,
    clocks: [],
    documents: [],
    deliveries: [],
    steps: [],
    regionDates: [],
    profile: event.profile,
    holder: { agency: divisionOfNumber(event.number), epoch: 0, releasedTo: null, since: null },
    judged: [],
  };
}

/** Applications begin as drafts; the agency's cases begin where somebody else has to decide or find out. */
const firstStatus = (type: CaseType): CaseState['status'] =>
  isApplication(type) ? 'DRAFT' : type === 'REVOKE' ? 'OPENED' : 'AGENCY_PROPOSED';
