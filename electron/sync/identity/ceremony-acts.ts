/**
 * What the region issues between root ceremonies, as one act each: register read, record issued with the key of a
 * medium, register written, file written that is carried. The command line and the region's desk both do it here. What
 * was issued is in the register before anything of it is told: an answer that was lost can be made again, a forgotten
 * certificate cannot.
 */
import { readFileSync } from 'node:fs';
import type { DivisionCode } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import {
  changesInWords,
  lostOf,
  readSignedLists,
  rewrittenBy,
  unfitToSign,
} from '#shared/forms/signed-lists';
import type { EnrolRequest, EnrolResponse } from '#shared/identity/enrolment';
import type { GrantPlace } from '#shared/identity/grants';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import type { PolicyKind, PolicyRecord } from '#shared/identity/policy';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import { type Revocation, type RevocationList, revocationOf } from '#shared/identity/revocation';
import { believedFurther, unnamedStations } from '#shared/identity/revoke';
import { stationAt } from '#shared/identity/standing';
import { usualTerms } from '#shared/identity/terms';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import { readPack } from '#shared/journal/region-rules';
import { canonicalJson } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import { KNOWN_RULES } from '#shared/regulation/casework/known-rules';
import { type CodePool, isGrantedTo, keepsPools, readCodePools } from '#shared/regulation/register/code-pool';
import type { CeremonyFault } from './ceremony-fault';
import { issueInboxKeys, issuePolicy, issueRevocations } from './ceremony-issue';
import { withCeremonyKey } from './ceremony-key';
import { certify } from './enrol-certify';
import { RECORD_FILES, writeRecordFile } from './record-file';
import { addPacks, addToRegister, type RegisterFault, type RegisterRecord, readRegister } from './register';
import { inboxSlip, policySlip, poolLine, responseSlip, revocationSlip, type Slip } from './slips';

/** Where an act works, and with what. */
export interface CeremonyPlace {
  /** Folder of the register. */
  readonly register: string;
  /** File of the appointed key. */
  readonly key: string;
  readonly passphrase: string;
  readonly today: LocalDate;
}

export type ActFault = CeremonyFault | RegisterFault;

/** What the officer decides of a request. */
export interface CertifyingStation {
  readonly typed: string;
  /** A county office whose designation the region holds (XJR-5-4). */
  readonly designated: boolean;
  /** The last entry of the station that the region holds, 0 for none; null where nobody said it. */
  readonly held: number | null;
  /** From where on other rights than before count. */
  readonly place: GrantPlace;
  /** File of the answer. */
  readonly to: string;
}

/** Certifies the station of a request whose digits were `typed` as they were read out; the answer goes to `to`, and is
 * given back in `brief` as codes take it. */
export async function certifyStation(
  { register: dir, key: keyFile, passphrase, today }: CeremonyPlace,
  request: EnrolRequest,
  { typed, designated, held, place, to }: CertifyingStation,
): Promise<Result<{ readonly slip: Slip; readonly brief: EnrolResponse }, ActFault>> {
  const register = readRegister(dir);
  if (!register.ok) return register;
  const { trust, requests: enrolled, packs } = register.value;
  const terms = usualTerms(request.level, today, designated);
  const done = await withCeremonyKey(keyFile, passphrase, (key) =>
    certify({ trust, request, typed, terms, held, place, enrolled, packs, today }, key),
  );
  if (!done.ok) return done;
  const { response, brief, certificates, inboxKeys, trust: after } = done.value;
  const written = addToRegister(dir, [
    { kind: 'request', record: request },
    ...certificates.map((record): RegisterRecord => ({ kind: 'certificate', record })),
    { kind: 'inboxKeys', record: inboxKeys },
  ]);
  if (!written.ok) return written;
  const answered = writeRecordFile(to, RECORD_FILES.response, response);
  return answered.ok ? ok({ slip: responseSlip(request, response, after), brief }) : answered;
}

/** The next revocation list, with the lines that `decide` finds by what the register holds, or why there is to be none. `to`: a file to carry besides
 * the register's; null for none. */
