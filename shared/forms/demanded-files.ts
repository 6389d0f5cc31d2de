/**
 * Papers a change must bring anew: a deposit proof for new data, a report for a new grade, the new agreement.
 * Papers of the registration stay in its first case and are not asked for twice.
 */
import type { ApplicationInput } from './application-input';
import { sameValue } from './differences';
import { type ChangeReason, reasonsOf } from './locks';

const BY_REASON: { readonly [reason in ChangeReason]: readonly string[] } = {
  SOURCE: ['depositFile'],
  RESOURCE: ['depositFile'],
  PRODUCT: ['depositFile'],
  DEPOSIT: ['depositFile'],
  SUBJECT: [],
  AGREEMENT: ['agreementFile'],
  SHARING: [],
  SECURITY: ['riskReportFile'],
};

/** Papers that belong to the content of these fields, and follow it when it changes. */
const BY_FIELD: { readonly [file: string]: readonly string[] } = {
  sharedConsentFile: ['sourceTypes', 'sharedFrom'],
  importantDataFile: ['securityLevel'],
  dataLicenceFile: ['mixesOtherData', 'mixedDataNote'],
  jointAgreementFile: ['applicantMode', 'coApplicants'],
  complianceFile: ['complianceResult', 'complianceAt'],
};

/** `files` fields of the content that must be filled in a change or a renewal with changes. */
export function demandedFiles(input: ApplicationInput): ReadonlySet<string> {
  const { type, request, before, application } = input;
  if (type !== 'CHANGE' && type !== 'RENEW') return new Set();
  const followed = Object.entries(BY_FIELD)
    .filter(([, keys]) => keys.some((key) => !sameValue(before?.application[key], application[key])))
    .map(([file]) => file);
  return new Set([...reasonsOf(request).flatMap((reason) => BY_REASON[reason]), ...followed]);
}
