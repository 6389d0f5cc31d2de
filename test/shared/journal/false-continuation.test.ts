/** Whoever says to go on from another station is believed only while the region believes the entry that says so. */
import { describe, expect, it } from 'vitest';
import type { AccountId, DivisionCode, EntryId, StationId } from '#shared/domain/ids';
import { acknowledgedBy } from '#shared/journal/acknowledged';
import type { StoredEntry } from '#shared/journal/entry';
import { noteExchange } from '#shared/journal/exchange-fold';
import { qualified } from '#shared/journal/lineage';
import { DAY } from '../agreement/five-desks';
import { Peer, SEATS, stationOf } from '../agreement/peer';
import { membership, revoked } from '../agreement/region-records';

const [HONEST, LIAR] = [stationOf(1), stationOf(6)];
const AGENCY = '653100' as DivisionCode;
const seat = (at: number) => ({ at, division: AGENCY, level: 'prefecture' as const });
const ALL = [...SEATS, seat(6), seat(7)];
const [PREFECTURE, , , REGION] = SEATS;
if (!PREFECTURE || !REGION) throw new Error('seats');

const honest = new Peer(PREFECTURE);

/** What a machine of the same agency wrote that says in its first entry to go on from another, with a case of its own. */
function claiming(at: number, from: StationId): readonly StoredEntry[] {
  const liar = new Peer(seat(at));
  liar.trust(membership(ALL));
  liar.first(DAY);
  const people = [
    { account: 'liar' as AccountId, name: '冒名者', roles: ['SUPERVISOR'], publicKey: '1'.repeat(64) },
  ];
  const claim = [
    { type: 'stationContinued', from, seq: 1, hash: null, reason: '恢复' },
    { type: 'peopleRestated', people },
  ];
  return liar.journal.map(({ entry, id }, place) => ({
    id,
    entry: place === 0 ? { ...entry, events: claim as never } : entry,
  }));
}

const CLAIMS = [...claiming(6, HONEST), ...claiming(7, LIAR)];
const BEFORE = revoked(LIAR, 0, 1);

/** The region's desk, which has heard of the honest station and what it owns. */
function region(): Peer {
  const desk = new Peer(REGION as (typeof SEATS)[number]);
  desk.trust(membership(ALL));
  desk.receive(honest.journal);
  const have = [{ station: REGION ? stationOf(REGION.at) : HONEST, seq: 1, hash: 'a'.repeat(64) as EntryId }];
  const event = { type: 'bundleImported', agency: AGENCY, station: HONEST, have, pairSeq: null };
  noteExchange(desk.views.exchange, desk.views.trust, event as never, {
    at: '2026-03-09T02:00:00.000Z' as never,
    by: 'a' as AccountId,
  });
  return desk;
}

describe('a machine that says to go on from another of its agency', () => {
  it('silences it only until the region revokes the machine and trusts nothing of it', () => {
    const desk = region();
    const owned = acknowledgedBy(desk.views, AGENCY);
    const { supervisors } = desk.views.others.get(HONEST) ?? {};
    expect(owned).toHaveLength(1);
    desk.receive(claiming(6, HONEST));
    expect(acknowledgedBy(desk.views, AGENCY)).toEqual([]);
    expect(desk.views.others.get(HONEST)?.supervisors).toEqual(['liar']);
    desk.trust([BEFORE]);
    expect(acknowledgedBy(desk.views, AGENCY)).toEqual(owned);
    expect(desk.views.others.get(HONEST)?.supervisors).toEqual(supervisors);
  });

  it('says a hundred times over who works there, and takes the room of once', () => {
    const [once, often] = [1, 100].map((times) => {
      const desk = region();
      desk.receive(
        claiming(6, HONEST).map(({ entry, id }, place) => {
          const [continued, restated] = entry.events;
          const events = [continued, ...Array.from({ length: times }, () => restated)];
          return place === 0 ? { id, entry: { ...entry, events: events as never } } : { id, entry };
        }),
      );
      return JSON.stringify(desk.views.others.get(HONEST));
    });
    expect(often).toBe(once);
  });

  it('goes on from it still where its first entry is trusted', () => {
    const desk = region();
    desk.receive(claiming(6, HONEST));
    desk.trust([revoked(LIAR, 1, 1)]);
    expect(acknowledgedBy(desk.views, AGENCY)).toEqual([]);
  });

  it('has the people of whom it goes on from, also when that station came after it', () => {
    const [inOrder, turned] = [region(), region()];
    inOrder.receive(CLAIMS);
    turned.receive(claiming(7, LIAR));
    turned.receive(claiming(6, HONEST));
    const draftersAt = (desk: Peer) => [...desk.tables.all('cases')].map(({ log }) => log[0]?.actor).sort();
    expect(draftersAt(turned)).toEqual(draftersAt(inOrder));
    expect([...turned.views.others]).toEqual([...inOrder.views.others]);
  });

  it('has people of its own whether the list or the claim comes first, and so has who goes on from it', () => {
    const [late, early] = [region(), region()];
    late.receive(CLAIMS);
    late.trust([BEFORE]);
    early.trust([BEFORE]);
    early.receive(CLAIMS);
    expect(late.agreement()).toBe(early.agreement());
    const drafters = [...late.tables.all('cases')].map(({ log }) => log[0]?.actor);
    expect(drafters).toContain(qualified('clerk' as AccountId, LIAR));
    expect(drafters).not.toContain(qualified('clerk' as AccountId, HONEST));
    expect(late.views.others).toEqual(early.views.others);
  });
});
