/** What the commands of the ceremonies share: places, dates, passphrase, how a fault is told, how a slip is printed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CeremonyFault, faultWords } from '#electron/sync/identity/ceremony-fault';
import { type OpenCeremonyKey, withCeremonyKey } from '#electron/sync/identity/ceremony-key';
import type { CeremonyKey } from '#electron/sync/identity/ceremony-key-schema';
import { type Slip, slipText } from '#electron/sync/identity/slips';
import { beijingDate, type Instant, isLocalDate, type LocalDate } from '#shared/domain/local-date';
import type { TRUST_PROBLEMS } from '#shared/identity/refusal';
import type { Result } from '#shared/lib/result';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';

/** The path an option or word names; null when it was not given. */
export const placeOf = (given: string | boolean | undefined, io: DeskIo): string | null =>
  typeof given === 'string' ? resolve(io.cwd, given) : null;

/** The date of a ceremony: `--date`, or today by this machine's clock. Null for a date that is none. */
export function dateOf(given: Given): LocalDate | null {
  if (given.date === undefined) return beijingDate(new Date().toISOString() as Instant);
  return typeof given.date === 'string' && isLocalDate(given.date) ? given.date : null;
}

export const passphraseOf = (given: Given, io: DeskIo): string =>
  secretFrom(io, passphraseSources(given)) ?? '';

/** Opens the key file of `--key` and does something with the key; the key is wiped whatever happens. */
export const withKey = <T, E>(
  path: string,
  given: Given,
  io: DeskIo,
  run: (key: OpenCeremonyKey, file: CeremonyKey) => Promise<Result<T, E>> | Result<T, E>,
): Promise<Result<T, E | CeremonyFault>> => withCeremonyKey(path, passphraseOf(given, io), run);

/** Tells a fault; its exit code. */
export function toldFault(fault: CeremonyFault, io: DeskIo): ExitCode {
  io.result({ ok: false, failure: fault });
  const { message, wayOut } = faultWords(fault);
  io.say(`${message}${wayOut}`);
  const isFault = ['DISK_FULL', 'ACCESS_DENIED', 'IO_ERROR'].includes(fault.code);
  return isFault ? EXIT.fault : EXIT.refusal;
}

/** Prints the slip of a step that was done. */
export function toldSlip(slip: Slip, value: object, io: DeskIo): ExitCode {
  io.result({ ok: true, value, slip });
  io.say(slipText(slip));
  return EXIT.done;
}

/** JSON that an officer wrote; null when it cannot be read. */
export function readPlainJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/** A file that holds no such content. */
export const NOT_A_RECORD = { code: 'B21_FORMAT', problem: 'not-a-record' } as const satisfies {
  readonly code: 'B21_FORMAT';
  readonly problem: keyof typeof TRUST_PROBLEMS;
};
