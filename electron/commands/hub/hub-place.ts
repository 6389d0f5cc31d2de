/** Which store the hub works on, by whom, and when: from the command line, secrets apart. */
import { resolve } from 'node:path';
import { faultMessage, storeStatus } from '#electron/store/store';
import type { Instant } from '#shared/domain/local-date';
import { told } from '../backup';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from '../desk-io';
import { passphraseSources } from '../init';
import type { Given } from '../run-desk';
import { HubDesk, type HubPlace } from './hub-desk';

/** Where and by whom; an exit code when that cannot be, `null` when the options are wrong. */
export function hubPlace(given: Given, io: DeskIo): HubPlace | ExitCode | null {
  const { vault, account, at } = given;
  if (typeof vault !== 'string' || typeof account !== 'string') return null;
  const status = storeStatus(resolve(io.cwd, vault));
  if (!status.ok) {
    io.say(faultMessage(status.error).message);
    return EXIT.fault;
  }
  const { practice } = status.value;
  // Only invented data may stand under an invented date, and only they need no passphrase.
  const secret = practice ? '' : secretFrom(io, passphraseSources(given));
  if (secret === null || (at !== undefined && !practice)) return null;
  const now = typeof at === 'string' ? instantOf(at) : null;
  if (typeof at === 'string' && now === null) return null;
  const [passphrase = '', secondPassphrase = ''] = secret.split('\n').map((line) => line.trim());
  return { vault, account, passphrase, secondPassphrase, at: now };
}

function instantOf(text: string): Instant | null {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : (new Date(milliseconds).toISOString() as Instant);
}

/** Does something with the store open and the supervisor signed in; closes it whatever happens. */
export async function withHub(
  given: Given,
  io: DeskIo,
  run: (hub: HubDesk) => Promise<ExitCode>,
): Promise<ExitCode | null> {
  const place = hubPlace(given, io);
  if (place === null || typeof place === 'number') return place;
  const hub = new HubDesk(place, given, io);
  try {
    const opened = await hub.open();
    return opened.ok ? await run(hub) : told(opened, io);
  } finally {
    await hub.close();
  }
}
