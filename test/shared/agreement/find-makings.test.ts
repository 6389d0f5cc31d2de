/** A case belongs to the station that made it also when that one is revoked: nobody else makes it then (design 2.2, C16). */
import { expect, it } from 'vitest';
import type { StoredEntry } from '#shared/journal/entry';
import { DAY, fiveDesks, recordOf } from './five-desks';
import { revoked } from './region-records';

it('a case of a revoked station is not made again by another one with an entry that claims to be older', () => {
  const { here, county, region } = fiveDesks();
  for (let made = 0; made < 5; made += 1) here.first(DAY);
  const { id } = here.case;
  here.advance('REGISTERED', DAY);
  region.receive(here.journal);
  region.trust([revoked(here.station, 1, 1)]);
  const truth = recordOf(region, id);
  // A modified program of a county that heard of the case makes it.
  county.isHonest = false;
  county.start('FIRST', DAY);
  const at = county.journal.findLastIndex(({ entry }) =>
    entry.events.some(({ type }) => type === 'caseCreated'),
  );
  const own = county.journal[at];
  if (own === undefined) throw new Error('no case was made');
  const events = own.entry.events.map((event) => (event.type === 'caseCreated' ? { ...event, id } : event));
  const stolen: StoredEntry = { id: own.id, entry: { ...own.entry, case: id, events } };
  region.receive([...county.journal.slice(0, at), stolen]);
  const { made, state } = recordOf(region, id);
  expect({ made, number: state.number, holder: state.holder.agency }).toEqual({
    made: truth.made,
    number: truth.state.number,
    holder: truth.state.holder.agency,
  });
});