export async function revokeSubjects(
  { register: dir, key: keyFile, passphrase, today }: CeremonyPlace,
  decide: (trust: TrustState) => Result<readonly Revocation[], ActFault>,
  to: string | null,
): Promise<
  Result<
    { readonly slip: Slip; readonly record: RevocationList; readonly rekey: readonly DivisionCode[] },
    ActFault
  >
> {
  const register = readRegister(dir);
  if (!register.ok) return register;
  const { trust } = register.value;
  const decided = decide(trust);
  if (!decided.ok) return decided;
  const revoked = decided.value;
  const unfit = unfitToRevoke(trust, revoked);
  if (unfit !== null) return err(unfit);
  const issued = await withCeremonyKey(keyFile, passphrase, (key) =>
    issueRevocations(trust, revoked, today, key),
  );
  if (!issued.ok) return issued;
  const { record } = issued.value;
  const written = addToRegister(dir, [{ kind: 'revocations', record }]);
  if (!written.ok) return written;
  const carried = to === null ? ok(undefined) : writeRecordFile(to, RECORD_FILES.revocations, record);
  if (!carried.ok) return carried;
  const rekey = agenciesOf(trust, revoked).filter((agency) => revocationOf(record, agency) === null);
  return ok({ slip: revocationSlip(record, rekey), record, rekey });
}

/** Why lines do not go on a list that nothing ever leaves: a subject that is mistyped, the region's own office, which nobody
 * could certify again, a station that would be believed further than it is, and an agency of whose stations it is not said
 * how far they are believed. */
function unfitToRevoke(trust: TrustState, revoked: readonly Revocation[]): ActFault | null {
  const certificates = revoked.map(({ subject }) => certificateOf(trust, subject));
  if (certificates.includes(undefined)) return { code: 'B10_UNKNOWN_SENDER', problem: 'station-unknown' };
  if (certificates.some((one) => one?.kind === 'agency' && one.level === 'region'))
    return { code: 'OWN_OFFICE' };
  const further = believedFurther(trust, revoked);
  if (further.length > 0)
    return { code: 'B21_FORMAT', problem: 'believed-further', detail: further.join('、') };
  const unnamed = unnamedStations(trust, revoked);
  return unnamed.length === 0
    ? null
    : { code: 'B21_FORMAT', problem: 'stations-unnamed', detail: unnamed.join('、') };
}

/** Agencies of stations that are revoked: while others of theirs live on, their inbox key has to change. */
const agenciesOf = (trust: TrustState, revoked: readonly Revocation[]): readonly DivisionCode[] => [
  ...new Set(
    revoked.flatMap(({ subject }) => {
      const certificate = certificateOf(trust, subject);
      return certificate?.kind === 'station' ? [certificate.agency] : [];
    }),
  ),
];

/** The next epoch of an agency's inbox, sealed to its live stations; the packet goes to `to`. */
export async function rekeyAgency(
  { register: dir, key: keyFile, passphrase, today }: CeremonyPlace,
  agency: DivisionCode,
  to: string,
): Promise<Result<{ readonly slip: Slip; readonly record: InboxKeyPacket }, ActFault>> {
  const register = readRegister(dir);
  if (!register.ok) return register;
  const { trust, requests } = register.value;
  const live = requests.filter(
    (one) => one.agency === agency && stationAt(trust, one.station, today).standing === 'ok',
  );
  if (live.length === 0) return refuseTrust('B10_UNKNOWN_SENDER', 'station-unknown');
  const issued = await withCeremonyKey(keyFile, passphrase, (key) =>
    issueInboxKeys(trust, agency, live, today, key),
  );
  if (!issued.ok) return issued;
  const { record } = issued.value;
  const written = addToRegister(dir, [{ kind: 'inboxKeys', record }]);
  if (!written.ok) return written;
  const packet = writeRecordFile(to, RECORD_FILES.inboxKeys, record);
  return packet.ok ? ok({ slip: inboxSlip(record), record }) : packet;
}

/** Signs a pack that lies in a file. `to`: a file to carry besides the register's, with the pack, because without it the
 * record counts nowhere; null for none. */
