/** What the check is told about the papers of an application; the papers themselves are stored elsewhere. */
import { ALL_FORMS, fieldsOf } from './form-of';

export interface AttachmentInfo {
  /** Code of CL-ATTACH. */
  readonly type: string;
  /** Key of the `files` field it was added to. */
  readonly field: string;
  readonly name: string;
  readonly bytes: number;
}

/** Largest paper a desk takes in, in bytes (20 MB). */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

const PAPER_EXTENSIONS: readonly string[] = ['pdf', 'ofd', 'jpg', 'jpeg', 'png'];
const SAMPLE_TYPE = '13';
const SAMPLE_EXTENSIONS: readonly string[] = [...PAPER_EXTENSIONS, 'xlsx', 'csv', 'txt', 'json', 'xml'];

/** CL-ATTACH code of the papers that a `files` field takes; undefined when no form has such a field. */
export function attachmentTypeOf(field: string): string | undefined {
  const spec = ALL_FORMS.flatMap(fieldsOf).find((candidate) => candidate.key === field);
  return spec?.kind === 'files' ? spec.attachmentType : undefined;
}

/** File name endings a kind of paper may have, lower case, without the dot. */
export function extensionsFor(attachmentType: string): readonly string[] {
  return attachmentType === SAMPLE_TYPE ? SAMPLE_EXTENSIONS : PAPER_EXTENSIONS;
}
