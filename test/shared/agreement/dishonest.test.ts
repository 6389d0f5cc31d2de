/**
 * What a modified program may write, its signature good: it decides for nobody else, gains nothing by leaving out what
 * it knew, and stops no desk with a case that nobody could read.
 */
import { describe, expect, it } from 'vitest';
import { agree } from '#shared/agreement/agree';
import { conflictsOf } from '#shared/agreement/case-conflicts';
import type { CaseEntry } from '#shared/agreement/case-entry';
import { MOST_ENTRIES, MOST_EVENTS, tooMuchBy } from '#shared/agreement/case-size';
import { conflictId } from '#shared/agreement/conflict';
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { AccountId, DivisionCode, EntryId, StationId } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';

const id = (at: number): EntryId => at.toString(16).padStart(64, '0') as EntryId;
const station = (at: number): StationId => at.toString(16).padStart(16, '0') as StationId;
const COUNTY = '653101' as DivisionCode;
const PREFECTURE = '653100' as DivisionCode;

const entry = (
  at: number,
  from: number,
  casePrev: readonly number[],
  events: readonly unknown[],
  more: Partial<CaseEntry> = {},
): CaseEntry => ({
  ...{ id: id(at), station: station(from), seq: at, lamport: at, casePrev: casePrev.map(id) },
  events: events as readonly CaseEvent[],
  actor: `zhang@${from}` as AccountId,
  agency: COUNTY,
  standing: 'good',
  at: '2026-03-09T02:00:00.000Z' as Instant,
  clockDoubt: false,
  ...more,
});

const MADE = entry(1, 1, [], [{ type: 'caseCreated', id: 'c', number: 'L-653101-2026-000001' }]);
const accepted = (on: string): unknown => ({ type: 'accepted', acceptedAt: on as LocalDate });
const DRAFT = { type: 'draftChanged', subject: {}, application: {}, request: {} };
const chosen = (
  about: ConflictClass,
  named: ConflictClass,
  first: number,
  second: number,
  which: number,
): unknown => ({
  type: 'conflictDecided',
  conflict: conflictId(named, [id(first), id(second)]),
  class: about,
  first: id(first),
  second: id(second),
  chosen: id(which),
  reason: '核对后决定',
});

describe('a choice', () => {
  const stolen = entry(2, 2, [1], [accepted('2026-03-09')], { standing: 'disputed' });

  it.each([
    ['C05', 'C05'],
    ['C05', 'C16'],
    ['C16', 'C05'],
  ] as const)(
    'C16: of a county about its own stolen machine does not count, told as %s of %s',
    (about, named) => {
      const self = entry(3, 1, [2], [chosen(about, named, 2, 2, 2)]);
      const agreement = agree([MADE, stolen, self]);
      expect(agreement.fates[1]).toBe('disputed');
      expect(conflictsOf(agreement)).toMatchObject([{ class: 'C16', status: 'open' }]);
    },
  );

  it('C16: of the region counts', () => {
    const region = entry(3, 4, [2], [chosen('C16', 'C16', 2, 2, 2)], { agency: '650000' as DivisionCode });
    expect(agree([MADE, stolen, region]).fates[1]).toBe('effective');
  });

  it('C10: of two codes is for the region alone, whatever class an office tells', () => {
    const code = (at: number, from: number, digits: string): CaseEntry =>
      entry(at, from, [1], [{ type: 'codeEntered', code: { code: digits } }]);
    const two = [MADE, code(2, 1, '1'), code(3, 2, '2')];
    for (const about of ['C05', 'C10'] as const) {
      const self = entry(4, 1, [2, 3], [chosen(about, about, 2, 3, 2)]);
      expect(agree([...two, self]).fates.slice(1, 3)).toEqual(['disputed', 'disputed']);
    }
  });

  it('C07: of a case taken by force is not made by the office it was taken from', () => {
    const forced = entry(2, 3, [1], [{ type: 'caseForceTaken', by: PREFECTURE, epoch: 1, reason: '' }], {
      agency: PREFECTURE,
    });
    const meanwhile = entry(3, 1, [1], [accepted('2026-03-09')]);
    const self = entry(4, 1, [2, 3], [chosen('C05', 'C05', 2, 3, 3)]);
    expect(agree([MADE, forced, meanwhile, self]).fates.slice(1, 3)).toEqual(['disputed', 'disputed']);
  });
});

describe('what makes a step final (XJR-5-2)', () => {
  const confirmed = {
    ...{ type: 'stepsConfirmed', on: '2026-03-09', ref: '新数登复1号' },
    ...{ steps: [{ step: 'acceptance', doneAt: null }], dates: [], validity: null },
  };

  it('is said by the region alone, whoever has the case', () => {
    const own = entry(2, 1, [1], [confirmed]);
    const superior = entry(3, 2, [2], [confirmed], { agency: PREFECTURE });
    const region = entry(4, 3, [3], [confirmed], { agency: '650000' as DivisionCode });
    expect(agree([MADE, own, superior, region]).fates).toEqual(['effective', 'void', 'void', 'effective']);
  });
});

