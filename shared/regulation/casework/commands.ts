/** What a person can ask to happen to a case. The contract parses these at the door. */
import type { CaseType, ObjectType } from '#shared/domain/case-type';
import type { CaseId, LocalNumber } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import type { ObjectionFinding, Objector } from './objection';
import type { AgencyMatter, CaseAttachment, ChecklistAnswer, Defect, DeliveryMethod } from './records';

/** Who asks for a 更正 (F05): the subject, a 利害关系人, or the agency ex officio. */
export const REQUESTERS = ['SUBJECT', 'INTERESTED', 'OFFICE'] as const;
export type Requester = (typeof REQUESTERS)[number];

export type CaseCommand =
  | {
      readonly type: 'create';
      readonly id: CaseId;
      readonly number: LocalNumber;
      readonly caseType: CaseType;
      readonly objectType: ObjectType;
      readonly requester: Requester;
      /** Only for cases of the agency. */
      readonly matter: AgencyMatter | null;
    }
  | {
      readonly type: 'saveDraft';
      readonly subject: FormValues;
      readonly application: FormValues;
      readonly request: FormValues;
    }
  | { readonly type: 'attach'; readonly attachment: Omit<CaseAttachment, 'id'> }
  | { readonly type: 'detach'; readonly id: number }
  | { readonly type: 'answerDefect'; readonly index: number; readonly answer: string }
  | { readonly type: 'discard'; readonly reason: string }
  | { readonly type: 'sendForApproval'; readonly warningsReason: string }
  | { readonly type: 'returnToClerk'; readonly reason: string }
  | {
      readonly type: 'approveInternally';
      readonly opinion: string;
      readonly secrecyReviewer: string;
      readonly secrecyReviewedAt: LocalDate;
    }
  | {
      readonly type: 'receive';
      readonly receivedAt: LocalDate;
      readonly channel: string;
      readonly backdatedBecause: string;
    }
  | {
      readonly type: 'requestCorrection';
      readonly defects: readonly Defect[];
      readonly delivery: {
        readonly method: DeliveryMethod;
        readonly receiver: string;
        readonly date: LocalDate;
      };
      /** Only a supervisor may list an old defect again, with a reason. */
      readonly overrideReason: string;
    }
  | { readonly type: 'lodge' }
  | { readonly type: 'accept' }
  | { readonly type: 'proposeRefusal'; readonly grounds: readonly string[]; readonly reasons: string }
  | { readonly type: 'refuse' }
  | {
      readonly type: 'proposeTransfer';
      readonly ground: string;
      readonly to: string;
      readonly reasons: string;
    }
  | { readonly type: 'transfer' }
  | { readonly type: 'proposeDelayNote'; readonly reasons: string; readonly expected: LocalDate }
  | { readonly type: 'explainDelay' }
  /** The register item is cancelled or revoked: what is asked of it has no object any more. */
  | { readonly type: 'closeMoot' }
  | { readonly type: 'rejectProposal'; readonly reason: string }
  | { readonly type: 'requestWithdrawal'; readonly reasons: string; readonly attachment: number }
  | { readonly type: 'consentWithdrawal' }
  | { readonly type: 'denyWithdrawal'; readonly reason: string }
  | { readonly type: 'notifySubject'; readonly notifiedAt: LocalDate }
  | {
      readonly type: 'hearSubject';
      readonly answeredAt: LocalDate;
      readonly consent: 'AGREE' | 'DISAGREE' | 'NONE';
      readonly statement: string;
      /** The written consent, and whatever else the subject handed in. */
      readonly evidence: readonly number[];
    }
  | { readonly type: 'saveChecklist'; readonly answers: readonly ChecklistAnswer[] }
  | {
      readonly type: 'proposeResult';
      readonly answers: readonly ChecklistAnswer[];
      readonly opinion: string;
    }
  | { readonly type: 'returnToReviewer'; readonly reason: string }
  | { readonly type: 'pass'; readonly opinion: string }
  | { readonly type: 'fail'; readonly grounds: readonly string[]; readonly reasons: string }
  | {
      readonly type: 'publish';
      readonly publishedAt: LocalDate;
      readonly channel: string;
      readonly receipt: string;
      readonly evidence: readonly number[];
      readonly secrecyReviewer: string;
    }
  | { readonly type: 'attachEvidence'; readonly attachment: Omit<CaseAttachment, 'id'> }
  | {
      readonly type: 'restartPublicity';
      readonly reason: string;
      readonly publishedAt: LocalDate;
      readonly channel: string;
      readonly receipt: string;
      readonly evidence: readonly number[];
      readonly secrecyReviewer: string;
    }
  /** `objectionsRecorded`: the supervisor states that every objection that came in is recorded here. */
  | { readonly type: 'endPublicity'; readonly objectionsRecorded: boolean }
  | {
      readonly type: 'registerObjection';
      readonly receivedAt: LocalDate;
      readonly objector: Objector;
      readonly ground: string;
      readonly content: string;
      readonly request: string;
      readonly evidence: readonly number[];
      readonly evidenceFollows: boolean;
    }
  | {
      readonly type: 'declineObjection';
      readonly objection: number;
      readonly ground: string;
      readonly reply: string;
    }
  | {
      readonly type: 'addObjectionEvidence';
      readonly objection: number;
      readonly evidence: readonly number[];
    }
  | { readonly type: 'acceptObjection'; readonly objection: number }
  | { readonly type: 'forwardObjection'; readonly objection: number }
  | {
      readonly type: 'answerObjection';
      readonly objection: number;
      readonly receivedAt: LocalDate;
      readonly admits: boolean;
      readonly statement: string;
      readonly evidence: readonly number[];
    }
  | { readonly type: 'recordNoAnswer'; readonly objection: number }
  | ({ readonly type: 'proposeObjectionResult'; readonly objection: number } & ObjectionFinding)
  | { readonly type: 'returnObjectionResult'; readonly objection: number; readonly reason: string }
  | { readonly type: 'decideObjection'; readonly objection: number }
  | { readonly type: 'withdrawObjection'; readonly objection: number; readonly reason: string }
  | {
      readonly type: 'enterCode';
      readonly code: string;
      readonly codeAgain: string;
      readonly codedAt: LocalDate;
      /** The pool that the code is taken from; absent for one of a reply. */
      readonly pool?: string;
      readonly replyReference: string;
    }
  | { readonly type: 'confirmCode'; readonly code: string }
  | { readonly type: 'rejectCode'; readonly reason: string }
  | { readonly type: 'remindRenewal' }
  | { readonly type: 'printResult' }
  | {
      readonly type: 'recordDelivery';
      readonly number: string;
      readonly method: DeliveryMethod;
      readonly receiver: string;
      readonly on: LocalDate;
      readonly refused: string;
    }
  /** `reissue`: the same document goes out anew, under the next number. */
  | {
      readonly type: 'voidDocument';
      readonly number: string;
      readonly reason: string;
      readonly reissue: boolean;
    }
  | { readonly type: 'approveMatter' }
  | { readonly type: 'rejectMatter'; readonly reason: string }
  | { readonly type: 'recordFacts'; readonly facts: string; readonly evidence: readonly number[] }
  | { readonly type: 'notifyRevocation'; readonly notifiedAt: LocalDate }
  | { readonly type: 'hearStatement'; readonly heardAt: LocalDate; readonly statement: string }
  | {
      readonly type: 'proposeFinding';
      readonly proven: boolean;
      readonly grounds: readonly string[];
      readonly reasons: string;
    }
  | { readonly type: 'returnFinding'; readonly reason: string }
  | { readonly type: 'approveFinding' }
  | { readonly type: 'decideRevocation' }
  | { readonly type: 'announceRevocation'; readonly on: LocalDate; readonly announcement: string };

export type CaseCommandType = CaseCommand['type'];

/** Commands about one objection of a case. */
export const objectionOf = (command: CaseCommand): number | null =>
  'objection' in command ? command.objection : null;
