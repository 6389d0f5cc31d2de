/** What the commands of the ceremonies share: places, dates, passphrase, how a fault is told, how a slip is printed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CeremonyKeyFault, OpenCeremonyKey } from '#electron/sync/identity/ceremony-key';
import { openCeremonyKey } from '#electron/sync/identity/ceremony-key';
import type { CeremonyKey } from '#electron/sync/identity/ceremony-key-schema';
import { RECORD_FILES, type RecordFileFault, readRecordFile } from '#electron/sync/identity/record-file';
import { type Slip, slipText } from '#electron/sync/identity/slips';
import { beijingDate, type Instant, isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { type TRUST_PROBLEMS, trustWords } from '#shared/identity/refusal';
import type { Result } from '#shared/lib/result';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';

export type CeremonyFault = RecordFileFault | CeremonyKeyFault;

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
export async function withKey<T, E>(
  path: string,
  given: Given,
  io: DeskIo,
  run: (key: OpenCeremonyKey, file: CeremonyKey) => Promise<Result<T, E>> | Result<T, E>,
): Promise<Result<T, E | CeremonyFault>> {
  const file = readRecordFile(path, RECORD_FILES.key);
  if (!file.ok) return file;
  const opened = await openCeremonyKey(file.value, passphraseOf(given, io));
  if (!opened.ok) return opened;
  try {
    return await run(opened.value, file.value);
  } finally {
    opened.value.privateKey.fill(0);
  }
}

const FAULT_WORDS: { readonly [C in Exclude<CeremonyFault, { problem: string }>['code']]: string } = {
  DISK_FULL: '磁盘空间不足，没有写入。请腾出空间后重试。',
  ACCESS_DENIED: '没有读写该文件的权限，未作任何改动。请检查介质是否写保护。',
  IO_ERROR: '文件读写失败，未作任何改动。请更换介质或接口后重试。',
  FILE_MISSING: '找不到该文件，未作任何改动。请检查文件位置。',
  PASSPHRASE_WEAK: '口令少于 10 个字符，没有制作密钥。请设置更长的口令。',
  WRONG_PASSPHRASE: '口令不符，或密钥文件被改动；未作任何改动。请重新输入口令。',
  KEY_EXISTS: '该位置已有文件，没有覆盖。请另选位置。',
  KEY_ALTERED: '密钥文件的参数不合规，疑似被改动；未作任何改动。请改用备份介质。',
};

/** The words of a fault. */
export const faultWords = (fault: CeremonyFault): string =>
  'problem' in fault ? trustWords(fault) : FAULT_WORDS[fault.code];

/** Tells a fault; its exit code. */
export function toldFault(fault: CeremonyFault, io: DeskIo): ExitCode {
  io.result({ ok: false, failure: fault });
  io.say(faultWords(fault));
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
