/** Parts of a case that steps record: attachments, defects, checklist answers, publication, code. */

import type { AccountId, BlobHash, ClauseId, PublicationId, RegistryCode } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { DocumentId } from '#shared/paper/document-id';
import type { Stage } from '../profiles/profile';
import type { PoolClaim } from '../register/code-pool';

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

/** A notice with what the region said of it. */
export interface Notice extends Publicity {
  /** 公示号; absent until the region has said it. */
  readonly publicityInfoId?: SaidPublicationId;
}

/** The id of a notice by the region's record. */
export interface SaidPublicationId {
  readonly value: PublicationId;
  /** Number of the reply that said it. */
  readonly ref: string;
  readonly on: LocalDate;
  /** Those in the place of which it said another, oldest first. */
  readonly former: readonly PublicationId[];
}

export interface CodeEntry {
  readonly code: RegistryCode;
  readonly codedAt: LocalDate;
  readonly replyReference: string;
  readonly enteredBy: AccountId;
  readonly confirmedBy: AccountId | null;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** The pool that whoever entered it took it from. */
  readonly pool?: PoolClaim;
  /** What stood before the region said another code, oldest first. */
  readonly replaced?: readonly ReplacedCode[];
}

/** A query code in the place of which the region said another. */
export interface ReplacedCode {
  readonly code: RegistryCode;
  readonly on: LocalDate;
  readonly ref: string;
  readonly by: AccountId;
}

/** To whom a document of a case goes. */
export const PARTIES = ['subject', 'objector', 'requester', 'superior', 'public', 'file'] as const;
export type Party = (typeof PARTIES)[number];

/** A numbered document of a case. The number is drawn when the step is saved, never at preview. */
export interface IssuedDocument {
  readonly document: DocumentId;
  readonly number: string;
  readonly date: LocalDate;
  readonly round: number;
  readonly party: Party;
  /** The objection it is about; `null` for all others. */
  readonly objection: number | null;
  /** A void number stays in its place, with the reason: there are no gaps. */
  readonly voided: Voided | null;
  /** What it states of an item that another case made; absent where it states no code, or was issued without saying it. */
  readonly item?: ItemOnPaper;
  /** Two offices did different things and nobody has chosen yet: the paper is out, and whether it counts is open. */
  readonly disputed?: true;
}

/** The query code of an item, and the day from which its validity is counted, as whoever issued a paper knew them. */
export interface ItemOnPaper {
  readonly code: RegistryCode;
  readonly codedAt: LocalDate;
}

export interface Voided {
  readonly reason: string;
  readonly on: LocalDate;
  readonly by: AccountId;
  /**
   * Of a paper that went out and fell with its act: who said when that it was taken back, and how; null while it is
   * still to be. Absent where nobody has to take it back.
   */
  readonly recalled?: { readonly on: LocalDate; readonly by: AccountId; readonly how: string } | null;
}

/** Whether a paper is still to be taken back from whoever was given it. */
export const isToRecall = ({ voided }: IssuedDocument): boolean => voided?.recalled === null;

/** 送达 of an issued document (F18, D33). */
export interface Delivery {
  readonly number: string;
  readonly method: DeliveryMethod;
  readonly receiver: string;
  readonly on: LocalDate;
  /** Why the receiver would not sign; empty when signed. */
  readonly refused: string;
  readonly by: AccountId;
}

/** What somebody proposed and a supervisor has to decide. */
export type Proposal =
  | { readonly kind: 'refusal'; readonly grounds: readonly string[]; readonly reasons: string }
  | { readonly kind: 'transfer'; readonly ground: string; readonly to: string; readonly reasons: string }
  | { readonly kind: 'delay'; readonly reasons: string; readonly expected: LocalDate }
  | { readonly kind: 'withdrawal'; readonly reasons: string; readonly attachment: number };
export type ProposalKind = Proposal['kind'];

/** What was proposed, as the log and the screens call it. */
export const PROPOSAL_TITLES: { readonly [K in ProposalKind]: string } = {
  refusal: '拟不予受理',
  transfer: '拟移送',
  delay: '拟审核未完成说明',
  withdrawal: '申请撤回',
};

export type PendingProposal = Proposal & { readonly by: AccountId };

/** 审核未完成说明 that was issued (XJR-15-3). */
export interface DelayNote {
  readonly reasons: string;
  readonly expected: LocalDate;
  readonly on: LocalDate;
}

/** How a case ended other than by registration: grounds by code, and reasons in words. */
export interface Ending {
  readonly grounds: readonly string[];
  readonly reasons: string;
  readonly on: LocalDate;
  /** Where a transferred case went. */
  readonly to: string;
}

/** The subject heard on a correction that somebody else asked for (NDR-9; DESIGN). */
export interface Hearing {
  readonly notifiedAt: LocalDate;
  readonly answeredAt: LocalDate | null;
  readonly consent: 'AGREE' | 'DISAGREE' | 'NONE' | null;
  readonly statement: string;
  readonly evidence: readonly number[];
}

/** What the agency means to do to the register ex officio, and on what ground. */
export type AgencyMatter =
  | { readonly kind: 'EXPIRE'; readonly reasons: string }
  | {
      readonly kind: 'SHORTEN';
      readonly validTo: LocalDate;
      readonly reasons: string;
      readonly reference: string;
    }
  | { readonly kind: 'RESTORE'; readonly reasons: string; readonly reference: string }
  | { readonly kind: 'REVOKE'; readonly source: string; readonly clue: string };

/** The file of a revocation (XJR-23-2, NDR-20). */
export interface Revocation {
  readonly facts: string;
  readonly evidence: readonly number[];
  readonly notifiedAt: LocalDate | null;
  /** What the subject said when heard; empty when it said nothing in its time. */
  readonly statement: string;
  readonly heardAt: LocalDate | null;
  readonly finding: {
    readonly grounds: readonly string[];
    readonly proven: boolean;
    readonly reasons: string;
    readonly by: AccountId;
  } | null;
  readonly decidedAt: LocalDate | null;
  readonly announcedAt: LocalDate | null;
  readonly announcement: string;
}

/** Dates that the rules count from, and that the region's record says (workflow 9.3). */
export const OFFICIAL_DATES = ['receivedAt', 'publishedAt', 'codedAt'] as const;
export type OfficialDate = (typeof OFFICIAL_DATES)[number];

export const OFFICIAL_DATE_NAMES: { readonly [D in OfficialDate]: string } = {
  receivedAt: '收到申请日',
  publishedAt: '公示之日',
  codedAt: '赋码之日',
};

/** An official date that the region said otherwise than it was recorded; the former one stays. */
export interface RegionDate {
  readonly name: OfficialDate;
  readonly value: LocalDate;
  readonly former: LocalDate;
  readonly on: LocalDate;
  readonly ref: string;
  readonly by: AccountId;
}

/** 本机已办 and 自治区已确认 apart: `confirmedAt` is only ever set by the region's answer. */
export interface StepRecord {
  readonly step: Stage;
  readonly doneAt: Instant;
  readonly by: AccountId;
  readonly confirmedAt: LocalDate | null;
  readonly confirmRef: string | null;
}
