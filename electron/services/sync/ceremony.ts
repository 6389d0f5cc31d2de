/**
 * What the region's office issues: the acts of the ceremonies, done at its desk with the register and the key files
 * of media, each key opened by its holder's passphrase for this one act. What was issued is taken into the region's
 * own store at once, so that its desk knows what it has said.
 */
import { join } from 'node:path';
import { pressedBefore } from '#electron/services/desk/office-act';
import { answered, commandReused, deskClosed } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import {
  type ActFault,
  type CeremonyPlace,
  certifyStation,
  rekeyAgency,
  revokeSubjects,
  signPack,
} from '#electron/sync/identity/ceremony-acts';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import { RECORD_FILES, recordFileBytes } from '#electron/sync/identity/record-file';
import { recordsOf } from '#electron/sync/identity/register';
import { adoptedSlip, rootDigits, type Slip } from '#electron/sync/identity/slips';
import type { Answer } from '#shared/contract/failure';
import { divisionName } from '#shared/domain/divisions';
import type { CommandId, StationId } from '#shared/domain/ids';
import { policiesAhead } from '#shared/identity/accept-enrolment';
import { trustFirstRoot } from '#shared/identity/accept-root';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import type { Revocation } from '#shared/identity/revocation';
import { revocationsOf, stationsLacking } from '#shared/identity/revoke';
import type { RootRecord } from '#shared/identity/root';
import { NO_TRUST, type TrustState } from '#shared/identity/trust';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { foldTrust } from '#shared/journal/trust-fold';
import { ok, type Result } from '#shared/lib/result';
import { requestOf } from './certifying';
import {
  ceremonyFailed,
  chosenFile,
  chosenFolder,
  isStillHere,
  otherOfficeRefused,
  practiceRefused,
  trustRefused,
} from './identity-trouble';
import { writeIssued } from './issued-records';
import { codesOf } from './record-codes';
import { ownRefused } from './revoking';
import { takeRecords, validityToday } from './trust';

const REGISTER = '选定证书登记册所在的文件夹';
const KEY = '选定签发密钥文件';

