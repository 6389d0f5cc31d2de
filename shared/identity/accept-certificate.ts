/**
 * How certificates are taken in: only under a root held here, signed by its enrolment key, and naming a station by
 * its own key and an agency by its own place. Earlier certificates of a subject stay beside the newest, whatever order
 * they come in. Revocation and dates are not asked here but wherever a certificate is used.
 */
import { division } from '#shared/domain/divisions';
import type { OfficeLevel } from '#shared/domain/office';
import { ok } from '#shared/lib/result';
import type { Certificate } from './certificate';
import { type RecordChecks, recordId, signedBy } from './record';
import { refuseTrust } from './refusal';
import { held, issuerOf, type TrustResult, type TrustState } from './trust';

const LEVELS = { province: 'region', prefecture: 'prefecture', county: 'county' } as const satisfies {
  readonly [level: string]: OfficeLevel;
};

/** Takes a certificate; one that is held already changes nothing. */
export function acceptCertificate(
  trust: TrustState,
  certificate: Certificate,
  checks: RecordChecks,
): TrustResult {
  const issuer = issuerOf(trust, certificate.root);
  if (!issuer.ok) return issuer;
  if (!signedBy(issuer.value.enrolment, 'certificate', certificate, checks))
    return refuseTrust('B11_CHAIN', 'not-signed');
  const problem = contentProblem(certificate, checks);
  if (problem !== null) return problem;
  const { subject } = certificate;
  const known = held(trust.certificates, subject) ?? [];
  // Two keys with one fingerprint: nobody meets that by chance.
  if (known.some(({ publicKey }) => publicKey !== certificate.publicKey))
    return refuseTrust('B11_CHAIN', 'station-key');
  const same = known.find(({ number }) => number === certificate.number);
  if (same)
    return recordId('certificate', same, checks) === recordId('certificate', certificate, checks)
      ? ok(trust)
      : refuseTrust('B31_POLICY_ROLLBACK', 'same-number-other-content');
  const all = [...known, certificate].sort((a, b) => a.number - b.number);
  return ok({ ...trust, certificates: { ...trust.certificates, [subject]: all } });
}

/** What a certificate says against itself; null when nothing. Asked before one is issued, too. */
export function contentProblem(
  certificate: Omit<Certificate, 'signature'>,
  checks: Pick<RecordChecks, 'stationOf'>,
): ReturnType<typeof refuseTrust> | null {
  const { kind, subject, publicKey, agency, level, validFrom, validTo } = certificate;
  const rightSubject = kind === 'station' ? checks.stationOf(publicKey) === subject : subject === agency;
  if (!rightSubject) return refuseTrust('B11_CHAIN', 'station-key');
  const place = division(agency);
  if (place === undefined) return refuseTrust('B03_TOO_NEW', 'not-listed');
  if (LEVELS[place.level] !== level) return refuseTrust('B11_CHAIN', 'agency-level');
  return validFrom <= validTo ? null : refuseTrust('B11_CHAIN', 'validity-dates');
}
