/** The mark of each page in the wizard's list: empty, begun, wrong, complete. Pure. */
import { isEmpty, isVisible } from '#shared/forms/conditions';
import type { Finding, FormValues } from '#shared/forms/schema';
import type { FormName, FormsKind } from '../../components/form/application-pages';
import { isFixed } from '../../components/form/fixed-fields';
import { PREVIEW_FIELD, placeOf, type WizardPage } from './wizard-pages';

export type PageMark =
  | { readonly kind: 'empty' | 'begun' | 'complete' | 'locked' }
  | { readonly kind: 'wrong'; readonly count: number };

interface MarkInput {
  readonly kind: FormsKind;
  readonly pages: readonly WizardPage[];
  /** Keys of pages on which nothing may be edited. */
  readonly locked: ReadonlySet<string>;
  readonly values: { readonly [F in FormName]: FormValues };
  readonly findings: readonly Finding[];
  /** Fields with a paper. */
  readonly filled: ReadonlySet<string>;
  /** Whether the person asked for the check: then what is missing counts as wrong. */
  readonly checked: boolean;
}

const isMissing = (finding: Finding): boolean =>
  finding.code === 'REQUIRED' ||
  finding.code.endsWith('_MISSING') ||
  finding.code.startsWith('MUST_BE') ||
  finding.code === 'SECRET_NOT_EXCLUDED' ||
  finding.code === 'RISK_NOT_ASSESSED';

/** Marks by key of the page. */
export function pageMarks(input: MarkInput): ReadonlyMap<string, PageMark> {
  return new Map(input.pages.map((page) => [page.key, markOf(page, input)]));
}

function markOf(page: WizardPage, input: MarkInput): PageMark {
  const errors = input.findings.filter((f) => f.level === 'error');
  const own =
    page.kind === 'submit' ? errors : errors.filter((f) => placeOf(f, input.kind)?.pageKey === page.key);
  const counted = input.checked ? own : own.filter((finding) => !isMissing(finding));
  if (page.kind === 'submit')
    return input.checked && own.length > 0
      ? { kind: 'wrong', count: own.length }
      : { kind: own.length > 0 ? 'empty' : 'begun' };
  if (counted.length > 0) return { kind: 'wrong', count: counted.length };
  const isToRead = page.kind === 'changes' || (page.kind === 'preview' && input.kind.type !== 'FIRST');
  if (isToRead || input.locked.has(page.key)) return { kind: 'locked' };
  if (own.length === 0) return { kind: 'complete' };
  return { kind: isBegun(page, input) ? 'begun' : 'empty' };
}

function isBegun(page: WizardPage, { values, filled }: MarkInput): boolean {
  if (page.kind === 'preview') return values.application[PREVIEW_FIELD] === true;
  if (page.kind !== 'form') return false;
  const own = values[page.form];
  return page.page.fields.some(
    (field) =>
      !isFixed(page.form, field.key) &&
      isVisible(field, own) &&
      (filled.has(field.key) || !isEmpty(own[field.key])),
  );
}
