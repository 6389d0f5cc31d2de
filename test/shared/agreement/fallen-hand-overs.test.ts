/** What a choice among hand-overs (C07) leaves: whoever has the case by it goes on, and meets others again. */
import { describe, expect, it } from 'vitest';
import type { CaseId, DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf, rename, sharedDraft } from './five-desks';
import type { Peer } from './peer';

const write = (peer: Peer, id: CaseId, event: CaseEvent) =>
  peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.act', id, [event]);
const released = (to: string, epoch: number): CaseEvent => ({
  ...{ type: 'caseReleased', to: to as DivisionCode, epoch, reason: '移交' },
});
const taken = (by: string, epoch: number): CaseEvent => ({
  ...{ type: 'caseTaken', by: by as DivisionCode, epoch, receivedOn: localDate(DAY) },
});
const RECALLED = (epoch: number): CaseEvent => ({ type: 'caseRecalled', epoch, reason: '收回' });

/** Whoever wrote more stands later in the order of all. */
function writesMuch(peer: Peer): void {
  for (let at = 0; at < 40; at += 1) peer.apply('supervisor', DAY, 'SYSADMIN', 'none', null, []);
}

const typeOf = (peer: Peer, id: CaseId, entry: string): string | undefined =>
  peer.entriesOfCase(id).find((one) => one.id === entry)?.entry.events[0]?.type;

describe('after the region chose between a taking and a recall', () => {
  it.each([
    ['caseTaken', 'here'],
    ['caseTaken', 'county'],
    ['caseRecalled', 'here'],
    ['caseRecalled', 'county'],
  ] as const)(
    '%s: the office that has the case works on it, whichever stands later (%s)',
    (chosen, later) => {
      const { here, there, county, region } = fiveDesks();
      const desks = { here, county };
      const all = [here, there, county, region];
      const id = sharedDraft(county);
      write(county, id, released('653100', 1));
      meet(...all);
      writesMuch(desks[later]);
      write(here, id, taken('653100', 2));
      write(county, id, RECALLED(2));
      meet(...all);
      const conflict = only(region, id, 'C07');
      const [which] = [conflict.first, conflict.second].filter((one) => typeOf(region, id, one) === chosen);
      if (which === undefined) throw new Error('not among them');
      choose(region, id, conflict, which);
      meet(...all);
      const holder = chosen === 'caseTaken' ? here : county;
      holder.look(id);
      rename(holder, '裁决后的名称');
      meet(...all);
      expect(recordOf(region, id).state.application.dataRegistName).toBe('裁决后的名称');
    },
  );
});

describe('after the region chose between two releases', () => {
  const twoReleases = () => {
    const desks = fiveDesks();
    const all = Object.values(desks);
    const id = sharedDraft(desks.here, desks.there);
    write(desks.here, id, released('653101', 1));
    write(desks.there, id, released('652900', 1));
    meet(...all);
    return { desks, all, id, conflict: only(desks.region, id, 'C07') };
  };

  it.each(['first', 'second'] as const)('its addressee takes the case: %s', (side) => {
    const { desks, all, id, conflict } = twoReleases();
    choose(desks.region, id, conflict, conflict[side]);
    meet(...all);
    const to = recordOf(desks.region, id).state.holder.releasedTo ?? '';
    write(to === '653101' ? desks.county : desks.farAway, id, taken(to, 1));
    meet(...all);
    expect(recordOf(desks.region, id).state.holder).toMatchObject({ agency: to, releasedTo: null });
  });

  it('two releases side by side once more are a contradiction once more', () => {
    const { desks, all, id, conflict } = twoReleases();
    const { here, there, county, farAway, region } = desks;
    choose(region, id, conflict, conflict.second);
    meet(...all);
    write(here, id, RECALLED(2));
    meet(...all);
    write(here, id, released('653101', 3));
    write(there, id, released('652900', 3));
    county.receive(here.journal);
    farAway.receive(there.journal);
    write(county, id, taken('653101', 3));
    write(farAway, id, taken('652900', 3));
    meet(...all);
    expect(ofClass(region, id, 'C07').map(({ status }) => status)).toContain('open');
  });
});

it.each(['first', 'second'] as const)(
  'what the region chose (%s) stands also when another desk turns out to have released the case just so',
  (side) => {
    const { here, there, region } = fiveDesks();
    const id = sharedDraft(here, there, region);
    write(there, id, released('652900', 1));
    write(region, id, { type: 'caseForceTaken', by: '650000' as DivisionCode, epoch: 1, reason: '接管' });
    // Unheard of until the region has chosen, and before the other in the order of all.
    write(here, id, released('652900', 1));
    const late = here.entriesOfCase(id).at(-1)?.id;
    meet(there, region);
    const conflict = only(region, id, 'C07');
    choose(region, id, conflict, conflict[side], 'chief');
    meet(there, region);
    const { holder } = recordOf(region, id).state;
    meet(here, there, region);
    expect(only(region, id, 'C07')).toMatchObject({ status: 'decided' });
    expect(only(region, id, 'C07').openedBy).toContain(late);
    expect(recordOf(region, id).state.holder).toMatchObject({
      ...{ agency: holder.agency, releasedTo: holder.releasedTo },
    });
  },
);
