/**
 * The enrolment of this station, as its two administrators do it: one asks and reads the answer, another compares the
 * root's digits once more and confirms. Until then nothing of the answer counts, and nothing of it is trusted.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import { firstRole } from '#electron/services/desk/station-act';
import { answered, commandReused, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { quietly } from '#electron/store/file-fault';
import { enrol, type StationEnrolled } from '#electron/sync/identity/enrol-accept';
import { makeRequest } from '#electron/sync/identity/enrol-request';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import {
  RECORD_FILES,
  readRecordBytes,
  readRecordFile,
  writeRecordFile,
} from '#electron/sync/identity/record-file';
import { enrolledSlip, rootDigits } from '#electron/sync/identity/slips';
import type { Answer } from '#shared/contract/failure';
import { beijingDate } from '#shared/domain/local-date';
import { sameDigits } from '#shared/identity/check-digits';
import type { EnrolRequest, EnrolResponse } from '#shared/identity/enrolment';
import { recordId } from '#shared/identity/record';
import { recordsOfResponse } from '#shared/identity/response-records';
import { certificateOf } from '#shared/identity/trust';
import { canonicalJson } from '#shared/lib/canonical-json';
import { askedBefore, askedView, waitingAnswer } from './enrol-state';
import {
  ceremonyFailed,
  chosenFile,
  chosenFolder,
  isStillHere,
  practiceRefused,
  trustRefused,
} from './identity-trouble';
import { SCANNED_NAME, scannedFile } from './record-codes';
import { ensureReceiving, keepInboxes, tellMovedClocks } from './trust';

/** Where the answer lies that waits for the second administrator. */
function answerPath({ desk }: SignedInCall): string {
  const folder = join(`${desk.ports.paths.vault}.exchange`, 'enrolment');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'answer.rsb');
}

const answerHash = (response: EnrolResponse): string => RECORD_CHECKS.hash(canonicalJson(response));

