/**
 * The closed list of finding codes and how a finding is made. A finding tells what is wrong and what to do;
 * it never carries more of a value than the person already sees.
 */
import type { ClauseId } from '#shared/domain/ids';
import type { PublicTextKind } from './public-text';
import type { Finding } from './schema';
import type { UsccFault } from './uscc';

type Shape =
  | 'MALFORMED'
  | 'UNKNOWN_FIELD'
  | 'WRONG_TYPE'
  | 'OVERSIZE'
  | 'REQUIRED'
  | 'TOO_SHORT'
  | 'TOO_LONG'
  | 'TOO_FEW'
  | 'TOO_MANY'
  | 'DUPLICATE_ITEM'
  | 'FORBIDDEN_CHARACTER'
  | 'UYGHUR_SCRIPT'
  | 'PHONE'
  | 'EMAIL'
  | 'URL'
  | 'DIGEST'
  | 'LIST_MEMBER'
  | 'LIST_CLOSED'
  | 'REGION_CODE'
  | 'DATE'
  | 'DATE_FUTURE'
  | 'DATE_ORDER'
  | 'NUMBER'
  | 'UNIT_MISSING'
  | 'MUST_BE_TRUE';

type Rule =
  | 'REAL_NAME_NOT_VERIFIED'
  | 'REAL_NAME_FAILED'
  | 'AGENT_TERM'
  | 'NAME_YEAR_ONLY'
  | 'NAME_SYSTEM_ONLY'
  | 'COVER_NATION_EXCLUSIVE'
  | 'COVER_PARENT_CHILD'
  | 'FIELD_COUNT_MISMATCH'
  | 'SAMPLE_NOT_DEIDENTIFIED'
  | 'ITEM_SENSITIVE_NOT_PERSONAL'
  | 'ITEM_DUPLICATE'
  | 'PERSONAL_MISMATCH'
  | 'SECRET_NOT_EXCLUDED'
  | 'CORE_DATA'
  | 'IMPORTANT_DATA'
  | 'RISK_NOT_ASSESSED'
  | 'RISK_HIGH'
  | 'RISK_STALE'
  | 'STORAGE_ABROAD'
  | 'DEPOSIT_MISSING'
  | 'DEPOSIT_AFTER_APPLICATION'
  | 'SCENARIO_NONE'
  | 'APPLY_TYPE'
  | 'OBJECT_TYPE'
  | 'USCC_MISSING'
  | 'SUBJECT_UNINCORPORATED'
  | 'SUBJECT_ROLE'
  | 'CENTRAL_NATION'
  | 'CO_APPLICANT_DUPLICATE'
  | 'OPERATOR_SCOPE'
  | 'AGREEMENT_TERM'
  | 'AGREEMENT_LONG'
  | 'COMPLIANCE_FAILED'
  | 'COMPLIANCE_PENDING'
  | 'LOCKED_FIELD'
  | 'LOCKED_FOLLOW_UP'
  | 'CHANGE_REASON'
  | 'CHANGE_REASON_UNUSED'
  | 'CHANGE_NOTHING'
  | 'DEPOSIT_NOT_RENEWED'
  | 'CORRECT_FIELD'
  | 'CORRECT_UNTOUCHED'
  | 'CONSENT_MISSING'
  | 'ID_NUMBER'
  | 'RENEW_AGREEMENT'
  | 'RENEW_DEPOSIT'
  | 'RENEW_RISK'
  | 'FILE_TYPE'
  | 'FILE_SIZE';

type PublicText =
  `PUBLIC_TEXT_${'ID_CARD' | 'BANK_CARD' | 'MOBILE' | 'EMAIL' | 'PLATE' | 'COORDINATES' | 'PERSON_NAME' | 'SECRECY' | 'SECRECY_HINT' | 'DATA_LEVEL' | 'INTERNAL_ADDRESS' | 'INTERNAL_NAME'}`;

/** Every code a finding of the forms can carry. */
export type FindingCode = Shape | Rule | PublicText | UsccFault;

/** Finding code of each kind of hit in a public text. */
export const PUBLIC_TEXT_CODES: { readonly [kind in PublicTextKind]: PublicText } = {
  idCard: 'PUBLIC_TEXT_ID_CARD',
  bankCard: 'PUBLIC_TEXT_BANK_CARD',
  mobile: 'PUBLIC_TEXT_MOBILE',
  email: 'PUBLIC_TEXT_EMAIL',
  plate: 'PUBLIC_TEXT_PLATE',
  coordinates: 'PUBLIC_TEXT_COORDINATES',
  personName: 'PUBLIC_TEXT_PERSON_NAME',
  secrecy: 'PUBLIC_TEXT_SECRECY',
  secrecyHint: 'PUBLIC_TEXT_SECRECY_HINT',
  dataLevel: 'PUBLIC_TEXT_DATA_LEVEL',
  internalAddress: 'PUBLIC_TEXT_INTERNAL_ADDRESS',
  internalName: 'PUBLIC_TEXT_INTERNAL_NAME',
};

/** A finding that blocks sending. */
export const error = (
  field: string,
  code: FindingCode,
  message: string,
  basis: readonly ClauseId[] = [],
): Finding => ({ field, level: 'error', code, message, basis });

/** A finding that must be seen but does not block. */
export const warning = (
  field: string,
  code: FindingCode,
  message: string,
  basis: readonly ClauseId[] = [],
): Finding => ({ field, level: 'warning', code, message, basis });
