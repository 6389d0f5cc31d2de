/** What can happen to a case, in the past tense. The union is closed; `evolve` handles every member. */
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { CaseType, ObjectType } from '#shared/domain/case-type';
import type {
  CaseId,
  DivisionCode,
  EntryId,
  LocalNumber,
  PublicationId,
  RegisterId,
  RegistryCode,
} from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { Finding, FormValues } from '#shared/forms/schema';
import type { ClockId, Stage } from '../profiles/profile';
import type { PoolClaim } from '../register/code-pool';
import type { EntryContent, RegisterChange } from '../register/entry';
import type { ClockOutcome, ClockStart } from './clock-run';
import type { Objection, ObjectionFinding } from './objection';
import type {
  AgencyMatter,
  CaseAttachment,
  ChecklistAnswer,
  CorrectionNotice,
  Delivery,
  Ending,
  Hearing,
  IssuedDocument,
  OfficialDate,
  Proposal,
  Publicity,
  Receipt,
  Revocation,
} from './records';
import type { CaseStatus } from './status';

/** Who has the case in hand: it is handed over, never shared. `epoch`: the one that begins with the event. */
export type HolderEvent =
  | {
      readonly type: 'caseReleased';
      readonly to: DivisionCode;
      readonly epoch: number;
      readonly reason: string;
    }
  | {
      readonly type: 'caseTaken';
      readonly by: DivisionCode;
      readonly epoch: number;
      /** The day its agency received it with the medium that brought it: no application is received earlier there. */
      readonly receivedOn: LocalDate;
    }
  | { readonly type: 'caseRecalled'; readonly epoch: number; readonly reason: string }
  | {
      readonly type: 'caseForceTaken';
      readonly by: DivisionCode;
      readonly epoch: number;
      readonly reason: string;
    };

/** A step that the region confirms: the act that it looked at, by its time; `null`: that of the same entry. */
export interface ConfirmedStep {
  readonly step: Stage;
  readonly doneAt: Instant | null;
}

/** An official date as the region says it, in the place of the one that stood before it. */
export interface SaidDate {
  readonly name: OfficialDate;
  readonly value: LocalDate;
  readonly former: LocalDate;
}

/** A query code as the region says it: the one that stood was another item's, or not the one that it had issued. */
export interface SaidCode {
  readonly value: RegistryCode;
  readonly former: RegistryCode;
}

/** The id of a public notice as the region says it. `notice`: which one of the case, from 1. */
export interface SaidPublication {
  readonly value: PublicationId;
  readonly former: PublicationId | null;
  readonly notice: number;
}

/** What the region says of a case, and what a calendar does to its clocks. */
export type ConfirmationEvent =
  /** The region confirms legal steps, and says official dates where it has others (workflow 9.3). */
  | {
      readonly type: 'stepsConfirmed';
      readonly on: LocalDate;
      /** Number of its reply, or other proof in words. */
      readonly ref: string;
      readonly steps: readonly ConfirmedStep[];
      readonly dates: readonly SaidDate[];
      /** The validity of a code by another 赋码之日; `null` while that day stays. */
      readonly validity: {
        readonly code: RegistryCode;
        readonly validFrom: LocalDate;
        readonly validTo: LocalDate;
      } | null;
      /** The query code by the region's record, in the place of the one that stood before it. */
      readonly code?: SaidCode;
      /** 公示号 by the region's platform: that of a notice without one, or in the place of the one it had. */
      readonly publication?: SaidPublication;
    }
  /** A running clock is counted anew, by a calendar in force or from another official date. */
  | {
      readonly type: 'clockMoved';
      readonly run: number;
      readonly from: LocalDate;
      readonly clock: ClockStart;
      readonly because: string;
    };

