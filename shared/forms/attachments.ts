/** What the check is told about the papers of an application; the papers themselves are stored elsewhere. */

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

/** File name endings a kind of paper may have, lower case, without the dot. */
export function extensionsFor(attachmentType: string): readonly string[] {
  return attachmentType === SAMPLE_TYPE ? SAMPLE_EXTENSIONS : PAPER_EXTENSIONS;
}
