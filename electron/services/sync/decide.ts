/** A supervisor chooses where the works of offices met. The other side stays readable for ever. */
import { doneBy } from '#electron/services/desk/record';
import { answered, commandReused, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { isOfOne } from '#shared/agreement/choices';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import { CONFLICT_CLASS, DECIDER_NAMES, isBetweenCases } from '#shared/agreement/conflict-class';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { CaseId, CommandId, EntryId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { isEnrolled } from './agencies';
import { notEnrolled } from './alone';
import { detailOf, type Found, findConflict } from './conflict-detail';
import { actedIn, isTiedHere, mayChange, mayDecideHere, recordsOf } from './deciding';

export const decide: SessionService<'sync.decide'> = (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const done = doneBy(call.store, input.commandId);
  if (done && done.procedure !== 'sync.decide') return commandReused();
  const found = findConflict(call, input.caseId, input.id);
  if (!found.ok) return found;
  if (done) return answered({ conflict: detailOf(call, found.value) });
  const refused = mayNot(call, found.value);
  if (refused !== null) return refused;
  const written = write(call, input, found.value);
  if (!written.ok) return written;
  // The case may be on its way here now.
  call.desk.exchanging.hasCaughtUp = false;
  const after = findConflict(call, input.caseId, input.id);
  if (after.ok && !hasEffect(after.value.conflict, input))
    return refusal(
      'NOT_THE_DECIDER',
      '裁决已记入案件，但按现有数据不能生效，冲突仍待裁决。',
      `应由${DECIDER_NAMES[CONFLICT_CLASS[after.value.conflict.class].decider]}裁决；双方均无权的，报自治区登记机构。`,
    );
  // Judged different, a group is no contradiction any more: it is told as it was.
  return answered({ conflict: detailOf(call, after.ok ? after.value : found.value) });
};

/** Why this person at this office does not decide it; null when nothing stands in the way. */
function mayNot(call: SignedInCall, found: Found): Answer<never> | null {
  const { conflict } = found;
  if (conflict.class === 'C13')
    return refusal(
      'NOTHING_PENDING',
      '公示期内的异议不以裁决方式处理，没有裁决。',
      '请办理该异议，异议办结后冲突自动解除。',
    );
  if (!isOpen(conflict) && !mayChange(call, conflict))
    return refusal(
      'NOTHING_PENDING',
      '这项冲突已有结论，本次没有裁决。',
      '需要改变结论的，报作出裁决单位的上级登记机构裁决。',
    );
  if (!mayDecideHere(call, found))
    return refusal(
      'NOT_THE_DECIDER',
      '本单位不能裁决这项冲突，没有裁决。',
      `应由${DECIDER_NAMES[CONFLICT_CLASS[conflict.class].decider]}裁决；裁决随数据包下发。`,
    );
  if (isTiedHere(call, conflict))
    return refusal(
      'NOT_THE_DECIDER',
      '这项冲突已有两份互不一致的裁决，同级不能再裁决，没有裁决。案件保持原状。',
      '请将本件随数据包报上级登记机构裁决。',
    );
  if (actedIn(call, found))
    return refusal(
      'SECOND_PERSON',
      '您办理过其中一方，不能裁决这项冲突，没有裁决。',
      '请由未参与办理的另一名主管裁决；没有的，报上级登记机构。',
    );
  return null;
}

/** Whether the conflict says what was chosen. */
const hasEffect = (
  { decided, class: about }: CaseConflict,
  { option }: ParsedInput<'sync.decide'>,
): boolean => decided !== null && (about === 'C08' || decided.chosen === chosenBy(option));

/** Of a single entry nobody may be chosen: a lost station's is void then, a clock in doubt was missed. */
const chosenBy = (option: string): string => (option === 'void' || option === 'late' ? '' : option);

function write(call: SignedInCall, input: ParsedInput<'sync.decide'>, found: Found): Answer<unknown> {
  const { commandId } = input;
  const event = eventOf(input, found);
  if (!event.ok) return event;
  for (const one of recordsOf(call, found)) {
    const written = inCase(call, one, commandId, event.value);
    if (!written.ok) return written;
  }
  return answered(null);
}

/** What is written in each of the cases. */
function eventOf(
  { option, keep, reason }: ParsedInput<'sync.decide'>,
  { record, conflict }: Found,
): Answer<CaseEvent> {
  if (conflict.class === 'C08') {
    if (option !== 'same' && option !== 'different') return badChoice();
    const cases = [...new Set([record.state.id, ...conflict.cases])].sort();
    if (option === 'same' && (keep === null || !cases.includes(keep)))
      return refusal('INPUT_INVALID', '没有选定继续办理的一件，没有裁决。', '请选定继续办理的申请。');
    return answered({
      type: 'duplicatesJudged',
      cases,
      verdict: option,
      keep: option === 'same' ? keep : null,
      reason,
    });
  }
  const { id, first, second, openedBy } = conflict;
  const open: readonly string[] = isOfOne(conflict.class, first, second)
    ? [first, conflict.class === 'C14' ? 'late' : 'void']
    : openedBy;
  if (!open.includes(option)) return badChoice();
  return answered({
    type: 'conflictDecided',
    conflict: id,
    class: conflict.class,
    first,
    second,
    chosen: chosenBy(option) as EntryId,
    ...(isBetweenCases(conflict) ? { cases: conflict.cases } : {}),
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
