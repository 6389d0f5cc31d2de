/** Chains of several stations in one journal: what an own entry says it has seen, and its Lamport number (sync 2.3). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterEntry,
  NO_STATIONS,
  nextPlace,
  placeFault,
  type StationTips,
  stubFault,
  tipOf,
} from '#electron/store/session/stations';
import type { KnownEntry } from '#electron/store/store';
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

/** What a journal holds of every station, by place. */
class Held {
  readonly #at = new Map<string, KnownEntry>();
  readonly lookUp = (station: StationId, seq: number): KnownEntry | null =>
    this.#at.get(`${station}:${seq}`) ?? null;

  note(
    { station, seq, lamport }: Pick<Entry, 'station' | 'seq' | 'lamport'>,
    id: EntryId,
    isStub = false,
  ): void {
    this.#at.set(`${station}:${seq}`, { id, lamport, isStub });
  }
}

/** Writes entries of stations in turn, each knowing nothing of the others but what `OWN` takes up. */
function written(turns: readonly StationId[]) {
  const held = new Held();
  const ids: EntryId[] = [];
  let stations: StationTips = NO_STATIONS;
  const entries = turns.map((station) => {
    const shown = station === OWN ? stations : { ...stations, news: [] };
    const entry = entryOf(station, shown);
    const id = newId();
    expect(placeFault(entry, id, stations, held.lookUp)).toBeNull();
    stations = afterEntry(stations, OWN, entry, id);
    held.note(entry, id);
    ids.push(id);
    return entry;
  });
  return { stations, entries, ids, held };
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
    const { stations, held, ids } = written([OWN, B, OWN]);
    const good = entryOf(B, { ...stations, news: [] });
    const fault = (wrong: Partial<Entry>) =>
      placeFault({ ...good, ...wrong }, newId(), stations, held.lookUp);
    expect(fault({})).toBeNull();
    const seen = [{ station: OWN, seq: 2, hash: tipOf(stations, OWN).id as EntryId }];
    expect(fault({ seen, lamport: 3 })).toBeNull();
    // Any entry may have been seen, not only the last one.
    const earlier = [{ station: OWN, seq: 1, hash: ids[0] as EntryId }];
    expect(fault({ seen: earlier, lamport: 2 })).toBeNull();
    for (const [wrong, reason] of [
      [{ seq: good.seq + 1 }, 'not-next'],
      [{ seq: good.seq - 1 }, 'not-next'],
      [{ seq: 0 }, 'entry-altered'],
      [{ prev: null }, 'not-next'],
      [{ lamport: good.lamport + 1 }, 'lamport-wrong'],
      [{ lamport: 2 ** 40 }, 'lamport-wrong'],
      [{ seen }, 'lamport-wrong'],
      [{ seen: earlier, lamport: 3 }, 'lamport-wrong'],
      [{ seen: seen.map((head) => ({ ...head, hash: good.prev as EntryId })), lamport: 3 }, 'seen-unknown'],
      [{ seen: seen.map((head) => ({ ...head, seq: 1 })), lamport: 3 }, 'seen-unknown'],
      [{ seen: seen.map((head) => ({ ...head, seq: 3 })), lamport: 3 }, 'seen-unknown'],
      [{ seen: [{ station: C, seq: 0, hash: null as never }] }, 'seen-unknown'],
      [{ station: C }, 'not-next'],
    ] as const)
      expect(fault(wrong), JSON.stringify(wrong)).toBe(reason);
  });

  it('close their chains over stubs, whose places the entries take later that follow there', () => {
    const { stations, held } = written([OWN, B]);
    const next = entryOf(B, { ...stations, news: [] });
    const id = newId();
    const { seq, prev, lamport } = next;
    const stub = { station: B, seq, id, prev, lamport, signature: '0'.repeat(128) };
    expect(stubFault(stub, stations, held.lookUp)).toBeNull();
    for (const [wrong, reason] of [
      [{ seq: stub.seq + 1 }, 'not-next'],
      [{ prev: null }, 'not-next'],
      [{ lamport: 1 }, 'lamport-wrong'],
      [{ seq: 1, prev: null }, 'stub-contradicts'],
      [{ seq: 1, prev: null, id: tipOf(stations, B).id as EntryId }, 'known'],
    ] as const)
      expect(stubFault({ ...stub, ...wrong }, stations, held.lookUp), JSON.stringify(wrong)).toBe(reason);
    const after = afterEntry(stations, OWN, stub, id);
    held.note(stub, id, true);
    const following = entryOf(B, { ...after, news: [] });
    expect(placeFault(following, newId(), after, held.lookUp)).toBeNull();
    const moved = afterEntry(after, OWN, following, newId());
    expect(placeFault(next, id, moved, held.lookUp)).toBeNull();
    expect(placeFault({ ...next, lamport: next.lamport + 1 }, id, moved, held.lookUp)).toBe('lamport-wrong');
    expect(placeFault({ ...next, prev: newId() }, id, moved, held.lookUp)).toBe('not-next');
    expect(afterEntry(moved, OWN, next, id)).toBe(moved);
    // Another entry than the stub said: it is the station's own word that it follows there.
    const other = newId();
    expect(placeFault(next, other, moved, held.lookUp)).toBeNull();
    const put = afterEntry({ ...after, news: [] }, OWN, next, other);
    expect(tipOf(put, B).id).toBe(other);
    expect(put.news).toEqual([B]);
    held.note(next, id);
    expect(placeFault(next, id, moved, held.lookUp)).toBe('known');
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
