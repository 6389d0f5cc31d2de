/** Which store the hub works on, and by whom: from the command line, secrets apart. */
import { told } from '../backup';
import { type DeskIo, type ExitCode, secretFrom } from '../desk-io';
import { passphraseSources } from '../init';
import type { Given } from '../run-desk';
import { HubDesk, type HubPlace } from './hub-desk';

/** Where and by whom; `null` when the options are wrong. A second line of the secret is the second supervisor's. */
export function hubPlace(given: Given, io: DeskIo): HubPlace | null {
  const { vault, account } = given;
  if (typeof vault !== 'string' || typeof account !== 'string') return null;
  const secret = secretFrom(io, passphraseSources(given));
  if (secret === null) return null;
  const [passphrase = '', secondPassphrase = ''] = secret.split('\n').map((line) => line.trim());
  return { vault, account, passphrase, secondPassphrase };
}

/** Does something with the store open and the supervisor signed in; closes it whatever happens. */
export async function withHub(
  given: Given,
  io: DeskIo,
  run: (hub: HubDesk) => Promise<ExitCode>,
): Promise<ExitCode | null> {
  const place = hubPlace(given, io);
  if (place === null) return null;
  const hub = new HubDesk(place, given, io);
  try {
    const opened = await hub.open();
    return opened.ok ? await run(hub) : told(opened, io);
  } finally {
    await hub.close();
  }
}
