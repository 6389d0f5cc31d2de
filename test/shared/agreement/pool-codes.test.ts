/** Codes out of a pool of the region at two stations of one agency (XJR-17-1): what one took the other does not take. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isReadable } from '#shared/agreement/event-shape';
import type { EntryId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { poolFacts, poolSeat, takesNoCodes } from '#shared/journal/pool-facts';
import { nextFromPool } from '#shared/regulation/casework/code-from-pool';
import { readCodePools } from '#shared/regulation/register/code-pool';
import { code } from '../../helpers/case-commands';
import { codesOf } from '../../helpers/case-kit';
import { type Content, contentOfSample } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';
import { choose, DAY, fiveDesks, meet, only, recordOf } from './five-desks';
import { type Peer, SEATS, type Seat, stationOf } from './peer';
import { membership } from './region-records';

const ON = '2026-06-01';
let here: Peer;
let there: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
  // Two stations that were granted the same codes: the region's list is never so, a store that was copied may be.
  for (const desk of [here, there, region]) {
    const seat = { station: desk.station, install: desk.install, objectType: '1' };
    const codes = [{ first: 'XJ-2026-P0001', last: 'XJ-2026-P0009' }];
    const pool = {
      id: '一号',
      agency: here.office.division,
      ...seat,
      codes,
      from: '2026-01-01',
      to: '2026-12-31',
    };
    desk.views.rules.pools = { number: 1, pools: readCodePools({ pools: [pool] }) ?? [] };
  }
});

const next = (desk: Peer): string | undefined =>
  nextFromPool(poolFacts(desk.views, desk.tables, desk), '1', localDate(ON))?.code;

const take = (desk: Peer, typed: string) =>
  desk.try('supervisor', ON, code({ code: typed, codeAgain: typed, codedAt: localDate(ON), pool: '一号' }));

/** An application for another thing. */
const another = (): Content => {
  const content = contentOfSample(sample('kashgar-bus'), null);
  const changes = { dataRegistName: '另一数据', hashValue: 'e'.repeat(64), catalogCode: '' };
  return { ...content, application: { ...content.application, ...changes } };
};

describe('two stations of one agency', () => {
  it('that take the same code before they heard of each other meet in C09; then neither proposes it', () => {
    for (const desk of [here, there]) {
      desk.first(DAY).advance('CODING_PENDING', DAY);
      expect(next(desk)).toBe('XJ-2026-P0001');
      expect(take(desk, 'XJ-2026-P0001')).toEqual([]);
      desk.do('reviewer', ON, { type: 'confirmCode', code: 'XJ-2026-P0001' });
    }
    meet(here, there, region);
    expect(only(region, here.case.id, 'C09').status).toBe('open');
    for (const desk of [here, there, region]) expect(next(desk)).toBe('XJ-2026-P0002');
  });

  it('do not take what the other took, before its second person or the region has seen it', () => {
    here.first(DAY).advance('CODING_PENDING', DAY);
    expect(take(here, 'XJ-2026-P0001')).toEqual([]);
    there.first(DAY, another()).advance('CODING_PENDING', DAY);
    meet(here, there, region);
    expect(next(there)).toBe('XJ-2026-P0002');
    expect(codesOf(take(there, 'XJ-2026-P0001'))).toEqual(['CODE_TAKEN']);
  });

  it('of two codes for one item the one that fell goes to no other item', () => {
    here.first(DAY).advance('CODING_PENDING', DAY);
    const { id } = here.case;
    meet(here, there, region);
    for (const desk of [there, region]) desk.look(id);
    expect(take(here, 'XJ-2026-P0001')).toEqual([]);
    expect(take(there, 'XJ-2026-P0002')).toEqual([]);
    meet(here, there, region);
    const conflict = only(region, id, 'C10');
    choose(region, id, conflict, conflict.first);
    meet(here, there, region);
    expect([...(recordOf(here, id).state.poolCodes ?? [])].sort()).toEqual([
      'XJ-2026-P0001',
      'XJ-2026-P0002',
    ]);
    for (const desk of [here, there, region]) expect(next(desk)).toBe('XJ-2026-P0003');
  });
});

it.each([
  ['of its own agency that goes on from it', '653100', true],
  ['of another agency that only says so', '652900', false],
  ['that the region knows nothing of', null, true],
])('the codes of a station are frozen by one %s', (_name, division, frozen) => {
  const today = localDate(ON);
  expect(takesNoCodes(there.views, here.station, today)).toBe(false);
  expect(poolSeat(here.views, here, today)).toEqual({ station: here.station, install: here.install });
  const successor: Seat = { at: 6, division: division ?? '653100', level: 'prefecture' };
  if (division !== null) there.trust(membership([...SEATS, successor]));
  const station = stationOf(successor.at);
  const goesOn = {
    type: 'stationContinued',
    from: here.station,
    seq: 1,
    hash: null,
    reason: '换机',
  } as const;
  const [first] = here.journal;
  if (first === undefined) throw new Error('no entry');
  const id = 'f'.repeat(64) as EntryId;
  there.receive([{ id, entry: { ...first.entry, station, seq: 1, prev: null, events: [goesOn] } }]);
  expect(takesNoCodes(there.views, here.station, today)).toBe(frozen);
});

it('a pool that is told without its parts is not read', () => {
  const event = { type: 'codeEntered', code: 'XJ-2026-P0001', codedAt: ON, replyReference: '' };
  expect(isReadable({ ...event, pool: { id: '一号', number: 1 } } as never)).toBe(true);
  for (const pool of [null, '一号', { id: '一号' }, { id: 1, number: 1 }])
    expect(isReadable({ ...event, pool } as never)).toBe(false);
});
