/**
 * County, prefecture and region share nothing but folders: an application is drafted and checked in the county, handed
 * over, accepted, reviewed and announced in the prefecture, coded by two people at the region, and stands in all three
 * registers at the end. What travels goes through the hub without a window, as processes of their own.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../../helpers/desk-cli';
import { commandId } from '../../helpers/desk-kit';
import { type ExchangeOffice, lines, trip, tripMust } from '../../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../../helpers/exchange-region';
import { kashgarIn, regionIn, shufuIn } from './hub-offices';

const place = scratch();
afterAll(() => place.remove());

const region = regionIn(place.dir);
const prefecture = kashgarIn(place.dir);
const county = shufuIn(place.dir);

/** Gives a case to another agency. */
const handOver = (day: string, from: ExchangeOffice, to: ExchangeOffice, caseId: string): Promise<void> =>
  from.work(day, async (desk) => {
    const { version } = await desk.look(caseId);
    await desk.must('supervisor', 'sync.handOver', {
      commandId: commandId(),
      caseId,
      version,
      to: to.parts.division,
      reason: '按管辖移交办理',
    });
  });

const statusAt = (day: string, office: ExchangeOffice, caseId: string): Promise<string> =>
  office.work(day, async (desk) => (await desk.look(caseId)).status);

/** A medium goes from one office to another without a person; the bundle that was taken in from it. */
function bundleOf(day: string, from: ExchangeOffice, to: ExchangeOffice): string {
  const run = trip(day, from, to);
  const { bundleId } = run.results.find(({ event }) => event === 'imported') ?? {};
  if (run.code !== 0 || typeof bundleId !== 'string') throw new Error(`${run.words}${lines(run)}`);
  return bundleId;
}

/** The application that went round, and the bundles that brought it. */
let travelled: {
  readonly caseId: string;
  readonly day: string;
  readonly atPrefecture: string;
  readonly atRegion: string;
};

describe('three offices that share nothing but folders', () => {
  beforeAll(async () => {
    for (const office of [region, prefecture, county]) await office.setUp('2026-03-02');
    const founded = await foundRegion(region, '2026-03-05');
    for (const office of [prefecture, county]) await enrolOffice(founded, office, '2026-03-05');
  }, 120_000);

  it('register one application between them', async () => {
    const caseId = await county.work('2026-03-06', async (desk) => {
      const made = await desk.first();
      await desk.advance(made, 'INTERNAL_APPROVED');
      return made;
    });
    await handOver('2026-03-06', county, prefecture, caseId);
    const atPrefecture = bundleOf('2026-03-09', county, prefecture);
    expect(await statusAt('2026-03-09', prefecture, caseId)).toBe('INTERNAL_APPROVED');

    const announced = await prefecture.work('2026-03-09', async (desk) => {
      await desk.advance(caseId, 'CODING_PENDING');
      return desk.today;
    });
    await handOver(announced, prefecture, region, caseId);
    const atRegion = bundleOf(announced, prefecture, region);
    travelled = { caseId, day: announced, atPrefecture, atRegion };

    await region.work(announced, (desk) => desk.advance(caseId, 'REGISTERED'));
    await handOver(announced, region, prefecture, caseId);
    tripMust(announced, region, prefecture);
    tripMust(announced, region, county);

    // The prefecture has taken the case back: that goes round once more.
    tripMust(announced, prefecture, region);
    tripMust(announced, region, county);

    const codes: (string | null)[] = [];
    for (const office of [region, prefecture, county]) {
      const view = await office.work(announced, (desk) => desk.look(caseId));
      expect([office.key, view.status]).toEqual([office.key, 'REGISTERED']);
      codes.push(view.code?.code ?? null);
    }
    expect(new Set(codes).size).toBe(1);
    const hashes = [region, prefecture, county].map(
      (office) => office.hubMust(announced, 'audit').results[0]?.agreementHash,
    );
    expect(new Set(hashes).size, hashes.join(' ')).toBe(1);
  }, 300_000);
});

describe('the region confirms what a bundle brought (XJR-5-2)', () => {
  const REF = '新数登复〔2026〕18号';
  const NO_LIST = '0'.repeat(64);

  it('with the number of its reply, once, and the office below hears of it', async () => {
    const { caseId, day, atRegion } = travelled;
    const listed = () => region.hubMust(day, 'confirm', atRegion).results;
    const read = listed();
    expect(read[0]).toMatchObject({ event: 'to-confirm', steps: ['受理', '形式审核', '公示'], stopped: '' });
    const confirm = (plan: unknown) =>
      region.hub(day, ['confirm', atRegion, '--plan', String(plan), '--reason', REF]);
    // Nobody confirms what he has not read.
    expect(confirm('0'.repeat(64))).toMatchObject({
      code: 1,
      results: [{ ok: false, failure: { code: 'CHANGED_MEANWHILE' } }],
    });
    const run = confirm(read.at(-1)?.plan);
    expect(run.results).toEqual([{ event: 'confirmed', bundleId: atRegion, confirmed: 1, left: 0 }]);
    expect(run.words).toContain('已确认 1 件');
    const again = confirm(listed().at(-1)?.plan);
    expect(again.results).toEqual([{ event: 'confirmed', bundleId: atRegion, confirmed: 0, left: 0 }]);
    tripMust(day, region, prefecture);
    const { steps } = await prefecture.work(day, (desk) => desk.look(caseId));
    expect(steps.filter(({ confirmRef }) => confirmRef === REF).map(({ step }) => step)).toEqual([
      ...['acceptance', 'review', 'publicity'],
    ]);
    expect(steps.filter(({ regional, confirmedAt }) => regional && confirmedAt === null)).toEqual([]);
  }, 300_000);

  it('and nobody else does, nor what never came, nor without proof', () => {
    const { day, atPrefecture, atRegion } = travelled;
    const refused = prefecture.hub(day, ['confirm', atPrefecture, '--plan', NO_LIST, '--reason', REF]);
    expect(refused).toMatchObject({
      code: 1,
      results: [{ ok: false, failure: { code: 'NOT_THE_DECIDER' } }],
    });
    expect(refused.words).toContain('只有自治区登记机构能确认');
    expect(region.hub(day, ['confirm', '0'.repeat(32), '--plan', NO_LIST, '--reason', REF])).toMatchObject({
      code: 1,
      results: [{ ok: false, failure: { code: 'BUNDLE_UNKNOWN' } }],
    });
    expect(region.hub(day, ['confirm', atRegion, '--plan', NO_LIST, '--reason', '一'])).toMatchObject({
      code: 1,
      results: [{ ok: false, failure: { code: 'INPUT_INVALID' } }],
    });
  }, 300_000);
});
