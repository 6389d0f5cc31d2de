/** A choice that would change nothing is known for one before it is written (design 2.10). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseConflict } from '#shared/agreement/conflict';
import type { AccountId, CaseId, CommandId, EntryId } from '#shared/domain/ids';
import { saidBy, wouldStand } from '#shared/journal/choice-effect';
import type { StoredEntry } from '#shared/journal/entry';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { choose, DAY, disputedAcceptance, fiveDesks, meet, only, recordOf } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let region: Peer;
let farAway: Peer;
let id: CaseId;
let conflict: CaseConflict;

beforeEach(() => {
  ({ here, there, region, farAway } = fiveDesks());
  id = disputedAcceptance(here, there);
  meet(here, there, region, farAway);
  conflict = only(here, id, 'C05');
});

/** What somebody would write at a desk to choose a side. */
function choiceOf(peer: Peer, who: string, chosen: EntryId): StoredEntry {
  const last = peer.journal.findLast(({ entry }) => entry.station === peer.station);
  if (!last) throw new Error('nothing was written');
  const { id: named, class: about, first, second } = conflict;
  const { entry } = last;
  return {
    id: 'not written' as EntryId,
    entry: {
      ...entry,
      seq: entry.seq + 1,
      lamport: 10_000,
      case: id,
      casePrev: recordOf(peer, id).tips,
      actor: who as AccountId,
      events: [
        { type: 'conflictDecided', conflict: named, class: about, first, second, chosen, reason: '核对' },
      ],
    },
  };
}

const stands = (peer: Peer, who: string, chosen: EntryId): boolean =>
  wouldStand(peer.views, peer.entriesOfCase(id), choiceOf(peer, who, chosen));

describe('a choice that nobody has written yet', () => {
  it('would stand where the office and the person may choose', () => {
    expect(stands(here, 'supervisor', conflict.first)).toBe(true);
    expect(stands(region, 'supervisor', conflict.second)).toBe(true);
  });

  it('would not stand of whoever did one of the two, nor of another prefecture', () => {
    expect(stands(here, 'clerk', conflict.first)).toBe(false);
    expect(stands(farAway, 'supervisor', conflict.first)).toBe(false);
  });

  it('would not stand below a level that has said otherwise', () => {
    choose(region, id, conflict, conflict.second);
    meet(here, there, region, farAway);
    expect(stands(here, 'supervisor', conflict.first)).toBe(false);
    expect(stands(region, 'chief', conflict.first)).toBe(true);
  });

  it('writes nothing and changes nothing', () => {
    const before = here.agreement();
    stands(here, 'supervisor', conflict.first);
    expect(here.agreement()).toBe(before);
    expect(only(here, id, 'C05').status).toBe('open');
  });
});

describe('a press that was cut off between two cases', () => {
  it('has said it in the first only, and of that conflict only', () => {
    const cases = [id, 'f'.repeat(32) as CaseId];
    const met = { id: 'C21/a/b', cases };
    const [first, second] = ['a', 'b'] as EntryId[] as [EntryId, EntryId];
    const event: CaseEvent = {
      type: 'conflictDecided',
      conflict: met.id,
      class: 'C21',
      ...{ first, second, chosen: first, cases, reason: '核对' },
    };
    region.apply('supervisor', DAY, 'SUPERVISOR', 'sync.decide', id, [event]);
    const entries = region.entriesOfCase(id);
    const press = entries.find(({ entry }) => entry.procedure === 'sync.decide')?.entry.commandId;
    if (!press) throw new Error('nothing was written');
    expect([...saidBy(press, entries, met)]).toEqual([[id, event]]);
    expect(saidBy(press, entries, { id: 'C21/a/c', cases }).size).toBe(0);
    expect(saidBy('0'.repeat(32) as CommandId, entries, met).size).toBe(0);
  });
});
