/**
 * What offices did apart contradicts: one application accepted at one station and refused at the other (C05), and one
 * resource registered at two prefectures (C08). The hub stops for what its office may decide, a person decides by the
 * command line, and afterwards all hold the same.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../../helpers/desk-cli';
import { type ExchangeOffice, lines, trip, tripMust } from '../../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../../helpers/exchange-region';
import { hotanIn, kashgarIn, kashgarTwoIn, regionIn } from './hub-offices';

const DAY = '2026-03-06';

const place = scratch();
afterAll(() => place.remove());
const region = regionIn(place.dir);
const first = kashgarIn(place.dir);
const second = kashgarTwoIn(place.dir);
const hotan = hotanIn(place.dir);

interface Line {
  readonly event?: unknown;
  readonly [name: string]: unknown;
}

/** Brings what another office has; a preview that waits for a person is confirmed by one. */
function bring(day: string, from: ExchangeOffice, to: ExchangeOffice): void {
  const run = trip(day, from, to);
  for (const { event, bundleId, plan } of run.results as readonly Line[])
    if (event === 'needs-you' || event === 'second-approval')
      to.hubMust(day, 'decide', String(bundleId), '--plan', String(plan), '--second', 'deputy');
  const stopped = (run.results as readonly Line[]).filter(({ event }) =>
    ['refused', 'fault', 'prerequisite', 'parts'].includes(String(event)),
  );
  expect(stopped, lines(run)).toEqual([]);
}

/** The contradictions that wait at an office, as its hub lists them. */
const waitingAt = (day: string, office: ExchangeOffice): readonly Line[] =>
  office.hub(day, ['decide']).results.filter(({ event }) => event === 'conflict');

const hashAt = (day: string, office: ExchangeOffice): unknown =>
  office.hubMust(day, 'audit').results[0]?.agreementHash;

describe('offices that worked apart', () => {
  beforeAll(async () => {
    for (const office of [region, first, second, hotan]) await office.setUp('2026-03-02');
    const founded = await foundRegion(region, '2026-03-05');
    for (const office of [first, second, hotan]) await enrolOffice(founded, office, '2026-03-05');
    // The first station learns of the second by what the region sends down.
    tripMust('2026-03-05', region, first);
  }, 120_000);

  it('one application decided differently at two stations (C05) is decided by the supervisor', async () => {
    const caseId = await first.work(DAY, async (desk) => {
      const made = await desk.first();
      await desk.advance(made, 'SUBMITTED');
      return made;
    });
    tripMust(DAY, first, second);
    await first.work(DAY, (desk) => desk.step('clerk', caseId, { type: 'accept' }));
    await second.work(DAY, async (desk) => {
      await desk.step('clerk', caseId, {
        type: 'proposeRefusal',
        grounds: ['01'],
        reasons: '不属登记范围',
      });
      await desk.step('deputy', caseId, { type: 'refuse' });
    });
    bring('2026-03-09', first, second);
    bring('2026-03-09', second, first);
    const [conflict, ...more] = waitingAt('2026-03-09', first);
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ class: 'C05', mine: true, caseId });
    expect(waitingAt('2026-03-09', second).map(({ id }) => id)).toEqual([conflict?.id]);
    const [, accepted = ''] = String(conflict?.id).split('/');
    const words = ['--option', accepted, '--reason', '以先受理的为准'];
    first.hubMust('2026-03-09', 'decide', String(conflict?.id), ...words);
    bring('2026-03-09', first, second);
    bring('2026-03-09', second, first);
    expect(waitingAt('2026-03-09', second)).toEqual([]);
    expect(hashAt('2026-03-09', first)).toBe(hashAt('2026-03-09', second));
  }, 300_000);

  it('one resource at two prefectures (C08) is decided by the region', async () => {
    for (const office of [first, hotan]) {
      await office.work('2026-03-10', async (desk) => {
        const made = await desk.first({ dataRegistName: '同一公共数据资源' });
        await desk.advance(made, 'SUBMITTED');
      });
      bring('2026-03-10', office, region);
    }
    const met = waitingAt('2026-03-10', region);
    expect(met.map((one) => [one.class, one.mine])).toContainEqual(['C08', true]);
    for (const { id, caseId } of met) {
      const words = ['--option', 'same', '--keep', String(caseId), '--reason', '同一资源，保留先申请的一件'];
      region.hubMust('2026-03-10', 'decide', String(id), ...words);
    }
    expect(waitingAt('2026-03-10', region)).toEqual([]);
    for (const office of [first, hotan]) {
      bring('2026-03-10', region, office);
      expect(waitingAt('2026-03-10', office)).toEqual([]);
    }
  }, 300_000);
});
