/** `desk archive` and `desk cut-log`: what leaves for a medium to be kept there, as the screens do it. */
import { resolve } from 'node:path';
import { LEAST_YEARS } from '#shared/journal/lived-time';
import { told } from './backup';
import { type DeskIo, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';
import { asScript } from './script-application';

type Medium = string | undefined;

/** Signs in, asks one procedure that writes to a medium, and tells the answer; `null` when the options are wrong. The
 * folder must be there: made here, that of a stick which is not in would be on this machine's own disk. */
async function toMedium(
  medium: Medium,
  given: Given,
  io: DeskIo,
  procedure: string,
  input: object,
): Promise<ExitCode | null> {
  const { vault, account } = given;
  if (typeof vault !== 'string' || typeof account !== 'string' || medium === undefined) return null;
  const passphrase = secretFrom(io, passphraseSources(given)) ?? '';
  return asScript(vault, resolve(io.cwd, medium), given, io, async ({ ask, look }) => {
    const signedIn = await look('session.signIn', { account, passphrase });
    return told(signedIn.ok ? await ask(procedure, input) : signedIn, io);
  });
}

/** Makes a yearly archive copy on a medium. */
export const archiveVault = (medium: Medium, given: Given, io: DeskIo): Promise<ExitCode | null> =>
  toMedium(medium, given, io, 'backup.archive', {});

/** Cuts the older part of the log off to a medium. */
export const cutVaultLog = (medium: Medium, given: Given, io: DeskIo): Promise<ExitCode | null> =>
  toMedium(medium, given, io, 'log.cut', {
    years: typeof given.years === 'string' ? Number(given.years) : LEAST_YEARS,
  });
