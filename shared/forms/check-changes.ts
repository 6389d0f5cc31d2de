/**
 * Judges what a request changes of the registered content: locked fields stay as they were, unlocked ones are
 * judged as at the first registration, papers are asked for only where the change needs new ones.
 */
import type { ObjectType } from '#shared/domain/case-type';
import type { ApplicationInput } from './application-input';
import { contentFindings } from './check-content';
import { demandedFiles } from './demanded-files';
import { F01_SUBJECT } from './f01-subject';
import { partOf, rootOf } from './field-names';
import { error } from './findings';
import { contentForm, fieldsOf, PART_PREFIX } from './form-of';
import { lockedChanges, unlockedFields } from './locks';
import type { FieldSpec, Finding } from './schema';

/** Findings on the content of a change, correction, cancellation or renewal. */
export function changeFindings(input: ApplicationInput): readonly Finding[] {
  const { type, objectType, request, before } = input;
  const unlocked = unlockedFields(type, objectType, request);
  if (unlocked === 'all') return [];
  const touched = before ? lockedChanges(type, objectType, request, before, input) : [];
  const refused = touched.map((field) =>
    error(
      field,
      'LOCKED_FIELD',
      `${specAt(field, objectType)?.label ?? field}不在本次申请的修改范围内，请恢复原内容`,
    ),
  );
  if (unlocked.size === 0) return refused;
  const all = contentFindings(input);
  const demanded = demandedFiles(input);
  const own = all.filter((finding) => {
    const field = rootOf(finding.field);
    return unlocked.has(field) && (!isMissingPaper(finding, objectType) || demanded.has(field));
  });
  return [...refused, ...own, ...followUps(input, all, new Set([...unlocked, ...touched]))];
}

/** Locked fields that the change itself makes wrong, e.g. a consent that new personal data would need. */
function followUps(
  input: ApplicationInput,
  all: readonly Finding[],
  known: ReadonlySet<string>,
): readonly Finding[] {
  if (!input.before) return [];
  const keyOf = ({ field, code }: Finding) => `${field} ${code}`;
  const earlier = new Set(contentFindings({ ...input, ...input.before }).map(keyOf));
  return all
    .filter(
      (finding) =>
        finding.level === 'error' &&
        !known.has(rootOf(finding.field)) &&
        !isMissingPaper(finding, input.objectType) &&
        !earlier.has(keyOf(finding)),
    )
    .map((finding) => ({
      ...finding,
      code: 'LOCKED_FOLLOW_UP',
      message: `${finding.message}。这一项不在修改范围内，请增选变更事由或增列错误事项`,
    }));
}

function isMissingPaper(finding: Finding, objectType: ObjectType): boolean {
  const isMissing = finding.code === 'REQUIRED' || finding.code === 'DEPOSIT_MISSING';
  return isMissing && specAt(rootOf(finding.field), objectType)?.kind === 'files';
}

function specAt(field: string, objectType: ObjectType): FieldSpec | undefined {
  const part = partOf(field);
  const schema = part === 'subject' ? F01_SUBJECT : contentForm(objectType);
  return fieldsOf(schema).find((spec) => PART_PREFIX[part] + spec.key === field);
}
