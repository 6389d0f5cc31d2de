/** Judges the papers of a form: the required ones are there, of a readable kind and size. Never opens them. */
import { type AttachmentInfo, extensionsFor, MAX_ATTACHMENT_BYTES } from './attachments';
import { isRequired, isVisible } from './conditions';
import { error } from './findings';
import type { FieldSpec, Finding, FormSchema, FormValues } from './schema';

type FilesSpec = Extract<FieldSpec, { kind: 'files' }>;

/** A missing deposit proof is the missing deposit itself (XJR-9-2). */
const DEPOSIT_FIELD = 'depositFile';

/** Findings on every `files` field of a form (XJR-9-4: complete and valid papers). */
export function checkFiles(
  schema: FormSchema,
  values: FormValues,
  attachments: readonly AttachmentInfo[],
): readonly Finding[] {
  return schema.pages
    .flatMap((page) => page.fields)
    .filter((spec): spec is FilesSpec => spec.kind === 'files' && isVisible(spec, values))
    .flatMap((spec) => {
      const own = attachments.filter((file) => file.field === spec.key);
      if (own.length > 0) return own.flatMap((file) => checkFile(spec, file));
      return isRequired(spec, values) ? [missing(spec)] : [];
    });
}

function missing(spec: FilesSpec): Finding {
  return spec.key === DEPOSIT_FIELD
    ? error(spec.key, 'DEPOSIT_MISSING', '缺少存证证明文件，请附存证机构出具的证明', spec.basis)
    : error(spec.key, 'REQUIRED', `缺少${spec.label}，请补交`, spec.basis);
}

/** The file name ending, lower case; undefined for a title without one, whose file was judged at intake. */
function endingOf(name: string): string | undefined {
  return /\.([A-Za-z][A-Za-z0-9]{1,4})$/.exec(name)?.[1]?.toLowerCase();
}

function checkFile(spec: FilesSpec, file: AttachmentInfo): readonly Finding[] {
  const allowed = extensionsFor(spec.attachmentType);
  const findings: Finding[] = [];
  const ending = endingOf(file.name);
  if (file.type !== spec.attachmentType || (ending !== undefined && !allowed.includes(ending))) {
    const message = `${spec.label}“${file.name}”的类型不符，应为 ${allowed.join('、').toUpperCase()}`;
    findings.push(error(spec.key, 'FILE_TYPE', message, spec.basis));
  }
  if (file.bytes <= 0 || file.bytes > MAX_ATTACHMENT_BYTES) {
    const message = `${spec.label}“${file.name}”${file.bytes <= 0 ? '是空文件' : '超过 20 MB'}，请重新附上`;
    findings.push(error(spec.key, 'FILE_SIZE', message, spec.basis));
  }
  return findings;
}
