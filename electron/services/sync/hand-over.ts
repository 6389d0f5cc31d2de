/** A case goes to another agency, comes back before it was taken, or is taken from a station that is lost. */

import { visibleCase } from '#electron/services/cases/visible';
import { clockInDoubt } from '#electron/services/desk/doubted-clock';
import { doneBy } from '#electron/services/desk/record';
import { answered, caseRefusals, commandReused, refusal } from '#electron/services/desk/trouble';
import { clocksOfTaker } from '#electron/services/rules/calendar-moves';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { isFull } from '#shared/agreement/case-size';
import { type CaseConflict, disputeWords, isOpen } from '#shared/agreement/conflict';
import { type Blocked, CONFLICT_CLASS } from '#shared/agreement/conflict-class';
import { compareEntries } from '#shared/agreement/entry-order';
import type { Receipt } from '#shared/bundle/receipt';
import type { Answer } from '#shared/contract/failure';
import { isInside } from '#shared/domain/divisions';
import type { CaseId, CommandId, DivisionCode } from '#shared/domain/ids';
import { revocationOf } from '#shared/identity/revocation';
import { everSaid } from '#shared/journal/acknowledged';
import { isCore } from '#shared/journal/core-data';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { isFullCase } from '#shared/regulation/casework/agreement-guards';
import { CASE_STATUS_NAMES, endsWithout } from '#shared/regulation/casework/status';
import { agencyCertificate, agencyName, isEnrolled, ownAgency } from './agencies';
import { notEnrolled } from './alone';
import { bundlesOf } from './bundle-rows';
import { headsHere } from './news';
import { secondSupervisor } from './second-supervisor';
import { writeInCase } from './supervisor-act';
import { isRegionHere } from './to-confirm';

interface StepInput {
  readonly caseId: CaseId;
  readonly version: number;
  readonly commandId: CommandId;
}

/** The case as its officer saw it; `done` when this very press has been carried out. */
export function caseFor(
  call: SignedInCall,
  procedure: string,
  { caseId, version, commandId }: StepInput,
): Answer<{ readonly record: CaseRecord; readonly done: boolean }> {
  if (!isEnrolled(call.store)) return notEnrolled();
  const done = doneBy(call.store, commandId);
  const record = visibleCase(call, caseId);
  if (!record) return refusal('CASE_NOT_FOUND', '没有这个案件。', '请刷新待办后再打开。');
  if (done)
    return done.procedure === procedure && done.case === caseId
      ? answered({ record, done: true })
      : commandReused();
  const behind = clockInDoubt(call);
  if (behind !== null) return behind;
  if (record.state.version !== version)
    return refusal('CASE_STALE', '案件已在别处更新，本次操作没有保存。', '请载入最新内容，核对后再办理。');
  return answered({ record, done: false });
}

const notHolder = (name: string): Answer<never> =>
  refusal(
    'NOT_THE_HOLDER',
    `本件现由${name}持有，本单位不能移交，没有保存。`,
    '请联系持有单位，或等移交随数据包到达。',
  );

/** What has to be ended before somebody else can go on: he could neither decide it nor work with it. */
const HOLDS: readonly Blocked[] = ['nextStep', 'decisions', 'everything'];

/** The open conflict behind which no hand-over counts; undefined when there is none. */
export const holdingConflict = ({ conflicts }: CaseRecord): CaseConflict | undefined =>
  conflicts.find((one) => isOpen(one) && HOLDS.includes(CONFLICT_CLASS[one.class].blocked));

/** Why nobody else can have a case now, `doing` something about that; null when nothing is in dispute. */
function inDispute(record: CaseRecord, doing: '移交' | '收回' | '强制接收'): Answer<never> | null {
  const conflict = holdingConflict(record);
  return conflict === undefined
    ? null
    : refusal(
        'CONFLICT_OPEN',
        `本件${disputeWords(conflict)}，不能${doing}，没有保存。`,
        `请先在“数据交换”的“冲突”中裁决，再${doing}。`,
      );
}

/** Why a case cannot be given away as it stands; null when it can. */
function staysHere({ store }: SignedInCall, record: CaseRecord): Answer<never> | null {
  const { state } = record;
  if (isFull(record, store.station)) return caseRefusals(isFullCase('移交'));
  if (isCore(store.tables, state.id))
    return refusal(
      'STEP_NOT_OPEN',
      '本件属核心数据，不随数据包送出，不能移交，没有保存。',
      '请按核心数据管理要求办理；级别填错的（含未生效的记录所填），尚可填报时先更正数据级别，已不能填报时由未参与办理的主管在“数据交换”的“冲突”中裁决。',
    );
  const disputed = inDispute(record, '移交');
  if (disputed !== null) return disputed;
  if (endsWithout(state.status))
    return refusal(
      'STEP_NOT_OPEN',
      `本件已${CASE_STATUS_NAMES[state.status]}，不再移交，没有保存。`,
      '对方需要查阅的，本件随数据包送达。',
    );
  if (state.status === 'INTERNAL_REVIEW')
    return refusal(
      'STEP_NOT_OPEN',
      '本件正在等待主体内部审核，不能移交，没有保存。',
      '请审核通过或退回填报人后再移交。',
    );
  return null;
}

