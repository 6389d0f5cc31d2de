/** A case goes to another agency, comes back before it was taken, or is taken from a station that is lost. */

import { visibleCase } from '#electron/services/cases/visible';
import { doneBy } from '#electron/services/desk/record';
import { forgetSigners } from '#electron/services/desk/sign-in';
import { answered, commandReused, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { isOpen } from '#shared/agreement/conflict';
import type { Answer } from '#shared/contract/failure';
import { isInside } from '#shared/domain/divisions';
import type { CaseId, CommandId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { agencyCertificate, agencyName, isEnrolled, ownAgency } from './agencies';
import { notEnrolled } from './alone';
import { inCase } from './decide';

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

export const handOver: SessionService<'sync.handOver'> = (call, input) => {
  const found = caseFor(call, 'sync.handOver', input);
  if (!found.ok || found.value.done) return found.ok ? answered({}) : found;
  const { record } = found.value;
  const { views } = call.store;
  const { agency, epoch, releasedTo } = record.state.holder;
  if (agency !== ownAgency(views) || releasedTo !== null)
    return notHolder(agencyName(views.trust, releasedTo ?? agency));
  if (record.conflicts.some((one) => one.class === 'C07' && isOpen(one)))
    return refusal('NOT_THE_HOLDER', '本件的持有单位尚有争议，不能移交。', '请先由上级登记机构裁决。');
  if (input.to === agency || agencyCertificate(views.trust, input.to) === null)
    return refusal('PARTNER_UNKNOWN', '该单位没有入网，或就是本单位，没有移交。', '请选择已入网的其他单位。');
  const written = inCase(
    call,
    record,
    input.commandId,
    { type: 'caseReleased', to: input.to, epoch: epoch + 1, reason: input.reason },
    'sync.handOver',
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
  const written = inCase(
    call,
    record,
    input.commandId,
    { type: 'caseRecalled', epoch: epoch + 1, reason: input.reason },
    'sync.recall',
  );
  return written.ok ? answered({}) : written;
};

export const forceTake: SessionService<'sync.forceTake'> = async (call, input) => {
  const found = caseFor(call, 'sync.forceTake', input);
  if (!found.ok || found.value.done) return found.ok ? answered({}) : found;
  const { store, desk, caller, session } = call;
  const { views } = store;
  const own = ownAgency(views);
  const { agency } = found.value.record.state.holder;
  if (agency === own || !isInside(agency, own))
    return refusal(
      'NOT_THE_DECIDER',
      '只有持有单位的上级登记机构能强制接收，没有保存。',
      `请报${agencyName(views.trust, agency)}的上级登记机构。`,
    );
  const second = views.accounts.get(input.second);
  if (input.second === session.account || !second?.roles.includes('SUPERVISOR'))
    return refusal('SECOND_PERSON', '须由另一名主管同意，没有保存。', '请另一名主管输入账号和口令。');
  const right = await store.checkPassphrase(input.second, input.secondPassphrase, caller.now);
  if (desk.store !== store) return deskClosed();
  forgetSigners(desk);
  if (!right.ok) return storeFault(right.error);
  const again = caseFor(call, 'sync.forceTake', input);
  if (!again.ok || again.value.done) return again.ok ? answered({}) : again;
  const { record } = again.value;
  const written = inCase(
    call,
    record,
    input.commandId,
    {
      type: 'caseForceTaken',
      by: own,
      epoch: record.state.holder.epoch + 1,
      reason: `${input.reason}（${second.name}同意）`,
    },
    'sync.forceTake',
  );
  return written.ok ? answered({}) : written;
};
