/** Judges whole forms: every field, every paper, and the rules across the fields of the content. */
import type { ApplicationInput } from './application-input';
import { checkField } from './check-field';
import { checkFiles } from './check-files';
import { F01_SUBJECT } from './f01-subject';
import { contentForm, type FormPart, fieldsOf, PART_PREFIX } from './form-of';
import { CONTENT_RULES } from './rules/content-rules';
import { PRODUCT_RULES } from './rules/product-rules';
import { SUBJECT_RULES } from './rules/subject-rules';
import type { Finding, FormSchema } from './schema';

const RULES = [...SUBJECT_RULES, ...CONTENT_RULES, ...PRODUCT_RULES];

/** Findings on one form of an application, named with the prefix of its part. */
export function formFindings(
  part: FormPart,
  schema: FormSchema,
  input: ApplicationInput,
): readonly Finding[] {
  const values = input[part];
  return [
    ...fieldsOf(schema).flatMap((spec) => checkField(spec, values[spec.key], values, input)),
    ...checkFiles(schema, values, input.attachments),
  ].map((finding) => ({ ...finding, field: PART_PREFIX[part] + finding.field }));
}

/** Findings on subject and content as a first registration must have them (NDR-9-2 to NDR-9-8). */
export function contentFindings(input: ApplicationInput): readonly Finding[] {
  return [
    ...formFindings('subject', F01_SUBJECT, input),
    ...formFindings('application', contentForm(input.objectType), input),
    ...RULES.flatMap((rule) => rule(input)),
  ].filter((finding) => !isDepositExcused(input, finding));
}

/** Whether the place asks for a deposit within authorised operation only, and this is outside it. */
function isDepositExcused({ rules, application }: ApplicationInput, finding: Finding): boolean {
  const isMissing = finding.code === 'DEPOSIT_MISSING' && finding.field === 'deposited';
  if (!isMissing || rules.depositRequired === 'always') return false;
  return application.inAuthorizedScope === false && application.deposited === false;
}
