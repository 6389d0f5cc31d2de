/**
 * County, prefecture and region share nothing but folders: an application is drafted and checked in the county, handed
 * over, accepted, reviewed and announced in the prefecture, coded by two people at the region, and stands in all three
 * registers at the end. What travels goes through the hub without a window, as processes of their own.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../../helpers/desk-cli';
import { commandId } from '../../helpers/desk-kit';
import { type ExchangeOffice, tripMust } from '../../helpers/exchange-office';
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
    tripMust('2026-03-09', county, prefecture);
    expect(await statusAt('2026-03-09', prefecture, caseId)).toBe('INTERNAL_APPROVED');

    const announced = await prefecture.work('2026-03-09', async (desk) => {
      await desk.advance(caseId, 'CODING_PENDING');
      return desk.today;
    });
    await handOver(announced, prefecture, region, caseId);
    tripMust(announced, prefecture, region);

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
