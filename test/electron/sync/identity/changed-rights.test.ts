/** Certifying a station anew: from which of its entries on other terms count, and what the slips say of it. */
import { expect, it } from 'vitest';
import { readRegister } from '#electron/sync/identity/register';
import { mayAuthorOf } from '#shared/identity/event-authority';
import { certificateOf } from '#shared/identity/trust';
import {
  asking,
  type Ceremony,
  ceremony,
  certify,
  digitsIn,
  done,
  OFFICE,
  rooted,
  type Told,
} from './ceremony-kit';

const NARROW = mayAuthorOf('county', false);
const WIDE = mayAuthorOf('county', true);

/** A station asks once more, with so many entries; the slip of its request. */
async function askingAgain(at: Ceremony, name: string, head: number): Promise<Told> {
  const office = at.json(`${name}.json`, { ...OFFICE, head });
  const told = await at.run('enrol', 'request', `${name}.req`, '--office', office, '--key', `${name}.key`);
  done(told);
  return told;
}

/** The region answers it. */
const certifyAgain = (at: Ceremony, name: string, asked: Told, ...more: readonly string[]): Promise<Told> =>
  at.run(
    ...['enrol', 'certify', `${name}.req`, '--digits', digitsIn(asked.words), '--register', 'region'],
    ...['--key', 'k3.key', '--to', `${name}.ans`, ...more],
  );

function grantsOf(at: Ceremony, told: Told): unknown {
  const register = readRegister(at.path('region'));
  if (!register.ok) throw new Error(JSON.stringify(register.error));
  const certificate = certificateOf(register.value.trust, String(done(told).station));
  return certificate?.kind === 'station' ? certificate.mayAuthor : null;
}

it('other terms count after the entry at which the station asked, and after what the region holds of it', async () => {
  const at = ceremony();
  await rooted(at);
  const first = await certify(at, 'one', await asking(at, 'one'));
  expect(grantsOf(at, first)).toEqual([{ from: 1, events: NARROW }]);
  expect(first.words).not.toContain('办理权限');
  const asked = await askingAgain(at, 'one', 12);
  expect(asked.words).toContain('已有记录 12 条；批复后，其后各条按新证书认定。');
  const designated = await certifyAgain(at, 'one', asked, '--designated', '--held', '0');
  expect(grantsOf(at, designated)).toEqual([
    { from: 1, events: NARROW },
    { from: 13, events: WIDE },
  ]);
  expect(designated.words).toContain('自本工作站第 13 条记录起适用，此前各条按原权限认定');
  const again = await askingAgain(at, 'one', 20);
  expect(grantsOf(at, await certifyAgain(at, 'one', again, '--held', '40'))).toEqual([
    { from: 1, events: NARROW },
    { from: 13, events: WIDE },
    { from: 41, events: NARROW },
  ]);
  expect((await certifyAgain(at, 'one', again, '--held', 'forty')).code).toBe(3);
});

it('the slip names the stations of the agency whose certificates still say otherwise', async () => {
  const at = ceremony();
  await rooted(at);
  const other = String(done(await certify(at, 'two', await asking(at, 'two'))).station);
  const same = await certify(at, 'one', await asking(at, 'one'));
  expect(same.words).not.toContain(other);
  const changed = await certifyAgain(
    at,
    'one',
    await askingAgain(at, 'one', 12),
    ...['--designated', '--held', '0'],
  );
  expect(changed.words).toContain(`本机构工作站 ${other} 的办理权限与本证书不同，应重新申请和批复。`);
});
