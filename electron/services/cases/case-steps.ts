/** One service for each command of the transition table: the parsed input becomes the command. */
import { randomBytes } from 'node:crypto';
import { refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput } from '#shared/contract/contract';
import { isApplication } from '#shared/domain/case-type';
import { newCaseId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { formatLocalNumber } from '#shared/domain/numbers';
import { conformValues } from '#shared/forms/conform';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { contentForm, requestForm } from '#shared/forms/form-of';
import type { FormSchema, FormValues } from '#shared/forms/schema';
import { letterOf, nextSerial } from '#shared/journal/desk-views';
import type { CaseCommand, CaseCommandType } from '#shared/regulation/casework/commands';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { runCreate, runStep } from './step';
import { visibleCase } from './visible';

export const create: SessionService<'cases.create'> = (call, input) => {
  const { views, tables } = call.store;
  const today = beijingDate(call.caller.now);
  if (!views.office) throw new Error('store without an office');
  const { commandId, target, ...asked } = input;
  if (!isOneMatter(input, target === null ? null : (tables.get('register', target) ?? null)))
    return refusal(
      'INPUT_INVALID',
      '新建的类型与登记条目、申请方或者事由不相符，没有新建。',
      '请从“新建”或登记簿中重新发起。',
    );
  return runCreate(
    call,
    'cases.create',
    commandId,
    {
      ...asked,
      type: 'create',
      id: newCaseId(call.store.station, randomBytes(8).toString('hex')),
      number: formatLocalNumber(
        views.office.division,
        today,
        nextSerial(views, 'case', today),
        letterOf(views),
      ),
    },
    target,
  );
};

/** Whether the parts of what is asked belong together; whether it is allowed is judged by casework. */
function isOneMatter(
  { caseType, objectType, target, requester, matter }: ParsedInput<'cases.create'>,
  entry: RegisterEntry | null,
): boolean {
  if (caseType === 'FIRST' && target !== null) return false;
  if (entry !== null && entry.objectType !== objectType) return false;
  if (!isApplication(caseType)) return true;
  return matter === null && (requester === 'SUBJECT' || caseType === 'CORRECT');
}

export const saveDraft: SessionService<'cases.saveDraft'> = (call, input) => {
  const state = visibleCase(call, input.caseId)?.state;
  const objectType = state?.objectType ?? '1';
  const asked = state && isApplication(state.caseType) ? requestForm(state.caseType) : null;
  const subject = conformPatch(F01_SUBJECT, input.subject);
  const application = conformPatch(contentForm(objectType), input.application);
  const request = conformPatch(asked, input.request);
  const problems = [...subject.problems, ...application.problems, ...request.problems];
  if (problems.length > 0)
    return refusal(
      'FIELD_MALFORMED',
      `${problems.length} 处内容格式不对，本次修改没有保存：${problems[0]?.message ?? ''}`,
      '请改正后再保存。',
      problems,
    );
  return runStep(call, 'cases.saveDraft', input, {
    type: 'saveDraft',
    subject: subject.values,
    application: application.values,
    request: request.values,
  });
};

const NO_FORM: FormSchema = { id: '', title: '', version: 1, effectiveFrom: '', pages: [] };

/** A patch fits its form; an emptied field stays in the patch as null. Without a form only nothing fits. */
function conformPatch(
  schema: FormSchema | null,
  patch: FormValues,
): { readonly values: FormValues; readonly problems: readonly { field: string; message: string }[] } {
  const conformed = conformValues(schema ?? NO_FORM, patch);
  if (!conformed.ok)
    return { values: {}, problems: conformed.error.map(({ field, message }) => ({ field, message })) };
  const emptied = Object.keys(patch).filter((key) => conformed.value[key] === undefined);
  return {
    values: { ...Object.fromEntries(emptied.map((key) => [key, null])), ...conformed.value },
    problems: [],
  };
}

/** Commands whose input is the command itself: the others bring files, ids or forms. */
type PlainCommand = Exclude<
  CaseCommandType,
  'create' | 'saveDraft' | 'attach' | 'attachEvidence' | 'detach' | 'receive'
>;
type PlainService<T extends PlainCommand> = SessionService<`cases.${T}`>;

/** The service of a step whose input, without case and press, is its command. */
function plain<T extends PlainCommand>(type: T): PlainService<T> {
  const service = (call: SignedInCall, input: ParsedInput<'cases.accept'>) => {
    const { caseId, version, commandId, ...fields } = input;
    // The contract declares for each step exactly the fields of its command; `satisfies` in steps.ts and the
    // contract suite hold the two together.
    const command = { type, ...fields } as unknown as CaseCommand;
    return runStep(call, `cases.${type}`, { caseId, version, commandId }, command);
  };
  return service as PlainService<T>;
}

export const detach: SessionService<'cases.detach'> = (call, input) =>
  runStep(call, 'cases.detach', input, { type: 'detach', id: input.attachmentId });

/** T06, T08: an application is governed by the rules in force on the day it was received (XJR-28-1). */
export const receive: SessionService<'cases.receive'> = (call, input) => {
  const { caseId, version, commandId, ...fields } = input;
  const step = { caseId, version, commandId };
  return runStep(call, 'cases.receive', step, { type: 'receive', ...fields }, { rulesOn: fields.receivedAt });
};

export const PLAIN_STEPS: { readonly [T in PlainCommand as `cases.${T}`]: PlainService<T> } = {
  'cases.answerDefect': plain('answerDefect'),
  'cases.discard': plain('discard'),
  'cases.sendForApproval': plain('sendForApproval'),
  'cases.returnToClerk': plain('returnToClerk'),
  'cases.approveInternally': plain('approveInternally'),
  'cases.requestCorrection': plain('requestCorrection'),
  'cases.lodge': plain('lodge'),
  'cases.accept': plain('accept'),
  'cases.proposeRefusal': plain('proposeRefusal'),
  'cases.refuse': plain('refuse'),
  'cases.proposeTransfer': plain('proposeTransfer'),
  'cases.transfer': plain('transfer'),
  'cases.proposeDelayNote': plain('proposeDelayNote'),
  'cases.explainDelay': plain('explainDelay'),
  'cases.rejectProposal': plain('rejectProposal'),
  'cases.requestWithdrawal': plain('requestWithdrawal'),
  'cases.consentWithdrawal': plain('consentWithdrawal'),
  'cases.denyWithdrawal': plain('denyWithdrawal'),
  'cases.notifySubject': plain('notifySubject'),
  'cases.hearSubject': plain('hearSubject'),
  'cases.saveChecklist': plain('saveChecklist'),
  'cases.proposeResult': plain('proposeResult'),
  'cases.returnToReviewer': plain('returnToReviewer'),
  'cases.pass': plain('pass'),
  'cases.fail': plain('fail'),
  'cases.publish': plain('publish'),
  'cases.restartPublicity': plain('restartPublicity'),
  'cases.endPublicity': plain('endPublicity'),
  'cases.registerObjection': plain('registerObjection'),
  'cases.declineObjection': plain('declineObjection'),
  'cases.acceptObjection': plain('acceptObjection'),
  'cases.addObjectionEvidence': plain('addObjectionEvidence'),
  'cases.closeMoot': plain('closeMoot'),
  'cases.forwardObjection': plain('forwardObjection'),
  'cases.answerObjection': plain('answerObjection'),
  'cases.recordNoAnswer': plain('recordNoAnswer'),
  'cases.proposeObjectionResult': plain('proposeObjectionResult'),
  'cases.returnObjectionResult': plain('returnObjectionResult'),
  'cases.decideObjection': plain('decideObjection'),
  'cases.withdrawObjection': plain('withdrawObjection'),
  'cases.enterCode': plain('enterCode'),
  'cases.confirmCode': plain('confirmCode'),
  'cases.rejectCode': plain('rejectCode'),
  'cases.remindRenewal': plain('remindRenewal'),
  'cases.printResult': plain('printResult'),
  'cases.recordDelivery': plain('recordDelivery'),
  'cases.voidDocument': plain('voidDocument'),
  'cases.approveMatter': plain('approveMatter'),
  'cases.rejectMatter': plain('rejectMatter'),
  'cases.recordFacts': plain('recordFacts'),
  'cases.notifyRevocation': plain('notifyRevocation'),
  'cases.hearStatement': plain('hearStatement'),
  'cases.proposeFinding': plain('proposeFinding'),
  'cases.returnFinding': plain('returnFinding'),
  'cases.approveFinding': plain('approveFinding'),
  'cases.decideRevocation': plain('decideRevocation'),
  'cases.announceRevocation': plain('announceRevocation'),
};