export const handOver: SessionService<'sync.handOver'> = (call, input) => {
  const found = caseFor(call, 'sync.handOver', input);
  if (!found.ok || found.value.done) return found.ok ? answered({}) : found;
  const { record } = found.value;
  const { views } = call.store;
  const { agency, epoch, releasedTo } = record.state.holder;
  if (agency !== ownAgency(views) || releasedTo !== null)
    return notHolder(agencyName(views.trust, releasedTo ?? agency));
  const fixed = staysHere(call, record);
  if (fixed !== null) return fixed;
  if (input.to === agency || agencyCertificate(views.trust, input.to) === null)
    return refusal('PARTNER_UNKNOWN', '该单位没有入网，或就是本单位，没有移交。', '请选择已入网的其他单位。');
  const written = writeInCase(
    call,
    record,
    { procedure: 'sync.handOver', commandId: input.commandId },
    { type: 'caseReleased', to: input.to, epoch: epoch + 1, reason: input.reason },
  );
  return written.ok ? answered({}) : written;
};

export const recall: SessionService<'sync.recall'> = (call, input) => {
  const found = caseFor(call, 'sync.recall', input);
  if (!found.ok || found.value.done) return found.ok ? answered({}) : found;
  const { record } = found.value;
  const { views } = call.store;
  const { agency, epoch, releasedTo } = record.state.holder;
  if (agency !== ownAgency(views)) return notHolder(agencyName(views.trust, agency));
  if (releasedTo === null)
    return refusal('NOTHING_PENDING', '本件没有在移交途中，无需收回。', '请刷新后再办理。');
  const disputed = inDispute(record, '收回');
  if (disputed !== null) return disputed;
  if (wasAcknowledged(call, record, releasedTo))
    return refusal(
      'NOT_THE_HOLDER',
      `${agencyName(views.trust, releasedTo)}已回执收到本件的移交，收到即可接收办理，不能收回，没有保存。`,
      isRegionHere(call)
        ? '请导入对方的数据包；需要收回的，请对方移交回本单位，对方单位已停用的，吊销该单位后收回。'
        : '请导入对方的数据包；需要收回的，请对方移交回本单位，对方不能办理的，报上级登记机构强制接收。',
    );
  const written = writeInCase(
    call,
    record,
    { procedure: 'sync.recall', commandId: input.commandId },
    { type: 'caseRecalled', epoch: epoch + 1, reason: input.reason },
  );
  return written.ok ? answered({}) : written;
};

/**
 * Whether the agency that a case was given to said that it has the giving: then it has taken the case, or takes it as soon
 * as its own store holds nothing against that. A machine that said so and is gone since may have taken the content with
 * it; the taking stands, and recalling would make two holders. Only the region recalls from an agency that is closed, of
 * which it has what is believed: above the region there is nobody who could take the case by force.
 */
function wasAcknowledged(call: SignedInCall, { state }: CaseRecord, to: DivisionCode): boolean {
  const { store } = call;
  if (isRegionHere(call) && revocationOf(store.views.trust.revocations, to) !== null) return false;
  const given = [...store.entriesOf(new Set([state.id]))]
    .filter(({ entry }) => entry.events.some((event) => event.type === 'caseReleased' && event.to === to))
    .sort((a, b) => compareEntries(a.entry, b.entry))
    .at(-1)?.entry;
  if (given === undefined) return false;
  return everSaid(store.views, to, receiptsBy(call, to)).some((have) => {
    const ofGiver = have.filter(({ station, seq }) => station === given.station && seq >= given.seq);
    return headsHere(store, { records: [] }, ofGiver).length > 0;
  });
}

/** All receipts of an agency for bundles that were made for it. */
const receiptsBy = (call: SignedInCall, agency: DivisionCode): readonly Receipt[] =>
  bundlesOf(call, 'out', { agency, states: ['refused', 'received'], limit: Number.MAX_SAFE_INTEGER })
    .bundles.flatMap(({ receipts }) => receipts.map(({ receipt }) => receipt))
    .filter((receipt) => receipt.agency === agency);

export const forceTake: SessionService<'sync.forceTake'> = async (call, input) => {
  const found = caseFor(call, 'sync.forceTake', input);
  if (!found.ok || found.value.done) return found.ok ? answered({}) : found;
  const { views } = call.store;
  const own = ownAgency(views);
  const { agency, releasedTo } = found.value.record.state.holder;
  if (releasedTo === own)
    return refusal(
      'NOTHING_PENDING',
      '本件已移交本单位，正待接收，无需强制接收，没有保存。',
      '导入或生成数据包时自动接收；请办理一次后再看。',
    );
  if (agency === own || !isInside(agency, own))
    return refusal(
      'NOT_THE_DECIDER',
      '只有持有单位的上级登记机构能强制接收，没有保存。',
      `请报${agencyName(views.trust, agency)}的上级登记机构。`,
    );
  const disputed = inDispute(found.value.record, '强制接收');
  if (disputed !== null) return disputed;
  const second = await secondSupervisor(call, input);
  if (!second.ok) return second;
  const again = caseFor(call, 'sync.forceTake', input);
  if (!again.ok || again.value.done) return again.ok ? answered({}) : again;
  const { record } = again.value;
  const reason = `${input.reason}（${second.value}同意）`;
  const written = writeInCase(
    call,
    record,
    { procedure: 'sync.forceTake', commandId: input.commandId },
    { type: 'caseForceTaken', by: own, epoch: record.state.holder.epoch + 1, reason },
    ...clocksOfTaker(call, record.state),
  );
  return written.ok ? answered({}) : written;
};
