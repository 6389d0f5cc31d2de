/**
 * The check of a whole application before it is sent: every field, every paper, every rule across fields.
 * Pure: the same input gives the same findings on every desk. Jurisdiction, duplicates and deadlines need
 * the office and its register and are judged by casework, not here.
 */
import type { LocalDate } from '#shared/domain/local-date';
import type { ApplicationInput } from './application-input';
import type { AttachmentInfo } from './attachments';
import { checkField } from './check-field';
import { checkFiles } from './check-files';
import { APPLICATION_RULES } from './check-rules';
import { F01_SUBJECT } from './f01-subject';
import { F02_RESOURCE } from './f02-resource';
import type { Finding, FormSchema, FormValues } from './schema';

export type { ApplicationInput, Content, FormRules } from './application-input';
export { checkField } from './check-field';

/** Findings on F01 carry this prefix, because F01 and F02 both have `industryCodes`. */
const SUBJECT_PREFIX = 'subject.';

/**
 * Everything that is wrong with an application. Errors block sending (XJR-14-2: told all at once);
 * warnings must be seen. Fields of F01 are named `subject.key`, fields of F02 `key`.
 */
export function checkApplication(input: ApplicationInput): readonly Finding[] {
  const { subject, application, attachments, today } = input;
  const ofSubject = checkForm(F01_SUBJECT, subject, attachments, today).map((finding) => ({
    ...finding,
    field: SUBJECT_PREFIX + finding.field,
  }));
  const ofApplication = checkForm(F02_RESOURCE, application, attachments, today);
  return [...ofSubject, ...ofApplication, ...APPLICATION_RULES.flatMap((rule) => rule(input))];
}

function checkForm(
  schema: FormSchema,
  values: FormValues,
  attachments: readonly AttachmentInfo[],
  today: LocalDate,
): readonly Finding[] {
  const fields = schema.pages.flatMap((page) => page.fields);
  return [
    ...fields.flatMap((spec) => checkField(spec, values[spec.key], values, today)),
    ...checkFiles(schema, values, attachments),
  ];
}

/** Where a finding belongs: its form, the page, and the key of the field on it. */
export function locateFinding(
  finding: Finding,
): { readonly formId: string; readonly pageKey: string; readonly fieldKey: string } | undefined {
  const isSubject = finding.field.startsWith(SUBJECT_PREFIX);
  const schema = isSubject ? F01_SUBJECT : F02_RESOURCE;
  const path = isSubject ? finding.field.slice(SUBJECT_PREFIX.length) : finding.field;
  const fieldKey = path.replace(/\[.*$/, '');
  const page = schema.pages.find((candidate) => candidate.fields.some((spec) => spec.key === fieldKey));
  return page && { formId: schema.id, pageKey: page.key, fieldKey };
}
