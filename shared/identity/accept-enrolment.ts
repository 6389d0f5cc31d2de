/**
 * The two ends of an enrolment: the region looks at a request before it certifies, the station looks at the answer
 * before it believes any of it. Either takes all or nothing.
 */
import { ok, type Result } from '#shared/lib/result';
import { acceptCertificate } from './accept-certificate';
import { acceptInboxKeys, acceptPolicy, acceptRevocations } from './accept-lists';
import { trustFirstRoot } from './accept-root';
import type { EnrolRequest, EnrolResponse } from './enrolment';
import type { PolicyRecord } from './policy';
import { type RecordChecks, recordId, signedBy } from './record';
import { refuseTrust, type TrustRefusal } from './refusal';
import { certificateOf, held, issuerOf, laterDate, type TrustResult, type TrustState } from './trust';

/** Whether a request was made by who has its keys. The digits are compared by people. */
export function checkRequest(request: EnrolRequest, checks: RecordChecks): Result<void, TrustRefusal> {
  if (checks.stationOf(request.publicKey) !== request.station) return refuseTrust('B11_CHAIN', 'station-key');
  return signedBy(request.publicKey, 'enrol-request', request, checks)
    ? ok(undefined)
    : refuseTrust('B15_SIGNATURE', 'self-signature');
}

/** A pack that came with the answer, with the record that makes it the region's. */
export interface SignedPack {
  readonly record: PolicyRecord;
  readonly text: string;
}

export interface Enrolled {
  readonly trust: TrustState;
  readonly packs: readonly SignedPack[];
}

/**
 * Takes the answer to this station's own request. `typed`: the digits of the root on the installation sheet, asked
 * only while no root is trusted.
 */
export function acceptEnrolment(
  trust: TrustState,
  response: EnrolResponse,
  request: EnrolRequest,
  typed: string,
  checks: RecordChecks,
): Result<Enrolled, TrustRefusal> {
  const roots = trustFirstRoot(trust, response.roots, typed, checks);
  if (!roots.ok) return roots;
  const issuer = issuerOf(roots.value, response.root);
  if (!issuer.ok) return issuer;
  if (!signedBy(issuer.value.enrolment, 'enrol-response', response, checks))
    return refuseTrust('B11_CHAIN', 'not-signed');
  if (response.request !== recordId('enrol-request', request, checks))
    return refuseTrust('B11_CHAIN', 'other-request');
  const taken = withRecords(roots.value, response, checks);
  if (!taken.ok) return taken;
  const problem = ownProblem(taken.value, request, response);
  if (problem !== null) return problem;
  const packs = packsOf(response, checks);
  if (packs === null) return refuseTrust('B11_CHAIN', 'pack-content');
  const regionDate = laterDate(taken.value.regionDate, response.issuedOn);
  return ok({ trust: { ...taken.value, regionDate }, packs });
}

/** Policies of an answer without those before the one that is held: it brings them for whoever holds none. An answer that
 * ends before that one is a rollback, and is taken as such. */
export const policiesAhead = (
  { policies: own }: TrustState,
  policies: readonly PolicyRecord[],
): readonly PolicyRecord[] =>
  policies.filter(({ kind, number }) => {
    const last = held(own, kind)?.number ?? 0;
    return number >= last || policies.every((one) => one.kind !== kind || one.number < last);
  });

function withRecords(trust: TrustState, response: EnrolResponse, checks: RecordChecks): TrustResult {
  const { revocations, certificates, policies, inboxKeys } = response;
  const steps: readonly ((now: TrustState) => TrustResult)[] = [
    ...(revocations === null ? [] : [(now: TrustState) => acceptRevocations(now, revocations, checks)]),
    ...certificates.map((one) => (now: TrustState) => acceptCertificate(now, one, checks)),
    ...policiesAhead(trust, policies).map((one) => (now: TrustState) => acceptPolicy(now, one, checks)),
    ...inboxKeys.map((one) => (now: TrustState) => acceptInboxKeys(now, one, checks)),
  ];
  let now = trust;
  for (const step of steps) {
    const next = step(now);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}

/** Whether the answer certifies the key that asked, for the agency that asked, and gives it a key to the inbox. */
function ownProblem(
  trust: TrustState,
  request: EnrolRequest,
  response: EnrolResponse,
): ReturnType<typeof refuseTrust> | null {
  const certificate = certificateOf(trust, request.station);
  if (certificate?.kind !== 'station' || certificate.publicKey !== request.publicKey)
    return refuseTrust('B10_UNKNOWN_SENDER', 'station-unknown');
  if (certificate.agency !== request.agency || certificate.level !== request.level)
    return refuseTrust('B11_CHAIN', 'agency-other');
  if (certificateOf(trust, request.agency) === undefined)
    return refuseTrust('B10_UNKNOWN_SENDER', 'agency-unknown');
  const forUs = response.inboxKeys.some(
    ({ agency, sealed }) =>
      agency === request.agency && sealed.some(({ station }) => station === request.station),
  );
  return forUs ? null : refuseTrust('B11_CHAIN', 'not-for-us');
}

/** Each pack with its record; null when one of either lacks the other. */
function packsOf(
  { policies, packs }: EnrolResponse,
  checks: Pick<RecordChecks, 'hash'>,
): readonly SignedPack[] | null {
  const texts = new Map(packs.map((text) => [checks.hash(text), text] as const));
  const found = policies.flatMap((record) => {
    const text = texts.get(record.content);
    return text === undefined ? [] : [{ record, text }];
  });
  // One text may be signed twice; none comes twice, and none that no record names.
  const isEachNamed = new Set(found.map(({ text }) => text)).size === texts.size;
  return found.length === policies.length && texts.size === packs.length && isEachNamed ? found : null;
}
