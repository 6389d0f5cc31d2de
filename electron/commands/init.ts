/** `desk init`: makes a store from an office file; prints the three sealed slips once. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/station-act';
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import { PERSON_ROLES } from '#shared/access/roles';
import type { Instant } from '#shared/domain/local-date';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from './desk-io';
import type { Given } from './run-desk';
import { placesOf } from './vault-place';

/** The office file. Passphrases do not belong in it. */
const officeFile = z.strictObject({
  office: z.record(z.string(), z.unknown()),
  people: z
    .array(z.strictObject({ account: z.string(), name: z.string(), roles: z.array(z.enum(PERSON_ROLES)) }))
    .optional(),
  /** Instant of the set-up, for scenarios that must begin on a given day; practice stores only. */
  at: z.iso.datetime().optional(),
});

/** Makes the store; `null` when the options are wrong. */
export async function initStore(given: Given, io: DeskIo): Promise<ExitCode | null> {
  if (typeof given.vault !== 'string' || typeof given.office !== 'string') return null;
  const practice = given.practice === true;
  const file = readOfficeFile(resolve(io.cwd, given.office));
  if (!file) {
    io.say('机构文件读不出来，或内容不符合要求。没有建立数据。');
    return EXIT.usage;
  }
  const passphrases = practice ? {} : readPassphrases(given, io);
  if (!passphrases) {
    io.say(
      '没有各人员的口令。请以 JSON {"账号":"口令"} 放入 --passphrase-file、--passphrase-fd 或 DESK_PASSPHRASE。',
    );
    return EXIT.usage;
  }
  const people = file.people?.map((person) => ({ ...person, passphrase: passphrases[person.account] ?? '' }));
  const now = (practice && file.at ? new Date(file.at) : new Date()).toISOString() as Instant;
  const application = createApplication({
    clock: { now: () => now },
    paths: placesOf(given.vault, given, io),
    printing: null,
    files: null,
  });
  const answer = await application.dispatch('script', 'desk.setUp', {
    commandId: newCommandId(),
    practice,
    office: file.office,
    people: people ?? [...PRACTICE_STAFF],
  });
  await application.close();
  io.result(answer);
  if (answer.ok) io.say('数据已建立。请把三张恢复单分别抄写、封存、分开保管；恢复单不再显示。');
  return answer.ok ? EXIT.done : answer.failure.kind === 'refusal' ? EXIT.refusal : EXIT.fault;
}

function readOfficeFile(path: string): z.infer<typeof officeFile> | null {
  try {
    return officeFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function readPassphrases(given: Given, io: DeskIo): { readonly [account: string]: string } | null {
  try {
    const secret = secretFrom(io, passphraseSources(given));
    return secret === null ? null : z.record(z.string(), z.string()).parse(JSON.parse(secret));
  } catch {
    return null;
  }
}

/** Where passphrases may come from. */
export const passphraseSources = (given: Given) => ({
  file: typeof given['passphrase-file'] === 'string' ? given['passphrase-file'] : undefined,
  fd: typeof given['passphrase-fd'] === 'string' ? given['passphrase-fd'] : undefined,
  variable: 'DESK_PASSPHRASE',
});
