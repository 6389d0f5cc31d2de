/** Two cases under one number (C21): both keep it, go on, and are told apart by a suffix that is the same everywhere. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CONFLICT_CLASS } from '#shared/agreement/conflict-class';
import { numberApart } from '#shared/agreement/number-apart';
import type { CaseId } from '#shared/domain/ids';
import { type Content, contentOfSample } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf } from './five-desks';
import { Peer, SEATS, type Seat } from './peer';
import { membership } from './region-records';

let here: Peer;
let there: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
});

/** A draft about a thing like no other. */
function draft(desk: Peer): CaseId {
  const content = contentOfSample(sample('kashgar-bus'), null);
  const own = { dataRegistName: `第${desk.seat.at}站的数据`, hashValue: `${desk.seat.at}`.repeat(64) };
  const different: Content = {
    ...content,
    application: { ...content.application, ...own, catalogCode: '' },
  };
  desk.first(DAY, different);
  return desk.case.id;
}

/** By what a number given twice is told apart, the same at every desk whatever else it knows. */
const markOf = (id: CaseId): string => `（重号${id.slice(-4).toUpperCase()}）`;

const readAt = (desk: Peer, ...ids: readonly CaseId[]): readonly string[] =>
  ids.map((id) => numberApart(recordOf(desk, id)));

describe('two machines of one office that gave one number (C21)', () => {
  it('leave it to both cases, which a suffix tells apart alike at every desk', () => {
    const ids = [draft(here), draft(there)].sort();
    const [{ number }] = ids.map((id) => (here.case.id === id ? here : there).case) as [Peer['case']];
    expect(readAt(here, here.case.id)).toEqual([number]);
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      for (const id of ids) {
        expect(recordOf(desk, id).state.number).toBe(number);
        expect(only(desk, id, 'C21')).toMatchObject({ field: number, status: 'open' });
      }
      expect(readAt(desk, ...ids)).toEqual(ids.map((id) => `${number}${markOf(id)}`));
    }
  });

  it('go on with both meanwhile, and still tell them apart after the supervisor has looked at it', () => {
    const ids = [draft(here), draft(there)].sort();
    meet(here, there, region);
    expect(CONFLICT_CLASS.C21).toMatchObject({ decider: 'supervisor', blocked: 'nothing' });
    for (const desk of [here, there]) desk.advance('UNDER_REVIEW', DAY);
    const conflict = only(here, here.case.id, 'C21');
    for (const id of ids) choose(here, id, conflict, conflict.first);
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      for (const id of ids) {
        expect(only(desk, id, 'C21').status).toBe('decided');
        expect(recordOf(desk, id).state.status).toBe('UNDER_REVIEW');
      }
      expect(readAt(desk, ...ids).map((read) => read.slice(-8))).toEqual(ids.map(markOf));
    }
    // Neither is lost, whichever was named in the choice.
    for (const desk of [here, there]) desk.advance('REVIEW_PROPOSED', DAY);
  });

  it('that are three are told apart as three', () => {
    const seat: Seat = { at: 6, division: '653100', level: 'prefecture' };
    const third = new Peer(seat);
    third.trust(membership([...SEATS, seat]));
    for (const desk of [here, there, region]) desk.trust(membership([...SEATS, seat]));
    const ids = [draft(here), draft(there), draft(third)].sort();
    meet(here, there, third, region);
    for (const desk of [here, there, third, region]) {
      for (const id of ids) expect(ofClass(desk, id, 'C21')).toHaveLength(2);
      expect(readAt(desk, ...ids).map((read) => read.slice(-8))).toEqual(ids.map(markOf));
    }
  });

  it('two cases of different numbers are read as they are', () => {
    const first = draft(here);
    const second = here.first(DAY, contentOfSample(sample('kashgar-bus'), null)).case.id;
    meet(here, there, region);
    for (const id of [first, second]) {
      expect(ofClass(region, id, 'C21')).toEqual([]);
      expect(readAt(region, id)).toEqual([recordOf(region, id).state.number]);
    }
  });
});
