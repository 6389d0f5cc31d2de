/**
 * `desk enrol request|certify|accept`: a station asks, the region answers, the station believes the answer by the
 * digits on its installation sheet. For the region, and for stations whose key lies in a file (a hub without a
 * window). Every step prints its slip.
 */
import { z } from 'zod';
import { certifyStation } from '#electron/sync/identity/ceremony-acts';
import { enrol } from '#electron/sync/identity/enrol-accept';
import { makeRequest } from '#electron/sync/identity/enrol-request';
import { RECORD_FILES, readRecordFile, writeRecordFile } from '#electron/sync/identity/record-file';
import { addPacks, addToRegister, type RegisterRecord, readRegister } from '#electron/sync/identity/register';
import { enrolledSlip, requestSlip } from '#electron/sync/identity/slips';
import {
  divisionField,
  hexField,
  nameField,
  officeLevelField,
  placeField,
  stationField,
} from '#shared/identity/fields';
import { dateOf, NOT_A_RECORD, placeOf, readPlainJson, toldFault, toldSlip, withKey } from './ceremony-io';
import type { DeskIo, ExitCode } from './desk-io';
import { enrolVault } from './enrol-desk';
import { ceremonyPlace } from './region-issue';
import type { Given } from './run-desk';

/** The office that asks, as a file. */
const officeParts = z.strictObject({
  agency: divisionField,
  level: officeLevelField,
  name: nameField,
  install: hexField(16),
  continues: stationField.nullable().default(null),
  head: placeField.default(0),
});

/** Runs `desk enrol …`; `null` when the words or options are wrong. */
export async function runEnrol(words: readonly string[], given: Given, io: DeskIo): Promise<ExitCode | null> {
  if (given.vault !== undefined) return enrolVault(words, given, io);
  const [step, word] = words;
  switch (step) {
    case 'request':
      return request(placeOf(word, io), given, io);
    case 'certify':
      return answer(placeOf(word, io), given, io);
    case 'accept':
      return accept(placeOf(word, io), given, io);
    default:
      return null;
  }
}

async function request(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const officePath = placeOf(given.office, io);
  const keyPath = placeOf(given.key, io);
  const requestedOn = dateOf(given);
  if (path === null || officePath === null || keyPath === null || requestedOn === null) return null;
  const office = officeParts.safeParse(readPlainJson(officePath));
  if (!office.success) return toldFault(NOT_A_RECORD, io);
  const made = await withKey(keyPath, given, io, (key, { recipient }) =>
    makeRequest({ ...office.data, requestedOn, recipient: recipient ?? '' }, key),
  );
  if (!made.ok) return toldFault(made.error, io);
  const written = writeRecordFile(path, RECORD_FILES.request, made.value);
  if (!written.ok) return toldFault(written.error, io);
  return toldSlip(requestSlip(made.value), { station: made.value.station }, io);
}

async function answer(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const { digits } = given;
  const place = ceremonyPlace(given, io);
  const to = placeOf(given.to, io);
  if (path === null || place === null || to === null || typeof digits !== 'string') return null;
  const asked = readRecordFile(path, RECORD_FILES.request);
  if (!asked.ok) return toldFault(asked.error, io);
  const designated = given.designated === true;
  const held = given.held === undefined ? null : placeField.safeParse(Number(given.held));
  if (held?.success === false) return null;
  const done = await certifyStation(place, asked.value, {
    ...{ typed: digits, designated, held: held?.data ?? null, to },
    place: given['from-held'] === true ? 'held' : 'asked',
  });
  if (!done.ok) return toldFault(done.error, io);
  return toldSlip(done.value.slip, { station: asked.value.station }, io);
}

async function accept(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const dir = placeOf(given.register, io);
  const keyPath = placeOf(given.key, io);
  const requestPath = placeOf(given.request, io);
  if (path === null || dir === null || keyPath === null || requestPath === null) return null;
  const asked = readRecordFile(requestPath, RECORD_FILES.request);
  if (!asked.ok) return toldFault(asked.error, io);
  const answered = readRecordFile(path, RECORD_FILES.response);
  if (!answered.ok) return toldFault(answered.error, io);
  const register = readRegister(dir);
  if (!register.ok) return toldFault(register.error, io);
  const typed = typeof given.digits === 'string' ? given.digits : '';
  const done = await withKey(keyPath, given, io, (key) =>
    enrol(register.value.trust, answered.value, asked.value, typed, key.identity ?? ''),
  );
  if (!done.ok) return toldFault(done.error, io);
  const packs = addPacks(dir, done.value.packs);
  if (!packs.ok) return toldFault(packs.error, io);
  const { revocations, certificates, policies, inboxKeys } = answered.value;
  const written = addToRegister(dir, [
    ...done.value.trust.chain.map((record): RegisterRecord => ({ kind: 'root', record })),
    ...(revocations === null ? [] : [{ kind: 'revocations', record: revocations } as const]),
    ...certificates.map((record): RegisterRecord => ({ kind: 'certificate', record })),
    ...policies.map((record): RegisterRecord => ({ kind: 'policy', record })),
    ...inboxKeys.map((record): RegisterRecord => ({ kind: 'inboxKeys', record })),
    { kind: 'request', record: asked.value },
  ]);
  if (!written.ok) return toldFault(written.error, io);
  return toldSlip(
    enrolledSlip(asked.value, answered.value, done.value.trust),
    { station: asked.value.station, epochs: done.value.inbox.map(({ epoch }) => epoch) },
    io,
  );
}
