/**
 * The region's answer to a request whose digits were compared by people: certificates, the agency's next inbox key,
 * and all that a new station must hold to begin. Nothing is handed out that the station itself would not take.
 */

import { isInside } from '#shared/domain/divisions';
import type { LocalDate } from '#shared/domain/local-date';
import { acceptCertificate, contentProblem } from '#shared/identity/accept-certificate';
import { checkRequest, type SignedPack } from '#shared/identity/accept-enrolment';
import { inboxOf } from '#shared/identity/accept-lists';
import { packsToAnswer } from '#shared/identity/answer-packs';
import {
  allowsBundle,
  CERTIFICATE_CHARACTERS,
  type Certificate,
  certificateSchema,
} from '#shared/identity/certificate';
import { sameDigits } from '#shared/identity/check-digits';
import type { EnrolRequest, EnrolResponse } from '#shared/identity/enrolment';
import { type GrantPlace, nextGrants } from '#shared/identity/grants';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import { recordId } from '#shared/identity/record';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import { revocationOf } from '#shared/identity/revocation';
import { stationAt } from '#shared/identity/standing';
import { joiningPacket } from '#shared/identity/station-letter';
import type { CertificateTerms } from '#shared/identity/terms';
import { certificateOf, held, issuerOf, type TrustState } from '#shared/identity/trust';
import { canonicalJson } from '#shared/lib/canonical-json';
import { ok, type Result } from '#shared/lib/result';
import { appointing, issueInboxKeys } from './ceremony-issue';
import { RECORD_CHECKS } from './record-checks';
import { type OpenKey, signed } from './sign-record';

export interface Certifying {
  readonly trust: TrustState;
  readonly request: EnrolRequest;
  /** The six groups the office read out. */
  readonly typed: string;
  readonly terms: CertificateTerms;
  /** The last entry of the station that the region holds: a change never reaches back to what was handed in. Null where
   * nobody said it, which does for a first certificate and for equal rights. */
  readonly held: number | null;
  /** From where on other rights count. */
  readonly place: GrantPlace;
  /** Requests of all stations enrolled before: where the inbox key of the agency is sealed to. */
  readonly enrolled: readonly EnrolRequest[];
  /** Every policy that counts, with its pack. */
  readonly packs: readonly SignedPack[];
  readonly today: LocalDate;
}

export interface Certified {
  readonly response: EnrolResponse;
  /** The same answer for codes: without packs, and without what only agencies above have. Whichever is read, the station
   * is certified alike; the first bundle down brings the rest. */
  readonly brief: EnrolResponse;
  readonly trust: TrustState;
  /** What is new for the region's own register. */
  readonly certificates: readonly Certificate[];
  readonly inboxKeys: InboxKeyPacket;
}

/** Certifies the station of a request and makes the answer. */
export async function certify(how: Certifying, key: OpenKey): Promise<Result<Certified, TrustRefusal>> {
  const { request, today } = how;
  const checked = checkRequest(request, RECORD_CHECKS);
  if (!checked.ok) return checked;
  if (!sameDigits(how.typed, recordId('enrol-request', request, RECORD_CHECKS)))
    return refuseTrust('B15_SIGNATURE', 'digits');
  const revocation =
    revocationOf(how.trust.revocations, request.station) ??
    revocationOf(how.trust.revocations, request.agency);
  if (revocation !== null)
    return refuseTrust(
      'B14_REVOKED',
      revocation.subject === request.station ? 'station-revoked' : 'agency-revoked',
    );
  const issued = issueCertificates(how, key);
  if (!issued.ok) return issued;
  const inbox = await issueInboxKeys(
    issued.value.trust,
    request.agency,
    inboxStations(how, issued.value.trust),
    today,
    key,
  );
  if (!inbox.ok) return inbox;
  const { trust, record: inboxKeys } = inbox.value;
  const { certificates } = issued.value;
  const response = unsignedResponse(how, trust, inboxKeys);
  return ok({
    response: signed('enrol-response', response, key),
    brief: signed('enrol-response', briefOf(response, request), key),
    trust,
    certificates,
    inboxKeys,
  });
}

