/**
 * What crosses the bridge when a call does not succeed: a refusal (the rules say no), a fault (disk, key,
 * signature) or a defect (a bug). The codes are closed; the words are zh-CN and say what happened, what
 * was kept and what to do.
 */
import { z } from 'zod';
import { BUNDLE_CODE_LIST } from '#shared/bundle/codes';
import { CASE_REFUSAL_CODES } from '#shared/domain/refusal';

/** Refusals of the door itself, before any rule of law is asked. */
export const DOOR_REFUSAL_CODES = [
  'PROCEDURE_UNKNOWN',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'INPUT_UNSAFE',
  'SESSION_MISSING',
  'PERMISSION_MISSING',
  'ROLES_MISSING',
  'NOT_SET_UP',
  'ALREADY_SET_UP',
  'SENDER_REFUSED',
  'COMMAND_REUSED',
  'PASSPHRASE_MUST_CHANGE',
  'PRACTICE_ONLY',
] as const;

/** Refusals of procedures that are no step of a case. */
export const DESK_REFUSAL_CODES = [
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_EXISTS',
  'ACCOUNT_REMOVED',
  'OWN_ACCOUNT',
  'LAST_OF_ROLE',
  'ROLES_INVALID',
  'PASSPHRASE_WEAK',
  'DOCUMENT_NOT_READY',
  'DOCUMENT_NOT_FOUND',
  'PRINTING_UNAVAILABLE',
  'SAVE_CANCELLED',
  'DESIGNATION_NEEDLESS',
  'CLOCK_BEHIND',
  'PROFILE_REFUSED',
  'CALENDAR_REFUSED',
  'NOTHING_PENDING',
  'SECOND_PERSON',
  'CHANGED_MEANWHILE',
  'CLAUSE_UNKNOWN',
  'SUBJECT_UNKNOWN',
  'NOT_ENROLLED',
  'REGION_ONLY',
  'OWN_OFFICE',
  'OWN_STATION',
  'PARTNER_UNKNOWN',
  'IMPORT_SET_ASIDE',
  'INBOX_REVOKED',
  'BUNDLE_UNKNOWN',
  'NOT_BACKED_UP',
  'CODE_UNREADABLE',
  'RECEIPT_FOREIGN',
  'RECEIPT_EARLY',
  'RECEIPT_FORGED',
  'RECEIPT_KNOWN',
  'EXCHANGE_BUSY',
  'CONFLICT_UNKNOWN',
  'NOT_THE_DECIDER',
  'NOT_THE_HOLDER',
] as const;

export const FAULT_CODES = [
  'STORE_IN_USE',
  'STORE_IN_USE_ELSEWHERE',
  'STORE_TAKEN',
  'STORE_BUSY',
  'BATCH_REFUSED',
  'CANCELLED',
  'INDEX_DAMAGED',
  'STORE_MISSING',
  'STORE_INCOMPLETE',
  'STORE_EXISTS',
  'WRONG_PASSPHRASE',
  'WRONG_SLIPS',
  'SIGN_IN_DELAYED',
  'SIGN_IN_HELD',
  'NOT_PRACTICE',
  'KEYS_DAMAGED',
  'JOURNAL_DAMAGED',
  'JOURNAL_READ_ONLY',
  'SNAPSHOT_AHEAD',
  'BLOB_MISSING',
  'BLOB_DAMAGED',
  'DISK_FULL',
  'ACCESS_DENIED',
  'IO_ERROR',
  'NEWER_FORMAT',
  'OLDER_FORMAT',
  'STORE_ELSEWHERE',
  'OLD_COPY',
  'TARGET_MISSING',
  'TARGET_FULL',
  'TARGET_READ_ONLY',
  'TARGET_UNRELIABLE',
  'BACKUP_MISSING',
  'BACKUP_DAMAGED',
  'PRINT_FAILED',
] as const;

export const FAILURE_CODES = [
  ...DOOR_REFUSAL_CODES,
  ...DESK_REFUSAL_CODES,
  ...CASE_REFUSAL_CODES,
  ...FAULT_CODES,
  ...BUNDLE_CODE_LIST,
  'DEFECT',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

export const failure = z.object({
  kind: z.enum(['refusal', 'fault', 'defect']),
  code: z.enum(FAILURE_CODES),
  message: z.string(),
  wayOut: z.string(),
  clauses: z.array(z.string()),
  places: z.array(z.object({ field: z.string(), message: z.string() })),
  /** Further refusals of the same call, when several rules say no. */
  others: z.array(z.object({ code: z.enum(FAILURE_CODES), message: z.string(), wayOut: z.string() })),
});

export type Failure = z.infer<typeof failure>;

/** What every call answers. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };
