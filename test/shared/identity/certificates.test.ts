/** Certificates count only under the region's own root, for the key they name, while list and dates allow it. */
import { describe, expect, it } from 'vitest';
import { stationOf } from '#electron/store/session/station-keys';
import { localDate } from '#shared/domain/local-date';
import { acceptCertificate } from '#shared/identity/accept-certificate';
import { acceptRevocations } from '#shared/identity/accept-lists';
import { acceptRoot } from '#shared/identity/accept-root';
import { checkKind, checkSender, type SenderClaim } from '#shared/identity/sender';
import { isTrustedEntry, stationAt } from '#shared/identity/standing';
import { NO_TRUST } from '#shared/identity/trust';
import {
  agencyCertificate,
  checks,
  HASH,
  list,
  newKey,
  newRegionKeys,
  partsOf,
  REGION,
  ROOT_1,
  revocation,
  rootBy,
  said,
  stationCertificate,
  TODAY,
  trusting,
  value,
  withStation,
} from './region-kit';

const KEY = newKey();
const STATION = stationOf(KEY.publicKey);
const claim = (more: Partial<SenderClaim> = {}, chain: Partial<SenderClaim['chain']> = {}): SenderClaim => ({
  station: STATION,
  fromOrg: '653101',
  chain: {
    roots: [ROOT_1],
    certificates: [agencyCertificate(), stationCertificate(KEY)],
    revocations: null,
    ...chain,
  },
  ...more,
});

describe('a certificate', () => {
  it('forged by another key is refused', () => {
    expect(said(acceptCertificate(trusting(), stationCertificate(KEY, {}, newKey()), checks))).toBe(
      'B11_CHAIN not-signed',
    );
  });

  it('signed by another appointed key of the region is refused: each key has its own task', () => {
    for (const by of [REGION.policy, REGION.revocation, REGION.keys[0]])
      expect(said(acceptCertificate(trusting(), stationCertificate(KEY, {}, by), checks))).toBe(
        'B11_CHAIN not-signed',
      );
  });

  it('altered in any member is refused', () => {
    const certificate = stationCertificate(KEY);
    const other = stationCertificate(newKey(), {
      number: 2,
      agency: '653102',
      level: 'region',
      name: '另一机构',
      mayAuthor: [{ from: 1, events: ['codeEntered'] }],
      mayBundle: ['down'],
      validFrom: '2025-01-01',
      validTo: '2099-12-31',
      revocation: 3,
    });
    for (const name of Object.keys(other) as (keyof typeof other)[]) {
      if (JSON.stringify(other[name]) === JSON.stringify(certificate[name])) continue;
      const altered = { ...certificate, [name]: other[name] } as typeof certificate;
      expect(said(acceptCertificate(trusting(), altered, checks)), name).toBe('B11_CHAIN not-signed');
    }
  });

  it('under another root is refused', () => {
    const other = newRegionKeys();
    const root = rootBy(partsOf(other), null, other.keys.slice(0, 2));
    const foreign = stationCertificate(KEY, {}, other.enrolment);
    expect(said(acceptCertificate(trusting(), foreign, checks))).toBe('B11_CHAIN not-signed');
    expect(said(checkSender(trusting(), claim({}, { roots: [root] }), TODAY, checks))).toBe(
      'B12_ROOT_ROLLBACK root-other-content',
    );
  });

  it('under a root that has not arrived waits for it', () => {
    expect(said(acceptCertificate(trusting(), stationCertificate(KEY, { root: 2 }), checks))).toBe(
      'B13_ROOT_GAP issuer-missing',
    );
    expect(said(acceptCertificate(NO_TRUST, stationCertificate(KEY), checks))).toBe('B11_CHAIN no-root');
  });

  it('is void with its issuer when the root says so, also one that was taken before', () => {
    const next = newRegionKeys();
    const signers = [...REGION.keys, ...next.keys];
    const root2 = rootBy(partsOf(next, { oldestIssuer: 2 }), ROOT_1, signers);
    const trust = value(acceptRoot(withStation(KEY), root2, checks));
    expect(stationAt(trust, STATION, TODAY).standing).toBe('issuer-void');
    expect(said(acceptCertificate(trust, stationCertificate(newKey()), checks))).toBe(
      'B11_CHAIN issuer-void',
    );
  });

  it("that names one station and another's key is refused", () => {
    const swapped = stationCertificate(KEY, { publicKey: newKey().publicKey });
    expect(said(acceptCertificate(trusting(), swapped, checks))).toBe('B11_CHAIN station-key');
  });

  it('of a level that its place has not is refused', () => {
    expect(said(acceptCertificate(trusting(), stationCertificate(KEY, { level: 'region' }), checks))).toBe(
      'B11_CHAIN agency-level',
    );
    const unlisted = stationCertificate(KEY, { agency: '999999' });
    expect(said(acceptCertificate(trusting(), unlisted, checks))).toBe('B03_TOO_NEW not-listed');
  });

  it('of one number with two contents is an alarm; once more it changes nothing', () => {
    const trust = withStation(KEY);
    expect(value(acceptCertificate(trust, stationCertificate(KEY), checks))).toBe(trust);
    expect(said(acceptCertificate(trust, stationCertificate(KEY, { name: '另一机构' }), checks))).toBe(
      'B31_POLICY_ROLLBACK same-number-other-content',
    );
  });

  it('that comes late stays beside the later one, which stays in force', () => {
    const later = stationCertificate(KEY, { number: 2, validTo: '2030-12-31' });
    const trust = [later, stationCertificate(KEY)].reduce(
      (now, one) => value(acceptCertificate(now, one, checks)),
      value(acceptCertificate(trusting(), agencyCertificate({ validTo: '2030-12-31' }), checks)),
    );
    expect(trust.certificates[STATION]?.map(({ number }) => number)).toEqual([1, 2]);
    expect(stationAt(trust, STATION, localDate('2030-01-01')).standing).toBe('ok');
  });

  it('sends no more than its agency may', () => {
    const agency = agencyCertificate({ mayBundle: ['receipt'] });
    const trust = [agency, stationCertificate(KEY)].reduce(
      (now, one) => value(acceptCertificate(now, one, checks)),
      trusting(),
    );
    const sender = value(checkSender(trust, claim({}, { certificates: [] }), TODAY, checks));
    expect(said(checkKind(sender, 'up'))).toBe('B24_NO_AUTHORITY kind-not-allowed');
    expect(said(checkKind(sender, 'receipt'))).toBe('ok');
  });
});

