/**
 * What the next certificate of a station grants, and from which of its entries on. What it did under its rights stays
 * when they change, so a change counts after the last entry there was: the station says it in its request, and the region
 * knows at least what it holds. Where neither can be relied on nothing is issued, unless a person decides that the change
 * counts from what the region holds on.
 */
import { canonicalJson } from '#shared/lib/canonical-json';
import { ok, type Result } from '#shared/lib/result';
import { type Grant, grantsAfter, MOST_GRANTS, type StationCertificate } from './certificate';
import { refuseTrust, type TrustRefusal } from './refusal';

/**
 * From where on other rights count. `asked`: after the last entry that the station had when it asked. `held`: after the
 * last one that the region holds, whatever the station says; for one that does not ask any more, or says what is not so.
 * Entries that are on the way then fall under the new rights, and for that a person has to answer.
 */
export const GRANT_PLACES = ['asked', 'held'] as const;
export type GrantPlace = (typeof GRANT_PLACES)[number];

/** How far the entries of a request may lie above those held: no office writes so many between two bundles, and a place
 * that is never reached would put a withdrawal off for ever. */
const MOST_AHEAD = 10_000;

export interface Granting {
  /** The station's certificate in force; null for its first. */
  readonly former: StationCertificate | null;
  /** The last entry of the station, as its request says. */
  readonly head: number;
  /** The last entry of the station that the region holds, 0 for none; null where nobody has said. */
  readonly held: number | null;
  readonly place: GrantPlace;
  readonly events: readonly string[];
}

/** The grants of the next certificate, or why other ones cannot be issued. Equal rights are granted as they were. */
export function nextGrants(granting: Granting): Result<readonly Grant[], TrustRefusal> {
  const { former, head, held, place, events } = granting;
  const last = former?.mayAuthor.at(-1);
  if (former === null || last === undefined) return ok(grantsAfter(null, 1, events));
  if (place === 'asked' && areSame(last.events, events)) return ok(former.mayAuthor);
  if (held === null) return refuseTrust('B32_POLICY_GAP', 'held-unsaid');
  if (place === 'held') return fitting(former, grantsHeld(former, held, events));
  // Each request is an entry itself: one that was made under the certificate in force stands behind its place.
  if (head < last.from) return refuseTrust('B32_POLICY_GAP', 'request-older');
  if (head > held + MOST_AHEAD)
    return refuseTrust('B32_POLICY_GAP', 'head-ahead', `申请称 ${head} 条，自治区收到至第 ${held} 条`);
  return fitting(former, grantsAfter(former, Math.max(head, held) + 1, events));
}

/** Grants after what is held. One that begins where nothing is held was never used as far as the region can tell; null when
 * nothing is held at all. */
function grantsHeld(
  former: StationCertificate,
  held: number,
  events: readonly string[],
): readonly Grant[] | null {
  const proven = former.mayAuthor.filter(({ from }) => from <= held);
  return proven.length === 0 ? null : grantsAfter({ ...former, mayAuthor: proven }, held + 1, events);
}

/** Grants that a certificate has room for. The last room is kept for rights that are taken back. */
function fitting(
  former: StationCertificate,
  grants: readonly Grant[] | null,
): Result<readonly Grant[], TrustRefusal> {
  if (grants === null) return refuseTrust('B32_POLICY_GAP', 'nothing-held');
  const before = former.mayAuthor.at(-1)?.events ?? [];
  const givesMore = (grants.at(-1)?.events ?? []).some((event) => !before.includes(event));
  return grants.length > (givesMore ? MOST_GRANTS - 1 : MOST_GRANTS)
    ? refuseTrust('B20_SIZE', 'grants-full')
    : ok(grants);
}

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  canonicalJson(one) === canonicalJson(other);
