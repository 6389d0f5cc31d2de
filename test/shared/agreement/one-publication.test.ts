/** An id of the region's platform is of one notice: what happens where it is given to two (XJR-16-1). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { fiveDesks, meet, ofClass, only } from './five-desks';
import type { Peer } from './peer';
import { idsOf, ON, published, saying, says } from './region-says';

let here: Peer;
let there: Peer;
let region: Peer;
let id: CaseId;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
  id = published(here, '喀什市公交站点数据');
  meet(here, there, region);
});

describe('one id on two notices (XJR-16-1)', () => {
  it('is refused at the region, also one that looks like it', () => {
    says(region, id, { publication: 'GS-2026-0002' });
    const other = published(there, '喀什市停车泊位占用数据');
    meet(here, there, region);
    for (const used of ['GS-2026-0002', 'gs-2O26-OO02', 'X1', '公示一号', 'L-653100-2026-000001'])
      expect(saying(region, other, { publication: used }).ok, used).toBe(false);
    expect(saying(region, other, { publication: 'GS-2026-0003' }).ok).toBe(true);
  });

  it('by mistake goes to the one whose it is, once the region has said the other’s own', () => {
    const other = published(here, '喀什市停车泊位占用数据');
    meet(here, there, region);
    says(region, id, { publication: 'GS-2026-0002' });
    expect(saying(region, other, { publication: 'GS-2026-0002' }).ok).toBe(false);
    says(region, id, { publication: 'GS-2026-0001' });
    says(region, other, { publication: 'GS-2026-0002' });
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0001']);
    expect(idsOf(other, here, there, region)).toEqual(['GS-2026-0002']);
    for (const desk of [here, there, region])
      for (const of of [id, other]) expect(ofClass(desk, of, 'C21')).toEqual([]);
  });

  it('that came all the same is told in both cases, until the region says another of one of them', () => {
    const other = published(here, '喀什市停车泊位占用数据');
    meet(here, there, region);
    const events = saying(region, other, { publication: 'GS-2026-0007' });
    if (!events.ok) throw new Error('refused');
    says(region, id, { publication: 'GS-2026-0007' });
    // Two desks of the region that have not heard of each other.
    region.apply('supervisor', ON, 'SUPERVISOR', 'sync.confirmSteps', other, events.value);
    meet(here, there, region);
    for (const desk of [here, there, region])
      for (const of of [id, other])
        expect(only(desk, of, 'C21')).toMatchObject({ field: 'GS-2026-0007', status: 'open' });
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0007']);
    says(region, other, { publication: 'GS-2026-0008' });
    meet(here, there, region);
    for (const desk of [here, there, region])
      for (const of of [id, other]) expect(ofClass(desk, of, 'C21')).toEqual([]);
    expect(idsOf(other, here, there, region)).toEqual(['GS-2026-0008']);
  });
});