/** Why an act of the region cannot be done at this desk now, or the answer to a repeated press. */
function bar(call: SignedInCall, procedure: string, commandId: CommandId): Answer<never> | null {
  const before = pressedBefore(call, procedure, commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  return practiceRefused(call) ?? otherOfficeRefused(call);
}

/** Where the act works: the register and the key, as somebody chooses them. */
async function placeOf(call: SignedInCall, passphrase: string): Promise<Answer<CeremonyPlace>> {
  const register = await chosenFolder(call, REGISTER);
  if (!register.ok) return register;
  const key = await chosenFile(call, KEY);
  if (!key.ok) return key;
  const today = validityToday(call.desk, call.caller.now);
  return answered({ register: register.value, key: key.value, passphrase, today });
}

const slipView = ({ title, lines, signers }: Slip) => ({ title, lines: [...lines], signers: [...signers] });

/** Runs one act of the region and takes what it issued into the own store. */
async function issuing<T extends { readonly slip: Slip }>(
  call: SignedInCall,
  named: { readonly procedure: string; readonly commandId: CommandId; readonly passphrase: string },
  outTitle: string,
  act: (place: CeremonyPlace, folder: string) => Promise<Result<T, ActFault>>,
): Promise<Answer<T>> {
  const { procedure, commandId, passphrase } = named;
  const place = await placeOf(call, passphrase);
  if (!place.ok) return place;
  const folder = await chosenFolder(call, outTitle);
  if (!folder.ok) return folder;
  if (!isStillHere(call)) return deskClosed();
  const done = await act(place.value, folder.value);
  if (!done.ok) return ceremonyFailed(done.error);
  const taken = await takeRegister(call, procedure, commandId, place.value.register, null);
  return taken.ok ? answered(done.value) : taken;
}

export const adopt: SessionService<'region.adopt'> = async (call, { commandId, digits }) => {
  const barred = bar(call, 'region.adopt', commandId);
  if (barred) return barred;
  const folder = await chosenFolder(call, REGISTER);
  if (!folder.ok) return folder;
  const taken = await takeRegister(call, 'region.adopt', commandId, folder.value, digits);
  if (!taken.ok) return taken;
  const { trust } = call.store.views;
  return answered({
    records: taken.value,
    rootDigits: trust.root === null ? '' : rootDigits(trust.root),
    slip: slipView(adoptedSlip(trust, taken.value)),
  });
};

/**
 * What a register holds and this store does not. A store that trusts no root yet takes the first by its digits; with
 * `digits: null` it is left as it is. Answers how many records were new.
 */
async function takeRegister(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  dir: string,
  digits: string | null,
): Promise<Answer<number>> {
  const read = recordsOf(dir);
  if (!read.ok) return ceremonyFailed(read.error);
  const { trust } = call.store.views;
  if (trust.root === null && digits === null) return answered(0);
  const first = trust.root === null ? firstRoots(read.value, digits ?? '') : answered([]);
  if (!first.ok) return first;
  const rooted = foldTrust(trust, first.value);
  const { events, refusals } = takeRecords(call.desk, rooted, notPassed(rooted, read.value), 'ceremony');
  const [refused] = refusals;
  if (refused !== undefined) return trustRefused(refused.refusal);
  const records = [...first.value, ...events.flatMap((event) => event.records)];
  if (records.length === 0) return answered(0);
  const written = await writeIssued(call, procedure, commandId, records);
  return written.ok ? answered(records.length) : written;
}

/** The roots of a register up to the newest, believed by the digits on the root's slip. */
function firstRoots(records: readonly TrustRecord[], digits: string): Answer<readonly TrustRecord[]> {
  const roots = records.flatMap((item): readonly RootRecord[] => (item.kind === 'root' ? [item.record] : []));
  const rooted = trustFirstRoot(NO_TRUST, roots, digits, RECORD_CHECKS);
  if (!rooted.ok) return trustRefused(rooted.error);
  return answered(rooted.value.chain.map((record): TrustRecord => ({ kind: 'root', record })));
}

export const enrol: SessionService<'region.enrol'> = async (call, input) => {
  const { commandId, passphrase, digits, designated, place: grantPlace, scanned } = input;
  const barred = bar(call, 'region.enrol', commandId);
  if (barred) return barred;
  const asked = await requestOf(call, scanned);
  if (!asked.ok) return asked;
  const fileName = `入网批复-${asked.value.station}.rsb`;
  const held = call.store.headOf(asked.value.station)?.seq ?? 0;
  const named = { procedure: 'region.enrol', commandId, passphrase };
  const done = await issuing(call, named, '选定入网批复文件的存放位置', (place, folder) =>
    certifyStation(place, asked.value, {
      ...{ typed: digits, designated, held, place: grantPlace },
      to: join(folder, fileName),
    }),
  );
  if (!done.ok) return done;
  const codes = codesOf(recordFileBytes(RECORD_FILES.response, done.value.brief));
  return answered({ slip: slipView(done.value.slip), fileName, codes });
};

export const revoke: SessionService<'region.revoke'> = async (call, input) => {
  const { commandId, passphrase, subject, reason, trusted } = input;
  const barred = bar(call, 'region.revoke', commandId) ?? ownRefused(call, subject);
  if (barred) return barred;
  const headOf = (station: StationId): Revocation['lastTrusted'] => {
    const head = call.store.headOf(station);
    return head && { seq: head.seq, hash: head.hash };
  };
  const decision = {
    ...{ subject, reason, on: validityToday(call.desk, call.caller.now) },
    lastOf: trusted === 'held' ? headOf : null,
  };
  const named = { procedure: 'region.revoke', commandId, passphrase };
  const fileName = `吊销名单-${subject}.rsb`;
  const done = await issuing(call, named, '选定吊销名单文件的存放位置', (place, folder) =>
    revokeSubjects(
      place,
      (trust) => outdated(call, trust, subject) ?? ok(revocationsOf(trust, decision)),
      join(folder, fileName),
    ),
  );
  if (!done.ok) return done;
  const rekey = done.value.rekey.map((agency) => ({ agency, name: divisionName(agency) }));
  const codes = codesOf(recordFileBytes(RECORD_FILES.revocations, done.value.record));
  return answered({ slip: slipView(done.value.slip), fileName, codes, rekey });
};

/** Why nothing is revoked by this register: it is a copy from before what this desk knows. Null when it is not. */
function outdated(
  { store }: SignedInCall,
  register: TrustState,
  subject: Revocation['subject'],
): { readonly ok: false; readonly error: TrustRefusal } | null {
  const { trust } = store.views;
  const lacking = stationsLacking(register, trust, subject);
  if (lacking.length > 0) return refuseTrust('B21_FORMAT', 'register-behind', lacking.join('、'));
  const list = trust.revocations?.number ?? 0;
  return (register.revocations?.number ?? 0) < list
    ? refuseTrust('B21_FORMAT', 'register-behind', `吊销名单第 ${list} 号`)
    : null;
}

export const rekey: SessionService<'region.rekey'> = async (call, { commandId, passphrase, agency }) => {
  const barred = bar(call, 'region.rekey', commandId);
  if (barred) return barred;
  const named = { procedure: 'region.rekey', commandId, passphrase };
  const fileName = `收件密钥-${agency}.rsb`;
  const done = await issuing(call, named, '选定收件密钥文件的存放位置', (place, folder) =>
    rekeyAgency(place, agency, join(folder, fileName)),
  );
  if (!done.ok) return done;
  const { slip, record } = done.value;
  const codes = codesOf(recordFileBytes(RECORD_FILES.inboxKeys, record));
  return answered({ slip: slipView(slip), fileName, codes, epoch: record.epoch });
};

export const policy: SessionService<'region.policy'> = async (call, input) => {
  const { commandId, passphrase, kind, id, inForceFrom } = input;
  const barred = bar(call, 'region.policy', commandId);
  if (barred) return barred;
  const pack = await chosenFile(call, '选定待签发的规则文件');
  if (!pack.ok) return pack;
  const named = { procedure: 'region.policy', commandId, passphrase };
  const fileName = `规则签发-${kind}.rsb`;
  const done = await issuing(call, named, '选定规则签发文件的存放位置', (place, folder) =>
    signPack(place, { kind, id, inForceFrom }, { pack: pack.value, to: join(folder, fileName) }),
  );
  return done.ok ? answered({ slip: slipView(done.value.slip), fileName, number: done.value.number }) : done;
};

/** Without policies before those held: a register holds every one that was ever signed, and that is no rollback. */
function notPassed(trust: TrustState, records: readonly TrustRecord[]): readonly TrustRecord[] {
  const policies = records.flatMap((item) => (item.kind === 'policy' ? [item.record] : []));
  const ahead = new Set<object>(policiesAhead(trust, policies));
  return records.filter((item) => item.kind !== 'policy' || ahead.has(item.record));
}
