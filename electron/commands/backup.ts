/** `desk backup`: copies a store to a medium as the screen does, with a trial restore if asked. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer } from '#shared/contract/failure';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';
import { asScript } from './script-application';

/** Backs a store up; `null` when the options are wrong. */
export async function backUpVault(given: Given, io: DeskIo): Promise<ExitCode | null> {
  const { vault, to, account } = given;
  if (typeof vault !== 'string' || typeof to !== 'string' || typeof account !== 'string') return null;
  const passphrase = secretFrom(io, passphraseSources(given));
  if (passphrase === null) return null;
  const folder = resolve(io.cwd, to);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return asScript(vault, folder, given, io, async ({ ask, look }) => {
    const signedIn = await look('session.signIn', { account, passphrase });
    const chosen = signedIn.ok ? await ask('backup.chooseTarget', {}) : signedIn;
    return told(chosen.ok ? await ask('backup.run', { verify: given.verify === true }) : chosen, io);
  });
}

/** Prints an answer; the exit code it stands for. */
export function told(answer: Answer<unknown>, io: DeskIo): ExitCode {
  io.result(answer);
  if (answer.ok) return EXIT.done;
  io.say(`${answer.failure.message}${answer.failure.wayOut}`);
  return answer.failure.kind === 'refusal' ? EXIT.refusal : EXIT.fault;
}
