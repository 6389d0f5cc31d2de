/** Certifying a station once more never changes what its former entries are worth (XJR-5-4, design 2.3). */
import { expect, it } from 'vitest';
import { readRegister } from '#electron/sync/identity/register';
import { allowsEvent } from '#shared/identity/certificate';
import { certificateOf } from '#shared/identity/trust';
import { asking, ceremony, done, rooted } from './ceremony-kit';

it('also when the request is the first one and nobody says how far the region has its entries', async () => {
  const at = ceremony();
  await rooted(at);
  const digits = await asking(at, 'one');
  const answer = (...more: readonly string[]) =>
    at.run(
      ...['enrol', 'certify', 'one.req', '--digits', digits, '--register', 'region'],
      ...['--key', 'k3.key', '--to', 'one.ans', ...more],
    );
  const station = String(done(await answer('--designated')).station);
  const mayAccept = (place: number): boolean => {
    const register = readRegister(at.path('region'));
    if (!register.ok) throw new Error(JSON.stringify(register.error));
    const certificate = certificateOf(register.value.trust, station);
    return certificate?.kind === 'station' && allowsEvent(certificate, 'accepted', place);
  };
  expect(mayAccept(1)).toBe(true);
  // The designation is withdrawn; the clerk answers the request that lies there, without --held.
  await answer();
  // Refused, or counting from some later place: what was done while it was designated stays good.
  expect(mayAccept(1)).toBe(true);
});
