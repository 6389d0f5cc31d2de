/** One person at two machines of an agency is one wherever two are asked for: by name, however it is spelled, or by key. */
import { beforeEach, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import { samePerson } from '#shared/journal/lineage';
import type { OtherOffice } from '#shared/journal/other-office';
import { fiveDesks, meet } from './five-desks';
import type { Peer } from './peer';

const ACCOUNT = 'clerk' as AccountId;
let here: Peer;
let there: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
  meet(here, there, region);
});

/** Under which accounts of the other machine, and of the region, somebody called `name` here is known. */
function known(name: string, other: Partial<OtherOffice>, keys: readonly (readonly [string, string])[] = []) {
  const person = here.views.accounts.get(ACCOUNT);
  if (person === undefined) throw new Error('no such account');
  const others = [...here.views.others].map(([root, office]) => [root, { ...office, ...other }] as const);
  return samePerson(
    {
      ...here.views,
      accounts: new Map([[ACCOUNT, { ...person, name }]]),
      personKeys: new Map(keys.map(([account, key]) => [account as AccountId, key])),
      others: new Map(others),
    },
    ACCOUNT,
  );
}

it('dots, spaces and width of a name make no other person', () => {
  const names = { ali: '阿不都·热合曼', bob: '阿不都热合买提' };
  for (const name of ['阿不都·热合曼', '阿不都•热合曼', '阿不都 热合曼', '阿不都・热合曼', '阿不都热合曼'])
    expect(known(name, { names })).toEqual([`ali@${there.station}`]);
  expect(known('阿不都热合', { names })).toEqual([]);
  // What is no name at all is nobody's.
  expect(known('·', { names: { ali: '—' } })).toEqual([]);
});

it('another spelling with the same key is the same person, of the own agency only', () => {
  const told = { names: { ali: 'Abdurahman' }, personKeys: { ali: 'key-1' } };
  expect(known('阿不都热合曼', told, [[ACCOUNT, 'key-1']])).toEqual([`ali@${there.station}`]);
  expect(known('阿不都热合曼', told, [[ACCOUNT, 'key-2']])).toEqual([]);
});
