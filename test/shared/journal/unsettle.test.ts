/** Whose acts make cases be folded anew: only those of the store itself, under whichever of its stations. */
import { describe, expect, it } from 'vitest';
import type { StationId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { DeskViews } from '#shared/journal/desk-views';
import type { Entry } from '#shared/journal/entry';
import type { JournalEvent } from '#shared/journal/events';
import { Peer, SEATS, stationOf } from '../agreement/peer';
import { membership, revoked } from '../agreement/region-records';

const [SEAT] = SEATS;
if (SEAT === undefined) throw new Error('no seat');
const COUNTY = stationOf(3);

/** A desk that was restored, and goes on under a new station. */
function restored(): {
  readonly views: DeskViews;
  readonly entry: (events: readonly JournalEvent[]) => Entry;
} {
  const peer = new Peer(SEAT as (typeof SEATS)[number]);
  peer.trust(membership(SEATS));
  const [first] = peer.entries;
  if (first === undefined) throw new Error('no first entry');
  const station = 'f'.repeat(16) as StationId;
  const entry = (events: readonly JournalEvent[]): Entry => ({ ...first.entry, station, seq: 2, events });
  const from = { type: 'stationContinued', from: stationOf(SEAT?.at ?? 0) } as unknown as JournalEvent;
  DESK_FOLD.applyToDesk(peer.views, { ...entry([from]), seq: 1 }, first.id, 'here');
  return { views: peer.views, entry };
}

const list = (): JournalEvent => ({
  type: 'trustReceived',
  records: [revoked(COUNTY, 3, 1)],
  by: 'bundle',
});
const aside: JournalEvent = {
  type: 'importSetAside',
  bundleId: '1'.repeat(32),
  ranges: [{ station: COUNTY, from: 1, to: 3 }],
  reason: '误导入',
} as unknown as JournalEvent;

describe('what other entries are worth', () => {
  it.each([
    ['a list', list()],
    ['an import that is left out of account', aside],
  ])('changes by %s that a restored desk takes in under its new station', (_, event) => {
    const { views, entry } = restored();
    expect(DESK_FOLD.unsettles(views, entry([event]), 'here')).toEqual([COUNTY]);
  });

  it.each([
    ['a list', list()],
    ['an import that is left out of account', aside],
    ['one without its parts', { type: 'importSetAside' } as unknown as JournalEvent],
  ])('does not change by %s of another office', (_, event) => {
    const { views, entry } = restored();
    expect(DESK_FOLD.unsettles(views, entry([event]), 'elsewhere')).toEqual([]);
  });
});
