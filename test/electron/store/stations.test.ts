/** Chains of several stations in one journal: what an own entry says it has seen, and its Lamport number (sync 2.3). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterEntry,
  NO_STATIONS,
  nextPlace,
  type StationTips,
  stands,
  tipOf,
} from '#electron/store/session/stations';
import type { EntryId, StationId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';

const OWN = 'aaaaaaaaaaaaaaaa' as StationId;
const B = 'bbbbbbbbbbbbbbbb' as StationId;
const C = 'cccccccccccccccc' as StationId;

let made = 0;
function newId(): EntryId {
  made += 1;
  return made.toString(16).padStart(64, '0') as EntryId;
}

/** The next entry of a station that has seen what `stations` shows to it. */
function entryOf(station: StationId, stations: StationTips): Entry {
  return { station, ...nextPlace(stations, station) } as Entry;
}

/** Writes entries of stations in turn, each knowing nothing of the others but what `OWN` takes up. */
function written(turns: readonly StationId[]): { stations: StationTips; entries: readonly Entry[] } {
  let stations = NO_STATIONS;
  const entries = turns.map((station) => {
    const shown = station === OWN ? stations : { ...stations, news: [] };
    const entry = entryOf(station, shown);
    expect(stands(entry, stations)).toBe(true);
    stations = afterEntry(stations, OWN, entry, newId());
    return entry;
  });
  return { stations, entries };
}

describe('stations', () => {
  it('count each for itself, and an own entry names once what came in between', () => {
    const { stations, entries } = written([OWN, B, B, C, OWN, OWN, B]);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 1, 2, 1, 2, 3, 3]);
    expect(entries.map(({ seen }) => seen.map(({ station, seq }) => [station, seq]))).toEqual([
      [],
      [],
      [],
      [],
      [
        [B, 2],
        [C, 1],
      ],
      [],
      [],
    ]);
    expect(stations.news).toEqual([B]);
    expect(tipOf(stations, C).seq).toBe(1);
    expect(tipOf(stations, 'dddddddddddddddd' as StationId)).toEqual({ seq: 0, id: null, lamport: 0 });
  });

  it('have exactly one more than the highest of what came before and was seen', () => {
    const { entries } = written([B, B, B, B, OWN, OWN, C]);
    expect(entries.map(({ lamport }) => lamport)).toEqual([1, 2, 3, 4, 5, 6, 1]);
  });

  it('do not let an entry stand that leaps, repeats, poisons the count or sees what is not there', () => {
    const { stations } = written([OWN, B, OWN]);
    const good = entryOf(B, { ...stations, news: [] });
    expect(stands(good, stations)).toBe(true);
    const seen = [{ station: OWN, seq: 2, hash: tipOf(stations, OWN).id as EntryId }];
    expect(stands({ ...good, seen, lamport: 3 }, stations)).toBe(true);
    for (const wrong of [
      { seq: good.seq + 1 },
      { seq: good.seq - 1 },
      { prev: null },
      { lamport: good.lamport + 1 },
      { lamport: 2 ** 40 },
      { seen },
      { seen: seen.map((head) => ({ ...head, hash: good.prev as EntryId })), lamport: 3 },
      { seen: seen.map((head) => ({ ...head, seq: 1 })), lamport: 3 },
      { seen: [{ station: C, seq: 0, hash: null as never }] },
      { station: C },
    ])
      expect(stands({ ...good, ...wrong }, stations), JSON.stringify(wrong)).toBe(false);
  });

  it('in any order: every Lamport number is above all its entry has seen, and survives as plain JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(OWN, B, C), { maxLength: 40 }), (turns) => {
        const { stations, entries } = written(turns);
        expect(JSON.parse(JSON.stringify(stations))).toEqual(stations);
        for (const [at, { station, lamport, seen }] of entries.entries()) {
          const before = entries.slice(0, at);
          const causes = before.filter(
            (one) =>
              (one.station === station && one.seq === (entries[at]?.seq ?? 0) - 1) ||
              seen.some((head) => head.station === one.station && head.seq === one.seq),
          );
          expect(lamport).toBe(1 + Math.max(0, ...causes.map((one) => one.lamport)));
        }
      }),
    );
  });
});
