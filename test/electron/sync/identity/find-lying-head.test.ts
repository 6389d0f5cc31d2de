/** Rights that are taken back bind, whatever place the station says it has reached (XJR-5-4). */
import { expect, it } from 'vitest';
import { readRegister } from '#electron/sync/identity/register';
import { allowsEvent } from '#shared/identity/certificate';
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

async function asked(at: Ceremony, file: string, head: number): Promise<string> {
  const office = at.json(`${file}.json`, { ...OFFICE, head });
  const told = await at.run('enrol', 'request', `${file}.req`, '--office', office, '--key', 'one.key');
  done(told);
  return digitsIn(told.words);
}

const certifyAgain = (
  at: Ceremony,
  file: string,
  digits: string,
  ...more: readonly string[]
): Promise<Told> =>
  at.run(
    ...['enrol', 'certify', `${file}.req`, '--digits', digits, '--register', 'region'],
    ...['--key', 'k3.key', '--to', `${file}.ans`, ...more],
  );

function latest(at: Ceremony, station: string) {
  const register = readRegister(at.path('region'));
  if (!register.ok) throw new Error(JSON.stringify(register.error));
  const certificate = certificateOf(register.value.trust, station);
  if (certificate?.kind !== 'station') throw new Error('no certificate');
  return certificate;
}

it('a station that says it has written a billion entries cannot put off for ever what is taken back', async () => {
  const at = ceremony();
  await rooted(at);
  const first = await certify(at, 'one', await asking(at, 'one'));
  const station = String(done(first).station);
  const designated = await asked(at, 'two', 12);
  done(await certifyAgain(at, 'two', designated, '--designated', '--held', '12'));
  // The designation is withdrawn. The region holds 40 entries of it; it says that it has written nearly a billion.
  const lie = await asked(at, 'three', 999_999_998);
  await certifyAgain(at, 'three', lie, '--held', '40');
  // The lie is found: the region answers the honest request of before once more.
  await certifyAgain(at, 'two', designated, '--held', '40');
  expect(allowsEvent(latest(at, station), 'accepted', 41)).toBe(NARROW.includes('accepted'));
  expect(allowsEvent(latest(at, station), 'accepted', 1_000_000)).toBe(false);
});
