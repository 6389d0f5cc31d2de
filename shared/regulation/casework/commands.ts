/** What a person can ask to happen to a case. The contract parses these at the door. */
import type { CaseId, LocalNumber } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import type { CaseAttachment, ChecklistAnswer, Defect, DeliveryMethod } from './records';

export type CaseCommand =
  | { readonly type: 'create'; readonly id: CaseId; readonly number: LocalNumber }
  | { readonly type: 'saveDraft'; readonly subject: FormValues; readonly application: FormValues }
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
  | { readonly type: 'accept' }
  | { readonly type: 'saveChecklist'; readonly answers: readonly ChecklistAnswer[] }
  | {
      readonly type: 'proposeResult';
      readonly answers: readonly ChecklistAnswer[];
      readonly opinion: string;
    }
  | { readonly type: 'returnToReviewer'; readonly reason: string }
  | { readonly type: 'pass'; readonly opinion: string }
  | {
      readonly type: 'publish';
      readonly publishedAt: LocalDate;
      readonly channel: string;
      readonly receipt: string;
      readonly evidence: readonly number[];
      readonly secrecyReviewer: string;
    }
  | { readonly type: 'attachEvidence'; readonly attachment: Omit<CaseAttachment, 'id'> }
  /** `noObjection`: the supervisor states that no objection came in within the period. */
  | { readonly type: 'endPublicity'; readonly noObjection: boolean }
  | {
      readonly type: 'enterCode';
      readonly code: string;
      readonly codeAgain: string;
      readonly codedAt: LocalDate;
      readonly replyReference: string;
    }
  | { readonly type: 'confirmCode'; readonly code: string }
  | { readonly type: 'rejectCode'; readonly reason: string };

export type CaseCommandType = CaseCommand['type'];
