/** An id of the region's platform is of one notice: what happens where it is given to two (XJR-16-1). */
import { beforeEach, describe, expect, it } from 'vitest';
import { disputeWords } from '#shared/agreement/conflict';
import type { CaseId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf } from './five-desks';
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
      for (const of of [id, other]) expect(ofClass(desk, of, 'C23')).toEqual([]);
  });

  /** Two desks of the region that have not heard of each other give one id to both. */
  function givenTwice(other: CaseId, publication: string): void {
    const events = saying(region, other, { publication });
    if (!events.ok) throw new Error('refused');
    says(region, id, { publication });
    region.apply('supervisor', ON, 'SUPERVISOR', 'sync.confirmSteps', other, events.value);
    meet(here, there, region);
  }

  it('that came all the same is told in both cases, until the region says another of one of them', () => {
    const other = published(here, '喀什市停车泊位占用数据');
    meet(here, there, region);
    givenTwice(other, 'GS-2026-0007');
    for (const desk of [here, there, region])
      for (const of of [id, other])
        expect(only(desk, of, 'C23')).toMatchObject({ field: 'GS-2026-0007', status: 'open' });
    expect(idsOf(id, here, there, region)).toEqual(['GS-2026-0007']);
    says(region, other, { publication: 'GS-2026-0008' });
    meet(here, there, region);
    for (const desk of [here, there, region])
      for (const of of [id, other]) expect(ofClass(desk, of, 'C23')).toEqual([]);
    expect(idsOf(other, here, there, region)).toEqual(['GS-2026-0008']);
  });

  it('is a question of its own beside a number that both have, and each id is one', () => {
    // Two machines of one office that gave one number.
    const other = published(there, '喀什市停车泊位占用数据');
    meet(here, there, region);
    givenTwice(other, 'GS-2026-0007');
    for (const [desk, of] of [
      [here, id],
      [there, other],
    ] as const) {
      const { receipt = '', channel = '', secrecyReviewer = '' } = recordOf(desk, of).state.publicity ?? {};
      desk.do('supervisor', DAY, {
        ...{ type: 'restartPublicity', publishedAt: localDate(DAY), evidence: [], reason: '公示有误' },
        ...{ receipt, channel, secrecyReviewer },
      });
    }
    meet(here, there, region);
    givenTwice(other, 'GS-2026-0009');
    for (const desk of [here, there, region])
      for (const of of [id, other]) {
        only(desk, of, 'C21');
        const fields = ofClass(desk, of, 'C23').map(({ field }) => field);
        expect(fields.sort()).toEqual(['GS-2026-0007', 'GS-2026-0009']);
        const ids = recordOf(desk, of).conflicts.map((conflict) => conflict.id);
        expect(new Set(ids).size).toBe(ids.length);
      }
    // A choice about the number says nothing of the ids.
    const number = only(here, id, 'C21');
    for (const of of [id, other]) choose(region, of, number, number.first, 'chief');
    meet(here, there, region);
    expect(only(here, id, 'C21').status).toBe('decided');
    expect(ofClass(here, id, 'C23').map(({ status }) => status)).toEqual(['open', 'open']);
  });

  it('is decided by the region, who gave it, and by nobody below', () => {
    const other = published(here, '喀什市停车泊位占用数据');
    meet(here, there, region);
    givenTwice(other, 'GS-2026-0007');
    const conflict = only(region, id, 'C23');
    const kept = recordOf(region, id).made;
    for (const of of [id, other]) choose(here, of, conflict, kept, 'chief');
    meet(here, there, region);
    expect(only(region, id, 'C23').status).toBe('open');
    for (const of of [id, other]) choose(region, of, conflict, kept, 'chief');
    meet(here, there, region);
    for (const desk of [here, there, region])
      for (const of of [id, other])
        expect(only(desk, of, 'C23')).toMatchObject({ status: 'decided', decided: { chosen: kept } });
    expect(disputeWords(only(here, other, 'C23'))).toContain('公示号归另一件');
  });

  it('what was decided of it is told at a desk that knows one of the two, until that has its own', () => {
    const other = published(there, '喀什市停车泊位占用数据');
    region.receive(there.journal);
    const events = saying(region, other, { publication: 'GS-2026-0007' });
    if (!events.ok) throw new Error('refused');
    says(region, id, { publication: 'GS-2026-0007' });
    region.apply('supervisor', ON, 'SUPERVISOR', 'sync.confirmSteps', other, events.value);
    const conflict = only(region, other, 'C23');
    for (const of of [id, other]) choose(region, of, conflict, recordOf(region, id).made, 'chief');
    const down = () =>
      here.receive(region.journal.filter(({ entry }) => entry.case === null || entry.case === id));
    down();
    expect(here.tables.get('cases', other)).toBe(undefined);
    const { first, field, cases } = conflict;
    expect(only(here, id, 'C23')).toMatchObject({
      ...{ id: conflict.id, first, field, cases, status: 'decided' },
      decided: { chosen: recordOf(region, id).made },
    });
    says(region, id, { publication: 'GS-2026-0008' });
    down();
    expect(ofClass(here, id, 'C23')).toEqual([]);
    expect(idsOf(id, here, region)).toEqual(['GS-2026-0008']);
  });
});
