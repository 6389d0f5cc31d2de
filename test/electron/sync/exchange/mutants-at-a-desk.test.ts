/**
 * What somebody made of a true bundle is brought to a real desk: bytes changed, cut off, unpacked and packed again, and told
 * otherwise under the sender's own signature. Each ends with a code or a preview, and the store is what it was: only the
 * line that tells of a quarantine is added. `EXCHANGE_MUTANTS` sets how many, `BUNDLE_FUZZ_SEED` the seed,
 * `EXCHANGE_APART=1` changes and cuts at every byte.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BUNDLE_CODE_LIST } from '#shared/bundle/codes';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { atSettledStore } from '../../../helpers/settled-store';
import { storeFiles } from '../../../helpers/store-files';
import { chance, mutant, type Sample, sampleOf } from '../bundle/mutants';
import { rewriting } from './altered-office';
import { brought, checked, DAY, files, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

vi.mock('#electron/sync/bundle/write-bundle', async (original) => {
  const { rewritesBundles } = await import('./altered-office');
  return rewritesBundles(await original());
});

const COUNT = Number(process.env.EXCHANGE_MUTANTS ?? 80);
const SEED = Number(process.env.BUNDLE_FUZZ_SEED ?? 5);
/** Bytes between one that is changed and the next, and lengths between one cut and the next. */
const APART = Number(process.env.EXCHANGE_APART ?? 499);

let all: Offices;
beforeAll(async () => {
  all = await offices();
  const { county, prefecture } = all;
  await county.work(DAY, (desk) => desk.first());
  await pass(all, county, prefecture);
}, 240_000);
afterAll(() => all.remove());

/** A bundle of the county with a new application, and the means to make others of it in the county's name. */
async function trueBundle(desk: OfficeDesk): Promise<Sample> {
  await desk.first({ dataRegistName: '另一项资源' });
  const identity = await generateX25519Identity();
  const legible = await identityToRecipient(identity);
  const got: { from?: Sample['from']; recipient?: string } = {};
  const folder = await rewriting(
    (bundle) => {
      Object.assign(got, { from: { sign: bundle.sign }, recipient: bundle.recipients[0] });
      return { ...bundle, recipients: [legible] };
    },
    () => made(all.dir, desk, PREFECTURE),
  );
  const { from, recipient } = got;
  if (from === undefined || recipient === undefined) throw new Error('no bundle was written');
  return sampleOf(readFileSync(files(folder)[0] ?? ''), identity, from, recipient);
}

/** How a file that was brought ends at a desk: a code, or the preview of what somebody may take in. */
async function endOf(
  desk: OfficeDesk,
  bytes: Uint8Array,
): Promise<{ readonly code: string; readonly isKept: boolean }> {
  const folder = mkdtempSync(join(all.dir, 'mutant-'));
  writeFileSync(join(folder, 'mutant.rsb'), bytes);
  const { taken, refused } = await brought(desk, folder);
  const [bundle] = taken;
  if (bundle === undefined) return { code: refused[0]?.code ?? 'none', isKept: false };
  const looked = await checked(desk, bundle.bundleId);
  const { state, code } = looked.bundle;
  return { code: looked.plan === null ? (code ?? 'none') : 'taken', isKept: state === 'quarantine' };
}

/** Everything the prefecture's store says of cases; it is sound. */
const said = () =>
  atSettledStore(all.prefecture, ({ finding, entries, shown, agreementOn }) => {
    expect(finding).toBeNull();
    const cases = [...entries.keys()].filter((of) => of !== '');
    return {
      cases: cases.map((of) => [of, [...(entries.get(of) ?? [])], shown(of, false)]),
      agreement: agreementOn(cases),
    };
  });

describe('at a desk with its store', () => {
  it(`bytes changed and cut off, and ${COUNT} mutants, change nothing`, { timeout: 3_600_000 }, async () => {
    const { county, prefecture } = all;
    const known = new Set<string>([...BUNDLE_CODE_LIST, 'taken']);
    const codes = new Map<string, number>();
    const before = await said();
    let quarantined = 0;
    await county.work(DAY, async (sender) => {
      const sample = await trueBundle(sender);
      await prefecture.work(DAY, async (desk) => {
        await desk.must('supervisor', 'sync.state', {});
        let standing = storeFiles(prefecture.vault);
        const tried = async (bytes: Buffer, foreign: boolean, name: string): Promise<void> => {
          const { code, isKept } = await endOf(desk, bytes);
          if (!known.has(code) || (foreign && code === 'taken')) throw new Error(`${name}: ${code}`);
          codes.set(code, (codes.get(code) ?? 0) + 1);
          const now = storeFiles(prefecture.vault);
          if (isKept) quarantined += 1;
          else expect(now, name).toEqual(standing);
          standing = now;
        };
        const { whole } = sample;
        for (let at = 0; at < whole.length; at += APART) {
          const changed = Buffer.from(whole);
          changed[at] = (changed[at] ?? 0) ^ 0xff;
          await tried(changed, true, `byte ${at}`);
          await tried(whole.subarray(0, at), true, `${at} bytes`);
        }
        const random = chance(SEED);
        for (let number = 0; number < COUNT; number += 1) {
          const { bytes, foreign } = await mutant(sample, random);
          await tried(bytes, foreign, `mutant ${number} of seed ${SEED}`);
        }
      });
    });
    // It gets as far as what only a store can see, or it proves little.
    const stages = ['B02_NOT_BUNDLE', 'B05_TRUNCATED', 'B06_DAMAGED', 'B21_FORMAT'];
    expect([...codes.keys()]).toEqual(expect.arrayContaining(stages));
    expect(quarantined).toBeGreaterThan(0);
    expect(await said()).toEqual(before);
    // The office's true bundle comes in after all of it.
    expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1 });
    console.log(
      `at a desk: ${quarantined} in quarantine, ${JSON.stringify(Object.fromEntries([...codes].sort()))}`,
    );
  });
});
