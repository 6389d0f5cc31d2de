/**
 * How a station stands today: known, revoked, expired. Asked wherever a certificate is relied on, never remembered:
 * a list that comes tomorrow changes the answer.
 */

import type { LocalDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { BundleKind } from './bundle-kind';
import {
  type AgencyCertificate,
  allowsBundle,
  type Certificate,
  type StationCertificate,
} from './certificate';
import { refuseTrust } from './refusal';
import { type Revocation, revocationOf } from './revocation';
import { certificateOf, issuerOf, type TrustState } from './trust';

/** A station with its agency, as the region certified them. */
export interface Certified {
  readonly certificate: StationCertificate;
  readonly agency: AgencyCertificate;
}

export type Standing =
  | ({ readonly standing: 'ok' } & Certified)
  | { readonly standing: 'unknown' }
  /** `revocation` is the agency's when the whole agency was revoked. */
  | ({ readonly standing: 'revoked'; readonly revocation: Revocation } & Certified)
  /** Its certificate, or its agency's, stands on a root that is void or not held. */
  | { readonly standing: 'issuer-void' }
  | { readonly standing: 'agency-unknown' }
  /** The list held here is older than the one the certificate was issued beside. */
  | { readonly standing: 'list-behind'; readonly needs: number }
  | { readonly standing: 'not-yet-valid'; readonly from: LocalDate }
  | { readonly standing: 'expired'; readonly since: LocalDate };

/** How a station stands. `today` comes from `validityDate`, never from the wall clock alone. */
export function stationAt(trust: TrustState, station: string, today: LocalDate): Standing {
  const certificate = certificateOf(trust, station);
  if (certificate?.kind !== 'station') return { standing: 'unknown' };
  if (!issuerOf(trust, certificate.root).ok) return { standing: 'issuer-void' };
  const agency = certificateOf(trust, certificate.agency);
  if (agency?.kind !== 'agency') return { standing: 'agency-unknown' };
  if (!issuerOf(trust, agency.root).ok) return { standing: 'issuer-void' };
  const revocation =
    revocationOf(trust.revocations, station) ?? revocationOf(trust.revocations, certificate.agency);
  if (revocation !== null) return { standing: 'revoked', revocation, certificate, agency };
  const needs = Math.max(certificate.revocation, agency.revocation);
  if (needs > (trust.revocations?.number ?? 0)) return { standing: 'list-behind', needs };
  return outsideDates([certificate, agency], today) ?? { standing: 'ok', certificate, agency };
}

function outsideDates(certificates: readonly Certificate[], today: LocalDate): Standing | null {
  for (const { validFrom, validTo } of certificates) {
    if (today < validFrom) return { standing: 'not-yet-valid', from: validFrom };
    if (today > validTo) return { standing: 'expired', since: validTo };
  }
  return null;
}

/** A standing other than ok, as the refusal that a sender meets; null for ok. */
export function standingRefusal(standing: Standing): ReturnType<typeof refuseTrust> | null {
  switch (standing.standing) {
    case 'ok':
      return null;
    case 'unknown':
      return refuseTrust('B10_UNKNOWN_SENDER', 'station-unknown');
    case 'agency-unknown':
      return refuseTrust('B10_UNKNOWN_SENDER', 'agency-unknown');
    case 'revoked':
      return refuseTrust(
        'B14_REVOKED',
        standing.revocation.subject === standing.certificate.subject ? 'station-revoked' : 'agency-revoked',
      );
    case 'issuer-void':
      return refuseTrust('B11_CHAIN', 'issuer-void');
    case 'list-behind':
      return refuseTrust('B32_POLICY_GAP', 'list-behind');
    case 'not-yet-valid':
      return refuseTrust('B11_CHAIN', 'not-yet-valid');
    case 'expired':
      return refuseTrust('B11_CHAIN', 'expired');
    default:
      return assertNever(standing, 'standing of a station');
  }
}

/** Whether a station may send bundles of a kind: its own certificate and its agency's both say so. */
export const maySend = ({ certificate, agency }: Certified, kind: BundleKind): boolean =>
  allowsBundle(certificate, kind) && allowsBundle(agency, kind);

/** Whether an entry of a station is taken as its own: of one that is revoked at or below the last trusted one; null: nobody
 * revoked it. What lies above is kept and disputed, never dropped. */
export const isTrustedEntry = (revocation: Revocation | null, seq: number): boolean =>
  revocation === null || (revocation.lastTrusted !== null && seq <= revocation.lastTrusted.seq);
