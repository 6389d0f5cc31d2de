/** 公示号: the id of a notice on the region's platform is the region's to say (XJR-5-2, XJR-16-1). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, PublicationId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { DAY, fiveDesks, meet, recordOf } from './five-desks';
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

describe('the id of a public notice (XJR-16-1)', () => {
  it('is said by the region, stands at every office, and may be said otherwise; the former stays beside it', () => {
    says(region, id, { publication: 'GS-2026-0001' });
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0001']);
    says(region, id, { publication: 'GS-2026-0002' });
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0002']);
    expect(recordOf(here, id).state.publicity?.publicityInfoId).toEqual({
      ...{ value: 'GS-2026-0002', former: ['GS-2026-0001'] },
      ...{ on: ON, ref: '新数登复〔2026〕9号' },
    });
  });

  it('that was mistyped is said anew: a letter for a digit, and back to one that was right after all', () => {
    const said = ['GS-2O26-0001', 'GS-2026-0001', 'GS-2026-0002', 'GS-2026-0001'];
    for (const publication of said) {
      says(region, id, { publication });
      meet(here, there, region);
      expect(idsOf(id, here, there, region)).toEqual([publication]);
    }
    expect(recordOf(here, id).state.publicity?.publicityInfoId?.former).toEqual(said.slice(0, 3));
  });

  it('is of the notice that the region knew: one that was published anew has none of its own yet', () => {
    const { receipt, channel, secrecyReviewer } = recordOf(here, id).state.publicity ?? {};
    if (receipt === undefined || channel === undefined || secrecyReviewer === undefined) throw new Error();
    says(region, id, { publication: 'GS-2026-0001' });
    here.do('supervisor', DAY, {
      ...{ type: 'restartPublicity', publishedAt: localDate(DAY), evidence: [], reason: '公示有误' },
      ...{ receipt, channel, secrecyReviewer },
    });
    meet(here, there, region);
    const { publicity, earlierPublicity } = recordOf(here, id).state;
    expect(earlierPublicity).toHaveLength(1);
    expect(publicity?.publicityInfoId).toBe(undefined);
    says(region, id, { publication: 'GS-2026-0003' });
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toContain('GS-2026-0003');
    // What one notice of the case has is no id of its next one.
    for (const used of idsOf(id, here))
      expect(saying(region, id, { publication: used }).ok, used).toBe(false);
  });

  it('is not taken from an office that writes one into its own notice', () => {
    const { publicity } = recordOf(here, id).state;
    if (publicity === null) throw new Error('no notice');
    const claimed = { value: 'GS-9999' as PublicationId, ref: '自编', on: ON, former: [] };
    const own = { ...publicity, publicityInfoId: claimed };
    here.apply('supervisor', DAY, 'SUPERVISOR', 'cases.restartPublicity', id, [
      { type: 'publicityRestarted', publicity: own, reason: '重新公示' },
    ]);
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual([]);
  });

  it('of another office than the region it is void', () => {
    const events = saying(region, id, { publication: 'GS-2026-0001' });
    if (!events.ok) throw new Error('refused');
    here.apply('supervisor', ON, 'SUPERVISOR', 'sync.confirmSteps', id, events.value);
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual([]);
    expect(recordOf(region, id).fates).toMatchObject([{ fate: 'void' }]);
  });

  it('in a form that no platform gives it is kept unread', () => {
    const value = 'GS 2026 <1>' as PublicationId;
    const said = {
      type: 'stepsConfirmed',
      on: ON,
      ref: '9号',
      steps: [],
      dates: [],
      validity: null,
    } as const;
    region.apply('supervisor', ON, 'SUPERVISOR', 'sync.confirmSteps', id, [
      { ...said, publication: { value, former: null, notice: 1 } },
    ]);
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual([]);
    expect(recordOf(here, id).fates).toMatchObject([{ fate: 'opaque' }]);
  });
});
