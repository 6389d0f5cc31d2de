/** An office is called what the region certified it as, whatever its stations say of themselves. */
import { beforeEach, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import type { Office } from '#shared/domain/office';
import { agencyOf, officeOf, personName } from '#shared/journal/lineage';
import { DAY, fiveDesks } from './five-desks';
import { type Peer, stationOf } from './peer';

let here: Peer;
let county: Peer;
const COUNTY = stationOf(3);
const CLERK = `clerk@${COUNTY}` as AccountId;

beforeEach(() => {
  ({ here, county } = fiveDesks());
});

/** The county tells of itself again, as something else. */
const boasts = (told: Partial<Office>): void =>
  county.apply('supervisor', DAY, 'SYSADMIN', 'desk.setUp', null, [
    {
      type: 'storeCreated',
      office: { ...county.office, ...told },
      practice: false,
      accounts: [{ account: 'clerk' as AccountId, name: '自治区主任', roles: [] }],
    },
  ]);

it('its people stand under the name that is certified', () => {
  here.receive(county.journal);
  expect(county.office.name).toBe('登记中心3');
  expect(personName(here.views, CLERK)).toBe('clerk3（站点）');
  expect(officeOf(here.views, COUNTY)).toMatchObject({ name: '站点', level: 'county', division: '653101' });
});

it('it tells of itself once, with its first entry', () => {
  boasts({ name: '自治区数据登记中心', level: 'region', division: '650000' as never });
  here.receive(county.journal);
  expect(personName(here.views, CLERK)).toBe('clerk3（站点）');
  expect(agencyOf(here.views, COUNTY)).toBe('653101');
  expect(officeOf(here.views, COUNTY)).toMatchObject({ level: 'county', division: '653101' });
});

it('a first word that contradicts the certificate names nobody’s office', () => {
  const [first, ...rest] = county.journal;
  if (first === undefined) throw new Error('no entry');
  const [created] = first.entry.events;
  if (created?.type !== 'storeCreated') throw new Error('not the first entry');
  const office = { ...created.office, name: '自治区数据登记中心', division: '650000' as never };
  here.receive([{ ...first, entry: { ...first.entry, events: [{ ...created, office }] } }, ...rest]);
  expect(officeOf(here.views, COUNTY)).toBeNull();
  expect(personName(here.views, CLERK)).toBe('clerk3（站点）');
});
