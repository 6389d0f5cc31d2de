/**
 * `desk root key|make|sign|revoke|rekey|policy`: the region's ceremonies. Keys are made and sealed one by one to media, a record is
 * composed from their public halves, and each holder signs it from the own medium. Every step prints its slip.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KDF_FLOOR, type KdfParameters } from '#electron/crypto/passphrase';
import { measuredStretching, stopwatch } from '#electron/crypto/stretching-cost';
import { quietly } from '#electron/store/file-fault';
import { makeCeremonyKey, writeCeremonyKey } from '#electron/sync/identity/ceremony-key';
import { CEREMONY_KEY_KINDS } from '#electron/sync/identity/ceremony-key-schema';
import { composeRoot, signaturesMissing, signRoot } from '#electron/sync/identity/ceremony-root';
import { RECORD_FILES, readRecordFile, writeRecordFile } from '#electron/sync/identity/record-file';
import { addToRegister, readRegister } from '#electron/sync/identity/register';
import { keySlip, rootSlip } from '#electron/sync/identity/slips';
import { dateField, nameField, numberField, publicKeyField } from '#shared/identity/fields';
import {
  dateOf,
  NOT_A_RECORD,
  passphraseOf,
  placeOf,
  readPlainJson,
  toldFault,
  toldSlip,
  withKey,
} from './ceremony-io';
import type { DeskIo, ExitCode } from './desk-io';
import { runIssue } from './region-issue';
import type { Given } from './run-desk';

/** The record that still gathers signatures, in the register's folder. */
const DRAFT = 'root.draft';

/** The officers' decision, as a file. */
const rootParts = z.strictObject({
  name: nameField,
  keys: z.array(publicKeyField).length(3),
  enrolment: publicKeyField,
  policy: publicKeyField,
  revocation: publicKeyField,
  release: publicKeyField,
  oldestIssuer: numberField.default(1),
  issuedOn: dateField,
});

/** Runs `desk root …`; `null` when the words or options are wrong. */
export async function runRoot(words: readonly string[], given: Given, io: DeskIo): Promise<ExitCode | null> {
  const [step, file] = words;
  switch (step) {
    case 'key':
      return makeKey(placeOf(file, io), given, io);
    case 'make':
      return makeRoot(placeOf(file, io), given, io);
    case 'sign':
      return addSignature(given, io);
    default:
      return runIssue(words, given, io);
  }
}

/** What stretching costs here; measured, so that a key on a medium is as dear to guess as one in a store. */
const stretching = (): Promise<KdfParameters> => measuredStretching(stopwatch(() => performance.now()));

async function makeKey(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const kind = CEREMONY_KEY_KINDS.find((one) => one === given.kind);
  const name = nameField.safeParse(given.name);
  const madeOn = dateOf(given);
  if (path === null || kind === undefined || !name.success || madeOn === null) return null;
  // Invented keys of a test or an exercise say themselves that they are weak.
  const kdf =
    given.practice === true
      ? ({ ...KDF_FLOOR, memoryKiB: 64, belowFloor: true } as const)
      : await stretching();
  const key = await makeCeremonyKey({ kind, name: name.data, madeOn }, passphraseOf(given, io), kdf);
  if (!key.ok) return toldFault(key.error, io);
  const written = writeCeremonyKey(path, key.value);
  if (!written.ok) return toldFault(written.error, io);
  return toldSlip(keySlip(key.value), { publicKey: key.value.publicKey }, io);
}

function makeRoot(path: string | null, given: Given, io: DeskIo): ExitCode | null {
  const dir = placeOf(given.register, io);
  if (path === null || dir === null) return null;
  const parts = rootParts.safeParse(readPlainJson(path));
  if (!parts.success) return toldFault(NOT_A_RECORD, io);
  const register = readRegister(dir);
  if (!register.ok) return toldFault(register.error, io);
  const before = register.value.trust.root;
  const composed = composeRoot(parts.data, before);
  if (!composed.ok) return toldFault(composed.error, io);
  const folder = addToRegister(dir, []);
  if (!folder.ok) return toldFault(folder.error, io);
  const written = writeRecordFile(join(dir, DRAFT), RECORD_FILES.root, composed.value);
  if (!written.ok) return toldFault(written.error, io);
  return toldSlip(rootSlip(composed.value, before), { number: composed.value.number }, io);
}

async function addSignature(given: Given, io: DeskIo): Promise<ExitCode | null> {
  const dir = placeOf(given.register, io);
  const keyPath = placeOf(given.key, io);
  if (dir === null || keyPath === null) return null;
  const register = readRegister(dir);
  if (!register.ok) return toldFault(register.error, io);
  const before = register.value.trust.root;
  const draft = readRecordFile(join(dir, DRAFT), RECORD_FILES.root);
  if (!draft.ok) return toldFault(draft.error, io);
  const signed = await withKey(keyPath, given, io, (key) => signRoot(draft.value, before, key));
  if (!signed.ok) return toldFault(signed.error, io);
  const record = signed.value;
  const missing = signaturesMissing(record, before);
  const complete = missing.own === 0 && missing.before === 0;
  const written = complete
    ? addToRegister(dir, [{ kind: 'root', record }])
    : writeRecordFile(join(dir, DRAFT), RECORD_FILES.root, record);
  if (!written.ok) return toldFault(written.error, io);
  // A draft that stays lying is only a copy of what is in force: its number is taken.
  if (complete)
    for (const name of [DRAFT, `${DRAFT}.prev`]) quietly(() => rmSync(join(dir, name), { force: true }));
  return toldSlip(rootSlip(record, before), { number: record.number, complete, missing }, io);
}
