/**
 * `desk root revoke|rekey|policy`: what the region issues between root ceremonies, each with the key the root
 * appoints for it.
 */
import { z } from 'zod';
import {
  type CeremonyPlace,
  rekeyAgency,
  revokeSubjects,
  signPack,
} from '#electron/sync/identity/ceremony-acts';
import { isLocalDate } from '#shared/domain/local-date';
import { divisionField, nameField } from '#shared/identity/fields';
import { POLICY_KINDS } from '#shared/identity/policy';
import { revocationSchema } from '#shared/identity/revocation';
import { ok } from '#shared/lib/result';
import {
  dateOf,
  NOT_A_RECORD,
  passphraseOf,
  placeOf,
  readPlainJson,
  toldFault,
  toldSlip,
} from './ceremony-io';
import type { DeskIo, ExitCode } from './desk-io';
import type { Given } from './run-desk';

const revokedFile = z.array(revocationSchema).min(1).max(1000);

/** Runs the issuing steps of `desk root`; `null` when the words or options are wrong. */
export async function runIssue(
  [step, word]: readonly string[],
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  switch (step) {
    case 'revoke':
      return revoke(placeOf(word, io), given, io);
    case 'rekey':
      return rekey(word, given, io);
    case 'policy':
      return signPolicy(placeOf(word, io), given, io);
    default:
      return null;
  }
}

/** Where every act of the region works: register, key, passphrase and date; null when one was not given. */
export function ceremonyPlace(given: Given, io: DeskIo): CeremonyPlace | null {
  const register = placeOf(given.register, io);
  const key = placeOf(given.key, io);
  const today = dateOf(given);
  if (register === null || key === null || today === null) return null;
  return { register, key, passphrase: passphraseOf(given, io), today };
}

async function revoke(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const place = ceremonyPlace(given, io);
  if (path === null || place === null) return null;
  const revoked = revokedFile.safeParse(readPlainJson(path));
  if (!revoked.success) return toldFault(NOT_A_RECORD, io);
  const done = await revokeSubjects(place, () => ok(revoked.data), null);
  if (!done.ok) return toldFault(done.error, io);
  const { slip, record, rekey: agencies } = done.value;
  return toldSlip(slip, { number: record.number, rekey: agencies }, io);
}

async function rekey(word: string | undefined, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const place = ceremonyPlace(given, io);
  const agency = divisionField.safeParse(word);
  const to = placeOf(given.to, io);
  if (place === null || !agency.success || to === null) return null;
  const done = await rekeyAgency(place, agency.data, to);
  if (!done.ok) return toldFault(done.error, io);
  return toldSlip(done.value.slip, { agency: agency.data, epoch: done.value.record.epoch }, io);
}

async function signPolicy(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const place = ceremonyPlace(given, io);
  const kind = POLICY_KINDS.find((one) => one === given.kind);
  const id = nameField.safeParse(given.name);
  const { from } = given;
  if (path === null || place === null || kind === undefined || !id.success) return null;
  if (typeof from !== 'string' || !isLocalDate(from)) return null;
  const done = await signPack(place, { kind, id: id.data, inForceFrom: from }, { pack: path, to: null });
  if (!done.ok) return toldFault(done.error, io);
  return toldSlip(done.value.slip, { kind, number: done.value.number }, io);
}
