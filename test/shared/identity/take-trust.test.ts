/** Records of identity that come in a bundle: each by the rule of its kind, in whatever order they lie there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import { CASE_AUTHORITY, mayAuthorOf } from '#shared/identity/event-authority';
import { listAge } from '#shared/identity/list-age';
import { takeTrust } from '#shared/identity/take-trust';
import { NO_TRUST, type TrustState } from '#shared/identity/trust';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { foldTrust } from '#shared/journal/trust-fold';
import { exchangeLimits } from '#shared/regulation/profiles/exchange-limits';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import {
  agencyCertificate,
  checks,
  inboxKeys,
  list,
  newKey,
  newRegionKeys,
  partsOf,
  policy,
  REGION,
  ROOT_1,
  revocation,
  rootBy,
  stationCertificate,
  trusting,
} from './region-kit';

const CONTENT = '{"days":20}';
const how = (by: 'bundle' | 'ceremony' = 'bundle') => ({ checks, by, fits: () => true });
const pack = (number: number, more: object = {}): TrustRecord => ({
  kind: 'policy',
  record: policy(number, { kind: 'codes', content: checks.hash(CONTENT), ...more }),
  content: CONTENT,
});

const NEXT = newRegionKeys();
/** Signed by two of the keys before and two of the keys after. */
const ROOT_2 = rootBy(partsOf(NEXT, { issuedOn: localDate('2026-02-20') }), ROOT_1, [
  ...REGION.keys.slice(0, 2),
  ...NEXT.keys.slice(1),
]);

const RECORDS: readonly TrustRecord[] = [
  { kind: 'root', record: ROOT_2 },
  { kind: 'revocations', record: list(3, [revocation('00000000000000aa')]) },
  { kind: 'certificate', record: agencyCertificate() },
  { kind: 'certificate', record: stationCertificate(newKey()) },
  { kind: 'certificate', record: stationCertificate(newKey(), { root: 2, number: 1 }, NEXT.enrolment) },
  pack(1),
  pack(2),
  { kind: 'inboxKeys', record: inboxKeys(1) },
  { kind: 'inboxKeys', record: inboxKeys(2) },
];

const refusalsOf = (trust: TrustState, ...records: readonly TrustRecord[]): readonly string[] =>
  takeTrust(trust, records, how()).refusals.map(
    ({ at, refusal }) => `${at} ${refusal.code} ${refusal.problem}`,
  );

