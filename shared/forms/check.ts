/**
 * The check of a whole application before it is sent: every field, every paper, every rule across fields.
 * Pure: the same input gives the same findings on every desk. Jurisdiction, duplicates, deadlines and the
 * renewal window need the office and its register and are judged by casework, not here.
 */
import type { ApplyType, ObjectType } from '#shared/domain/case-type';
import { assertNever } from '#shared/lib/assert-never';
import type { ApplicationInput } from './application-input';
import type { AttachmentInfo } from './attachments';
import { checkField } from './check-field';
import { checkFiles } from './check-files';
import { demandedFiles } from './demanded-files';
import { F01_SUBJECT } from './f01-subject';
import { error } from './findings';
import { contentForm, type FormPart, fieldsOf, formsOf, PART_PREFIX, requestForm } from './form-of';
import { lockedChanges, unlockedFields } from './locks';
import { AGENT_RULES } from './rules/agent-rules';
import { CONTENT_RULES } from './rules/content-rules';
import { PRODUCT_RULES } from './rules/product-rules';
import { REQUEST_RULES } from './rules/request-rules';
import { SUBJECT_RULES } from './rules/subject-rules';
import type { Finding, FormSchema, FormValues } from './schema';

export type { ApplicationInput, Content, FormRules } from './application-input';
export { checkField } from './check-field';
export { correctionProven } from './correction-proof';

/**
 * Everything that is wrong with an application. Errors block sending (XJR-14-2: told all at once);
 * warnings must be seen. Fields are named `request.key` (F04 to F07), `subject.key` (F01) and `key` (F02, F03).
 */
export function checkApplication(input: ApplicationInput): readonly Finding[] {
  switch (input.type) {
    case 'FIRST':
      return [...contentFindings(input), ...AGENT_RULES.flatMap((rule) => rule(input))];
    case 'CHANGE':
    case 'CORRECT':
    case 'CANCEL':
    case 'RENEW':
      return [
        ...requestFindings(input),
        ...[...AGENT_RULES, ...REQUEST_RULES[input.type]].flatMap((rule) => rule(input)),
        ...lockFindings(input),
        ...unlockedFindings(input),
      ];
    default:
      return assertNever(input.type, 'application type');
  }
}

/** The whole content, as a first registration must have it. */
function contentFindings(input: ApplicationInput): readonly Finding[] {
  const { subject, application, attachments, today, objectType } = input;
  const rules = [...SUBJECT_RULES, ...CONTENT_RULES, ...PRODUCT_RULES];
  return [
    ...checkForm('subject', F01_SUBJECT, subject, attachments, today),
    ...checkForm('application', contentForm(objectType), application, attachments, today),
    ...rules.flatMap((rule) => rule(input)),
  ].filter((finding) => !isDepositExcused(input, finding));
}

/** Whether a place asks for a deposit within authorised operation only, and this is outside it. */
function isDepositExcused({ rules, application }: ApplicationInput, finding: Finding): boolean {
  const isMissing = finding.code === 'DEPOSIT_MISSING' && finding.field === 'deposited';
  if (!isMissing || rules.depositRequired === 'always') return false;
  return application.inAuthorizedScope === false && application.deposited === false;
}

function requestFindings({ type, request, attachments, today }: ApplicationInput): readonly Finding[] {
  const schema = requestForm(type);
  return schema ? checkForm('request', schema, request, attachments, today) : [];
}

function lockFindings(input: ApplicationInput): readonly Finding[] {
  const { type, objectType, request, before } = input;
  if (!before) return [];
  return lockedChanges(type, objectType, request, before, input).map((field) =>
    error(field, 'LOCKED_FIELD', `${labelAt(field, objectType)}不在本次申请的修改范围内，请恢复原内容`),
  );
}

/** Of the content only what the request unlocks; papers only those that it asks for anew. */
function unlockedFindings(input: ApplicationInput): readonly Finding[] {
  const unlocked = unlockedFields(input.type, input.objectType, input.request);
  if (unlocked === 'all' || unlocked.size === 0) return [];
  const demanded = demandedFiles(input);
  const papers = new Set(
    fieldsOf(F01_SUBJECT)
      .map((spec) => ({ spec, name: PART_PREFIX.subject + spec.key }))
      .concat(fieldsOf(contentForm(input.objectType)).map((spec) => ({ spec, name: spec.key })))
      .filter(({ spec }) => spec.kind === 'files')
      .map(({ name }) => name),
  );
  return contentFindings(input).filter((finding) => {
    const field = rootOf(finding.field);
    if (!unlocked.has(field)) return false;
    const isMissingPaper =
      papers.has(field) && (finding.code === 'REQUIRED' || finding.code === 'DEPOSIT_MISSING');
    return !isMissingPaper || demanded.has(field);
  });
}

function checkForm(
  part: FormPart,
  schema: FormSchema,
  values: FormValues,
  attachments: readonly AttachmentInfo[],
  today: ApplicationInput['today'],
): readonly Finding[] {
  return [
    ...fieldsOf(schema).flatMap((spec) => checkField(spec, values[spec.key], values, today)),
    ...checkFiles(schema, values, attachments),
  ].map((finding) => ({ ...finding, field: PART_PREFIX[part] + finding.field }));
}

/** `dataItems[3].itemName` is about `dataItems`. */
const rootOf = (field: string): string => field.replace(/\[.*$/, '');

/** Type and object of the application a finding is about. */
export interface FindingOf {
  readonly type: ApplyType;
  readonly objectType: ObjectType;
}

const FIRST_RESOURCE: FindingOf = { type: 'FIRST', objectType: '1' };

/** Where a finding belongs: its form, the page, and the key of the field on it. */
export function locateFinding(
  finding: Pick<Finding, 'field'>,
  { type, objectType }: FindingOf = FIRST_RESOURCE,
): { readonly formId: string; readonly pageKey: string; readonly fieldKey: string } | undefined {
  const part = partOf(finding.field);
  const schema = formsOf(type, objectType).find((form) => form.part === part)?.schema;
  const fieldKey = rootOf(finding.field.slice(PART_PREFIX[part].length));
  const page = schema?.pages.find((candidate) => candidate.fields.some((spec) => spec.key === fieldKey));
  return schema && page && { formId: schema.id, pageKey: page.key, fieldKey };
}

/** The value set a field name belongs to. */
export function partOf(field: string): FormPart {
  if (field.startsWith(PART_PREFIX.request)) return 'request';
  return field.startsWith(PART_PREFIX.subject) ? 'subject' : 'application';
}

function labelAt(field: string, objectType: ObjectType): string {
  const part = partOf(field);
  const schema = part === 'subject' ? F01_SUBJECT : contentForm(objectType);
  const key = field.slice(PART_PREFIX[part].length);
  return fieldsOf(schema).find((spec) => spec.key === key)?.label ?? key;
}
