/** A supervisor chooses where the works of offices met. The other side stays readable for ever. */
import { doneBy } from '#electron/services/desk/record';
import { answered, commandReused, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { CONFLICT_CLASS, DECIDER_NAMES } from '#shared/agreement/conflict-class';
import { mayDecide } from '#shared/agreement/deciders';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { CaseId, CommandId, EntryId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { isEnrolled, ownAgency } from './agencies';
import { notEnrolled } from './alone';
import { detailOf, type Found, findConflict } from './conflict-detail';
import { partiesOf } from './conflicts';

export const decide: SessionService<'sync.decide'> = (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const done = doneBy(call.store, input.commandId);
  if (done && done.procedure !== 'sync.decide') return commandReused();
  const found = findConflict(call, input.caseId, input.id);
  if (!found.ok) return found;
  if (done) return answered({ conflict: detailOf(call, found.value) });
  const { record, conflict } = found.value;
  if (conflict.status !== 'open')
    return refusal(
      'NOTHING_PENDING',
      '这项冲突已有结论，本次没有裁决。',
      '需要改变结论的，报上级登记机构裁决。',
    );
  if (!mayDecide(conflict.class, ownAgency(call.store.views), partiesOf(call, record, conflict)))
    return refusal(
      'NOT_THE_DECIDER',
      '本单位不能裁决这项冲突，没有裁决。',
      `应由${DECIDER_NAMES[CONFLICT_CLASS[conflict.class].decider]}裁决；裁决随数据包下发。`,
    );
  const written = write(call, input, found.value);
  if (!written.ok) return written;
  const after = findConflict(call, input.caseId, input.id);
  // Judged different, a group is no contradiction any more: it is told as it was.
  return answered({ conflict: detailOf(call, after.ok ? after.value : found.value) });
};

function write(
  call: SignedInCall,
  input: ParsedInput<'sync.decide'>,
  { record, conflict }: Found,
): Answer<unknown> {
  const { option, keep, reason, commandId } = input;
  if (conflict.class === 'C08') {
    if (option !== 'same' && option !== 'different') return badChoice();
    const cases = [...new Set([record.state.id, ...conflict.cases])].sort();
    if (option === 'same' && (keep === null || !cases.includes(keep)))
      return refusal('INPUT_INVALID', '没有选定继续办理的一件，没有裁决。', '请选定继续办理的申请。');
    const event: CaseEvent = {
      type: 'duplicatesJudged',
      cases,
      verdict: option,
      keep: option === 'same' ? keep : null,
      reason,
    };
    for (const of of cases) {
      const one = call.store.tables.get('cases', of);
      const written = one ? inCase(call, one, commandId, event) : answered(null);
      if (!written.ok) return written;
    }
    return answered(null);
  }
  const { first, second } = conflict;
  if (option !== first && option !== second) return badChoice();
  return inCase(call, record, commandId, {
    type: 'conflictDecided',
    conflict: conflict.id,
    class: conflict.class,
    first,
    second,
    chosen: option as EntryId,
    reason,
  });
}

const badChoice = (): Answer<never> =>
  refusal('INPUT_INVALID', '所选的不是这项冲突的任何一方，没有裁决。', '请在列出的选项中选择。');

/** Appends one act of a supervisor to a case as it is known here. */
export function inCase(
  { desk, session, caller }: SignedInCall,
  { state, tips }: CaseRecord,
  commandId: CommandId,
  event: CaseEvent,
  procedure = 'sync.decide',
): Answer<unknown> {
  return desk.append(
    {
      case: state.id as CaseId,
      casePrev: tips,
      base: null,
      epoch: state.holder.epoch,
      actor: session.account,
      role: 'SUPERVISOR',
      procedure,
      commandId,
      events: [event],
      attachments: [],
    },
    caller,
    'cases',
  );
}
