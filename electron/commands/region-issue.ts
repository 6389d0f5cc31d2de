/**
 * `desk root revoke|rekey|policy`: what the region issues between root ceremonies, each with the key the root
 * appoints for it. What was issued is in the register before anything of it is told.
 */
import { z } from 'zod';
import { issueInboxKeys, issuePolicy, issueRevocations } from '#electron/sync/identity/ceremony-issue';
import { RECORD_FILES, writeRecordFile } from '#electron/sync/identity/record-file';
import { addPacks, addToRegister, readRegister } from '#electron/sync/identity/register';
import { inboxSlip, policySlip, revocationSlip } from '#electron/sync/identity/slips';
import { isLocalDate } from '#shared/domain/local-date';
import { divisionField, nameField } from '#shared/identity/fields';
import { POLICY_KINDS } from '#shared/identity/policy';
import { type Revocation, revocationSchema } from '#shared/identity/revocation';
import { stationAt } from '#shared/identity/standing';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import { canonicalJson } from '#shared/lib/canonical-json';
import { dateOf, NOT_A_RECORD, placeOf, readPlainJson, toldFault, toldSlip, withKey } from './ceremony-io';
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

/** Where every one of these steps works: register, key and date. */
function placesIn(given: Given, io: DeskIo) {
  const dir = placeOf(given.register, io);
  const keyPath = placeOf(given.key, io);
  const today = dateOf(given);
  return dir === null || keyPath === null || today === null ? null : { dir, keyPath, today };
}

async function revoke(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const places = placesIn(given, io);
  if (path === null || places === null) return null;
  const revoked = revokedFile.safeParse(readPlainJson(path));
  if (!revoked.success) return toldFault(NOT_A_RECORD, io);
  const register = readRegister(places.dir);
  if (!register.ok) return toldFault(register.error, io);
  const { trust } = register.value;
  const issued = await withKey(places.keyPath, given, io, (key) =>
    issueRevocations(trust, revoked.data, places.today, key),
  );
  if (!issued.ok) return toldFault(issued.error, io);
  const { record } = issued.value;
  const written = addToRegister(places.dir, [{ kind: 'revocations', record }]);
  if (!written.ok) return toldFault(written.error, io);
  const agencies = agenciesOf(trust, revoked.data);
  return toldSlip(revocationSlip(record, agencies), { number: record.number, rekey: agencies }, io);
}

/** Agencies that lose a station while others of theirs live on: their inbox key has to change. */
const agenciesOf = (trust: TrustState, revoked: readonly Revocation[]): readonly string[] => [
  ...new Set(
    revoked.flatMap(({ subject }) => {
      const certificate = certificateOf(trust, subject);
      return certificate?.kind === 'station' ? [certificate.agency] : [];
    }),
  ),
];

async function rekey(word: string | undefined, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const places = placesIn(given, io);
  const agency = divisionField.safeParse(word);
  const to = placeOf(given.to, io);
  if (places === null || !agency.success || to === null) return null;
  const register = readRegister(places.dir);
  if (!register.ok) return toldFault(register.error, io);
  const { trust, requests } = register.value;
  const live = requests.filter(
    (one) => one.agency === agency.data && stationAt(trust, one.station, places.today).standing === 'ok',
  );
  if (live.length === 0) return toldFault({ code: 'B10_UNKNOWN_SENDER', problem: 'station-unknown' }, io);
  const issued = await withKey(places.keyPath, given, io, (key) =>
    issueInboxKeys(trust, agency.data, live, places.today, key),
  );
  if (!issued.ok) return toldFault(issued.error, io);
  const { record } = issued.value;
  const written = addToRegister(places.dir, [{ kind: 'inboxKeys', record }]);
  if (!written.ok) return toldFault(written.error, io);
  const packet = writeRecordFile(to, RECORD_FILES.inboxKeys, record);
  if (!packet.ok) return toldFault(packet.error, io);
  return toldSlip(inboxSlip(record), { agency: record.agency, epoch: record.epoch }, io);
}

async function signPolicy(path: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const places = placesIn(given, io);
  const kind = POLICY_KINDS.find((one) => one === given.kind);
  const id = nameField.safeParse(given.name);
  const { from } = given;
  if (path === null || places === null || kind === undefined || !id.success) return null;
  if (typeof from !== 'string' || !isLocalDate(from)) return null;
  const text = canonicalText(readPlainJson(path));
  if (text === null) return toldFault(NOT_A_RECORD, io);
  const register = readRegister(places.dir);
  if (!register.ok) return toldFault(register.error, io);
  const { trust } = register.value;
  const about = { kind, id: id.data, inForceFrom: from };
  const issued = await withKey(places.keyPath, given, io, (key) =>
    issuePolicy(trust, about, text, places.today, key),
  );
  if (!issued.ok) return toldFault(issued.error, io);
  const { record } = issued.value;
  // The content first: a record without it could not be handed out.
  const kept = addPacks(places.dir, [{ record, text }]);
  if (!kept.ok) return toldFault(kept.error, io);
  const written = addToRegister(places.dir, [{ kind: 'policy', record }]);
  if (!written.ok) return toldFault(written.error, io);
  return toldSlip(policySlip(record), { kind, number: record.number }, io);
}

/** The one text of an officer's JSON; null when it is none, or has none, such as a fraction. */
function canonicalText(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  try {
    return canonicalJson(json);
  } catch {
    return null;
  }
}
