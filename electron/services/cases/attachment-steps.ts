/** Steps that bring a file: decoded and checked here, stored and flushed before the entry that names it. */

import { answered, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { CaseSaved } from '#shared/contract/step-fields';
import { extensionsFor } from '#shared/forms/attachments';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import type { CaseAttachment } from '#shared/regulation/casework/records';
import { keepPaper, type Paper, paperOf, textOf } from './paper';
import { runFileStep, type StepInput } from './step';
import { visibleCase } from './visible';

/**
 * CL-ATTACH codes of papers that prove a step: change and objection papers, deliveries, sealed scans, the
 * subject's written opinion (NDR-9-15), others.
 */
const EVIDENCE_TYPES: readonly string[] = ['14', '15', '16', '17', '19', '99'];

export const attach: SessionService<'cases.attach'> = (call, input) =>
  fileStep(call, 'cases.attach', input, input.type, input.field, (attachment) => ({
    type: 'attach',
    attachment,
  }));

export const attachEvidence: SessionService<'cases.attachEvidence'> = (call, input) =>
  EVIDENCE_TYPES.includes(input.type)
    ? fileStep(call, 'cases.attachEvidence', input, input.type, '', (attachment) => ({
        type: 'attachEvidence',
        attachment,
      }))
    : refusal('ATTACHMENT_REFUSED', '凭据的材料种类不在列表中，未添加。', '请选择材料种类后再添加。');

type FileInput = Pick<ParsedInput<'cases.attach'>, 'title' | 'fileName' | 'content'> & StepInput;

async function fileStep(
  call: SignedInCall,
  procedure: string,
  input: FileInput,
  type: string,
  field: string,
  command: (attachment: Omit<CaseAttachment, 'id'>) => CaseCommand,
): Promise<Answer<CaseSaved>> {
  const fileName = input.fileName.replace(/^.*[\\/]/, '');
  const paper = await paperOf(fileName, input.content);
  if (isGone(call)) return deskClosed();
  if (paper === null) return notBase64;
  const { mediaType, hash, bytes } = paper;
  const endings = extensionsFor(type);
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? '';
  if (!mediaType || !endings.includes(ending))
    return refusal(
      'ATTACHMENT_REFUSED',
      `“${fileName}”不是可以接收的文件，或内容与扩展名不符，未添加。`,
      `请使用 ${endings.join('、').toUpperCase()} 文件。`,
    );
  const attachment = { type, field, title: input.title, fileName, mediaType, hash, bytes: bytes.length };
  return runFileStep(call, procedure, input, command(attachment), {
    attachment: { hash, bytes: bytes.length, name: fileName },
    keep: () => keep(call, paper),
  });
}

const notBase64 = refusal(
  'INPUT_INVALID',
  '输入不符合要求，未作任何改动：content 不是 base64。',
  '请改正后重试。',
  [{ field: 'content', message: 'base64' }],
);

/** Whether whoever brought a paper has left while it was taken in. */
const isGone = ({ desk, store, session, caller }: SignedInCall): boolean =>
  desk.store !== store || !desk.sessions.isAlive(caller.client, session);

async function keep(call: SignedInCall, paper: Paper): Promise<Answer<null>> {
  const kept = await keepPaper(call.store, paper);
  if (isGone(call)) return deskClosed();
  return kept.ok ? answered(null) : storeFault(kept.error);
}

export const readAttachment: SessionService<'cases.readAttachment'> = async (call, input) => {
  const attachment = visibleCase(call, input.caseId)?.state.attachments.find(
    ({ hash }) => hash === input.hash,
  );
  if (!attachment) return refusal('DOCUMENT_NOT_FOUND', '案件中没有这个附件。', '请刷新后再看。');
  const content = await textOf(call.store, attachment.hash, () => isGone(call));
  if (content === 'gone') return deskClosed();
  if (!content.ok) return storeFault(content.error);
  const { mediaType, fileName } = attachment;
  return answered({ content: content.value, mediaType, fileName });
};
