/** The state of a case: a pure fold of its events. */
import type { CaseType, ObjectType } from '#shared/domain/case-type';
import type {
  AccountId,
  CaseId,
  DivisionCode,
  LocalNumber,
  RegisterId,
  RegistryCode,
} from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { Finding, FormValues } from '#shared/forms/schema';
import type { EntryContent } from '../register/entry';
import type { ClockRun } from './clock-run';
import type { Objection } from './objection';
import type {
  AgencyMatter,
  CaseAttachment,
  ChecklistAnswer,
  CodeEntry,
  CorrectionNotice,
  DelayNote,
  Delivery,
  Ending,
  Hearing,
  IssuedDocument,
  Notice,
  PendingProposal,
  Receipt,
  RegionDate,
  Revocation,
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

/** The three value sets of an application at a receipt. */
export interface SubmittedValues extends EntryContent {
  readonly request: FormValues;
}

export interface CaseState {
  readonly id: CaseId;
  readonly number: LocalNumber;
  readonly caseType: CaseType;
  readonly objectType: ObjectType;
  /** The register item it is about; `null` for a first registration. */
  readonly target: RegisterId | null;
  /** What the register held when the case was made. */
  readonly before: EntryContent | null;
  readonly matter: AgencyMatter | null;
  readonly status: CaseStatus;
  /** Entries folded so far; a command names the version its officer looked at. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly subject: FormValues;
  readonly application: FormValues;
  /** F04 to F07: what is asked of an item already registered; empty for a first registration. */
  readonly request: FormValues;
  readonly attachments: readonly CaseAttachment[];
  readonly nextAttachmentId: number;
  /** Values at the last receipt, so that a resubmission shows what changed; empty before. */
  readonly submitted: SubmittedValues | null;
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
  readonly proposal: PendingProposal | null;
  readonly delayNotes: readonly DelayNote[];
  readonly hearing: Hearing | null;
  readonly publicity: Notice | null;
  /** Notices that were taken down or broken off, oldest first. */
  readonly earlierPublicity: readonly (Notice & { readonly brokenOffBecause: string })[];
  readonly objections: readonly Objection[];
  readonly revocation: Revocation | null;
  readonly ending: Ending | null;
  readonly code: CodeEntry | null;
  /** Codes that the case took from pools, oldest first, also those that were sent back: none is taken again. */
  readonly poolCodes?: readonly RegistryCode[];
  /** The region said that the code is another item's: the register is marked, and nothing of the result is printed. */
  readonly codeLost?: true;
  readonly clocks: readonly ClockRun[];
  readonly documents: readonly IssuedDocument[];
  readonly deliveries: readonly Delivery[];
  readonly steps: readonly StepRecord[];
  /** Official dates that the region said otherwise, oldest first; the latest of each stands. */
  readonly regionDates: readonly RegionDate[];
  /** Rule profile the case was received under; `null` before. */
  readonly profile: string | null;
  readonly holder: CaseHolder;
  /** What was judged of cases that look like this one, oldest first. */
  readonly judged: readonly DuplicatesJudged[];
}

/** The agency that has the case in hand. Only its decisions count. */
export interface CaseHolder {
  readonly agency: DivisionCode;
  /** Counts the hand-overs, those on the way and those taken back included. */
  readonly epoch: number;
  /** On its way to this agency: nobody decides meanwhile. */
  readonly releasedTo: DivisionCode | null;
  /** The day the case came to it; `null` where it began. */
  readonly since: LocalDate | null;
}

/** A judgement on a group of cases that look alike. */
export interface DuplicatesJudged {
  readonly cases: readonly CaseId[];
  readonly verdict: 'same' | 'different';
  readonly keep: CaseId | null;
  readonly by: AccountId;
}

/** An event with what the entry around it says. */
export interface Recorded<E> {
  readonly event: E;
  readonly at: Instant;
  readonly by: AccountId;
}
