/**
 * A refusal: the rules say no. It cites the clauses it stands on and names the way out. Refusals are
 * values; they change nothing.
 */
import type { ClauseId } from './ids';

/** Closed list of reasons why a step of a case is refused. */
export const CASE_REFUSAL_CODES = [
  'AGENCY_POWER_MISSING',
  'ROLE_MISSING',
  'STEP_NOT_OPEN',
  'CASE_STALE',
  'CASE_NOT_FOUND',
  'SAME_PERSON',
  'FORM_INCOMPLETE',
  'FORM_LOCKED',
  'FIELD_MALFORMED',
  'WARNINGS_UNSEEN',
  'ATTACHMENT_REFUSED',
  'NOT_OUR_JURISDICTION',
  'REAL_NAME_MISSING',
  'SECRECY_REVIEW_MISSING',
  'REASON_MISSING',
  'RECEIPT_DATE_INVALID',
  'DEFECTS_MISSING',
  'DEFECT_NOT_NEW',
  'DEFECTS_UNANSWERED',
  'DELIVERY_DATE_INVALID',
  'CHECKLIST_INCOMPLETE',
  'CHECKLIST_FAILED',
  'OVERRIDE_WITHOUT_REASON',
  'PUBLICATION_DATE_INVALID',
  'PUBLICATION_EVIDENCE_MISSING',
  'PUBLICITY_RUNNING',
  'OBJECTION_OPEN',
  'OBJECTION_UPHELD',
  'OBJECTION_UNKNOWN',
  'OBJECTION_NOT_REAL_NAME',
  'OBJECTION_IDENTITY',
  'OBJECTION_LATE',
  'OBJECTION_WITHOUT_EVIDENCE',
  'CLOCK_RUNNING',
  'PROPOSAL_PENDING',
  'GROUND_UNKNOWN',
  'DATE_INVALID',
  'ENTRY_NOT_FOUND',
  'ENTRY_NOT_EFFECTIVE',
  'ENTRY_BUSY',
  'RENEWAL_WINDOW_CLOSED',
  'RENEWAL_PENDING',
  'RENEWAL_TERM',
  'VALIDITY_TERM',
  'CONSENT_MISSING',
  'DUPLICATE_FOUND',
  'HEARING_MISSING',
  'EVIDENCE_UNKNOWN',
  'DOCUMENT_UNKNOWN',
  'CLOCK_UNVERIFIED',
  'CODE_MALFORMED',
  'CODE_MISMATCH',
  'CODE_TAKEN',
  'CODE_NOT_IN_POOL',
  'CODE_DATE_INVALID',
  'CONFIRMATION_INVALID',
  'CASE_NOT_HELD',
  'CASE_FULL',
  'CONFLICT_OPEN',
] as const;

export type CaseRefusalCode = (typeof CASE_REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: CaseRefusalCode;
  /** What is refused and why, zh-CN. */
  readonly message: string;
  /** Clauses the refusal stands on; empty for rules of good design only. */
  readonly clauses: readonly ClauseId[];
  /** What to do instead, zh-CN. */
  readonly wayOut: string;
  /** The places meant, e.g. form fields. */
  readonly places?: readonly { readonly field: string; readonly message: string }[];
}

/** A refusal as a one-element list, the form that guards answer with. */
export const refuse = (
  code: CaseRefusalCode,
  message: string,
  clauses: readonly ClauseId[],
  wayOut: string,
  places?: Refusal['places'],
): readonly Refusal[] => [
  places ? { code, message, clauses, wayOut, places } : { code, message, clauses, wayOut },
];

/** What a guard answers when nothing stands in the way. */
export const ALLOWED: readonly Refusal[] = [];
