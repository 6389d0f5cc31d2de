/**
 * The check of a whole application before it is sent: every field, every paper, every rule across fields.
 * Pure: the same input gives the same findings on every desk. Jurisdiction, duplicates, deadlines and the
 * renewal window need the office and its register and are judged by casework, not here.
 */
import type { ApplyType, ObjectType } from '#shared/domain/case-type';
import { assertNever } from '#shared/lib/assert-never';
import type { ApplicationInput } from './application-input';
import { changeFindings } from './check-changes';
import { contentFindings, formFindings } from './check-content';
import { partOf, rootOf } from './field-names';
import { formsOf, PART_PREFIX, requestForm } from './form-of';
import { AGENT_RULES } from './rules/agent-rules';
import { REQUEST_RULES } from './rules/request-rules';
import type { Finding } from './schema';

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
    case 'RENEW': {
      const schema = requestForm(input.type);
      const rules = [...AGENT_RULES, ...REQUEST_RULES[input.type]];
      return [
        ...(schema ? formFindings('request', schema, input) : []),
        ...rules.flatMap((rule) => rule(input)),
        ...changeFindings(input),
      ];
    }
    default:
      return assertNever(input.type, 'application type');
  }
}

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
