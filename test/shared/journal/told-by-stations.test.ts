/** What an office is when it was restored twice, when a place of a chain is filled late, and when a machine was stolen. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryId, StationId } from '#shared/domain/ids';
import type { StoredEntry } from '#shared/journal/entry';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { Peer, SEATS, stationOf } from '../agreement/peer';
import { membership, revoked } from '../agreement/region-records';

const [PREFECTURE, , , REGION] = SEATS;
if (!PREFECTURE || !REGION) throw new Error('seats');
const ALL = [...SEATS, { ...PREFECTURE, at: 6 }, { ...PREFECTURE, at: 7 }, { ...PREFECTURE, at: 8 }];
const OFFICE = stationOf(1);
const MODEL = new Peer(PREFECTURE).journal[0]?.entry;

/** An entry of a machine of the prefecture. */
const entry = (at: number, seq: number, ...events: readonly object[]): StoredEntry => {
  const station = stationOf(at);
  const id = `${station}${seq}`.padEnd(64, '0') as EntryId;
  return { id, entry: { ...MODEL, station, seq, seen: [], case: null, events: events as never } as never };
};

const person = (account: string, digit: string) => ({
  ...{ account, name: account, roles: ['SUPERVISOR'], publicKey: digit.repeat(64) },
});
const goesOn = (...people: readonly object[]) => [
  { type: 'stationContinued', from: OFFICE, seq: 1, hash: null, reason: '恢复' },
  { type: 'peopleRestated', people },
];
const month = (differences: number) => ({
  ...{ type: 'reconciled', month: '2026-03', agency: '650000', differences },
});
const keySet = (account: string, digit: string) => ({
  ...{ type: 'personKeySet', account, publicKey: digit.repeat(64) },
});
const added = (account: string, name: string) => ({
  type: 'accountAdded',
  account: { account, name, roles: [] },
});

/** One list of what several say. */
const listOf = (lists: readonly object[]): TrustRecord => {
  const revoked = (lists as readonly { revoked: readonly object[] }[]).flatMap((one) => one.revoked);
  return { kind: 'revocations', record: { ...lists[0], revoked } as never };
};

let desk: Peer;
const office = (root: StationId = OFFICE) => desk.views.others.get(root);

beforeEach(() => {
  desk = new Peer(REGION);
  desk.trust(membership(ALL));
});

describe('an office', () => {
  it('that was restored twice from one copy keeps what the second did since, whichever came last', () => {
    const first = entry(7, 1, ...goesOn(person('ali', '1')));
    const second = entry(6, 1, ...goesOn(person('ali', '1')));
    const since = entry(6, 2, keySet('ali', '2'), {
      type: 'rolesSet',
      account: 'neu',
      after: ['SUPERVISOR'],
    });
    desk.receive([second, since, first]);
    expect(office()?.supervisors).toEqual(['ali', 'neu']);
    expect(office()?.personKeys.ali).toBe('2'.repeat(64));
  });

  it('has signed a month as it did last, also where the earlier signature is filled in late', () => {
    desk.receive([entry(1, 20, month(0)), entry(1, 10, month(3))]);
    expect(office()?.months.map(({ differences }) => differences)).toEqual([0]);
  });

  it('keeps a month that was signed before the machine was stolen', () => {
    desk.receive([entry(1, 2, month(0)), entry(1, 3, month(9))]);
    desk.trust([revoked(OFFICE, 2, 1)]);
    expect(office()?.months.map(({ differences }) => differences)).toEqual([0]);
  });

  it('that went on keeps the names of those who had left before', () => {
    desk.receive([entry(1, 1, added('bob', '鲍勃')), entry(6, 1, ...goesOn(person('ali', '1')))]);
    desk.receive([entry(1, 2, added('bob', '冒名'))]);
    expect(office()?.names.bob).toBe('鲍勃');
  });

  it('is not put together anew by whoever says again and again to go on from somebody', () => {
    desk.receive([entry(1, 1, added('bob', '鲍勃'))]);
    const before = office();
    desk.receive([entry(6, 2, goesOn()[0] as object), entry(6, 3, goesOn()[0] as object)]);
    expect(office()).toBe(before);
  });

  it('that was restored thrice is what the machine says that works, not the one with most before it', () => {
    const chain = entry(6, 1, ...goesOn(person('ali', '1')));
    const further = entry(
      7,
      1,
      { ...goesOn()[0], from: stationOf(6) },
      goesOn(person('ali', '1'))[1] as object,
    );
    const living = entry(8, 1, ...goesOn(person('bob', '2')));
    const gone = [stationOf(6), stationOf(7)].map((subject) => revoked(subject, 1, 1).record);
    desk.receive([living, chain, further]);
    desk.trust([listOf(gone)]);
    expect(office()?.supervisors).toEqual(['bob']);
  });

  it('is heard up to a length, and then no more, whatever came first', () => {
    const long = entry(1, 2, added('lang', 'x'.repeat(600_000)));
    const after = entry(1, 3, added('bob', '鲍勃'), keySet('ali', '4'));
    desk.receive([entry(1, 1, added('ali', '阿里')), after, long]);
    const [names, other] = [office()?.names, new Peer(REGION as (typeof SEATS)[number])];
    other.trust(membership(ALL));
    other.receive([entry(1, 1, added('ali', '阿里')), long, after]);
    expect(names).toEqual({ ali: '阿里' });
    expect(other.views.others.get(OFFICE)?.names).toEqual(names);
    expect(desk.views.announced.get(OFFICE)).toEqual(other.views.announced.get(OFFICE));
  });
});
