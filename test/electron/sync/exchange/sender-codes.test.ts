/**
 * Bundles of a registered office that are not what such an office sends: each is put apart with the words of its code,
 * nothing but that is written down, and what the office sends afterwards comes in (design 2.7).
 */
import { randomBytes } from 'node:crypto';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BundleToWrite } from '#electron/sync/bundle/write-bundle';
import type { BundleCode } from '#shared/bundle/codes';
import { closed, type Forgery, lines } from '../bundle/bundle-kit';
import { certify, newKey } from '../bundle/bundle-world';
import { type Rewriting, rewriting, withRecords } from './altered-office';
import { COUNTY, checked, DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';
import { forgedBy } from './forged-by';
import { keptOut, looked } from './kept-out';

vi.mock('#electron/sync/bundle/write-bundle', async (original) => {
  const { rewritesBundles } = await import('./altered-office');
  return rewritesBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await pass(all, all.county, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** A bundle with a new case of the county, written otherwise than it was let out. */
const written = (rewrite: Rewriting): Promise<string> =>
  rewriting(rewrite, () =>
    all.county.work(DAY, async (desk) => {
      await desk.begin('FIRST');
      return made(all.dir, desk, PREFECTURE);
    }),
  );

const withChain = (change: (chain: BundleToWrite['sender']['chain']) => object): Rewriting => {
  return (bundle) => {
    const chain = { ...bundle.sender.chain, ...change(bundle.sender.chain) };
    return { ...bundle, sender: { ...bundle.sender, chain } };
  };
};

/** The record with another signature, which nobody made. */
const unsigned = <R extends { readonly signature?: unknown }>(record: R): R => ({
  ...record,
  signature: randomBytes(64).toString('hex'),
});

describe('a header that is not what its sender may show', () => {
  it.each<[BundleCode, string, Rewriting]>([
    [
      'B11_CHAIN',
      'a certificate that somebody else than the region signed',
      withChain(({ certificates }) => ({ certificates: certificates.map(unsigned) })),
    ],
    [
      'B12_ROOT_ROLLBACK',
      'another root under the number of ours',
      withChain(({ roots }) => ({ roots: roots.map((root) => ({ ...root, name: '另一个自治区' })) })),
    ],
    [
      'B13_ROOT_GAP',
      'a root two numbers ahead',
      withChain(({ roots }) => ({ roots: roots.map((root) => ({ ...root, number: root.number + 2 })) })),
    ],
    [
      'B15_SIGNATURE',
      'a signature that fits nothing',
      (bundle) => ({ ...bundle, sign: () => randomBytes(64) }),
    ],
    [
      'B18_NO_KEY',
      'sealed to others',
      async (bundle) => ({
        ...bundle,
        recipients: [await identityToRecipient(await generateHybridIdentity())],
      }),
    ],
  ])('%s: %s', ahead, async (code, _name, rewrite) => {
    await keptOut(all, await written(rewrite), code);
  });

  it(
    'B10_UNKNOWN_SENDER: a station that nobody enrolled, and one with a certificate of its own making',
    ahead,
    async () => {
      const { county, prefecture, dir } = all;
      const stranger = (): Forgery => {
        const key = newKey();
        return {
          sender: { station: '0123456789abcdef' as never, publicKey: key.publicKey, chain: NO_CHAIN },
        };
      };
      await keptOut(all, await forgedBy(dir, county, prefecture, stranger), 'B10_UNKNOWN_SENDER');
      const selfMade = (): Forgery => {
        const { publicKey } = newKey();
        const certificates = certify(newKey(), COUNTY as never, publicKey);
        const station = (certificates[1]?.subject ?? '') as never;
        return { sender: { station, publicKey, chain: { ...NO_CHAIN, certificates } } };
      };
      await keptOut(all, await forgedBy(dir, county, prefecture, selfMade), 'B11_CHAIN');
    },
  );
});

const NO_CHAIN = { roots: [], certificates: [], revocations: null };

describe('B17_ID_REUSED', () => {
  it('a number that came before with other content is put apart, and what came stays', ahead, async () => {
    const { county, prefecture, dir } = all;
    let first = '';
    const folder = await written((bundle) => {
      first = bundle.manifest.bundleId;
      return bundle;
    });
    const caseCount = await prefecture.work(DAY, async (desk) => {
      await taken(desk, folder);
      return desk.must('supervisor', 'worklist.counts', {});
    });
    const again = await forgedBy(dir, county, prefecture, { sender: { bundleId: first } });
    await prefecture.work(DAY, async (desk) => {
      const { bundle, plan } = await looked(desk, again);
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B17_ID_REUSED' });
      expect(await desk.must('supervisor', 'worklist.counts', {})).toEqual(caseCount);
      // What was taken in under the number is still told as taken in, beside what was put apart.
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      const states = items.filter(({ bundleId }) => bundleId === first).map(({ state }) => state);
      expect(states.sort()).toEqual(['imported', 'quarantine']);
    });
    await county.work(DAY, (desk) => desk.begin('FIRST'));
    expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1 });
  });
});

describe('a payload that no office writes', () => {
  const records = (...texts: readonly string[]): Forgery => ({
    plain: (manifest) => closed(manifest, lines('entries', ...texts)),
    counts: { entries: texts.length },
  });

  it.each<[BundleCode, string, Forgery]>([
    ['B19_DECRYPT', 'bytes that no key opens', { sealed: (age) => randomBytes(age.length) }],
    ['B20_SIZE', 'less inside than declared', { header: { plainBytes: 100_000 } }],
    ['B21_FORMAT', 'a record that is no text of one value', records('{"a":1,"a":2}')],
    ['B21_FORMAT', 'an entry that is none', records('{"a":1}')],
    ['B22_FORBIDDEN_KEY', 'a name that programs stumble over', records('{"a":[{"__proto__":{"x":1}}]}')],
    [
      'B23_REWRAPPED',
      'another number inside than outside',
      { manifest: { to: [{ agency: PREFECTURE as never, pairSeq: 13, previous: null }] } },
    ],
    ['B25_NO_APPROVAL', 'let out by somebody whom nobody knows', {}],
  ])('%s: %s', ahead, async (code, _name, forgery) => {
    const { county, prefecture, dir } = all;
    await keptOut(all, await forgedBy(dir, county, prefecture, forgery), code);
    expect(({} as { readonly x?: number }).x).toBeUndefined();
  });
});

describe('records of cases that were not let out as they are', () => {
  it.each<[BundleCode, string, Rewriting]>([
    [
      'B25_NO_APPROVAL',
      'nobody let them out',
      (bundle) => ({ ...bundle, manifest: { ...bundle.manifest, approval: null } }),
    ],
    [
      'B25_NO_APPROVAL',
      'something else was let out',
      (bundle) => ({ ...bundle, manifest: { ...bundle.manifest, note: '另加的话' } }),
    ],
    [
      'B29_ENTRY_SIGNATURE',
      'a record with another signature',
      (bundle) => withRecords(bundle, 'entries', unsigned),
    ],
    [
      'B29_ENTRY_SIGNATURE',
      'a record with other words under its signature',
      (bundle) => withRecords(bundle, 'entries', (entry) => ({ ...entry, actor: 'deputy' })),
    ],
  ])('%s: %s', ahead, async (code, _name, rewrite) => {
    await keptOut(all, await written(rewrite), code);
  });

  it('B29_ENTRY_SIGNATURE: a station that nobody certified among them', ahead, async () => {
    const folder = await written((bundle) =>
      withRecords(bundle, 'entries', (entry) => ({ ...entry, station: '0123456789abcdef' })),
    );
    await keptOut(all, folder, 'B29_ENTRY_SIGNATURE');
    await all.prefecture.work(DAY, async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      const { bundleId = '' } = items.find(({ code }) => code === 'B29_ENTRY_SIGNATURE') ?? {};
      // Looked at again it is the same, and it is noted once.
      expect((await checked(desk, bundleId)).bundle).toMatchObject({ state: 'quarantine' });
    });
  });
});
