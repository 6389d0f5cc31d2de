/** What the agency types before it begins a case by itself, and what is still missing. Only shapes, no law. */
import type { AgencyType, CaseType } from '#shared/domain/case-type';
import { START as W } from '../../text/register';

export interface MatterDraft {
  readonly reasons: string;
  readonly reference: string;
  readonly validTo: string;
  readonly source: string;
  readonly clue: string;
}

export const EMPTY_MATTER: MatterDraft = { reasons: '', reference: '', validTo: '', source: '', clue: '' };

/** Fields that each kind asks for, in their order on the screen. */
export const MATTER_FIELDS: { readonly [T in AgencyType]: readonly (keyof MatterDraft)[] } = {
  EXPIRE: ['reasons'],
  SHORTEN: ['validTo', 'reasons', 'reference'],
  RESTORE: ['reasons', 'reference'],
  REVOKE: ['source', 'clue'],
};

const MISSING: { readonly [F in keyof MatterDraft]: string } = {
  reasons: W.reasonsMissing,
  reference: W.referenceMissing,
  validTo: W.validToMissing,
  source: W.sourceMissing,
  clue: W.clueMissing,
};

const isAgencyKind = (type: CaseType): type is AgencyType => type in MATTER_FIELDS;

export type MatterProblems = { readonly [F in keyof MatterDraft]?: string };

/** Words under each field that is still missing; nothing for applications, which ask for none. */
export function matterProblems(type: CaseType, draft: MatterDraft): MatterProblems {
  if (!isAgencyKind(type)) return {};
  const missing = MATTER_FIELDS[type].filter(
    (field) => [...draft[field].trim()].length < (field === 'source' ? 1 : 2),
  );
  return Object.fromEntries(missing.map((field) => [field, MISSING[field]]));
}
