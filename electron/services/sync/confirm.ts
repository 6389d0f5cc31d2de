/**
 * The region confirms what offices did (workflow 9.3): a case, or all that a bundle brought, at one press. Nobody else
 * can: the agreement of stations asks for the region's own certificate besides.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { clockInDoubt } from '#electron/services/desk/doubted-clock';
import { doneBy } from '#electron/services/desk/record';
import { answered, caseRefusals, commandReused, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { disputeWords, isOpen } from '#shared/agreement/conflict';
import type { Answer } from '#shared/contract/failure';
import { beijingDate } from '#shared/domain/local-date';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { isCodeGiven } from '#shared/journal/pool-facts';
import { isPublicationOfAnother } from '#shared/journal/shared-documents';
import { type Confirming, confirmationOf } from '#shared/regulation/casework/confirmation';
import { OFFICIAL_DATES } from '#shared/regulation/casework/records';
import { caseFor } from './hand-over';
import { importedBundle } from './set-back';
import { type Pressed, writeInCase } from './supervisor-act';
import { actOf, isRegionHere, listHash, notRegion, stoppedBy, toConfirm, waitingSteps } from './to-confirm';

export const confirmSteps: SessionService<'sync.confirmSteps'> = (call, input) => {
  const found = caseFor(call, 'sync.confirmSteps', input);
  if (!found.ok || found.value.done) return found.ok ? answered({}) : found;
  if (!isRegionHere(call)) return notRegion();
  const { record } = found.value;
  const stopped = stoppedBy(record);
  const { dates, steps, ref, code, publication } = input;
  // An item whose code is another's gets its own by the region's record alone.
  const isRecoding = stopped?.class === 'C09' && !isOpen(stopped) && code !== null && steps.length === 0;
  if (stopped !== undefined && !isRecoding)
    return refusal(
      'CONFLICT_OPEN',
      `本件${disputeWords(stopped)}，没有确认。`,
      isOpen(stopped)
        ? '请先在“数据交换”的“冲突”中裁决，再确认。'
        : '本件由持有单位按裁决办结，不再确认；认为裁决有误的，请先改变裁决。',
    );
  if (code !== null && code.value !== code.again)
    return refusal(
      'CODE_MISMATCH',
      '两次录入的查询码不一致，没有保存。',
      '请对照自治区登记系统的记录重新录入两次。',
    );
  const said = OFFICIAL_DATES.flatMap((name) => {
    const value = dates[name];
    return value === null ? [] : [{ name, value }];
  });
  const on = beijingDate(call.caller.now);
  const written = confirmed(
    call,
    record,
    { on, ref, steps, dates: said, code: code?.value ?? null, publication },
    { procedure: 'sync.confirmSteps', commandId: input.commandId },
  );
  return written.ok ? answered({}) : written;
};

/** Of many cases at once the steps are confirmed as they were recorded. */
const NOTHING_SAID = { dates: [], code: null, publication: null } as const;

/** How many cases are written in one turn. */
const AT_ONCE = 20;

export const confirmBrought: SessionService<'sync.confirmBrought'> = async (call, input) => {
  const { bundleId, ref, list, commandId } = input;
  const { store, desk, caller } = call;
  const bundle = importedBundle(call, bundleId);
  if (!bundle.ok) return bundle;
  if (!isRegionHere(call)) return notRegion();
  const behind = clockInDoubt(call);
  if (behind !== null) return behind;
  if (bundle.value.aside)
    return refusal('NOTHING_PENDING', '这个数据包的内容已经退回，没有确认。', '请先恢复，再确认。');
  // The same press again goes on where it was cut off: what is confirmed is not confirmed again.
  const done = doneBy(store, commandId);
  if (done && done.procedure !== 'sync.confirmBrought') return commandReused();
  const waiting = await toConfirm(call, bundle.value.imported.ranges);
  if (waiting === null) return deskClosed();
  if (!done && listHash(waiting) !== list)
    return refusal(
      'CHANGED_MEANWHILE',
      '本包待确认的环节与所列的不同，没有确认。',
      '请重新打开清单，核对后再确认。',
    );
  const count = { confirmed: 0, left: 0 };
  const on = beijingDate(caller.now);
  let looked = 0;
  for (const { record: listed, steps: brought } of waiting) {
    looked += 1;
    if (looked % AT_ONCE === 0) await nextTurn();
    if (desk.store !== store) return deskClosed();
    const record = store.tables.get('cases', listed.state.id);
    if (record === undefined) continue;
    // Of the steps that were listed those that wait as they did.
    const steps = waitingSteps(record, new Set(brought.map(actOf))).map(({ step }) => step);
    if (steps.length === 0) continue;
    if (stoppedBy(record) !== undefined) {
      count.left += 1;
      continue;
    }
    const pressed = { procedure: 'sync.confirmBrought', commandId };
    const written = confirmed(call, record, { on, ref, steps, ...NOTHING_SAID }, pressed);
    if (!written.ok) return written;
    count.confirmed += 1;
  }
  return answered(count);
};

function confirmed(
  call: SignedInCall,
  record: CaseRecord,
  confirming: Confirming,
  pressed: Pressed,
): Answer<unknown> {
  const { desk, store } = call;
  const { state } = record;
  const events = confirmationOf(state, confirming, {
    profile: desk.profileOf(state),
    calendar: desk.calendar,
    isCodeOfAnother: (code) => isCodeGiven(store.tables, code, state.id, store.views.rules.pools?.pools),
    isPublicationOfAnother: (id) => isPublicationOfAnother(store.tables, id, state.id),
  });
  if (!events.ok) return caseRefusals(events.error);
  return writeInCase(call, record, pressed, ...events.value);
}
