/** County, prefecture and region exchange through folders by the hub without a window, and agree afterwards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../../helpers/desk-cli';
import { enrolOffice, foundRegion } from '../../helpers/exchange-region';
import { kashgarIn, regionIn, shufuIn } from './hub-offices';

const place = scratch();
afterAll(() => place.remove());

const region = regionIn(place.dir);
const prefecture = kashgarIn(place.dir);
const county = shufuIn(place.dir);

describe('three offices that share nothing but folders', () => {
  beforeAll(async () => {
    for (const office of [region, prefecture, county]) await office.setUp('2026-03-02');
    const founded = await foundRegion(region, '2026-03-05');
    for (const office of [prefecture, county]) await enrolOffice(founded, office, '2026-03-05');
  }, 120_000);

  it('are enrolled', async () => {
    const state = await county.work('2026-03-06', (desk) => desk.must('supervisor', 'sync.state', {}));
    expect(state.enrolled).toBe(true);
  });
});
