/** A case is made by the station whose name its identity begins with, and by no other, whatever that one writes. */
import { describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import type { StoredEntry } from '#shared/journal/entry';
import { DAY, fiveDesks, meet, recordOf } from './five-desks';
import type { Peer } from './peer';
import { revoked } from './region-records';

/** What a modified program says that makes a case of another station; the entry that does stands last. */
function madeAgain(
  by: Peer,
  id: CaseId,
): { readonly said: readonly StoredEntry[]; readonly stolen: StoredEntry } {
  by.isHonest = false;
  by.start('FIRST', DAY);
  const at = by.journal.findLastIndex(({ entry }) => entry.events.some(({ type }) => type === 'caseCreated'));
  const own = by.journal[at];
  if (own === undefined) throw new Error('no case was made');
  const events = own.entry.events.map((event) => (event.type === 'caseCreated' ? { ...event, id } : event));
  const stolen: StoredEntry = { id: own.id, entry: { ...own.entry, case: id, events } };
  return { said: [...by.journal.slice(0, at), stolen], stolen };
}

describe('a case that another station makes again', () => {
  it.each(['before', 'after'] as const)(
    'with an entry that claims to be older stays what it is, also where that one came %s the true one',
    (order) => {
      const { here, county, region } = fiveDesks();
      for (let made = 0; made < 4; made += 1) here.first(DAY);
      here.first(DAY);
      const { id } = here.case;
      here.advance('REGISTERED', DAY);
      const { said, stolen } = madeAgain(county, id);
      const truth = recordOf(here, id);
      const older = here.journal.find((one) => one.id === truth.made);
      expect(stolen.entry.lamport).toBeLessThan(older?.entry.lamport ?? 0);
      if (order === 'before') region.receive(said);
      meet(here, region);
      if (order === 'after') region.receive(said);
      here.receive(said);
      for (const peer of [here, region]) {
        const { state, made, fates } = recordOf(peer, id);
        expect({
          made,
          number: state.number,
          status: state.status,
          code: state.code?.code,
          holder: state.holder.agency,
        }).toEqual({
          made: truth.made,
          number: truth.state.number,
          status: 'REGISTERED',
          code: truth.state.code?.code,
          holder: truth.state.holder.agency,
        });
        expect(fates).toMatchObject([{ entry: stolen.id, fate: 'void' }]);
      }
    },
  );

  it('stays what it is also when its own station is revoked, and nothing of it is believed', () => {
    const { here, county, region } = fiveDesks();
    for (let made = 0; made < 5; made += 1) here.first(DAY);
    const { id } = here.case;
    here.advance('REGISTERED', DAY);
    region.receive(here.journal);
    region.trust([revoked(here.station, 1, 1)]);
    const truth = recordOf(region, id);
    region.receive(madeAgain(county, id).said);
    const { made, state } = recordOf(region, id);
    expect([made, state.number, state.holder.agency]).toEqual([
      truth.made,
      truth.state.number,
      truth.state.holder.agency,
    ]);
  });
});
