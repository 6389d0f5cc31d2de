/** What other stations say in the entries that they send: who works there, and never what is so in this store. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '#electron/store/store';
import type { AccountId, DivisionCode } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';
import type { JournalEvent } from '#shared/journal/events';
import { personName } from '#shared/journal/lineage';
import { BY_PRACTICE, draft, must, NOW, practiceStore } from '../store-kit';
import { asEntry, batchOf, caseOf, Peer, trusting } from './peers';

type DeskStore = Store<DeskViews, DeskTables>;

const open = async (dir: string): Promise<DeskStore> =>
  must(await openStore({ dir, unlock: BY_PRACTICE, fold: DESK_FOLD, now: NOW }));

const ZHANG = 'zhang.wei' as AccountId;
const person = (name: string) => ({ account: ZHANG, name, roles: ['ACCEPTANCE_CLERK' as const] });
const office = (name: string) => ({
  name,
  level: 'prefecture' as const,
  division: '653100' as DivisionCode,
  documentWord: '喀数登',
  address: '',
  phone: '',
  designation: null,
});

/** A desk with one person, that trusts a peer of the same agency. */
async function desk(peer: Peer): Promise<{ readonly dir: string; readonly store: DeskStore }> {
  const dir = await practiceStore();
  const store = await open(dir);
  const accounts = [person('张伟')];
  const created = { type: 'storeCreated', office: office('喀什'), practice: false, accounts } as const;
  must(store.append({ ...draft(''), events: [created] }));
  must(store.append(trusting(peer)));
  return { dir, store };
}

/** All that a desk believes of itself. */
const believed = ({ views }: DeskStore): unknown => {
  const { office, accounts, removed, rules, trust, personKeys, exchange, serials, latest } = views;
  const { partners, aside } = exchange;
  return structuredClone({
    office,
    accounts,
    removed,
    rules,
    trust,
    personKeys,
    partners,
    aside,
    serials,
    latest,
  });
};

/** Takes in what a peer wrote; answers what the desk believed before, and then, without what the batch itself tells. */
async function received(store: DeskStore, peer: Peer): Promise<readonly [unknown, unknown]> {
  must(await store.receive(batchOf([])));
  const before = believed(store);
  must(await store.receive(batchOf(peer.all.map(asEntry))));
  return [before, believed(store)];
}

async function again(dir: string, store: DeskStore): Promise<DeskStore> {
  must(store.close());
  for (const name of ['snapshot', 'tables']) rmSync(join(dir, name), { recursive: true, force: true });
  return open(dir);
}

const HASH = '0'.repeat(64);

describe('a station that says to go on from a station of this store', () => {
  it('changes nothing of it, and its people are others, also when the index is made anew', async () => {
    const peer = new Peer('同机构');
    const { dir, store } = await desk(peer);
    const says = (event: JournalEvent) => peer.write(null, '', { events: [event] });
    says({ type: 'stationContinued', from: store.station, seq: 1, hash: null, reason: '' });
    says({ type: 'accountAdded', account: person('别人') });
    says({ type: 'rolesSet', account: ZHANG, before: [], after: ['SUPERVISOR'] });
    says({ type: 'personKeySet', account: ZHANG, publicKey: HASH });
    says({ type: 'trustReceived', by: 'bundle', records: [] });
    says({
      type: 'importSetAside',
      bundleId: '',
      reason: '',
      ranges: [{ station: store.station, from: 1, to: 9 }],
    });
    const [before, after] = await received(store, peer);
    expect(after).toEqual(before);
    const { views } = store;
    expect(personName(views, ZHANG)).toBe('张伟');
    const root = store.station;
    expect(personName(views, `${ZHANG}@${root}` as AccountId)).toContain('别人');
    const anew = await again(dir, store);
    expect(believed(anew)).toEqual(after);
    must(anew.close());
  });
});

describe('an act of another station without its parts', () => {
  it.each([
    'storeCreated',
    'accountAdded',
    'personKeySet',
    'calendarConfirmed',
    'stationContinued',
    'trustReceived',
    'bundleMade',
    'bundleCarried',
    'receiptTaken',
    'bundleImported',
    'importSetAside',
    'importRestored',
    'bundleSetAside',
    'reconciled',
    'measureRecorded',
  ] as const)('is kept and passed over: %s', async (type) => {
    const peer = new Peer('同机构');
    const { dir, store } = await desk(peer);
    peer.write(null, '', { events: [{ type }] });
    peer.write(caseOf(1), '', { events: [{ type }] });
    peer.write(null, '', {
      events: [{ type, account: 1, accounts: [null], moved: [null], ranges: null, from: 3 }],
    });
    const [before, after] = await received(store, peer);
    expect(after).toEqual(before);
    const anew = await again(dir, store);
    expect(believed(anew)).toEqual(after);
    expect(anew.count).toBe(2 + 1 + peer.all.length + 1);
    must(anew.close());
  });
});
