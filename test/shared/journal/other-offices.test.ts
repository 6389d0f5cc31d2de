/** What an office is called, who works there and who signs for it is the same whatever came first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId, StationId } from '#shared/domain/ids';
import type { StoredEntry } from '#shared/journal/entry';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { Peer, SEATS, stationOf } from '../agreement/peer';
import { membership, revoked } from '../agreement/region-records';

const [PREFECTURE, , , REGION] = SEATS;
if (!PREFECTURE || !REGION) throw new Error('seats');
/** Machines of one prefecture; the first was there first. */
const MACHINES = [1, 6, 7, 8] as const;
const ALL = [...SEATS, ...MACHINES.slice(1).map((at) => ({ ...PREFECTURE, at }))];
const MODEL = new Peer(PREFECTURE).journal[0]?.entry;
if (!MODEL) throw new Error('no entry');

const account = fc.constantFrom('ali', 'bob', 'cao');
const key = fc.constantFrom('1', '2', '3').map((digit) => digit.repeat(64));
const name = fc.constantFrom('阿里', '鲍勃', '曹某');
const roles = fc.constantFrom(['SUPERVISOR'], ['CLERK'], []);
const person = fc.record({ account, name, roles, publicKey: key });
/** What a machine tells in its first entry. */
const first = fc.oneof(
  fc.record({ type: fc.constant('peopleRestated'), people: fc.array(person, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('accountAdded'), account: person }),
);
/** What it tells afterwards. */
const later = fc.oneof(
  fc.record({ type: fc.constant('accountAdded'), account: person }),
  fc.record({ type: fc.constant('rolesSet'), account, after: roles }),
  fc.record({ type: fc.constant('accountRemoved'), account }),
  fc.record({ type: fc.constant('personKeySet'), account, publicKey: key }),
  fc.record({
    ...{ type: fc.constant('reconciled'), month: fc.constantFrom('2026-01', '2026-02') },
    ...{ agency: fc.constant('650000'), differences: fc.nat(2) },
  }),
);

/** Whom a machine goes on from, and what it tells. */
const told = fc.record({
  from: fc.constantFrom(...MACHINES),
  first,
  later: fc.array(later, { maxLength: 5 }),
});

function journalOf(at: number, { from, first, later }: { from: number; first: object; later: object[] }) {
  const claim = { type: 'stationContinued', from: stationOf(from), seq: 1, hash: null, reason: '恢复' };
  const beginning = from === at ? [first] : [claim, first];
  return [beginning, ...later.map((event) => [event])].map((events, place): StoredEntry => {
    const [station, seq] = [stationOf(at), place + 1];
    const id = `${station}${seq}`.padEnd(64, '0') as EntryId;
    return { id, entry: { ...MODEL, station, seq, seen: [], case: null, events: events as never } as never };
  });
}

const chain = fc.tuple(told, told, told, told);
const lists = fc.array(fc.tuple(fc.constantFrom(...MACHINES), fc.nat(4)), { maxLength: 2 });

/** The lists of the region, each with all that the former one says. */
function listsOf(said: readonly (readonly [number, number])[]): readonly TrustRecord[] {
  const revocations = [...new Map(said)].map(([at, seq]) => revoked(stationOf(at), seq, 1).record as never);
  return revocations.map((_, many) => {
    const all = (revocations as { revoked: { subject: StationId }[] }[]).slice(0, many + 1);
    const subjects = all.flatMap((list) => list.revoked).sort((a, b) => (a.subject < b.subject ? -1 : 1));
    return {
      kind: 'revocations',
      record: { ...(all[0] as object), number: many + 1, revoked: subjects } as never,
    };
  });
}

/** The region's desk after it took one step of one queue after the other, as `turns` say. */
function desk(queues: readonly (readonly (StoredEntry | TrustRecord)[])[], turns: readonly number[]): Peer {
  const peer = new Peer(REGION as (typeof SEATS)[number]);
  peer.trust(membership(ALL));
  const left = queues.map((queue) => [...queue]);
  const take = (one: StoredEntry | TrustRecord | undefined): void => {
    if (one !== undefined) 'entry' in one ? peer.receive([one]) : peer.trust([one]);
  };
  for (const turn of turns) take(left[turn % left.length]?.shift());
  for (const queue of left) for (const one of queue) take(one);
  return peer;
}

describe('other offices', () => {
  it('are the same in every order in which entries of machines that go on from each other, and lists, come', () => {
    fc.assert(
      fc.property(chain, lists, fc.array(fc.nat(), { maxLength: 40 }), (machines, said, turns) => {
        const journals = MACHINES.flatMap((at, place) => journalOf(at, machines[place] as never));
        // Places are filled later, too: each entry may come before those it follows.
        const queues = [...journals.map((one) => [one]), listsOf(said)];
        const [one, other] = [desk(queues, []), desk(queues, turns)];
        expect(other.views.others).toEqual(one.views.others);
      }),
      { numRuns: 300 },
    );
  });
});
