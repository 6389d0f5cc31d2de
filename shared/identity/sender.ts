/**
 * Who sent a bundle: the chain in its header is taken in first, so that a station enrolled last week is known before
 * its certificate came by downlink; then the station's standing is asked. It does not look at the header's own
 * signature: the certificate in the answer names the key for that.
 */

import type { LocalDate } from '#shared/domain/local-date';
import { ok, type Result } from '#shared/lib/result';
import { acceptCertificate } from './accept-certificate';
import { acceptRevocations } from './accept-lists';
import { acceptRoots } from './accept-root';
import type { BundleKind } from './bundle-kind';
import type { Certificate } from './certificate';
import type { RecordChecks } from './record';
import { refuseTrust, type TrustRefusal } from './refusal';
import type { Revocation, RevocationList } from './revocation';
import type { RootRecord } from './root';
import { type Certified, maySend, standingRefusal, stationAt } from './standing';
import type { TrustResult, TrustState } from './trust';

/** What a sender shows of itself; each record proves itself. */
export interface SenderChain {
  readonly roots: readonly RootRecord[];
  /** Its agency's and its own certificate. */
  readonly certificates: readonly Certificate[];
  /** The list it holds; null when there was none. */
  readonly revocations: RevocationList | null;
}

export interface SenderClaim {
  readonly station: string;
  /** Division code of the agency it says it belongs to. */
  readonly fromOrg: string;
  readonly chain: SenderChain;
}

export interface Sender extends Certified {
  /** Trust with what the header brought. Kept only when the bundle is taken in. */
  readonly trust: TrustState;
  /** Set for a revoked station: only its entries up to `lastTrusted` are its own (B14). */
  readonly revoked: Revocation | null;
}

/** Checks 7 to 9 of a bundle: known, chain to our root, root numbers, revocation. */
export function checkSender(
  trust: TrustState,
  claim: SenderClaim,
  today: LocalDate,
  checks: RecordChecks,
): Result<Sender, TrustRefusal> {
  const known = withChain(trust, claim.chain, checks);
  if (!known.ok) return known;
  const standing = stationAt(known.value, claim.station, today);
  if (standing.standing !== 'ok' && standing.standing !== 'revoked')
    return standingRefusal(standing) ?? refuseTrust('B10_UNKNOWN_SENDER', 'station-unknown');
  const { certificate, agency } = standing;
  if (certificate.agency !== claim.fromOrg) return refuseTrust('B11_CHAIN', 'agency-other');
  const revoked = standing.standing === 'revoked' ? standing.revocation : null;
  return ok({ trust: known.value, certificate, agency, revoked });
}

/** Check 16: whether the sender may send bundles of this kind (B24). */
export const checkKind = (sender: Certified, kind: BundleKind): Result<void, TrustRefusal> =>
  maySend(sender, kind) ? ok(undefined) : refuseTrust('B24_NO_AUTHORITY', 'kind-not-allowed');

/** What the header shows, taken in. A list older than ours is passed over: its sender is behind, and learns nothing
 * of ours. */
function withChain(trust: TrustState, chain: SenderChain, checks: RecordChecks): TrustResult {
  const roots = acceptRoots(trust, chain.roots, checks);
  if (!roots.ok) return roots;
  let now = roots.value;
  const { revocations } = chain;
  if (revocations !== null && revocations.number >= (now.revocations?.number ?? 0)) {
    const lists = acceptRevocations(now, revocations, checks);
    if (!lists.ok) return lists;
    now = lists.value;
  }
  for (const certificate of chain.certificates) {
    const next = acceptCertificate(now, certificate, checks);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}
