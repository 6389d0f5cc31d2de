/** Steps that bring a file: decoded and checked here, stored and flushed before the entry that names it. */

import { createHash } from 'node:crypto';
import { answered, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { CaseSaved } from '#shared/contract/step-fields';
import type { BlobHash } from '#shared/domain/ids';
import { extensionsFor } from '#shared/forms/attachments';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import type { CaseAttachment } from '#shared/regulation/casework/records';
import { mediaTypeOf } from './media-type';
import { runStep, type StepFile, type StepInput } from './step';
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

function fileStep(
  call: SignedInCall,
  procedure: string,
  input: FileInput,
  type: string,
  field: string,
  command: (attachment: Omit<CaseAttachment, 'id'>) => CaseCommand,
): Answer<CaseSaved> {
  const bytes = Buffer.from(input.content, 'base64');
  const fileName = input.fileName.replace(/^.*[\\/]/, '');
  const mediaType = mediaTypeOf(fileName, bytes);
  const endings = extensionsFor(type);
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? '';
  if (!mediaType || !endings.includes(ending))
    return refusal(
      'ATTACHMENT_REFUSED',
      `“${fileName}”不是可以接收的文件，或内容与扩展名不符，未添加。`,
      `请使用 ${endings.join('、').toUpperCase()} 文件。`,
    );
  const hash = createHash('sha256').update(bytes).digest('hex') as BlobHash;
  const attachment = { type, field, title: input.title, fileName, mediaType, hash, bytes: bytes.length };
  const brought: StepFile = {
    attachment: { hash, bytes: bytes.length, name: fileName },
    keep: () => {
      const kept = call.store.putBlob(bytes);
      return kept.ok ? answered(kept.value) : storeFault(kept.error);
    },
  };
  return runStep(call, procedure, input, command(attachment), { file: brought });
}

export const readAttachment: SessionService<'cases.readAttachment'> = (call, input) => {
  const attachment = visibleCase(call, input.caseId)?.state.attachments.find(
    ({ hash }) => hash === input.hash,
  );
  if (!attachment) return refusal('DOCUMENT_NOT_FOUND', '案件中没有这个附件。', '请刷新后再看。');
  const bytes = call.store.getBlob(attachment.hash);
  if (!bytes.ok) return storeFault(bytes.error);
  const content = Buffer.from(bytes.value).toString('base64');
  return { ok: true, value: { content, mediaType: attachment.mediaType, fileName: attachment.fileName } };
};
