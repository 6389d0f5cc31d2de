/**
 * Which acts count by whom: what the region writes into a certificate for a station of each level. The rules name
 * registration agencies at regional and prefecture level only (XJR-5-2, XJR-5-5); a county office drafts and checks
 * for subjects and hands cases over, unless the region holds its designation (XJR-5-4). Closed over all events of
 * cases: a new kind must be given its line here.
 */
import type { OfficeLevel } from '#shared/domain/office';
import type { FormerStationEvent, JournalEvent, StationEvent } from '#shared/journal/events';
import { EVERY_EVENT } from './certificate';

/**
 * `any`: every certified station; it is the subject's side of a case, a hand-over, or goes with another event.
 * `agency`: whoever has the functions of a registration agency. `superior`: who has agencies below.
 * `region`: the region alone, which the agreement of stations asks of the author besides.
 */
export type Authority = 'any' | 'agency' | 'superior' | 'region';

type CaseEventType = Exclude<JournalEvent['type'], (StationEvent | FormerStationEvent)['type']>;

/** Acts of a case. What a station tells of itself (`StationEvent`) stands in no certificate: every station may tell it. */
export const CASE_AUTHORITY: { readonly [E in CaseEventType]: Authority } = {
  // The subject's side: entering, checking, answering.
  caseCreated: 'any',
  draftChanged: 'any',
  attachmentAdded: 'any',
  attachmentRemoved: 'any',
  draftDiscarded: 'any',
  defectAnswered: 'any',
  sentForInternalApproval: 'any',
  returnedToClerk: 'any',
  internallyApproved: 'any',
  objectionAnswered: 'any',
  // A request of the subject to withdraw stands as a proposal; what is decided on it does not.
  proposed: 'any',
  // Hand-over between offices.
  caseReleased: 'any',
  caseTaken: 'any',
  caseRecalled: 'any',
  // Fields and files of a draft are the holder's to choose; who may choose in what else is asked of every choice.
  conflictDecided: 'any',
  personSigned: 'any',
  // Whoever hands a paper over the counter tells of it: the region's result is fetched at the county.
  documentDelivered: 'any',
  // They go with another event of the same entry; alone they are the holder's word, which the agreement asks for.
  clockStarted: 'any',
  clockHeld: 'any',
  clockResumed: 'any',
  clockStopped: 'any',
  clockMoved: 'any',
  documentIssued: 'any',
  // Receipt, acceptance, review, notice, code, register: functions of the agency (XJR-13 to XJR-20).
  lodged: 'agency',
  received: 'agency',
  correctionNotified: 'agency',
  proposalRejected: 'agency',
  notAccepted: 'agency',
  transferred: 'agency',
  withdrawn: 'agency',
  delayExplained: 'agency',
  accepted: 'agency',
  subjectNotified: 'agency',
  subjectHeard: 'agency',
  checklistSaved: 'agency',
  resultProposed: 'agency',
  returnedToReviewer: 'agency',
  reviewPassed: 'agency',
  reviewFailed: 'agency',
  published: 'agency',
  publicityRestarted: 'agency',
  publicityEnded: 'agency',
  objectionReceived: 'agency',
  objectionDeclined: 'agency',
  objectionAccepted: 'agency',
  objectionEvidenceAdded: 'agency',
  objectionForwarded: 'agency',
  objectionDelivered: 'agency',
  objectionUnanswered: 'agency',
  objectionResultProposed: 'agency',
  objectionResultReturned: 'agency',
  objectionDecided: 'agency',
  objectionWithdrawn: 'agency',
  objectionMoot: 'agency',
  terminated: 'agency',
  codeEntered: 'agency',
  codeRejected: 'agency',
  codeConfirmed: 'agency',
  registerChanged: 'agency',
  agencyMatterApproved: 'agency',
  agencyMatterRejected: 'agency',
  factsRecorded: 'agency',
  revocationNotified: 'agency',
  statementHeard: 'agency',
  findingProposed: 'agency',
  findingReturned: 'agency',
  findingApproved: 'agency',
  revocationDismissed: 'agency',
  revocationDecided: 'agency',
  revocationAnnounced: 'agency',
  documentVoided: 'agency',
  duplicatesJudged: 'agency',
  // What makes a step final (XJR-5-2).
  stepsConfirmed: 'region',
  // Taking a case from a station that is lost.
  caseForceTaken: 'superior',
};

const namesOf = (granted: readonly Authority[]): readonly string[] =>
  Object.entries(CASE_AUTHORITY)
    .filter(([, authority]) => granted.includes(authority))
    .map(([name]) => name)
    .sort();

/** Events for `mayAuthor` of a certificate. `hasPower`: a county office whose designation the region holds. */
export function mayAuthorOf(level: OfficeLevel, hasPower: boolean): readonly string[] {
  if (level !== 'county') return [EVERY_EVENT];
  return namesOf(hasPower ? ['any', 'agency'] : ['any']);
}
