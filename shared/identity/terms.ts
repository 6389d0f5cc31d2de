/** What the region grants a station of each level unless it decides otherwise. Data for the issuing of certificates. */

import { addDays, addYears, type LocalDate } from '#shared/domain/local-date';
import type { OfficeLevel } from '#shared/domain/office';
import { BUNDLE_KINDS, type BundleKind } from './bundle-kind';
import { mayAuthorOf } from './event-authority';

/** Years a certificate is issued for. A station is renewed by downlink long before. */
const YEARS = 3;

export interface CertificateTerms {
  readonly mayAuthor: readonly string[];
  readonly mayBundle: readonly BundleKind[];
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
}

/** Only who has somebody below sends down; only the region answers enrolments and hands out keys. */
const BUNDLES: { readonly [L in OfficeLevel]: readonly BundleKind[] } = {
  county: ['up', 'receipt', 'enrol-request', 'archive'],
  prefecture: ['up', 'down', 'receipt', 'enrol-request', 'archive'],
  region: BUNDLE_KINDS,
};

/** The usual terms for a level, from a date on. `hasPower`: a county office whose designation the region holds. */
export const usualTerms = (level: OfficeLevel, from: LocalDate, hasPower = false): CertificateTerms => ({
  mayAuthor: mayAuthorOf(level, hasPower),
  mayBundle: BUNDLES[level],
  validFrom: from,
  validTo: addDays(addYears(from, YEARS), -1),
});
