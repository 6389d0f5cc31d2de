/** Outcomes on the subject's side: draft, attachments, internal approval (T02–T05, T26, E01–E04). */
import { basis } from '#shared/domain/ids';
import { refuse } from '#shared/domain/refusal';
import { attachmentTypeOf, MAX_ATTACHMENT_BYTES } from '#shared/forms/attachments';
import type { CaseCommand } from '../commands';
import type { Facts } from '../facts';
import { caseFindings, lockedDifferences } from '../findings';
import { patched } from '../patch';
import type { CaseState } from '../state';
import { fixedRequest } from './creation';
import { done, type OutcomeResult, refused } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** Most attachments of one case. */
const MAX_ATTACHMENTS = 60;

/** E01: keeps what was typed; incomplete is allowed, malformed was refused at the door. */
export function saveDraft(state: CaseState, command: Of<'saveDraft'>, facts: Facts): OutcomeResult {
  const fixedContent = ['applyType', 'dataRegistType'].some(
    (key) => key in command.application && command.application[key] !== state.application[key],
  );
  const fixed = Object.entries(fixedRequest(state)).some(
    ([key, value]) => key in command.request && command.request[key] !== value,
  );
  if (fixedContent || fixed)
    return refused(
      refuse(
        'FORM_LOCKED',
        '申请类型、登记对象类型和申请人类型在新建时已定，不能在申请表中更改。本次修改没有保存。',
        basis('XJR-12-1'),
        '类型选错的，请作废本草稿后重新新建。',
      ),
    );
  const { subject, application, request } = command;
  const next: CaseState = {
    ...state,
    subject: patched(state.subject, subject),
    application: patched(state.application, application),
    request: patched(state.request, request),
  };
  const touched = new Set([
    ...Object.keys(subject).map((key) => `subject.${key}`),
    ...Object.keys(application),
  ]);
  const locked = lockedDifferences(next).filter(({ field }) => touched.has(field));
  if (locked.length > 0)
    return refused(
      refuse(
        'FORM_LOCKED',
        `“${locked.map(({ label }) => label).join('”“')}”没有列为${state.caseType === 'CORRECT' ? '更正' : '变更'}事项，不能修改。本次修改没有保存。`,
        basis('XJR-11-2', 'NDR-9-11'),
        '请先在申请事项中列明要变动的内容，再修改。',
        locked.map(({ field, label }) => ({ field, message: label })),
      ),
    );
  return done(facts.today, [{ type: 'draftChanged', subject, application, request }]);
}

/** E02, E06: adds a file that is already in the store. */
export function attach(
  state: CaseState,
  command: Of<'attach'> | Of<'attachEvidence'>,
  facts: Facts,
): OutcomeResult {
  const { attachment } = command;
  if (command.type === 'attach' && attachmentTypeOf(attachment.field) !== attachment.type)
    return refused(
      refuse('ATTACHMENT_REFUSED', '申请表中没有这一项材料，未添加。', [], '请在申请表的材料项下添加。'),
    );
  if (attachment.bytes === 0 || attachment.bytes > MAX_ATTACHMENT_BYTES)
    return refused(
      refuse(
        'ATTACHMENT_REFUSED',
        `“${attachment.fileName}”是空文件或超过20 MB，未添加。`,
        [],
        '请压缩或分册后再添加。',
      ),
    );
  if (state.attachments.length >= MAX_ATTACHMENTS)
    return refused(
      refuse('ATTACHMENT_REFUSED', `附件已达 ${MAX_ATTACHMENTS} 件，未添加。`, [], '请合并文件后再添加。'),
    );
  const twin = state.attachments.find((a) => a.hash === attachment.hash && a.field === attachment.field);
  if (twin)
    return refused(
      refuse(
        'ATTACHMENT_REFUSED',
        `“${attachment.fileName}”与已添加的“${twin.title}”内容相同，未重复添加。`,
        [],
        '请核对文件。',
      ),
    );
  return done(facts.today, [
    { type: 'attachmentAdded', attachment: { ...attachment, id: state.nextAttachmentId } },
  ]);
}

/** E03: takes a file off the application; its bytes and the record of it stay. */
export function detach(state: CaseState, command: Of<'detach'>, facts: Facts): OutcomeResult {
  if (!state.attachments.some(({ id, field }) => id === command.id && field !== ''))
    return refused(refuse('ATTACHMENT_REFUSED', '该附件已不在申请中。', [], '请刷新后再看。'));
  return done(facts.today, [{ type: 'attachmentRemoved', id: command.id }]);
}

/** E04: the subject's answer to one defect of the latest notice (XJR-14-2). */
export function answerDefect(state: CaseState, command: Of<'answerDefect'>, facts: Facts): OutcomeResult {
  const notice = state.corrections.at(-1);
  if (!notice || command.index >= notice.defects.length)
    return refused(refuse('STEP_NOT_OPEN', '补正告知书中没有这一项。', basis('XJR-14-2'), '请刷新后再填。'));
  return done(facts.today, [{ type: 'defectAnswered', index: command.index, answer: command.answer }]);
}

/** T02, T26: the application ends before it was ever submitted. */
export function discard(command: Of<'discard'>, facts: Facts): OutcomeResult {
  return done(facts.today, [{ type: 'draftDiscarded', reason: command.reason }]);
}

/** T03: a snapshot of the warnings goes along; they must have been seen. */
export function sendForApproval(
  state: CaseState,
  command: Of<'sendForApproval'>,
  facts: Facts,
): OutcomeResult {
  const warnings = caseFindings(state, facts).filter((finding) => finding.level === 'warning');
  if (warnings.length > 0 && command.warningsReason === '')
    return refused(
      refuse(
        'WARNINGS_UNSEEN',
        `有 ${warnings.length} 处提醒需要确认：${warnings[0]?.message ?? ''}`,
        [],
        '请修改，或写明仍要提交的理由。',
        warnings.map((warning) => ({ field: warning.field, message: warning.message })),
      ),
    );
  return done(facts.today, [
    { type: 'sentForInternalApproval', warnings, warningsReason: command.warningsReason },
  ]);
}

/** T04 */
export function returnToClerk(command: Of<'returnToClerk'>, facts: Facts): OutcomeResult {
  return done(facts.today, [{ type: 'returnedToClerk', reason: command.reason }]);
}

/** T05: the superior's opinion, and who did the secrecy review when (26号 art. 7). */
export function approveInternally(command: Of<'approveInternally'>, facts: Facts): OutcomeResult {
  if (command.secrecyReviewedAt > facts.today)
    return refused(
      refuse(
        'SECRECY_REVIEW_MISSING',
        '保密审查日期不能晚于今天。',
        basis('XJR-4-1'),
        '请填写实际的保密审查日期。',
      ),
    );
  return done(facts.today, [
    {
      type: 'internallyApproved',
      opinion: command.opinion,
      secrecyReviewer: command.secrecyReviewer,
      secrecyReviewedAt: command.secrecyReviewedAt,
    },
  ]);
}

/** T03i: a correction that somebody else asks for is entered whole at the counter (NDR-9-14). */
export function lodge(_command: Of<'lodge'>, facts: Facts): OutcomeResult {
  return done(facts.today, [{ type: 'lodged' }]);
}
