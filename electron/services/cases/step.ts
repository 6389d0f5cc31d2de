/**
 * One step of a case, the same for every command: load, decide, append, answer. A repeated command is
 * answered with where the case stands, not done again.
 */

import { createHash } from 'node:crypto';
import { clockInDoubt } from '#electron/services/desk/doubted-clock';
import { doneBy } from '#electron/services/desk/record';
import { answered, caseRefusals, commandReused, refusal } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import { lacksPaper } from '#electron/services/sync/missing-papers';
import type { Answer } from '#shared/contract/failure';
import type { CaseSaved } from '#shared/contract/step-fields';
import type { CaseId, CommandId, EntryId, RegisterId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { EntryAttachment } from '#shared/journal/entry';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { decide } from '#shared/regulation/casework/decide';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { Facts } from '#shared/regulation/casework/facts';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUS_NAMES } from '#shared/regulation/casework/status';
import { isLegalStep } from '#shared/regulation/casework/transitions';
import { factsFor } from './facts';
import { visibleCase } from './visible';

/** A file that a step brings: named by the entry, kept in the store once the step is allowed. */
export interface StepFile {
  readonly attachment: EntryAttachment;
  keep(): Promise<Answer<unknown>>;
}

/** A step that is allowed as things stand, and only has to be written down. */
interface ReadyStep {
  append(): Answer<CaseSaved>;
}

export interface StepInput {
  readonly caseId: CaseId;
  readonly version: number;
  readonly commandId: CommandId;
}

/** Runs one command on an existing case. `rulesOn`: the day whose rules apply to a case that has none yet, that of its
 * receipt. */
export function runStep(
  call: SignedInCall,
  procedure: string,
  input: StepInput,
  command: CaseCommand,
  { rulesOn }: { readonly rulesOn?: LocalDate } = {},
): Answer<CaseSaved> {
  return written(ready(call, procedure, input, command, rulesOn, []));
}

/** Runs a command that brings a file. Only a step that is allowed leaves its file on the disk, and the file is there
 * before the entry names it; whatever happens to the case meanwhile is looked at once more. */
export async function runFileStep(
  call: SignedInCall,
  procedure: string,
  input: StepInput,
  command: CaseCommand,
  { attachment, keep }: StepFile,
): Promise<Answer<CaseSaved>> {
  const step = () => ready(call, procedure, input, command, undefined, [attachment]);
  const first = step();
  if (!('append' in first)) return first;
  const kept = await keep();
  return kept.ok ? written(step()) : kept;
}

const written = (step: ReadyStep | Answer<CaseSaved>): Answer<CaseSaved> =>
  'append' in step ? step.append() : step;

function ready(
  call: SignedInCall,
  procedure: string,
  input: StepInput,
  command: CaseCommand,
  rulesOn: LocalDate | undefined,
  attachments: readonly EntryAttachment[],
): ReadyStep | Answer<CaseSaved> {
  const repeated = repeatedCommand(call, procedure, input.commandId, input.caseId);
  if (repeated) return repeated;
  const record = visibleCase(call, input.caseId);
  if (!record) return refusal('CASE_NOT_FOUND', '没有这个案件。', '请刷新待办后再打开。');
  const { state, tips } = record;
  if (state.version !== input.version)
    return refusal('CASE_STALE', '案件已在别处更新，本次操作没有保存。', '请载入最新内容，核对后再办理。');
  const today = factsFor(call, state);
  const facts =
    rulesOn && state.profile === null ? { ...today, profile: call.desk.profileOn(rulesOn) } : today;
  return decided(call, procedure, input.commandId, facts, state, command, attachments, {
    case: state.id,
    casePrev: tips,
    base: stateHash(state),
    epoch: state.holder.epoch,
  });
}

/** Runs the command that makes a case. */
export function runCreate(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  command: Extract<CaseCommand, { type: 'create' }>,
  target: RegisterId | null,
): Answer<CaseSaved> {
  const repeated = repeatedCommand(call, procedure, commandId, null);
  if (repeated) return repeated;
  const facts = factsFor(call, null, target);
  return written(
    decided(call, procedure, commandId, facts, null, command, [], {
      case: command.id,
      casePrev: [],
      base: null,
      epoch: 0,
    }),
  );
}

/** What the rules say to a command: the step that may be written down, or why not. */
function decided(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  facts: Facts,
  state: CaseState | null,
  command: CaseCommand,
  attachments: readonly EntryAttachment[],
  place: { case: CaseId; casePrev: readonly EntryId[]; base: string | null; epoch: number },
): ReadyStep | Answer<CaseSaved> {
  const decision = decide(state, command, facts);
  if (!decision.ok) return caseRefusals(decision.error);
  const { transition, role, events } = decision.value;
  const behind = isLegalStep(transition) ? clockInDoubt(call, '草稿仍可填写。') : null;
  if (behind !== null) return behind;
  if (isLegalStep(transition) && state !== null && lacksPaper(call.store, state))
    return refusal(
      'B30_ATTACHMENT',
      '本申请有附件没有随数据包收到，暂不能办理，本步骤没有保存。草稿仍可填写。',
      '请发送单位补送附件；导入其下一个数据包后即可办理。',
    );
  const append = (): Answer<CaseSaved> => {
    const actor = call.session.account;
    const act = { ...place, actor, role, procedure, commandId, events, attachments };
    const appended = call.desk.append(act, call.caller, 'cases');
    if (!appended.ok) return appended;
    const saved = call.store.tables.get('cases', place.case);
    if (!saved) throw new Error('an appended case is not in the views');
    return answered(savedView(saved.state, events, call));
  };
  return { append };
}

/** The answer to a press that has been done already; a refusal when its id was used for another act. */
function repeatedCommand(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  caseId: CaseId | null,
): Answer<CaseSaved> | null {
  const done = doneBy(call.store, commandId);
  if (!done) return null;
  const record = done.case && call.store.tables.get('cases', done.case);
  const sameAct = done.procedure === procedure && (caseId === null || done.case === caseId);
  return record && sameAct ? answered(savedView(record.state, [], call)) : commandReused();
}

function savedView(state: CaseState, events: readonly CaseEvent[], call: SignedInCall): CaseSaved {
  return {
    caseId: state.id,
    number: state.number,
    status: state.status,
    statusName: CASE_STATUS_NAMES[state.status],
    version: state.version,
    savedAt: call.caller.now,
    documents: events.flatMap((event) =>
      event.type === 'documentIssued'
        ? [{ document: event.issued.document, number: event.issued.number }]
        : [],
    ),
    deadlines: events.flatMap((event) =>
      event.type === 'clockStarted'
        ? [
            {
              clock: event.clock.clock,
              name: event.clock.name,
              due: event.clock.due,
              provisional: event.clock.provisional,
            },
          ]
        : [],
    ),
  };
}

/** Hash of the state an officer looked at: what the entry names as its base. */
function stateHash(state: CaseState): string {
  return createHash('sha256').update(canonicalJson(state)).digest('hex');
}
