/**
 * The pages of the wizard: those of the forms of the case, the public preview where a notice follows, the
 * comparison with the register where something is changed, and the last look. Data only.
 */
import type { CaseView } from '#shared/contract/views';
import type { Finding, FormPage } from '#shared/forms/schema';
import {
  applicationPages,
  type FormName,
  type FormsKind,
  fieldAt,
  kindOf,
} from '../../components/form/application-pages';
import { WIZARD as W } from '../../text/wizard';

export interface WizardFormPage {
  readonly key: string;
  readonly title: string;
  readonly kind: 'form';
  readonly form: FormName;
  readonly page: FormPage;
}

export interface WizardOwnPage {
  readonly key: 'preview' | 'changes' | 'submit';
  readonly title: string;
  readonly kind: 'preview' | 'changes' | 'submit';
}

export type WizardPage = WizardFormPage | WizardOwnPage;

/** Ticked on the preview itself, where the text stands, and nowhere else. */
export const PREVIEW_FIELD = 'publicPreviewConfirmed';

const without = (page: FormPage, key: string): FormPage => ({
  ...page,
  fields: page.fields.filter((field) => field.key !== key),
});

/** The pages that stand for forms. */
export const formPages = (kind: FormsKind): readonly WizardFormPage[] =>
  applicationPages(kind).map((entry) => ({
    ...entry,
    kind: 'form',
    page: without(entry.page, PREVIEW_FIELD),
  }));

/** Types whose content may differ from the register. */
const CHANGING: readonly FormsKind['type'][] = ['CHANGE', 'CORRECT', 'RENEW'];

/** All pages of a case; the preview stands there when the case goes through the public notice. */
export function wizardPages(
  view: Pick<CaseView, 'caseType' | 'objectType' | 'steps'>,
): readonly WizardPage[] {
  const kind = kindOf(view);
  const isPublished = kind.type === 'FIRST' || view.steps.some((step) => step.step === 'publicity');
  return [
    ...formPages(kind),
    ...(isPublished ? [{ key: 'preview', title: W.preview, kind: 'preview' } as const] : []),
    ...(CHANGING.includes(kind.type) ? [{ key: 'changes', title: W.changes, kind: 'changes' } as const] : []),
    { key: 'submit', title: W.submit, kind: 'submit' },
  ];
}

/** Where a finding is mended. */
export interface FindingPlace {
  readonly pageKey: string;
  readonly form: FormName;
  readonly fieldKey: string;
}

/** The page and field of a finding; null when it belongs to no field of the forms. */
export function placeOf(finding: Pick<Finding, 'field'>, kind: FormsKind): FindingPlace | null {
  const field = fieldAt(finding.field, kind);
  if (!field) return null;
  const fieldKey = field.spec.key;
  return { form: field.form, fieldKey, pageKey: fieldKey === PREVIEW_FIELD ? 'preview' : field.pageKey };
}
