/** A region with two offices below it, their certificates and inbox keys, made anew for each run of the tests. */
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { stationOf } from '#electron/store/session/station-keys';
import type { BundleReader } from '#electron/sync/bundle/read-bundle';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import { type OpenKey, signed } from '#electron/sync/identity/sign-record';
import type { DivisionCode, StationId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { BUNDLE_KINDS } from '#shared/identity/bundle-kind';
import { type Certificate, certificateSchema } from '#shared/identity/certificate';
import { type RootRecord, rootSchema } from '#shared/identity/root';
import { NO_TRUST, type TrustState } from '#shared/identity/trust';

export const REGION = '650000' as DivisionCode;
export const PREFECTURE = '653100' as DivisionCode;
export const COUNTY = '653101' as DivisionCode;

export interface Office {
  readonly agency: DivisionCode;
  readonly station: StationId;
  readonly key: OpenKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** Agency first. */
  readonly certificates: readonly Certificate[];
  readonly identity: string;
  readonly recipient: string;
  readonly supervisor: OpenKey;
}

export interface World {
  readonly trust: TrustState;
  readonly root: RootRecord;
  readonly enrolment: OpenKey;
  readonly region: Office;
  readonly prefecture: Office;
  readonly county: Office;
}

export function newKey(): OpenKey {
  const { publicKey, privateKey } = suite.generateSigningKey();
  return { publicKey: Buffer.from(publicKey).toString('hex'), privateKey };
}

const head = { format: 1 as const, suite: 1 as const };
const LEVELS = { [REGION]: 'region', [PREFECTURE]: 'prefecture', [COUNTY]: 'county' } as const;

/** Certificates of an agency and of one of its stations. */
export function certify(
  enrolment: OpenKey,
  agency: DivisionCode,
  publicKey: string,
  more: Partial<Certificate> = {},
): readonly Certificate[] {
  const common = {
    ...head,
    number: 1,
    root: 1,
    agency,
    level: LEVELS[agency as keyof typeof LEVELS],
    name: `登记机构${agency}`,
    mayBundle: [...BUNDLE_KINDS],
    validFrom: localDate('2026-01-01'),
    validTo: localDate('2030-12-31'),
    revocation: 0,
    ...more,
  };
  return [
    { ...common, kind: 'agency', subject: agency, publicKey: '' },
    {
      ...common,
      kind: 'station',
      subject: stationOf(publicKey),
      publicKey,
      mayAuthor: [{ from: 1, events: ['*'] }],
    },
  ].map((unsigned) => certificateSchema.parse(signed('certificate', unsigned, enrolment)));
}

async function office(enrolment: OpenKey, agency: DivisionCode, hybrid: boolean): Promise<Office> {
  const key = newKey();
  const identity = hybrid ? await generateHybridIdentity() : await generateX25519Identity();
  return {
    agency,
    station: stationOf(key.publicKey),
    key,
    sign: suite.signer(key.privateKey),
    certificates: certify(enrolment, agency, key.publicKey),
    identity,
    recipient: await identityToRecipient(identity),
    supervisor: newKey(),
  };
}

export async function makeWorld(): Promise<World> {
  const roots = [newKey(), newKey(), newKey()];
  const enrolment = newKey();
  const unsigned = {
    ...head,
    leastSuite: 1,
    number: 1,
    name: '自治区',
    previous: null,
    keys: roots.map(({ publicKey }) => publicKey),
    enrolment: enrolment.publicKey,
    policy: newKey().publicKey,
    revocation: newKey().publicKey,
    release: newKey().publicKey,
    oldestIssuer: 1,
    issuedOn: localDate('2026-01-01'),
    signatures: [],
  };
  // How a root is signed is tested with identity; here it is simply held.
  const root = rootSchema.parse(unsigned);
  return {
    trust: { ...NO_TRUST, root, chain: [root] },
    root,
    enrolment,
    region: await office(enrolment, REGION, true),
    prefecture: await office(enrolment, PREFECTURE, true),
    county: await office(enrolment, COUNTY, false),
  };
}

/** An office as a reader of bundles. */
export function readerOf(world: World, office: Office, more: Partial<BundleReader> = {}): BundleReader {
  const supervisors = [world.region, world.prefecture, world.county].map(
    ({ supervisor }) => supervisor.publicKey,
  );
  return {
    agency: office.agency,
    station: office.station,
    trust: world.trust,
    checks: RECORD_CHECKS,
    today: localDate('2026-11-22'),
    takenBefore: () => null,
    identities: [office.identity],
    knowsApprover: ({ publicKey }) => supervisors.includes(publicKey),
    ...more,
  };
}