describe('records of a bundle', () => {
  it('are taken in whatever order they lie, come to the same, and the fold of what is written says the same', () => {
    const inOrder = takeTrust(trusting(), RECORDS, how());
    expect(inOrder.refusals).toEqual([]);
    expect(inOrder.events[0]?.records).toHaveLength(RECORDS.length);
    fc.assert(
      fc.property(fc.shuffledSubarray([...RECORDS], { minLength: RECORDS.length }), (shuffled) => {
        const taken = takeTrust(trusting(), shuffled, how());
        expect(taken.trust).toEqual(inOrder.trust);
        const written = taken.events.flatMap(({ records }) => records);
        expect(foldTrust(trusting(), written)).toEqual(inOrder.trust);
      }),
      { numRuns: 20 },
    );
  });

  it('that are held already leave no event', () => {
    const { trust } = takeTrust(trusting(), RECORDS, how());
    const again = takeTrust(trust, RECORDS, how());
    expect(again.events).toEqual([]);
    expect(again.refusals).toEqual([]);
    expect(again.trust).toBe(trust);
    // The policy before the newest one.
    expect(again.behind).toEqual([RECORDS.indexOf(RECORDS[5] as TrustRecord)]);
  });

  it('leave a store that trusts no root as it is', () => {
    const taken = takeTrust(NO_TRUST, RECORDS, how());
    expect(taken.trust).toBe(NO_TRUST);
    expect(taken.events).toEqual([]);
    expect(new Set(taken.refusals.map(({ refusal }) => refusal.problem))).toEqual(new Set(['no-root']));
  });

  it('are refused one by one: what is sound beside them is taken', () => {
    const forged = newRegionKeys();
    const taken = takeTrust(
      trusting(),
      [
        { kind: 'certificate', record: stationCertificate(newKey(), {}, forged.enrolment) },
        { kind: 'certificate', record: agencyCertificate() },
        { kind: 'root', record: rootBy(partsOf(forged), null, forged.keys.slice(0, 2)) },
        { kind: 'policy', record: policy(1, { kind: 'codes' }), content: 'something else' },
        { kind: 'policy', record: policy(2, { kind: 'templates' }), content: null },
      ],
      how(),
    );
    expect(
      taken.refusals.map(({ at, refusal }) => `${at} ${refusal.code} ${refusal.problem}`).sort(),
    ).toEqual([
      '0 B11_CHAIN not-signed',
      '2 B12_ROOT_ROLLBACK root-other-content',
      '3 B11_CHAIN pack-content',
      '4 B11_CHAIN pack-content',
    ]);
    expect(taken.events[0]?.records.map(({ kind }) => kind)).toEqual(['certificate']);
  });

  it('with a gap wait for what is missing', () => {
    const beyond: TrustRecord = {
      kind: 'certificate',
      record: stationCertificate(newKey(), { root: 2 }, NEXT.enrolment),
    };
    expect(refusalsOf(trusting(), beyond)).toEqual(['0 B13_ROOT_GAP issuer-missing']);
    const calendar = (number: number) => pack(number, { kind: 'calendar' });
    const { trust } = takeTrust(trusting(), [calendar(1), pack(1)], how());
    expect(refusalsOf(trust, calendar(3))).toEqual(['0 B32_POLICY_GAP number-skipped']);
    expect(refusalsOf(trust, calendar(3), calendar(2))).toEqual([]);
    // A later list of codes holds all of the one before: an office that went on from a copy misses none of them.
    expect(refusalsOf(trust, pack(3))).toEqual([]);
  });

  it('that a sender is behind with are no attack; a ceremony’s register that went back is', () => {
    const { trust } = takeTrust(trusting(), RECORDS, how());
    const older: TrustRecord = { kind: 'revocations', record: list(2, []) };
    const behind = takeTrust(trust, [older], how());
    expect([behind.events, behind.refusals, behind.behind]).toEqual([[], [], [0]]);
    const back = takeTrust(trust, [older], how('ceremony'));
    expect(back.refusals[0]?.refusal).toEqual({ code: 'B31_POLICY_ROLLBACK', problem: 'number-lower' });
    // Another content under the same number is an alarm, wherever it comes from.
    const other: TrustRecord = { kind: 'revocations', record: list(3, [revocation('00000000000000bb')]) };
    expect(refusalsOf(trust, other)).toEqual(['0 B31_POLICY_ROLLBACK same-number-other-content']);
  });

  it('that cannot be put in force here are kept and told: the next one counts on them', () => {
    const taken = takeTrust(trusting(), [pack(2), pack(1)], { ...how(), fits: ({ number }) => number === 2 });
    expect([taken.refusals, taken.unfit]).toEqual([[], [1]]);
    expect(taken.trust.policies.codes?.number).toBe(2);
  });

  it('of a kind that this program does not know are kept by number like any other', () => {
    const unknown = (number: number) => pack(number, { kind: 'tariffs' });
    const taken = takeTrust(trusting(), [unknown(1)], how());
    expect([taken.refusals, taken.trust.policies.tariffs?.number]).toEqual([[], 1]);
    expect(refusalsOf(taken.trust, unknown(3))).toEqual(['0 B32_POLICY_GAP number-skipped']);
    // A name that every object has is no kind that is held.
    expect(refusalsOf(trusting(), pack(1, { kind: 'constructor' }))).toEqual([]);
  });
});

const LIMITS = exchangeLimits(XJ_2025_PROFILE);

describe('the age of the revocation list', () => {
  it('is told, warned of after 35 days, and asks for a second approval after 95', () => {
    expect(listAge(NO_TRUST, localDate('2026-03-01'), LIMITS)).toBeNull();
    const issuedOn = localDate('2026-02-01');
    const { trust } = takeTrust(trusting(), [{ kind: 'revocations', record: list(4, []) }], how());
    const standing = (days: number) => listAge(trust, addDays(issuedOn, days), LIMITS);
    expect(standing(35)).toEqual({ number: 4, days: 35, standing: 'fresh' });
    expect(standing(36)?.standing).toBe('warning');
    expect(standing(95)?.standing).toBe('warning');
    expect(standing(96)?.standing).toBe('second');
    // Before any list the age counts from what the region signed last.
    expect(listAge(trusting(), localDate('2026-01-06'), LIMITS)).toEqual({
      number: null,
      days: 1,
      standing: 'fresh',
    });
  });
});

describe('what a certificate lets a station author (XJR-5-2, XJR-5-5)', () => {
  it('is everything for an agency, and drafts, answers and hand-overs for a county without its functions', () => {
    expect(mayAuthorOf('region', false)).toEqual(['*']);
    expect(mayAuthorOf('prefecture', false)).toEqual(['*']);
    const drafting = mayAuthorOf('county', false);
    for (const event of ['draftChanged', 'internallyApproved', 'caseReleased', 'defectAnswered'])
      expect(drafting).toContain(event);
    for (const event of ['received', 'accepted', 'reviewPassed', 'codeConfirmed', 'caseForceTaken'])
      expect(drafting).not.toContain(event);
  });

  it('is all but taking cases by force and what only the region confirms for a county whose designation the region holds (XJR-5-4)', () => {
    const isOfOthers = (event: string) => event === 'caseForceTaken' || event === 'stepsConfirmed';
    const all = Object.keys(CASE_AUTHORITY).filter((event) => !isOfOthers(event));
    expect(mayAuthorOf('county', true)).toEqual(all.sort());
  });
});
