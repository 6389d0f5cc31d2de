/** A region for tests: real keys, real signatures, made by what the ceremonies use. */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { stationOf } from '#electron/store/session/station-keys';
import { composeRoot, type RootParts, signRoot } from '#electron/sync/identity/ceremony-root';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import { type OpenKey, signed } from '#electron/sync/identity/sign-record';
import { localDate } from '#shared/domain/local-date';
import { acceptCertificate } from '#shared/identity/accept-certificate';
import { trustFirstRoot } from '#shared/identity/accept-root';
import { type Certificate, certificateSchema } from '#shared/identity/certificate';
import { checkDigits } from '#shared/identity/check-digits';
import { type InboxKeyPacket, inboxKeysSchema } from '#shared/identity/inbox-keys';
import { type PolicyRecord, policySchema } from '#shared/identity/policy';
import { recordId } from '#shared/identity/record';
import type { TrustRefusal } from '#shared/identity/refusal';
import { type Revocation, type RevocationList, revocationListSchema } from '#shared/identity/revocation';
import type { RootRecord } from '#shared/identity/root';
import { NO_TRUST, type TrustResult, type TrustState } from '#shared/identity/trust';
import type { Result } from '#shared/lib/result';

export const checks = RECORD_CHECKS;
export const TODAY = localDate('2026-03-05');
export const HASH = 'ab'.repeat(32);
export const RECIPIENT = `age1${'q'.repeat(58)}`;

/** A fresh signing key. */
export function newKey(): OpenKey {
  const pair = suite.generateSigningKey();
  return { publicKey: Buffer.from(pair.publicKey).toString('hex'), privateKey: pair.privateKey };
}

/** The keys a root record names. */
export interface RegionKeys {
  readonly keys: readonly [OpenKey, OpenKey, OpenKey];
  readonly enrolment: OpenKey;
  readonly policy: OpenKey;
  readonly revocation: OpenKey;
  readonly release: OpenKey;
}

export const newRegionKeys = (): RegionKeys => ({
  keys: [newKey(), newKey(), newKey()],
  enrolment: newKey(),
  policy: newKey(),
  revocation: newKey(),
  release: newKey(),
});

export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** `code problem` of a refusal, or `ok`. */
export const said = (result: Result<unknown, TrustRefusal>): string =>
  result.ok ? 'ok' : `${result.error.code} ${result.error.problem}`;

export const partsOf = (region: RegionKeys, more: Partial<RootParts> = {}): RootParts => ({
  name: '新疆维吾尔自治区',
  keys: region.keys.map(({ publicKey }) => publicKey),
  enrolment: region.enrolment.publicKey,
  policy: region.policy.publicKey,
  revocation: region.revocation.publicKey,
  release: region.release.publicKey,
  oldestIssuer: 1,
  issuedOn: localDate('2026-01-05'),
  ...more,
});

/** A root record signed by the keys given. */
export const rootBy = (
  parts: RootParts,
  before: RootRecord | null,
  signers: readonly OpenKey[],
): RootRecord =>
  signers.reduce((record, key) => value(signRoot(record, before, key)), value(composeRoot(parts, before)));

export const REGION = newRegionKeys();
export const ROOT_1 = rootBy(partsOf(REGION), null, REGION.keys.slice(0, 2));

/** A station that has seen the first root and nothing else. */
export const trusting = (root: RootRecord = ROOT_1): TrustState =>
  value(trustFirstRoot(NO_TRUST, [root], checkDigits(recordId('root', root, checks)), checks));

const COUNTY = { agency: '653101', level: 'county', name: '喀什市数据局' } as const;

const certificateParts = {
  format: 1,
  suite: 1,
  number: 1,
  root: 1,
  ...COUNTY,
  mayBundle: ['up', 'receipt'],
  validFrom: '2026-01-01',
  validTo: '2028-12-31',
  revocation: 0,
} as const;

export const stationCertificate = (
  key: OpenKey,
  more: object = {},
  by: OpenKey = REGION.enrolment,
): Certificate =>
  certificateSchema.parse(
    signed(
      'certificate',
      {
        ...certificateParts,
        kind: 'station',
        subject: stationOf(key.publicKey),
        publicKey: key.publicKey,
        mayAuthor: [{ from: 1, events: ['*'] }],
        ...more,
      },
      by,
    ),
  );

export const agencyCertificate = (more: object = {}, by: OpenKey = REGION.enrolment): Certificate =>
  certificateSchema.parse(
    signed(
      'certificate',
      { ...certificateParts, kind: 'agency', subject: COUNTY.agency, publicKey: '', ...more },
      by,
    ),
  );

/** Trust with the county's agency and one station. */
export const withStation = (key: OpenKey, more: object = {}, trust: TrustState = trusting()): TrustState =>
  [agencyCertificate(), stationCertificate(key, more)].reduce(
    (now, one) => value(acceptCertificate(now, one, checks)),
    trust,
  );

export const revocation = (subject: string, more: Partial<Revocation> = {}): object => ({
  subject,
  reason: 'lost',
  lastTrusted: { seq: 7, hash: HASH },
  on: '2026-02-01',
  ...more,
});

export const list = (
  number: number,
  revoked: readonly object[],
  more: object = {},
  by = REGION.revocation,
): RevocationList =>
  revocationListSchema.parse(
    signed(
      'revocations',
      { format: 1, suite: 1, number, root: 1, issuedOn: '2026-02-01', revoked, ...more },
      by,
    ),
  );

export const policy = (number: number, more: object = {}, by = REGION.policy): PolicyRecord =>
  policySchema.parse(
    signed(
      'policy',
      {
        format: 1,
        suite: 1,
        kind: 'rules',
        number,
        root: 1,
        id: 'XJ-2025-10',
        content: HASH,
        inForceFrom: '2026-01-01',
        issuedOn: '2026-01-06',
        ...more,
      },
      by,
    ),
  );

export const inboxKeys = (epoch: number, more: object = {}, by = REGION.enrolment): InboxKeyPacket =>
  inboxKeysSchema.parse(
    signed(
      'inbox-keys',
      {
        format: 1,
        suite: 1,
        root: 1,
        agency: COUNTY.agency,
        epoch,
        recipient: RECIPIENT,
        sealed: [{ station: '0123456789abcdef', file: 'AAAA' }],
        issuedOn: '2026-01-07',
        ...more,
      },
      by,
    ),
  );

/** Takes several things in turn; the last answer. */
export const inTurn = (
  trust: TrustState,
  ...steps: readonly ((now: TrustState) => TrustResult)[]
): TrustResult =>
  steps.reduce<TrustResult>((now, step) => (now.ok ? step(now.value) : now), { ok: true, value: trust });
