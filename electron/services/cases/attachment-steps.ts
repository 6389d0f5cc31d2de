/** Steps that bring a file: decoded and checked here, stored and flushed before the entry that names it. */
import { refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { extensionsFor } from '#shared/forms/attachments';
import type { CaseAttachment } from '#shared/regulation/casework/records';
import { mediaTypeOf } from './media-type';
import { runStep } from './step';

/** CL-ATTACH code of papers that prove a step. */
const EVIDENCE_TYPE = '99';

export const attach: SessionService<'cases.attach'> = (call, input) => {
  const stored = storeFile(call, input, input.type, input.field);
  if (!stored.ok) return stored;
  const attachment = stored.value;
  return runStep(call, 'cases.attach', input, { type: 'attach', attachment }, [entryAttachment(attachment)]);
};

export const attachEvidence: SessionService<'cases.attachEvidence'> = (call, input) => {
  const stored = storeFile(call, input, EVIDENCE_TYPE, '');
  if (!stored.ok) return stored;
  const attachment = stored.value;
  return runStep(call, 'cases.attachEvidence', input, { type: 'attachEvidence', attachment }, [
    entryAttachment(attachment),
  ]);
};

type FileInput = Pick<ParsedInput<'cases.attach'>, 'title' | 'fileName' | 'content' | 'caseId'>;

function storeFile(
  call: SignedInCall,
  input: FileInput,
  type: string,
  field: string,
): Answer<Omit<CaseAttachment, 'id'>> {
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
  // An unknown case is refused before its file would be kept.
  if (!call.store.views.cases.has(input.caseId))
    return refusal('CASE_NOT_FOUND', '没有这个案件。', '请刷新待办后再打开。');
  const hash = call.store.putBlob(bytes);
  if (!hash.ok) return storeFault(hash.error);
  return {
    ok: true,
    value: { type, field, title: input.title, fileName, mediaType, hash: hash.value, bytes: bytes.length },
  };
}

const entryAttachment = ({ hash, bytes, fileName }: Omit<CaseAttachment, 'id'>) => ({
  hash,
  bytes,
  name: fileName,
});

export const readAttachment: SessionService<'cases.readAttachment'> = (call, input) => {
  const attachment = call.store.views.cases
    .get(input.caseId)
    ?.state.attachments.find(({ hash }) => hash === input.hash);
  if (!attachment) return refusal('DOCUMENT_NOT_FOUND', '案件中没有这个附件。', '请刷新后再看。');
  const bytes = call.store.getBlob(attachment.hash);
  if (!bytes.ok) return storeFault(bytes.error);
  const content = Buffer.from(bytes.value).toString('base64');
  return { ok: true, value: { content, mediaType: attachment.mediaType, fileName: attachment.fileName } };
};
