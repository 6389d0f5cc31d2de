/** The root changes only from number N to N+1, by two keys of each; first use hangs on the printed digits alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureOf } from '#electron/sync/identity/sign-record';
import { acceptRoot, acceptRoots, trustFirstRoot } from '#shared/identity/accept-root';
import { checkDigits } from '#shared/identity/check-digits';
import { recordId } from '#shared/identity/record';
import { isQuorum, type RootRecord, withSignature } from '#shared/identity/root';
import { NO_TRUST } from '#shared/identity/trust';
import {
  checks,
  newKey,
  newRegionKeys,
  partsOf,
  REGION,
  ROOT_1,
  rootBy,
  said,
  trusting,
  value,
} from './region-kit';

const digits = (root: RootRecord) => checkDigits(recordId('root', root, checks));
const NEXT = newRegionKeys();
const both = [...REGION.keys.slice(0, 2), ...NEXT.keys.slice(0, 2)];
const ROOT_2 = rootBy(partsOf(NEXT), ROOT_1, both);
const ROOT_3 = rootBy(partsOf(NEXT), ROOT_2, NEXT.keys.slice(1));

describe('the first root', () => {
  it('is taken by the digits on the installation sheet, however they are typed', () => {
    const typed = digits(ROOT_1).replaceAll(' ', '-').replace('1', '１');
    expect(said(trustFirstRoot(NO_TRUST, [ROOT_1], typed, checks))).toBe('ok');
  });

  it('of another region is refused', () => {
    const other = newRegionKeys();
    const root = rootBy(partsOf(other), null, other.keys.slice(0, 2));
    expect(said(trustFirstRoot(NO_TRUST, [root], digits(ROOT_1), checks))).toBe('B11_CHAIN fingerprint');
  });

  it('with one signature is refused although its digits fit', () => {
    const root = rootBy(partsOf(REGION), null, REGION.keys.slice(0, 1));
    expect(said(trustFirstRoot(NO_TRUST, [root], digits(root), checks))).toBe('B11_CHAIN root-quorum-after');
  });

  it('in the middle of a chain brings those before it and those after it', () => {
    const trust = value(trustFirstRoot(NO_TRUST, [ROOT_1, ROOT_2, ROOT_3], digits(ROOT_2), checks));
    expect(trust.chain.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(trust.root).toEqual(ROOT_3);
  });

  it('does not bring a former root that it does not follow', () => {
    const other = newRegionKeys();
    const forged = rootBy(partsOf(other), null, other.keys.slice(0, 2));
    expect(said(trustFirstRoot(NO_TRUST, [forged, ROOT_2], digits(ROOT_2), checks))).toBe(
      'B11_CHAIN root-link',
    );
  });
});

describe('the next root', () => {
  it('is taken with two keys before and two after', () => {
    expect(value(acceptRoot(trusting(), ROOT_2, checks)).root).toEqual(ROOT_2);
  });

  it('that is held already changes nothing', () => {
    const trust = trusting();
    expect(value(acceptRoot(trust, ROOT_1, checks))).toBe(trust);
  });

  it('of a lower number is a rollback', () => {
    const trust = value(acceptRoot(trusting(), ROOT_2, checks));
    expect(said(acceptRoot(trust, ROOT_1, checks))).toBe('B12_ROOT_ROLLBACK root-lower');
  });

  it('with the number in force and other content is an alarm', () => {
    const other = rootBy(partsOf(REGION, { name: '另一个' }), null, REGION.keys.slice(0, 2));
    expect(said(acceptRoot(trusting(), other, checks))).toBe('B12_ROOT_ROLLBACK root-other-content');
  });

  it('that skips a number waits for the one between', () => {
    expect(said(acceptRoot(trusting(), ROOT_3, checks))).toBe('B13_ROOT_GAP root-skipped');
    expect(value(acceptRoots(trusting(), [ROOT_1, ROOT_2, ROOT_3], checks)).root).toEqual(ROOT_3);
  });

  it.each([
    ['one key before', [...REGION.keys.slice(0, 1), ...NEXT.keys], 'B11_CHAIN root-quorum-before'],
    ['one key after', [...REGION.keys, ...NEXT.keys.slice(0, 1)], 'B11_CHAIN root-quorum-after'],
    ['nobody', [], 'B11_CHAIN root-quorum-after'],
  ])('signed by %s is refused', (_, signers, answer) => {
    expect(said(acceptRoot(trusting(), rootBy(partsOf(NEXT), ROOT_1, signers), checks))).toBe(answer);
  });

  it('with the former keys put in the place of its own is refused', () => {
    const swapped = { ...ROOT_2, keys: ROOT_1.keys };
    expect(said(acceptRoot(trusting(), swapped, checks))).toBe('B11_CHAIN root-signature');
  });

  it('with a signature by a key that has no say is refused', () => {
    const stranger = newKey();
    const root = withSignature(ROOT_2, {
      key: stranger.publicKey,
      signature: signatureOf('root', ROOT_2, stranger),
    });
    expect(said(acceptRoot(trusting(), root, checks))).toBe('B11_CHAIN root-signature');
  });

  it('in which one key stands twice is refused: nobody decides twice', () => {
    const [one, two] = ROOT_2.keys;
    const root = { ...ROOT_2, keys: [one ?? '', one ?? '', two ?? ''] };
    expect(said(acceptRoot(trusting(), root, checks))).toBe('B11_CHAIN root-keys');
  });

  it('on another predecessor is refused', () => {
    const other = rootBy(partsOf(REGION, { name: '另一个' }), null, REGION.keys.slice(0, 2));
    const root = rootBy(partsOf(NEXT), other, both);
    expect(said(acceptRoot(trusting(), root, checks))).toBe('B11_CHAIN root-link');
  });

  it('of a suite this program does not know asks for a newer program', () => {
    const root = { ...ROOT_2, leastSuite: 2 };
    expect(said(acceptRoot(trusting(), root, checks))).toBe('B03_TOO_NEW newer-program');
  });

  it('never brings a void issuer back', () => {
    const root2 = rootBy(partsOf(NEXT, { oldestIssuer: 2 }), ROOT_1, both);
    const trust = value(acceptRoot(trusting(), root2, checks));
    const parts = { ...partsOf(NEXT), oldestIssuer: 2 };
    const loosened = { ...rootBy(parts, root2, NEXT.keys), oldestIssuer: 1, signatures: [] };
    const root3 = NEXT.keys.reduce<RootRecord>(
      (record, key) =>
        withSignature(record, { key: key.publicKey, signature: signatureOf('root', record, key) }),
      loosened,
    );
    expect(said(acceptRoot(trust, root3, checks))).toBe('B11_CHAIN root-rules');
  });

  it('of a station that is behind is passed over, another content under its number is not', () => {
    const trust = value(acceptRoots(trusting(), [ROOT_2, ROOT_3], checks));
    expect(value(acceptRoots(trust, [ROOT_1, ROOT_2], checks))).toBe(trust);
    const forged = { ...ROOT_2, name: '另一个' };
    expect(said(acceptRoots(trust, [ROOT_1, forged], checks))).toBe('B12_ROOT_ROLLBACK root-lower');
  });
});

describe('any set of signers', () => {
  it('makes the next root exactly when it holds two keys before and two after', () => {
    const keys = [...REGION.keys, ...NEXT.keys];
    fc.assert(
      fc.property(fc.subarray(keys), (signers) => {
        const root = rootBy(partsOf(NEXT), ROOT_1, signers);
        const names = signers.map(({ publicKey }) => publicKey);
        const enough = isQuorum(names, ROOT_1.keys) && isQuorum(names, ROOT_2.keys);
        expect(acceptRoot(trusting(), root, checks).ok).toBe(enough);
      }),
      { numRuns: 64 },
    );
  });

  it('that signed something else makes nothing: each changed member is refused', () => {
    const members = Object.keys(ROOT_2).filter((name) => name !== 'signatures') as (keyof RootRecord)[];
    const other = rootBy(partsOf(newRegionKeys(), { name: '另一个', oldestIssuer: 2 }), ROOT_1, []);
    for (const name of members) {
      if (other[name] === ROOT_2[name]) continue;
      const changed = { ...ROOT_2, [name]: other[name] };
      expect(acceptRoot(trusting(), changed, checks).ok, name).toBe(false);
    }
  });
});
