/** What an officer could know of other stations, told by the chain of its station back from what it wrote. */
import { describe, expect, it } from 'vitest';
import { knownThen } from '#electron/services/documents/known-then';
import type { EntryId, StationId } from '#shared/domain/ids';
import type { Entry, StoredEntry } from '#shared/journal/entry';
import { DAY, fiveDesks } from '../../shared/agreement/five-desks';

const { here } = fiveDesks();
here.first(DAY);
const written = here.journal.at(-1)?.entry;
if (written === undefined) throw new Error('nothing written');
const sample: Entry = { ...written, seen: [], events: [] };

const station = (name: string): StationId => name.repeat(16).slice(0, 16) as StationId;
const [OLD, NEW, OTHER, UNHEARD] = ['1', '2', 'a', 'b'].map(station) as [
  StationId,
  StationId,
  StationId,
  StationId,
];
const at = (of: StationId, seq: number, more: Partial<Entry> = {}): Entry => ({
  ...sample,
  ...{ station: of, seq, lamport: seq },
  ...more,
});
const sees = (of: StationId, seq: number): Pick<Entry, 'seen'> => ({
  seen: [{ station: of, seq, hash: '' as EntryId }],
});

/** A store with some chains, as it gives them out. */
const holding = (...entries: readonly Entry[]) => ({
  *chainBack(of: StationId, from: number): Iterable<StoredEntry> {
    for (let seq = from; seq >= 1; seq -= 1) {
      const entry = entries.find((one) => one.station === of && one.seq === seq);
      if (entry === undefined) return;
      yield { entry, id: '' as EntryId };
    }
  },
});

const last = at(NEW, 2, { lamport: 99 });
const goesOn = { type: 'stationContinued', from: OLD, seq: 2, hash: null, reason: '换机' } as const;
const first = at(NEW, 1, { events: [goesOn] });

describe('an officer', () => {
  it('knew what its station had heard of last, and no more', () => {
    const store = holding(at(NEW, 1, sees(OTHER, 7)), last, at(NEW, 3, sees(OTHER, 9)));
    const knew = knownThen(store, last, new Set([NEW, OTHER, UNHEARD]));
    expect([at(OTHER, 7), at(OTHER, 8), at(UNHEARD, 1)].map(knew)).toEqual([true, false, false]);
    expect([at(NEW, 1), last, at(NEW, 3, { lamport: 100 })].map(knew)).toEqual([true, true, false]);
  });

  it('knew what the station before had heard of that its store goes on from', () => {
    const store = holding(at(OLD, 1, sees(OTHER, 7)), at(OLD, 2), first, last);
    const knew = knownThen(store, last, new Set([OLD, OTHER, UNHEARD]));
    expect([at(OTHER, 7), at(OTHER, 8), at(UNHEARD, 1)].map(knew)).toEqual([true, false, false]);
    expect([at(OLD, 2), at(OLD, 3)].map(knew)).toEqual([true, false]);
  });

  it('knew what comes before in the order of all where only stubs of its chain are here', () => {
    const knew = knownThen(holding(last), last, new Set([OTHER]));
    expect([at(OTHER, 8), at(OTHER, 100)].map(knew)).toEqual([true, false]);
  });

  it('of stations that say to go on from each other is told as far as they go', () => {
    const circle = at(OLD, 1, { events: [{ ...goesOn, from: NEW }] });
    const knew = knownThen(holding(circle, at(OLD, 2), first, last), last, new Set([OTHER]));
    expect(knew(at(OTHER, 1))).toBe(false);
  });
});
