/** Parts of a case that steps record: attachments, defects, checklist answers, publication, code. */

import type { AccountId, BlobHash, ClauseId, RegistryCode } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { DocumentId } from '#shared/paper/document-id';
import type { Stage } from '../profiles/profile';

export interface CaseAttachment {
  /** Unique in the case, given in order: 1, 2, … */
  readonly id: number;
  /** Code of CL-ATTACH. */
  readonly type: string;
  /** The form's file field that it answers; empty for evidence of steps. */
  readonly field: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly hash: BlobHash;
  readonly bytes: number;
}

/** One row of the 补正清单 (F12). */
export interface Defect {
  readonly place: string;
  /** Code of CL-DEFECT. */
  readonly kind: string;
  readonly problem: string;
  readonly requirement: string;
  readonly basis: readonly ClauseId[];
  /** Only on a later list: the resubmission itself brought the defect, and how. */
  readonly newBecause: string;
}

export type DeliveryMethod = 'counter' | 'post' | 'phone-and-post' | 'electronic';

export interface CorrectionNotice {
  readonly round: number;
  readonly defects: readonly Defect[];
  readonly notifiedAt: LocalDate;
  readonly delivery: { readonly method: DeliveryMethod; readonly receiver: string; readonly date: LocalDate };
  /** Answers of the subject by position; `null` while not answered. */
  readonly answers: readonly (string | null)[];
}

export interface Receipt {
  readonly round: number;
  /** 收到申请日: day 0 of C1. */
  readonly receivedAt: LocalDate;
  readonly channel: string;
  readonly backdatedBecause: string;
  readonly by: AccountId;
}

export type ChecklistResult = 'pass' | 'fail' | 'notApplicable' | 'doubtful';

export interface ChecklistAnswer {
  readonly item: string;
  readonly result: ChecklistResult;
  readonly remark: string;
}

export interface Publicity {
  readonly publishedAt: LocalDate;
  /** 发布回执号 or other proof in words. */
  readonly receipt: string;
  readonly evidence: readonly number[];
  readonly channel: string;
  readonly secrecyReviewer: string;
  readonly endedAt: LocalDate | null;
}

export interface CodeEntry {
  readonly code: RegistryCode;
  readonly codedAt: LocalDate;
  readonly replyReference: string;
  readonly enteredBy: AccountId;
  readonly confirmedBy: AccountId | null;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** A numbered document of a case. The number is drawn when the step is saved, never at preview. */
export interface IssuedDocument {
  readonly document: DocumentId;
  readonly number: string;
  readonly date: LocalDate;
  readonly round: number;
}

/** 本机已办 and 自治区已确认 apart: `confirmedAt` is only ever set by the region's answer. */
export interface StepRecord {
  readonly step: Stage;
  readonly doneAt: Instant;
  readonly by: AccountId;
  readonly confirmedAt: LocalDate | null;
  readonly confirmRef: string | null;
}
