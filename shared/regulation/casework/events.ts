/** What can happen to a case, in the past tense. The union is closed; `evolve` handles every member. */
import type { CaseId, LocalNumber, RegistryCode } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { Finding, FormValues } from '#shared/forms/schema';
import type { ApplyType, ClockId } from '../profiles/profile';
import type { ClockOutcome, ClockStart } from './clock-run';
import type {
  CaseAttachment,
  ChecklistAnswer,
  CorrectionNotice,
  IssuedDocument,
  Publicity,
  Receipt,
} from './records';

export type CaseEvent =
  | {
      readonly type: 'caseCreated';
      readonly id: CaseId;
      readonly number: LocalNumber;
      readonly applyType: ApplyType;
      readonly objectType: '1';
    }
  /** Fields that changed; `null` empties a field. */
  | { readonly type: 'draftChanged'; readonly subject: FormValues; readonly application: FormValues }
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
  | { readonly type: 'received'; readonly receipt: Receipt; readonly profile: string }
  | { readonly type: 'correctionNotified'; readonly notice: CorrectionNotice }
  | { readonly type: 'accepted'; readonly acceptedAt: LocalDate }
  | { readonly type: 'checklistSaved'; readonly answers: readonly ChecklistAnswer[] }
  | {
      readonly type: 'resultProposed';
      readonly answers: readonly ChecklistAnswer[];
      readonly opinion: string;
    }
  | { readonly type: 'returnedToReviewer'; readonly reason: string }
  | { readonly type: 'reviewPassed'; readonly opinion: string }
  | { readonly type: 'published'; readonly publicity: Publicity }
  | { readonly type: 'publicityEnded'; readonly endedAt: LocalDate; readonly noObjection: true }
  | {
      readonly type: 'codeEntered';
      readonly code: RegistryCode;
      readonly codedAt: LocalDate;
      readonly replyReference: string;
    }
  | { readonly type: 'codeRejected'; readonly reason: string }
  | { readonly type: 'codeConfirmed'; readonly validFrom: LocalDate; readonly validTo: LocalDate }
  | { readonly type: 'clockStarted'; readonly clock: ClockStart }
  | {
      readonly type: 'clockStopped';
      readonly clock: ClockId;
      readonly name: string;
      readonly date: LocalDate;
      readonly outcome: ClockOutcome;
    }
  | { readonly type: 'documentIssued'; readonly issued: IssuedDocument };
