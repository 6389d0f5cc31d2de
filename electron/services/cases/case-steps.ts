/** One service for each command of the transition table: the parsed input becomes the command. */
import { randomBytes } from 'node:crypto';
import { refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput, ProcedureName } from '#shared/contract/contract';
import type { CaseId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { formatLocalNumber } from '#shared/domain/numbers';
import { conformValues } from '#shared/forms/conform';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import type { FormSchema, FormValues } from '#shared/forms/schema';
import { nextSerial } from '#shared/journal/desk-views';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { runCreate, runStep, type StepInput } from './step';

export const create: SessionService<'cases.create'> = (call, input) => {
  const { views } = call.store;
  const today = beijingDate(call.caller.now);
  if (!views.office) throw new Error('store without an office');
  return runCreate(call, 'cases.create', input.commandId, {
    type: 'create',
    id: randomBytes(16).toString('hex') as CaseId,
    number: formatLocalNumber(views.office.division, today, nextSerial(views, 'case', today)),
  });
};

export const saveDraft: SessionService<'cases.saveDraft'> = (call, input) => {
  const subject = conformPatch(F01_SUBJECT, input.subject);
  const application = conformPatch(F02_RESOURCE, input.application);
  const problems = [...subject.problems, ...application.problems];
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
  });
};

/** A patch fits its form; an emptied field stays in the patch as null. */
function conformPatch(
  schema: FormSchema,
  patch: FormValues,
): { readonly values: FormValues; readonly problems: readonly { field: string; message: string }[] } {
  const conformed = conformValues(schema, patch);
  if (!conformed.ok)
    return { values: {}, problems: conformed.error.map(({ field, message }) => ({ field, message })) };
  const emptied = Object.keys(patch).filter((key) => conformed.value[key] === undefined);
  return {
    values: { ...Object.fromEntries(emptied.map((key) => [key, null])), ...conformed.value },
    problems: [],
  };
}

type StepName = Extract<ProcedureName, `cases.${string}`>;
type PlainStep = {
  [N in StepName]: ParsedInput<N> extends StepInput ? N : never;
}[StepName];

/** A service for a step whose command is made from its input alone. */
function step<N extends PlainStep>(
  name: N,
  command: (input: ParsedInput<N>) => CaseCommand,
): (call: SignedInCall, input: ParsedInput<N>) => ReturnType<typeof runStep> {
  return (call, input) => runStep(call, name, input as StepInput, command(input));
}

export const detach = step('cases.detach', (input) => ({ type: 'detach', id: input.attachmentId }));
export const answerDefect = step('cases.answerDefect', ({ index, answer }) => ({
  type: 'answerDefect',
  index,
  answer,
}));
export const discard = step('cases.discard', ({ reason }) => ({ type: 'discard', reason }));
export const sendForApproval = step('cases.sendForApproval', ({ warningsReason }) => ({
  type: 'sendForApproval',
  warningsReason,
}));
export const returnToClerk = step('cases.returnToClerk', ({ reason }) => ({ type: 'returnToClerk', reason }));
export const approveInternally = step(
  'cases.approveInternally',
  ({ opinion, secrecyReviewer, secrecyReviewedAt }) => ({
    type: 'approveInternally',
    opinion,
    secrecyReviewer,
    secrecyReviewedAt,
  }),
);
export const receive = step('cases.receive', ({ receivedAt, channel, backdatedBecause }) => ({
  type: 'receive',
  receivedAt,
  channel,
  backdatedBecause,
}));
export const requestCorrection = step('cases.requestCorrection', ({ defects, delivery, overrideReason }) => ({
  type: 'requestCorrection',
  defects,
  delivery,
  overrideReason,
}));
export const accept = step('cases.accept', () => ({ type: 'accept' }));
export const saveChecklist = step('cases.saveChecklist', ({ answers }) => ({
  type: 'saveChecklist',
  answers,
}));
export const proposeResult = step('cases.proposeResult', ({ answers, opinion }) => ({
  type: 'proposeResult',
  answers,
  opinion,
}));
export const returnToReviewer = step('cases.returnToReviewer', ({ reason }) => ({
  type: 'returnToReviewer',
  reason,
}));
export const pass = step('cases.pass', ({ opinion }) => ({ type: 'pass', opinion }));
export const publish = step(
  'cases.publish',
  ({ publishedAt, channel, receipt, evidence, secrecyReviewer }) => ({
    type: 'publish',
    publishedAt,
    channel,
    receipt,
    evidence,
    secrecyReviewer,
  }),
);
export const endPublicity = step('cases.endPublicity', ({ noObjection }) => ({
  type: 'endPublicity',
  noObjection,
}));
export const enterCode = step('cases.enterCode', ({ code, codeAgain, codedAt, replyReference }) => ({
  type: 'enterCode',
  code,
  codeAgain,
  codedAt,
  replyReference,
}));
export const confirmCode = step('cases.confirmCode', ({ code }) => ({ type: 'confirmCode', code }));
export const rejectCode = step('cases.rejectCode', ({ reason }) => ({ type: 'rejectCode', reason }));