export const request: SessionService<'enrol.request'> = async (call, { commandId }) => {
  const before = pressedBefore(call, 'enrol.request', commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const practice = practiceRefused(call);
  if (practice) return practice;
  const made = await ownRequest(call);
  if (!made.ok) return made;
  const folder = await chosenFolder(call, '选定入网申请文件的存放位置');
  if (!folder.ok) return folder;
  if (!isStillHere(call)) return deskClosed();
  const fileName = `入网申请-${call.store.station}.rsb`;
  const asked = { type: 'enrolmentAsked', request: made.value, fileName } as const;
  const recorded = recordAct(call, 'enrol.request', commandId, asked, 'sync');
  if (!recorded.ok) return recorded;
  const written = writeRecordFile(join(folder.value, fileName), RECORD_FILES.request, made.value);
  if (!written.ok) return ceremonyFailed(written.error);
  return answered({ ...askedView(made.value), fileName });
};

/** The request of this station: the one made before while all it says still holds, so that its digits stay. Whoever
 * asks for another certificate asks anew after each entry: what was done until then is not to fall under other terms. */
async function ownRequest(call: SignedInCall): Promise<Answer<EnrolRequest>> {
  const { store } = call;
  const { office, lineage, trust } = store.views;
  if (office === null) throw new Error('a store without an office');
  const ready = await ensureReceiving(store);
  if (!ready.ok) return ready;
  const { publicKey, sign } = store.stationSigner;
  const parts = {
    recipient: store.receiving?.recipient ?? '',
    agency: office.division,
    level: office.level,
    name: office.name,
    install: store.install,
    continues: lineage.continues.get(store.station) ?? null,
    head: certificateOf(trust, store.station) === undefined ? 0 : (store.headOf(store.station)?.seq ?? 0),
  };
  const former = askedBefore(call);
  const isSame =
    former !== null && Object.entries(parts).every(([key, value]) => Reflect.get(former, key) === value);
  if (isSame && former !== null) return answered(former);
  const requestedOn = beijingDate(call.caller.now);
  const made = makeRequest({ ...parts, requestedOn }, { publicKey, sign });
  return made.ok ? answered(made.value) : trustRefused(made.error);
}

export const readResponse: SessionService<'enrol.readResponse'> = async (call, input) => {
  const { commandId, digits, scanned } = input;
  const before = pressedBefore(call, 'enrol.readResponse', commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const practice = practiceRefused(call);
  if (practice) return practice;
  const asked = askedBefore(call);
  if (asked === null)
    return refusal('NOTHING_PENDING', '本机还没有提出入网申请，没有读取批复。', '请先提出入网申请。');
  const brought = await broughtAnswer(call, scanned);
  if (!brought.ok) return brought;
  const { response, fileName } = brought.value;
  const proved = await believed(call, asked, response, digits);
  if (!proved.ok) return proved;
  if (!isStillHere(call)) return deskClosed();
  const staged = writeRecordFile(answerPath(call), RECORD_FILES.response, response);
  if (!staged.ok) return ceremonyFailed(staged.error);
  const own = response.certificates.find(({ subject }) => subject === call.store.station);
  const recorded = recordAct(
    call,
    'enrol.readResponse',
    commandId,
    {
      type: 'enrolmentRead',
      answer: answerHash(response),
      certificate: own?.number ?? 0,
      fileName,
    },
    'sync',
  );
  if (!recorded.ok) return recorded;
  const { trust } = proved.value;
  return answered({
    slip: slipOf(asked, response, trust),
    rootDigits: trust.root === null ? '' : rootDigits(trust.root),
  });
};

/** The answer of the region as it was scanned, or out of the file that is chosen. */
async function broughtAnswer(
  call: SignedInCall,
  scanned: string | null,
): Promise<Answer<{ readonly response: EnrolResponse; readonly fileName: string }>> {
  if (scanned !== null) {
    const file = scannedFile(scanned);
    if (!file.ok) return file;
    const read = readRecordBytes(file.value, RECORD_FILES.response);
    return read.ok ? answered({ response: read.value, fileName: SCANNED_NAME }) : trustRefused(read.error);
  }
  const path = await chosenFile(call, '选定自治区的入网批复文件');
  if (!path.ok) return path;
  const read = readRecordFile(path.value, RECORD_FILES.response);
  return read.ok
    ? answered({ response: read.value, fileName: basename(path.value) })
    : ceremonyFailed(read.error);
}

const slipOf = (...parts: Parameters<typeof enrolledSlip>) => {
  const { title, lines, signers } = enrolledSlip(...parts);
  return { title, lines: [...lines], signers: [...signers] };
};

/** The answer as this station may believe it. */
async function believed(
  call: SignedInCall,
  asked: EnrolRequest,
  response: EnrolResponse,
  digits: string,
): Promise<Answer<StationEnrolled>> {
  const { store } = call;
  const own = store.receiving?.identities.find(({ agency }) => agency === null);
  const taken = await enrol(store.views.trust, response, asked, digits, own?.identity ?? '');
  if (!taken.ok) return trustRefused(taken.error);
  // Where a root is trusted already the records alone would do; the sheet is compared all the same.
  if (!isTypedRoot(digits, taken.value.trust.chain))
    return trustRefused({ code: 'B11_CHAIN', problem: 'fingerprint' });
  return answered(taken.value);
}

export const confirm: SessionService<'enrol.confirm'> = async (call, { commandId, digits }) => {
  const before = pressedBefore(call, 'enrol.confirm', commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const asked = askedBefore(call);
  const waiting = waitingAnswer(call);
  if (asked === null || waiting === null)
    return refusal('NOTHING_PENDING', '没有待确认的入网批复，未作任何改动。', '请刷新后核对。');
  if (waiting.by === call.session.account)
    return refusal('SECOND_PERSON', '批复由您读入，不能由您确认，没有入网。', '请由另一名管理员确认。');
  const read = readRecordFile(answerPath(call), RECORD_FILES.response);
  if (!read.ok || answerHash(read.value) !== waiting.answer)
    return refusal(
      'CHANGED_MEANWHILE',
      '读入的批复已不在本机，或被改动，没有入网。',
      '请由系统管理员重新读入批复。',
    );
  const response = read.value;
  const proved = await believed(call, asked, response, digits);
  if (!proved.ok) return proved;
  const { trust, packs } = proved.value;
  if (!isStillHere(call)) return deskClosed();
  const records = recordsOfResponse(call.store.views.trust, response, packs);
  const kept = await keepInboxes(call.store, records);
  if (!kept.ok) return kept;
  if (!isStillHere(call)) return deskClosed();
  const event = { type: 'trustReceived', records, by: 'enrolment' } as const;
  const written = officeAct(call, 'enrol.confirm', commandId, 'rules', event);
  if (!written.ok) return written;
  clearAnswer(call);
  const { account: actor, roles } = call.session;
  const by = { actor, role: firstRole(roles), procedure: 'enrol.confirm' };
  const told = await tellMovedClocks(call, by, records);
  return told.ok ? answered({ slip: slipOf(asked, response, trust) }) : told;
};

/** Whether the digits are those of a root that is trusted from now on: the sheet may show one before the newest. */
const isTypedRoot = (digits: string, chain: readonly object[]): boolean =>
  chain.some((root) => sameDigits(digits, recordId('root', root, RECORD_CHECKS)));

function clearAnswer(call: SignedInCall): void {
  const path = answerPath(call);
  for (const name of [path, `${path}.prev`]) quietly(() => rmSync(name, { force: true }));
}

export const decline: SessionService<'enrol.decline'> = (call, { commandId }) => {
  const before = pressedBefore(call, 'enrol.decline', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const waiting = waitingAnswer(call);
  if (waiting === null)
    return refusal('NOTHING_PENDING', '没有待确认的入网批复，未作任何改动。', '请刷新后核对。');
  const { fileName } = waiting;
  const event = { type: 'enrolmentDeclined', fileName } as const;
  const recorded = recordAct(call, 'enrol.decline', commandId, event, 'sync');
  if (recorded.ok) clearAnswer(call);
  return recorded;
};
