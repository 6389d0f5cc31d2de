/** The state of a case: a pure fold of its events. */
import type { AccountId, CaseId, LocalNumber } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Finding, FormValues } from '#shared/forms/schema';
import type { ApplyType } from '../profiles/profile';
import type { ClockRun } from './clock-run';
import type {
  CaseAttachment,
  ChecklistAnswer,
  CodeEntry,
  CorrectionNotice,
  IssuedDocument,
  Publicity,
  Receipt,
  StepRecord,
} from './records';
import type { CaseStatus } from './status';

/** Who acted in which part: the ground of separation of duties. */
export interface CasePeople {
  /** Everyone who wrote in the form or attached to it. */
  readonly drafters: readonly AccountId[];
  readonly internalApprover: AccountId | null;
  readonly acceptor: AccountId | null;
  readonly proposer: AccountId | null;
  /** Everyone who answered checklist items. */
  readonly reviewers: readonly AccountId[];
  readonly decider: AccountId | null;
}

export interface CaseState {
  readonly id: CaseId;
  readonly number: LocalNumber;
  readonly applyType: ApplyType;
  readonly objectType: '1';
  readonly status: CaseStatus;
  /** Entries folded so far; a command names the version its officer looked at. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly subject: FormValues;
  readonly application: FormValues;
  readonly attachments: readonly CaseAttachment[];
  readonly nextAttachmentId: number;
  /** Values at the last receipt, so that a resubmission shows what changed; empty before. */
  readonly submitted: { readonly subject: FormValues; readonly application: FormValues } | null;
  /** Values at the receipt before the last; empty before a resubmission was received. */
  readonly submittedBefore: CaseState['submitted'];
  /** Rounds received so far; 0 before the first receipt. */
  readonly round: number;
  readonly warnings: readonly Finding[];
  readonly people: CasePeople;
  readonly receipts: readonly Receipt[];
  readonly corrections: readonly CorrectionNotice[];
  readonly checklist: readonly ChecklistAnswer[];
  readonly reviewOpinion: string;
  readonly returnReason: string;
  readonly publicity: Publicity | null;
  readonly code: CodeEntry | null;
  readonly clocks: readonly ClockRun[];
  readonly documents: readonly IssuedDocument[];
  readonly steps: readonly StepRecord[];
  /** Rule profile the case was received under; `null` before. */
  readonly profile: string | null;
}

/** An event with what the entry around it says. */
export interface Recorded<E> {
  readonly event: E;
  readonly at: Instant;
  readonly by: AccountId;
}
