/** What the region numbers never goes backwards, has one content under one number, and revokes for good. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { acceptInboxKeys, acceptPolicy, acceptRevocations, inboxOf } from '#shared/identity/accept-lists';
import { acceptRoot } from '#shared/identity/accept-root';
import { believedFurther } from '#shared/identity/revoke';
import { validityDate } from '#shared/identity/today';
import type { TrustState } from '#shared/identity/trust';
import {
  checks,
  HASH,
  inboxKeys,
  inTurn,
  list,
  newKey,
  newRegionKeys,
  partsOf,
  policy,
  REGION,
  ROOT_1,
  revocation,
  rootBy,
  said,
  trusting,
  value,
} from './region-kit';

const A = '000000000000000a';
const B = '000000000000000b';
const taking =
  (number: number, subjects: readonly string[], more: object = {}) =>
  (now: TrustState) =>
    acceptRevocations(
      now,
      list(
        number,
        subjects.map((subject) => revocation(subject)),
        more,
      ),
      checks,
    );

describe('the revocation list', () => {
  it('is taken at any higher number, because it is cumulative', () => {
    expect(said(inTurn(trusting(), taking(1, [A]), taking(9, [A, B])))).toBe('ok');
  });

  it('of a lower number is a rollback', () => {
    expect(said(inTurn(trusting(), taking(2, [A]), taking(1, [A])))).toBe('B31_POLICY_ROLLBACK number-lower');
  });

  it('of the same number and another content is an alarm, the same once more is nothing', () => {
    expect(said(inTurn(trusting(), taking(1, [A]), taking(1, [B])))).toBe(
      'B31_POLICY_ROLLBACK same-number-other-content',
    );
    const trust = value(taking(1, [A])(trusting()));
    expect(value(taking(1, [A])(trust))).toBe(trust);
  });

  it('from which somebody was taken off is refused', () => {
    expect(said(inTurn(trusting(), taking(1, [A, B]), taking(2, [B])))).toBe(
      'B31_POLICY_ROLLBACK list-not-cumulative',
    );
  });

  it('signed by the enrolment key, or by nobody of the region, is refused', () => {
    for (const by of [REGION.enrolment, newKey()])
      expect(said(acceptRevocations(trusting(), list(1, [], {}, by), checks))).toBe('B11_CHAIN not-signed');
  });

  it('with the signature of a certificate does not pass: domain words differ', () => {
    const unsigned = list(1, []);
    const forged = { ...unsigned, signature: inboxKeys(1, {}, REGION.revocation).signature };
    expect(said(acceptRevocations(trusting(), forged, checks))).toBe('B11_CHAIN not-signed');
  });

  it('of a lost key, however high its number, ends with the root that voids it', () => {
    const next = newRegionKeys();
    const root2 = rootBy(partsOf(next, { oldestIssuer: 2 }), ROOT_1, [...REGION.keys, ...next.keys]);
    const poisoned = value(taking(1_000_000, [A, B])(trusting()));
    const trust = value(acceptRoot(poisoned, root2, checks));
    const fresh = list(2, [revocation(A)], { root: 2 }, next.revocation);
    expect(value(acceptRevocations(trust, fresh, checks)).revocations).toEqual(fresh);
    // What it disbelieved is put right under that root alone.
    const { revoked: believed } = list(3, [revocation(A, { lastTrusted: { seq: 9, hash: HASH } })]);
    expect(believedFurther(poisoned, believed)).toEqual([A]);
    expect(believedFurther(trust, believed)).toEqual([]);
  });

  it('held after any sequence of lists is the highest taken, and every revoked subject is still on it', () => {
    const step = fc.record({
      number: fc.integer({ min: 1, max: 6 }),
      subjects: fc.uniqueArray(fc.constantFrom(A, B, '000000000000000c'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let trust = trusting();
        for (const { number, subjects } of steps) {
          const before = trust;
          const next = taking(number, subjects.toSorted())(trust);
          if (next.ok) trust = next.value;
          expect(trust.revocations?.number ?? 0).toBeGreaterThanOrEqual(before.revocations?.number ?? 0);
          const now = new Set(trust.revocations?.revoked.map(({ subject }) => subject));
          for (const { subject } of before.revocations?.revoked ?? []) expect(now.has(subject)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('policy', () => {
  const taken =
    (number: number, more: object = {}) =>
    (now: TrustState) =>
      acceptPolicy(now, policy(number, more), checks);

  it('begins at any number and goes on without a gap', () => {
    expect(said(inTurn(trusting(), taken(4), taken(5)))).toBe('ok');
    expect(said(inTurn(trusting(), taken(4), taken(6)))).toBe('B32_POLICY_GAP number-skipped');
  });

  it('of a lower number is a rollback, of the same number and another content an alarm', () => {
    expect(said(inTurn(trusting(), taken(4), taken(3)))).toBe('B31_POLICY_ROLLBACK number-lower');
    expect(said(inTurn(trusting(), taken(4), taken(4, { id: 'XJ-2025-11' })))).toBe(
      'B31_POLICY_ROLLBACK same-number-other-content',
    );
    const trust = value(taken(4)(trusting()));
    expect(value(taken(4)(trust))).toBe(trust);
  });

  it('counts each kind by itself', () => {
    expect(said(inTurn(trusting(), taken(4), taken(1, { kind: 'calendar' }), taken(5)))).toBe('ok');
  });

  it('is signed by the policy key alone', () => {
    expect(said(acceptPolicy(trusting(), policy(1, {}, REGION.enrolment), checks))).toBe(
      'B11_CHAIN not-signed',
    );
  });
});

describe('inbox keys', () => {
  const taken =
    (epoch: number, more: object = {}) =>
    (now: TrustState) =>
      acceptInboxKeys(now, inboxKeys(epoch, more), checks);
  const other = { recipient: `age1${'p'.repeat(58)}` };

  it('of a later epoch are sealed to, those before are kept, also when they come late', () => {
    const trust = value(inTurn(trusting(), taken(1), taken(3, other), taken(2)));
    expect(trust.inboxKeys['653101']?.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(inboxOf(trust, '653101')?.recipient).toBe(other.recipient);
    expect(inboxOf(trust, 'constructor')).toBeNull();
  });

  it('of one epoch have one recipient', () => {
    expect(said(inTurn(trusting(), taken(1), taken(1, other)))).toBe(
      'B31_POLICY_ROLLBACK same-number-other-content',
    );
    const further = { sealed: [{ station: A, file: 'AAAA' }] };
    const before = value(inTurn(trusting(), taken(1), taken(1, further)));
    expect(value(inTurn(trusting(), taken(1, further), taken(1)))).toEqual(before);
  });

  it('that nobody of the region signed are refused', () => {
    expect(said(acceptInboxKeys(trusting(), inboxKeys(1, {}, newKey()), checks))).toBe(
      'B11_CHAIN not-signed',
    );
  });
});

describe('today, without a trusted clock', () => {
  const day = localDate;

  it('is never before what the region signed or this station wrote', () => {
    const date = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => day(new Date(days * 86_400_000).toISOString().slice(0, 10)));
    fc.assert(
      fc.property(fc.option(date), fc.option(date), date, (regionDate, ownDate, wallClock) => {
        const today = validityDate({ regionDate, ownDate, wallClock });
        for (const evidence of [regionDate, ownDate])
          if (evidence !== null) expect(today >= evidence).toBe(true);
        expect([regionDate, ownDate, wallClock]).toContain(today);
      }),
    );
  });

  it.each([
    ['2026-03-01', '2027-04-05', '2027-04-05', '400 days on'],
    ['2026-03-01', '2027-04-06', '2026-03-01', '401 days on'],
    ['2026-03-01', '2031-03-01', '2026-03-01', 'five years ahead'],
    ['2026-03-01', '2020-01-01', '2026-03-01', 'behind'],
  ])('region date %s and wall clock %s give %s (%s)', (regionDate, wallClock, today) => {
    const evidence = { regionDate: day(regionDate), ownDate: null, wallClock: day(wallClock) };
    expect(validityDate(evidence)).toBe(today);
  });

  it('grows with every date the region signs', () => {
    const trust = value(
      inTurn(trusting(), taking(1, []), (now) => acceptInboxKeys(now, inboxKeys(1), checks)),
    );
    expect(trust.regionDate).toBe('2026-02-01');
  });
});
