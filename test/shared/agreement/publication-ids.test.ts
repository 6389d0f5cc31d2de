/** 公示号: the id of a notice on the region's platform is the region's to say, of one notice each (XJR-5-2, XJR-16-1). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, PublicationId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { confirmationOf } from '#shared/regulation/casework/confirmation';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { publicationIds } from '#shared/regulation/casework/publication-id';
import { DAY, fiveDesks, meet, ofClass, only, recordOf } from './five-desks';
import type { Peer } from './peer';

const ON = localDate('2026-06-20');

let here: Peer;
let there: Peer;
let region: Peer;
let id: CaseId;

/** A case with its notice out; of another resource than those before. */
function published(desk: Peer, dataRegistName: string): CaseId {
  desk.first(DAY);
  desk.do('clerk', DAY, {
    ...{ type: 'saveDraft', subject: {}, request: {} },
    application: { dataRegistName, hashValue: dataRegistName.length.toString(16).repeat(64) },
  });
  desk.advance('PUBLICITY', DAY);
  return desk.case.id;
}

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
  id = published(here, '喀什市公交站点数据');
  meet(here, there, region);
});

/** What the region would write of a case. */
const saying = (of: CaseId, publication: string) =>
  confirmationOf(
    recordOf(region, of).state,
    { on: ON, ref: '新数登复〔2026〕9号', steps: [], dates: [], code: null, publication },
    region.counting(of),
  );

const writes = (of: CaseId, ...events: readonly CaseEvent[]): void =>
  region.apply('supervisor', ON, 'SUPERVISOR', 'sync.confirmSteps', of, events);

function says(of: CaseId, publication: string): void {
  const events = saying(of, publication);
  if (!events.ok) throw new Error(events.error[0]?.message);
  writes(of, ...events.value);
}

/** The ids of a case's notices, the same at every desk and in one made anew from its journal. */
function idsOf(of: CaseId, ...desks: readonly Peer[]): readonly string[] {
  const told = desks.map((desk) => {
    expect(desk.rebuilt().get('cases', of)).toEqual(recordOf(desk, of));
    return publicationIds(recordOf(desk, of).state);
  });
  for (const one of told) expect(one).toEqual(told[0]);
  return told[0] ?? [];
}

describe('the id of a public notice (XJR-16-1)', () => {
  it('is said by the region, stands at every office, and may be said otherwise; the former stays beside it', () => {
    says(id, 'GS-2026-0001');
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0001']);
    says(id, 'GS-2026-0002');
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0002']);
    expect(recordOf(here, id).state.publicity?.publicityInfoId).toEqual({
      ...{ value: 'GS-2026-0002', former: ['GS-2026-0001'] },
      ...{ on: ON, ref: '新数登复〔2026〕9号' },
    });
  });

  it('is of the notice that the region knew: one that was published anew has none of its own yet', () => {
    const { receipt, channel, secrecyReviewer } = recordOf(here, id).state.publicity ?? {};
    if (receipt === undefined || channel === undefined || secrecyReviewer === undefined) throw new Error();
    says(id, 'GS-2026-0001');
    here.do('supervisor', DAY, {
      ...{ type: 'restartPublicity', publishedAt: localDate(DAY), evidence: [], reason: '公示有误' },
      ...{ receipt, channel, secrecyReviewer },
    });
    meet(here, there, region);
    const { publicity, earlierPublicity } = recordOf(here, id).state;
    expect(earlierPublicity).toHaveLength(1);
    expect(publicity?.publicityInfoId).toBe(undefined);
    says(id, 'GS-2026-0003');
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toContain('GS-2026-0003');
    // What one notice of the case has is no id of its next one.
    for (const used of idsOf(id, here)) expect(saying(id, used).ok, used).toBe(false);
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
    const events = saying(id, 'GS-2026-0001');
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
    writes(id, { ...said, publication: { value, former: null, notice: 1 } });
    meet(here, there, region);
    expect(idsOf(id, here, there, region)).toEqual([]);
    expect(recordOf(here, id).fates).toMatchObject([{ fate: 'opaque' }]);
  });
});

describe('one id on two notices (XJR-16-1)', () => {
  it('is refused at the region, also one that looks like it or was of another before', () => {
    says(id, 'GS-2026-0001');
    says(id, 'GS-2026-0002');
    const other = published(there, '喀什市停车泊位占用数据');
    meet(here, there, region);
    for (const used of [
      'GS-2026-0002',
      'gs-2O26-OO02',
      'GS-2026-0001',
      'X1',
      '公示一号',
      'L-653100-2026-000001',
    ])
      expect(saying(other, used).ok, used).toBe(false);
    expect(saying(other, 'GS-2026-0003').ok).toBe(true);
  });

  it('that came all the same is told in both cases, until the region says another of one of them', () => {
    const other = published(here, '喀什市停车泊位占用数据');
    meet(here, there, region);
    const events = saying(other, 'GS-2026-0007');
    if (!events.ok) throw new Error('refused');
    says(id, 'GS-2026-0007');
    // Two desks of the region that have not heard of each other.
    writes(other, ...events.value);
    meet(here, there, region);
    for (const desk of [here, there, region])
      for (const of of [id, other])
        expect(only(desk, of, 'C21')).toMatchObject({ field: 'GS-2026-0007', status: 'open' });
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0007']);
    says(other, 'GS-2026-0008');
    meet(here, there, region);
    for (const desk of [here, there, region])
      for (const of of [id, other]) expect(ofClass(desk, of, 'C21')).toEqual([]);
    expect(idsOf(other, here, there, region)).toEqual(['GS-2026-0008']);
  });
});