describe('a sender', () => {
  it('whose certificate came with the header is known, and not before', () => {
    expect(said(checkSender(trusting(), claim(), TODAY, checks))).toBe('ok');
    expect(said(checkSender(trusting(), claim({}, { certificates: [] }), TODAY, checks))).toBe(
      'B10_UNKNOWN_SENDER station-unknown',
    );
  });

  it('without a certified agency is unknown', () => {
    expect(
      said(checkSender(trusting(), claim({}, { certificates: [stationCertificate(KEY)] }), TODAY, checks)),
    ).toBe('B10_UNKNOWN_SENDER agency-unknown');
  });

  it('that speaks for another agency is refused', () => {
    expect(said(checkSender(trusting(), claim({ fromOrg: '653100' }), TODAY, checks))).toBe(
      'B11_CHAIN agency-other',
    );
  });

  it.each(['__proto__', 'constructor', 'toString', ''])('called "%s" is nobody', (station) => {
    expect(stationAt(withStation(KEY), station, TODAY)).toEqual({ standing: 'unknown' });
    expect(said(checkSender(trusting(), claim({ station }), TODAY, checks))).toBe(
      'B10_UNKNOWN_SENDER station-unknown',
    );
  });

  it('is judged by the claimed dates, both included', () => {
    const trust = withStation(KEY);
    const at = (date: string) => stationAt(trust, STATION, localDate(date)).standing;
    expect(at('2025-12-31')).toBe('not-yet-valid');
    expect(at('2026-01-01')).toBe('ok');
    expect(at('2028-12-31')).toBe('ok');
    expect(at('2029-01-01')).toBe('expired');
    expect(said(checkSender(trust, claim(), localDate('2029-01-01'), checks))).toBe('B11_CHAIN expired');
  });

  it('certified beside a newer list waits for that list, or brings it in its header', () => {
    const needing = [agencyCertificate(), stationCertificate(KEY, { revocation: 2 })];
    expect(said(checkSender(trusting(), claim({}, { certificates: needing }), TODAY, checks))).toBe(
      'B32_POLICY_GAP list-behind',
    );
    const brought = { certificates: needing, revocations: list(2, []) };
    expect(said(checkSender(trusting(), claim({}, brought), TODAY, checks))).toBe('ok');
  });

  it('that is behind with its list does not take ours away', () => {
    const trust = value(acceptRevocations(trusting(), list(3, [revocation('0000000000000001')]), checks));
    const sender = value(checkSender(trust, claim({}, { revocations: list(1, []) }), TODAY, checks));
    expect(sender.trust.revocations?.number).toBe(3);
  });

  it('that was revoked is told apart, with its last trusted entry', () => {
    const lists = list(1, [revocation(STATION)]);
    const trust = value(acceptRevocations(withStation(KEY), lists, checks));
    const sender = value(checkSender(trust, claim(), TODAY, checks));
    expect(sender.revoked?.lastTrusted).toEqual({ seq: 7, hash: HASH });
    if (sender.revoked === null) throw new Error('not revoked');
    expect([7, 8].map((seq) => sender.revoked !== null && isTrustedEntry(sender.revoked, seq))).toEqual([
      true,
      false,
    ]);
  });

  it('whose agency was revoked is revoked with it, whatever new certificate it shows', () => {
    const lists = list(1, [revocation('653101', { lastTrusted: null, reason: 'suspected' })]);
    const trust = value(acceptRevocations(withStation(KEY), lists, checks));
    const renewed = stationCertificate(KEY, { number: 2, revocation: 1 });
    const sender = value(checkSender(trust, claim({}, { certificates: [renewed] }), TODAY, checks));
    expect(sender.revoked?.subject).toBe('653101');
    expect(sender.revoked && isTrustedEntry(sender.revoked, 1)).toBe(false);
  });

  it('leaves the trust it was asked of as it was', () => {
    const trust = trusting();
    const before = JSON.stringify(trust);
    checkSender(trust, claim({}, { revocations: list(4, [revocation(STATION)]) }), TODAY, checks);
    expect(JSON.stringify(trust)).toBe(before);
  });
});
