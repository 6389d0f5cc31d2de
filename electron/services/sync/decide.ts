/** A supervisor chooses where the works of offices met. The other side stays readable for ever. */
import { clockInDoubt } from '#electron/services/desk/doubted-clock';
import { doneBy } from '#electron/services/desk/record';
import { answered, commandReused, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { isOfOne } from '#shared/agreement/choices';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import { CONFLICT_CLASS, DECIDER_NAMES, isBetweenCases } from '#shared/agreement/conflict-class';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { EntryId } from '#shared/domain/ids';
import { saidBy, wouldStand } from '#shared/journal/choice-effect';
import type { Entry } from '#shared/journal/entry';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { isEnrolled } from './agencies';
import { notEnrolled } from './alone';
import { detailOf, type Found, findConflict } from './conflict-detail';
import { actedIn, isTiedHere, mayChange, mayDecideHere, recordsOf } from './deciding';
import { type SupervisorAct, supervisorAct } from './supervisor-act';

export const decide: SessionService<'sync.decide'> = (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const done = doneBy(call.store, input.commandId);
  if (done && done.procedure !== 'sync.decide') return commandReused();
  const found = findConflict(call, input.caseId, input.id);
  if (!found.ok) return found;
  const records = recordsOf(call, found.value);
  // The same press again goes on where it was cut off, in the cases that it had not reached.
  const entries = done ? call.store.entriesOf(new Set(records.map(({ state }) => state.id))) : [];
  const said = saidBy(input.commandId, entries, found.value.conflict);
  if (done && said.size === 0) return commandReused();
  const left = records.filter(({ state }) => !said.has(state.id));
  if (done && left.length === 0) return answered({ conflict: detailOf(call, found.value) });
  const refused = clockInDoubt(call) ?? mayNot(call, found.value);
  if (refused !== null) return refused;
  const [before] = said.values();
  const event = before === undefined ? eventOf(input, found.value) : answered(before);
  if (!event.ok) return event;
  const pressed = { procedure: 'sync.decide', commandId: input.commandId };
  const acts: SupervisorAct[] = [];
  for (const record of left) {
    const act = supervisorAct(call, record, pressed, event.value);
    if (!act.ok) return act;
    acts.push(act.value);
  }
  if (!acts.every((act) => stands(call, act))) return withoutEffect(found.value.conflict);
  for (const act of acts) {
    const written = call.desk.append(act, call.caller, 'cases');
    if (!written.ok) return written;
  }
  // The case may be on its way here now.
  call.desk.exchanging.hasCaughtUp = false;
  const after = findConflict(call, input.caseId, input.id);
  // Judged different, a group is no contradiction any more: it is told as it was.
  return answered({ conflict: detailOf(call, after.ok ? after.value : found.value) });
};

/** Whether an act that chooses would have an effect, in its case as it is known here. */
function stands({ store, caller }: SignedInCall, act: SupervisorAct): boolean {
  const { station, views } = store;
  const known = [...store.entriesOf(new Set([act.case]))];
  const entry: Entry = {
    ...{ format: 1, suite: 1, schema: 1, station, prev: null, seen: [], rulePack: '', signature: '' },
    ...{ claimedAt: caller.now, clockDoubt: false },
    seq: (store.headOf(station)?.seq ?? 0) + 1,
    lamport: Math.max(0, ...known.map((one) => one.entry.lamport)) + 1,
    ...act,
  };
  return wouldStand(views, known, { entry, id: NOT_WRITTEN });
}

/** Stands for the id of an entry that is only asked about. */
const NOT_WRITTEN = 'not written' as EntryId;

const withoutEffect = ({ class: about }: CaseConflict): Answer<never> =>
  refusal(
    'NOT_THE_DECIDER',
    '按现有数据，本次裁决不能生效，没有裁决，没有记入案件。',
    `应由${DECIDER_NAMES[CONFLICT_CLASS[about].decider]}裁决；双方均无权的，报自治区登记机构。`,
  );

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

/** Of a single entry nobody may be chosen: a lost station's is void then, a clock in doubt was missed. */
const chosenBy = (option: string): string => (option === 'void' || option === 'late' ? '' : option);

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