export async function signPack(
  { register: dir, key: keyFile, passphrase, today }: CeremonyPlace,
  about: { readonly kind: PolicyKind; readonly id: string; readonly inForceFrom: LocalDate },
  { pack, to }: { readonly pack: string; readonly to: string | null },
): Promise<Result<{ readonly slip: Slip; readonly number: number }, ActFault>> {
  const text = canonicalFile(pack);
  if (text === null) return refuseTrust('B21_FORMAT', 'not-a-record');
  const register = readRegister(dir);
  if (!register.ok) return register;
  const { trust, packs, requests } = register.value;
  const former =
    packs.find(({ record }) => record.content === trust.policies[about.kind]?.content)?.text ?? null;
  if (about.kind === 'pool') {
    const pools = (former === null ? null : readCodePools(JSON.parse(former))) ?? [];
    if (!goesOnFrom(pools, text)) return refuseTrust('B11_CHAIN', 'pools-shrunk');
    if (!isForStations(pools, text, requests)) return refuseTrust('B10_UNKNOWN_SENDER', 'station-unknown');
  }
  const problem = about.kind === 'codes' ? problemOfLists(former, text, today) : null;
  if (problem !== null) return refuseTrust('B21_FORMAT', 'lists-unfit', problem);
  const issued = await withCeremonyKey(keyFile, passphrase, (key) => {
    const policy = issuePolicy(trust, about, text, today, key);
    return policy.ok ? readable(policy.value.record, text, policy) : policy;
  });
  if (!issued.ok) return issued;
  const { record } = issued.value;
  // The content first: a record without it could not be handed out.
  const kept = addPacks(dir, [{ record, text }]);
  if (!kept.ok) return kept;
  const written = addToRegister(dir, [{ kind: 'policy', record }]);
  if (!written.ok) return written;
  const carried =
    to === null ? ok(undefined) : writeRecordFile(to, RECORD_FILES.policyItem, { content: text, record });
  return carried.ok
    ? ok({ slip: policySlip(record, contentLines(record, text)), number: record.number })
    : carried;
}

/** Nothing is signed that no desk could put in force. */
const readable = <T>(
  record: PolicyRecord,
  text: string,
  issued: Result<T, TrustRefusal>,
): Result<T, TrustRefusal> =>
  readPack(record, text, KNOWN_RULES) === null ? refuseTrust('B11_CHAIN', 'pack-unfit') : issued;

/** What a slip says of the content: of code pools, so that the second person at an agency has the codes on paper, and of
 * code lists, so that whoever signs sees what is added and closed. */
function contentLines({ kind }: PolicyRecord, text: string): readonly string[] {
  if (kind === 'pool') return (readCodePools(JSON.parse(text)) ?? []).map(poolLine);
  const lists = kind === 'codes' ? readSignedLists(JSON.parse(text)) : null;
  return lists?.ok ? changesInWords(lists.value) : [];
}

/** In words what is wrong with changes of code lists, in themselves or after the newest that were signed; or null. */
function problemOfLists(former: string | null, text: string, today: LocalDate): string | null {
  const next = readSignedLists(JSON.parse(text));
  if (!next.ok) return next.error;
  const read = former === null ? null : readSignedLists(JSON.parse(former));
  const before = read?.ok ? read.value : [];
  return (
    lostOf(before, next.value) ?? unfitToSign(before, next.value) ?? rewrittenBy(before, next.value, today)
  );
}

/** Whether a list of code pools holds all that the former one holds. What is no list is refused as it is read. */
function goesOnFrom(former: readonly CodePool[], text: string): boolean {
  const next = readCodePools(JSON.parse(text));
  return next === null || keepsPools(former, next);
}

/** Whether each pool that is new is granted to a station that asked from that very store, for that agency. */
const isForStations = (former: readonly CodePool[], text: string, asked: readonly EnrolRequest[]): boolean =>
  (readCodePools(JSON.parse(text)) ?? [])
    .filter(({ id }) => !former.some((pool) => pool.id === id))
    .every((pool) => asked.some((one) => one.agency === pool.agency && isGrantedTo(pool, one)));

/** The one text of an officer's JSON; null when it is none, or has none, such as a fraction. */
function canonicalFile(path: string): string | null {
  try {
    const json = JSON.parse(readFileSync(path, 'utf8')) as unknown;
    return typeof json === 'object' && json !== null ? canonicalJson(json) : null;
  } catch {
    return null;
  }
}
