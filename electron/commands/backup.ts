/** `desk backup`: copies a store to a medium as the screen does, with a trial restore if asked. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/station-act';
import type { Answer } from '#shared/contract/failure';
import type { Instant } from '#shared/domain/local-date';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';
import { placesOf } from './vault-place';

/** Backs a store up; `null` when the options are wrong. */
export async function backUpVault(given: Given, io: DeskIo): Promise<ExitCode | null> {
  const { vault, to, account } = given;
  if (typeof vault !== 'string' || typeof to !== 'string' || typeof account !== 'string') return null;
  const passphrase = secretFrom(io, passphraseSources(given));
  if (passphrase === null) return null;
  const folder = resolve(io.cwd, to);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const application = createApplication({
    clock: { now: () => new Date().toISOString() as Instant },
    paths: placesOf(vault, given, io),
    printing: null,
    files: { saveAs: async () => null, openFolder: async () => folder },
  });
  try {
    const ask = (name: string, input: object): Promise<Answer<unknown>> =>
      application.dispatch('script', name, { commandId: newCommandId(), ...input });
    const signedIn = await application.dispatch('script', 'session.signIn', { account, passphrase });
    const chosen = signedIn.ok ? await ask('backup.chooseTarget', {}) : signedIn;
    const made = chosen.ok ? await ask('backup.run', { verify: given.verify === true }) : chosen;
    return told(made, io);
  } finally {
    await application.close();
  }
}

/** Prints an answer; the exit code it stands for. */
export function told(answer: Answer<unknown>, io: DeskIo): ExitCode {
  io.result(answer);
  if (answer.ok) return EXIT.done;
  io.say(`${answer.failure.message}${answer.failure.wayOut}`);
  return answer.failure.kind === 'refusal' ? EXIT.refusal : EXIT.fault;
}