/** The agency's certificate, unless one is in force, and the station's. */
function issueCertificates(
  { trust, request, terms: { mayAuthor: events, ...terms }, held, place }: Certifying,
  key: OpenKey,
): Result<{ readonly trust: TrustState; readonly certificates: readonly Certificate[] }, TrustRefusal> {
  const root = appointing(trust, 'enrolment', key);
  if (!root.ok) return root;
  const { agency, level, name } = request;
  const common = {
    format: 1,
    suite: 1,
    root: root.value.number,
    agency,
    level,
    name,
    revocation: trust.revocations?.number ?? 0,
  };
  const former = certificateOf(trust, request.station);
  const mayAuthor = nextGrants({
    former: former?.kind === 'station' ? former : null,
    ...{ head: request.head, held, place, events },
  });
  if (!mayAuthor.ok) return mayAuthor;
  const subjects = [
    ...(agencyStands(trust, request, terms)
      ? []
      : [
          {
            kind: 'agency',
            subject: agency,
            publicKey: '',
            ...terms,
          },
        ]),
    {
      kind: 'station',
      subject: request.station,
      publicKey: request.publicKey,
      ...terms,
      mayAuthor: mayAuthor.value,
    },
  ];
  let now = trust;
  const certificates: Certificate[] = [];
  for (const subject of subjects) {
    const number = (certificateOf(now, subject.subject)?.number ?? 0) + 1;
    const parsed = certificateSchema.safeParse(signed('certificate', { ...common, ...subject, number }, key));
    if (!parsed.success) return refuseTrust('B21_FORMAT', 'not-a-record');
    // The register itself could not be read again with it.
    if (canonicalJson(parsed.data).length > CERTIFICATE_CHARACTERS)
      return refuseTrust('B20_SIZE', 'grants-full');
    const problem = contentProblem(parsed.data, RECORD_CHECKS);
    if (problem !== null) return problem;
    const taken = acceptCertificate(now, parsed.data, RECORD_CHECKS);
    if (!taken.ok) return taken;
    now = taken.value;
    certificates.push(parsed.data);
  }
  return ok({ trust: now, certificates });
}

/** Whether the agency's certificate in force lets send what the station's is to, as long, under a root that counts. */
function agencyStands(
  trust: TrustState,
  { agency, level }: EnrolRequest,
  terms: Omit<CertificateTerms, 'mayAuthor'>,
): boolean {
  const held = certificateOf(trust, agency);
  return (
    held?.kind === 'agency' &&
    held.level === level &&
    held.validFrom <= terms.validFrom &&
    held.validTo >= terms.validTo &&
    terms.mayBundle.every((one) => allowsBundle(held, one)) &&
    held.root >= (trust.root?.oldestIssuer ?? 1)
  );
}

/** The live stations of the agency, the new one among them. Of a station that asked again the last request counts. */
function inboxStations({ enrolled, request, today }: Certifying, trust: TrustState) {
  const all = new Map(
    [...enrolled.filter(({ agency }) => agency === request.agency), request].map(
      (one) => [one.station, one] as const,
    ),
  );
  return [...all.values()].filter(({ station }) => stationAt(trust, station, today).standing === 'ok');
}

/**
 * With which packet a station joined that asked again: by it the station knows its letter, and its numbers keep that
 * whichever packets come later.
 */
function joined(
  trust: TrustState,
  { agency, station }: EnrolRequest,
  { epoch }: InboxKeyPacket,
): readonly InboxKeyPacket[] {
  const first = joiningPacket(held(trust.inboxKeys, agency) ?? [], station);
  return first === null || first.epoch === epoch || !issuerOf(trust, first.root).ok ? [] : [first];
}

type Unsigned = Omit<EnrolResponse, 'signature'>;

const briefOf = (response: Unsigned, { agency }: EnrolRequest): Unsigned => ({
  ...response,
  certificates: response.certificates.filter((one) => one.agency === agency),
  policies: [],
  packs: [],
  inboxKeys: response.inboxKeys.filter((one) => one.agency === agency),
});

function unsignedResponse(
  { request, packs, today }: Certifying,
  trust: TrustState,
  inboxKeys: InboxKeyPacket,
): Unsigned {
  // Of the agencies above, too: without their recipients the station could send nothing before it was sent something.
  const above = Object.keys(trust.inboxKeys).filter(
    (agency) => agency !== request.agency && isInside(request.agency, agency),
  );
  const certificates = [request.agency, request.station, ...above].flatMap(
    (subject) => certificateOf(trust, subject) ?? [],
  );
  const answering = packsToAnswer(packs);
  return {
    format: 1 as const,
    suite: 1 as const,
    request: recordId('enrol-request', request, RECORD_CHECKS),
    root: inboxKeys.root,
    roots: trust.chain,
    revocations: trust.revocations,
    certificates,
    policies: answering.map(({ record }) => record),
    packs: [...new Set(answering.map(({ text }) => text))],
    inboxKeys: [
      ...joined(trust, request, inboxKeys),
      inboxKeys,
      ...above.flatMap((agency) => inboxOf(trust, agency) ?? []),
    ],
    issuedOn: today,
  };
}
