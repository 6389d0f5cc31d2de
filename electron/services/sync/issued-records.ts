/**
 * Records of the region that reach this store outside of a bundle: by the register of its own ceremonies, or in a file
 * or codes that a system administrator reads in. Each is believed by the same rules as one in a bundle; here nothing is passed
 * over silently, because whoever carries a file has to hear what became of it.
 */
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { firstRole } from '#electron/services/desk/station-act';
import { answered, commandReused, deskClosed } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import {
  type IssuedRecord,
  issuedSlip,
  readIssued,
  readIssuedBytes,
} from '#electron/sync/identity/issued-file';
import type { Answer } from '#shared/contract/failure';
import { divisionName } from '#shared/domain/divisions';
import type { CommandId } from '#shared/domain/ids';
import { policyKindName } from '#shared/identity/policy';
import { TRUST_PROBLEMS } from '#shared/identity/refusal';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { ownAgency } from './agencies';
import { ceremonyFailed, chosenFile, isStillHere, practiceRefused, trustRefused } from './identity-trouble';
import { newlyRevokedWords, type TrustStep } from './newly-revoked';
import { scannedFile } from './record-codes';
import { ensureReceiving, keepInboxes, takeRecords, tellMovedClocks } from './trust';
import { wakeWaiting } from './wake-waiting';

/** Writes down records that were taken, once what they hold for this station is kept; the open clocks that calendars
 * among them move are told in their cases. */
export async function writeIssued(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  records: readonly TrustRecord[],
): Promise<Answer<number>> {
  const ready = await ensureReceiving(call.store);
  if (!ready.ok) return ready;
  const kept = await keepInboxes(call.store, records);
  if (!kept.ok) return kept;
  if (!isStillHere(call)) return deskClosed();
  const event = { type: 'trustReceived', records, by: 'ceremony' } as const;
  const written = officeAct(call, procedure, commandId, 'rules', event);
  if (!written.ok) return written;
  const by = { actor: call.session.account, role: firstRole(call.session.roles), procedure };
  return tellMovedClocks(call, by, records);
}

export const readRecords: SessionService<'enrol.readRecords'> = async (call, { commandId, scanned }) => {
  const before = pressedBefore(call, 'enrol.readRecords', commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const practice = practiceRefused(call);
  if (practice) return practice;
  const brought = await broughtRecord(call, scanned);
  if (!brought.ok) return brought;
  if (!isStillHere(call)) return deskClosed();
  const { desk, store } = call;
  const item = brought.value;
  const { trust } = store.views;
  const { events, refusals, unfit, trust: after } = takeRecords(desk, trust, [item], 'ceremony');
  const [refused] = refusals;
  if (refused !== undefined) return trustRefused(refused.refusal);
  const records = events.flatMap((event) => event.records);
  if (records.length > 0) {
    const written = await writeIssued(call, 'enrol.readRecords', commandId, records);
    if (!written.ok) return written;
    wakeWaiting(call);
    // Entries that came long ago may count by it: what follows from them is done before the next bundle is looked at.
    desk.exchanging.hasCaughtUp = false;
    desk.tell('sync');
  }
  const { title, lines, signers } = issuedSlip(item);
  return answered({
    words: wordsOf(call, item, {
      ...{ isNew: records.length > 0, isUnfit: unfit.length > 0 },
      step: { before: trust, after },
    }),
    taken: records.length > 0,
    slip: { title, lines: [...lines], signers: [...signers] },
  });
};

/** The record as it was scanned, or out of the file that is chosen. */
async function broughtRecord(call: SignedInCall, scanned: string | null): Promise<Answer<IssuedRecord>> {
  const from = scanned === null ? await chosenFile(call, '选定自治区签发的文件') : scannedFile(scanned);
  if (!from.ok) return from;
  const read = typeof from.value === 'string' ? readIssued(from.value) : readIssuedBytes(from.value);
  return read.ok ? answered(read.value) : ceremonyFailed(read.error);
}

/** What became of a file, and what to do now. */
function wordsOf(
  call: SignedInCall,
  item: IssuedRecord,
  { isNew, isUnfit, step }: { readonly isNew: boolean; readonly isUnfit: boolean; readonly step: TrustStep },
): string {
  const name = nameOf(item);
  const first = isNew ? `已收下${name}。` : `本机已有${name}，未作任何改动。`;
  if (item.kind === 'revocations') return isNew ? `${first}${newlyRevokedWords(step, item.record)}` : first;
  if (isUnfit) return `${first}${TRUST_PROBLEMS['pack-unfit']}，请联系自治区。`;
  if (item.kind !== 'inboxKeys' || item.record.agency !== ownAgency(call.store.views)) return first;
  const isHeld = call.store.receiving?.identities.some(
    ({ agency, epoch }) => agency === item.record.agency && epoch === item.record.epoch,
  );
  return isHeld
    ? `${first}因缺此密钥没有打开的数据包，请重新验证。`
    : `${first}其中没有发给本机的密钥，本机不能打开按此封装的数据包，请联系自治区。`;
}

function nameOf(item: IssuedRecord): string {
  switch (item.kind) {
    case 'inboxKeys':
      return `${divisionName(item.record.agency)}收件密钥第 ${item.record.epoch} 期`;
    case 'revocations':
      return `吊销名单第 ${item.record.number} 号`;
    case 'policy':
      return `${policyKindName(item.record.kind)}第 ${item.record.number} 号（${item.record.id}）`;
  }
}
