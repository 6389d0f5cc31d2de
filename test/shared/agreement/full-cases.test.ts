/** A case in which one station wrote as much as one may: its desk adds nothing, and what others wrote hinders nobody. */
import { describe, expect, it } from 'vitest';
import { isFull, MOST_ENTRIES, MOST_EVENTS, MOST_OWN, tooMuchBy } from '#shared/agreement/case-size';
import type { CommandId, EntryId } from '#shared/domain/ids';
import type { StoredEntry } from '#shared/journal/entry';
import { actionsOn } from '#shared/regulation/casework/actions';
import { DAY, fiveDesks, meet, recordOf, sharedDraft } from './five-desks';
import { stationOf } from './peer';

const [OWN, OTHER, THIRD] = [stationOf(1), stationOf(2), stationOf(3)];

/** `many` entries of a station that say nothing new, going on from its last one. */
function talk(last: StoredEntry, many: number): readonly StoredEntry[] {
  const said = [last];
  for (let at = 0; at < many; at += 1) {
    const { id, entry } = said.at(-1) ?? last;
    const [seq, lamport] = [entry.seq + 1, entry.lamport + 1];
    const commandId = `${entry.commandId.slice(0, 8)}${seq.toString(16).padStart(24, '0')}` as CommandId;
    said.push({
      id: `${id.slice(0, 4)}${seq.toString(16).padStart(60, '0')}` as EntryId,
      entry: { ...entry, seq, prev: id, lamport, seen: [], casePrev: [id], commandId },
    });
  }
  return said;
}

it('the desk refuses every step in a case that it filled, and says so beside each button', () => {
  const { here } = fiveDesks();
  here.first(DAY);
  const codes = (isFullHere: boolean) => {
    const facts = here.facts('everybody', DAY);
    if (facts.exchange === null) throw new Error('not enrolled');
    const exchange = { ...facts.exchange, isFull: isFullHere };
    return actionsOn(here.case, { ...facts, exchange }, null).map(({ refusals }) =>
      refusals.map(({ code }) => code),
    );
  };
  const full = codes(true);
  expect(full.length).toBeGreaterThan(1);
  for (const refusals of full) expect(refusals).toContain('CASE_FULL');
  expect(codes(false).flat()).not.toContain('CASE_FULL');
});

it('what strangers wrote into a case keeps its office from nothing, whatever came of it', {
  timeout: 240_000,
}, () => {
  const { here, there, farAway, region } = fiveDesks();
  const id = sharedDraft(here);
  here.advance('SUBMITTED', DAY);
  meet(here, there, farAway, region);
  farAway.isHonest = false;
  farAway.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'said', id, [
    { type: 'draftChanged', subject: {}, application: { dataRegistName: '他人所填' }, request: {} },
  ]);
  const [last] = farAway.entriesOfCase(id).slice(-1);
  if (last === undefined) throw new Error('no entry');
  here.receive([...farAway.journal, ...talk(last, MOST_OWN)]);
  here.look(id);
  expect(recordOf(here, id).state.version).toBeGreaterThan(MOST_OWN);
  expect(recordOf(here, id).shares).toContainEqual({ station: farAway.station, entries: MOST_OWN + 1 });
  here.do('clerk', DAY, { type: 'accept' });
  expect(recordOf(here, id).state.status).toBe('UNDER_REVIEW');
});

describe('a case', () => {
  it('is full by what the own station wrote alone', () => {
    const shares = (own: number) => ({
      shares: [OWN, OTHER].map((station, at) => ({ station, entries: at === 0 ? own : MOST_OWN })),
    });
    expect(isFull(shares(MOST_OWN - 1), OWN)).toBe(false);
    expect(isFull(shares(MOST_OWN), OWN)).toBe(true);
    expect(isFull(shares(MOST_OWN), THIRD)).toBe(false);
  });

  it('is measured station by station: whoever was measured before is measured alike beside any other', () => {
    const of = (station: typeof OWN, many: number, events: number) =>
      Array.from({ length: many }, () => ({ station, events: Array.from({ length: events }, () => null) }));
    const [one, other] = [of(OWN, MOST_ENTRIES, 1), of(OTHER, MOST_EVENTS / 200, 200)];
    const honest = of(THIRD, MOST_OWN, 3);
    for (const all of [[one], [other], [one, other], [other, honest], [one, other, honest]])
      expect(tooMuchBy(all.flat())).toBeNull();
    expect(tooMuchBy([...honest, ...one, ...of(OWN, 1, 1)])).toBe(OWN);
    expect(tooMuchBy([...honest, ...other, ...of(OTHER, 1, 1)])).toBe(OTHER);
  });
});