describe('a clock', () => {
  const C1 = { clock: 'C1', objection: null, name: '受理期限', nature: 'deadline' };
  const started = entry(2, 1, [1], [{ type: 'clockStarted', clock: { ...C1, due: '2026-03-12' } }]);
  const moved = (at: number, from: number, casePrev: readonly number[], due: string, agency = COUNTY) =>
    entry(at, from, casePrev, [{ type: 'clockMoved', run: 1, from: '2026-03-12', clock: { ...C1, due } }], {
      agency,
    });
  const stopped = (at: number, on: string, more: Partial<CaseEntry> = {}) =>
    entry(
      at,
      1,
      [2],
      [
        {
          type: 'clockStopped',
          clock: 'C1',
          objection: null,
          name: '受理期限',
          date: on,
          outcome: 'accepted',
        },
      ],
      more,
    );
  const found = (...entries: readonly CaseEntry[]) =>
    conflictsOf(agree([MADE, started, ...entries])).filter((one) => one.class === 'C14');

  it('is moved by whoever has the case in hand; what another says of it is an opinion', () => {
    const other = moved(3, 2, [2], '2026-03-20', PREFECTURE);
    expect(agree([MADE, started, other]).fates[2]).toBe('opinion');
    expect(agree([MADE, started, moved(3, 2, [2], '2026-03-20')]).fates[2]).toBe('effective');
  });

  it('C14: kept by one calendar and missed by another, side by side, waits for a supervisor', () => {
    const meeting = found(moved(3, 2, [2], '2026-03-20'), stopped(4, '2026-03-16'));
    expect(meeting).toMatchObject([{ first: id(3), second: id(4), field: '受理期限', status: 'open' }]);
  });

  it('C14: is nobody’s matter while both calendars say the same of it', () => {
    expect(found(moved(3, 2, [2], '2026-03-20'), stopped(4, '2026-03-11'))).toEqual([]);
    expect(found(moved(3, 1, [2], '2026-03-20'), stopped(4, '2026-03-16'))).toEqual([]);
  });

  it('C14: kept by a machine whose clock was behind what its store knew waits for a supervisor', () => {
    const late = entry(3, 1, [2], [DRAFT], { at: '2026-03-14T02:00:00.000Z' as Instant });
    const doubtful = stopped(4, '2026-03-11', { clockDoubt: true });
    expect(found(late, doubtful)).toMatchObject([{ first: id(4), second: id(4) }]);
    expect(found(late, stopped(4, '2026-03-11'))).toEqual([]);
  });
});

describe('what an officer knew', () => {
  const released = entry(2, 1, [1], [{ type: 'caseReleased', to: PREFECTURE, epoch: 1, reason: '' }]);

  it('C06: is all that the station wrote before, also what an entry does not name', () => {
    expect(agree([MADE, released, entry(3, 1, [2], [DRAFT])]).fates[2]).toBe('opinion');
    expect(agree([MADE, released, entry(3, 1, [1], [DRAFT])]).fates[2]).toBe('opinion');
  });

  it('C05: a station does not contradict itself', () => {
    const twice = [entry(2, 1, [1], [accepted('2026-03-09')]), entry(3, 1, [1], [accepted('2026-03-10')])];
    expect(agree([MADE, ...twice]).splits).toEqual([]);
  });
});

describe('a case', () => {
  /** `many` decisions on what was made first, by one station or by as many. */
  const flood = (many: number, stations: number): readonly CaseEntry[] => [
    MADE,
    ...Array.from({ length: many }, (_, at) =>
      entry(at + 2, 2 + (at % stations), [1], [accepted(`2026-03-${10 + (at % 20)}`)]),
    ),
  ];

  it('is refused before it is folded when it is larger than honest work ever makes it', () => {
    expect(tooMuchBy(flood(MOST_ENTRIES + 1, 1))).not.toBeNull();
    const talk = entry(
      2,
      2,
      [1],
      Array.from({ length: MOST_EVENTS + 1 }, () => DRAFT),
    );
    expect(tooMuchBy([MADE, talk])).toBe(talk.station);
  });

  it('of years of work at three desks without each other is taken in', () => {
    expect(tooMuchBy(flood(500, 3))).toBeNull();
    expect(tooMuchBy(flood(MOST_ENTRIES, 1))).toBeNull();
  });

  it.each([
    [MOST_ENTRIES, 1],
    [440, 440],
  ])(
    'of the size that is let through, %i entries of %i stations, is agreed on before anybody gives up',
    (many, stations) => {
      const entries = flood(many, stations);
      expect(tooMuchBy(entries)).toBeNull();
      expect(agree(entries).fates).toHaveLength(many + 1);
    },
    120_000,
  );
});