/** What somebody decided where the works of two stations met. */
export type AgreementEvent =
  | {
      readonly type: 'conflictDecided';
      readonly conflict: string;
      readonly class: ConflictClass;
      readonly first: EntryId;
      readonly second: EntryId;
      /** One of those that met; of a lost station's entry also nobody (`''`): it is void then. */
      readonly chosen: EntryId;
      /** The cases that met, where it is between cases: an office may know one of them only. */
      readonly cases?: readonly CaseId[];
      readonly reason: string;
    }
  /** Written once in each of the cases; `keep`: the one that goes on when they are the same. */
  | {
      readonly type: 'duplicatesJudged';
      readonly cases: readonly CaseId[];
      readonly verdict: 'same' | 'different';
      readonly keep: CaseId | null;
      readonly reason: string;
    }
  /** The person who acts signs the other events of the entry, besides the station (design 2.2). */
  | { readonly type: 'personSigned'; readonly publicKey: string; readonly signature: string };

export type CaseEvent =
  | {
      readonly type: 'caseCreated';
      readonly id: CaseId;
      readonly number: LocalNumber;
      readonly caseType: CaseType;
      readonly objectType: ObjectType;
      /** The register item it is about; `null` for a first registration. */
      readonly target: RegisterId | null;
      /** What the register held then. */
      readonly before: EntryContent | null;
      /** What the agency means to do; `null` for applications. */
      readonly matter: AgencyMatter | null;
      /** Rules that the agency's case keeps from the beginning; `null` for applications, which keep those of their receipt. */
      readonly profile: string | null;
    }
  /** Fields that changed; `null` empties a field. */
  | {
      readonly type: 'draftChanged';
      readonly subject: FormValues;
      readonly application: FormValues;
      readonly request: FormValues;
    }
  | { readonly type: 'attachmentAdded'; readonly attachment: CaseAttachment }
  | { readonly type: 'attachmentRemoved'; readonly id: number }
  | { readonly type: 'draftDiscarded'; readonly reason: string }
  | { readonly type: 'defectAnswered'; readonly index: number; readonly answer: string }
  /** Warnings that were seen and let stand, with the clerk's reason. */
  | {
      readonly type: 'sentForInternalApproval';
      readonly warnings: readonly Finding[];
      readonly warningsReason: string;
    }
  | { readonly type: 'returnedToClerk'; readonly reason: string }
  | {
      readonly type: 'internallyApproved';
      readonly opinion: string;
      readonly secrecyReviewer: string;
      readonly secrecyReviewedAt: LocalDate;
    }
  /** A request of somebody other than the subject is entered whole; there is no approval inside the subject. */
  | { readonly type: 'lodged' }
  | { readonly type: 'received'; readonly receipt: Receipt; readonly profile: string }
  | { readonly type: 'correctionNotified'; readonly notice: CorrectionNotice }
  | { readonly type: 'proposed'; readonly proposal: Proposal }
  | { readonly type: 'proposalRejected'; readonly reason: string }
  | { readonly type: 'notAccepted'; readonly ending: Ending }
  | { readonly type: 'transferred'; readonly ending: Ending }
  | { readonly type: 'withdrawn'; readonly ending: Ending }
  | { readonly type: 'delayExplained'; readonly reasons: string; readonly expected: LocalDate }
  | { readonly type: 'accepted'; readonly acceptedAt: LocalDate }
  | { readonly type: 'subjectNotified'; readonly notifiedAt: LocalDate }
  | {
      readonly type: 'subjectHeard';
      readonly answeredAt: LocalDate;
      readonly consent: Exclude<Hearing['consent'], null>;
      readonly statement: string;
      readonly evidence: readonly number[];
    }
  | { readonly type: 'checklistSaved'; readonly answers: readonly ChecklistAnswer[] }
  | {
      readonly type: 'resultProposed';
      readonly answers: readonly ChecklistAnswer[];
      readonly opinion: string;
    }
  | { readonly type: 'returnedToReviewer'; readonly reason: string }
  | { readonly type: 'reviewPassed'; readonly opinion: string; readonly next: CaseStatus }
  | { readonly type: 'reviewFailed'; readonly ending: Ending }
  | { readonly type: 'published'; readonly publicity: Publicity }
  | { readonly type: 'publicityRestarted'; readonly publicity: Publicity; readonly reason: string }
  | { readonly type: 'publicityEnded'; readonly endedAt: LocalDate; readonly next: CaseStatus }
  | { readonly type: 'objectionReceived'; readonly objection: Objection }
  | {
      readonly type: 'objectionDeclined';
      readonly objection: number;
      readonly ground: string;
      readonly reply: string;
      readonly on: LocalDate;
    }
  | { readonly type: 'objectionAccepted'; readonly objection: number }
  | {
      readonly type: 'objectionEvidenceAdded';
      readonly objection: number;
      readonly evidence: readonly number[];
    }
  | { readonly type: 'objectionForwarded'; readonly objection: number }
  | { readonly type: 'objectionDelivered'; readonly objection: number; readonly on: LocalDate }
  | {
      readonly type: 'objectionAnswered';
      readonly objection: number;
      readonly answer: Exclude<Objection['answer'], null>;
    }
  | { readonly type: 'objectionUnanswered'; readonly objection: number }
  | {
      readonly type: 'objectionResultProposed';
      readonly objection: number;
      readonly finding: ObjectionFinding;
    }
  | { readonly type: 'objectionResultReturned'; readonly objection: number; readonly reason: string }
  | { readonly type: 'objectionDecided'; readonly objection: number; readonly on: LocalDate }
  | {
      readonly type: 'objectionWithdrawn';
      readonly objection: number;
      readonly reason: string;
      readonly on: LocalDate;
    }
  | { readonly type: 'objectionMoot'; readonly objection: number; readonly on: LocalDate }
  | { readonly type: 'terminated'; readonly ending: Ending }
  | {
      readonly type: 'codeEntered';
      readonly code: RegistryCode;
      readonly codedAt: LocalDate;
      readonly replyReference: string;
      /** The pool of the region that it was taken from; absent for one that came with a reply. */
      readonly pool?: PoolClaim;
    }
  | { readonly type: 'codeRejected'; readonly reason: string }
  | { readonly type: 'codeConfirmed'; readonly validFrom: LocalDate; readonly validTo: LocalDate }
  /** The case changes the register. Nothing else does (XJR-11-2). */
  | { readonly type: 'registerChanged'; readonly change: RegisterChange; readonly on: LocalDate }
  | { readonly type: 'agencyMatterApproved'; readonly on: LocalDate }
  | { readonly type: 'agencyMatterRejected'; readonly reason: string }
  | { readonly type: 'factsRecorded'; readonly facts: string; readonly evidence: readonly number[] }
  | { readonly type: 'revocationNotified'; readonly notifiedAt: LocalDate }
  | { readonly type: 'statementHeard'; readonly heardAt: LocalDate; readonly statement: string }
  | { readonly type: 'findingProposed'; readonly finding: Omit<Exclude<Revocation['finding'], null>, 'by'> }
  | { readonly type: 'findingReturned'; readonly reason: string }
  | { readonly type: 'findingApproved' }
  | { readonly type: 'revocationDismissed'; readonly ending: Ending }
  | { readonly type: 'revocationDecided'; readonly on: LocalDate }
  | { readonly type: 'revocationAnnounced'; readonly on: LocalDate; readonly announcement: string }
  | { readonly type: 'clockStarted'; readonly clock: ClockStart }
  | { readonly type: 'clockHeld'; readonly clock: ClockId; readonly from: LocalDate }
  | {
      readonly type: 'clockResumed';
      readonly clock: ClockId;
      readonly to: LocalDate;
      readonly start: ClockStart;
    }
  | {
      readonly type: 'clockStopped';
      readonly clock: ClockId;
      readonly objection: number | null;
      readonly name: string;
      readonly date: LocalDate;
      readonly outcome: ClockOutcome;
    }
  | { readonly type: 'documentIssued'; readonly issued: IssuedDocument }
  | { readonly type: 'documentDelivered'; readonly delivery: Delivery }
  | {
      readonly type: 'documentVoided';
      readonly number: string;
      readonly reason: string;
      readonly on: LocalDate;
    }
  | ConfirmationEvent
  | HolderEvent
  | AgreementEvent;
