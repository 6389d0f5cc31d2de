/**
 * `desk enrol request|accept|confirm|records|key|state … --vault DIR`: the enrolment of a store as its screens do it, each step
 * by the account whose passphrase is given. For offices without a window. The answer is still confirmed by another
 * administrator than the one who read it.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/station-act';
import type { ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { Instant } from '#shared/domain/local-date';
import { told } from './backup';
import { type DeskIo, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';
import { placesOf } from './vault-place';

/** What a step asks of the desk. */
interface Asked {
  readonly name: ProcedureName;
  readonly input: object;
  /** Folder or file that the dialog of the step is answered with. */
  readonly chosen: string | null;
}

/** Runs a step on the store of `--vault`; `null` when the words or options are wrong. */
export async function enrolVault(
  [step, word]: readonly string[],
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  const { vault, account } = given;
  if (typeof vault !== 'string' || typeof account !== 'string') return null;
  const passphrase = secretFrom(io, passphraseSources(given));
  if (passphrase === null) return null;
  const asked = askedBy(step, word, { given, io, passphrase });
  if (asked === null) return null;
  const { chosen } = asked;
  const application = createApplication({
    clock: { now: () => new Date().toISOString() as Instant },
    paths: placesOf(vault, given, io),
    printing: null,
    files: {
      saveAs: async () => null,
      openFolder: async () => chosen,
      openFiles: async () => (chosen === null ? null : [chosen]),
    },
  });
  try {
    const signedIn = await application.dispatch('script', 'session.signIn', { account, passphrase });
    const done: Answer<unknown> = signedIn.ok
      ? await application.dispatch('script', asked.name, asked.input)
      : signedIn;
    return told(done, io);
  } finally {
    await application.close();
  }
}

function askedBy(
  step: string | undefined,
  word: string | undefined,
  { given, io, passphrase }: { readonly given: Given; readonly io: DeskIo; readonly passphrase: string },
): Asked | null {
  const commandId = newCommandId();
  const digits = typeof given.digits === 'string' ? given.digits : null;
  switch (step) {
    case 'request': {
      if (word === undefined) return null;
      const chosen = resolve(io.cwd, word);
      mkdirSync(chosen, { recursive: true, mode: 0o700 });
      return { name: 'enrol.request', input: { commandId }, chosen };
    }
    case 'accept':
      return word === undefined || digits === null
        ? null
        : { name: 'enrol.readResponse', input: { commandId, digits }, chosen: resolve(io.cwd, word) };
    case 'confirm':
      return digits === null ? null : { name: 'enrol.confirm', input: { commandId, digits }, chosen: null };
    case 'records':
      return word === undefined
        ? null
        : { name: 'enrol.readRecords', input: { commandId }, chosen: resolve(io.cwd, word) };
    case 'key':
      return { name: 'person.key', input: { commandId, passphrase }, chosen: null };
    case 'state':
      return { name: 'enrol.state', input: {}, chosen: null };
    default:
      return null;
  }
}
