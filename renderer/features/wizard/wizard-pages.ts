/** The pages of the wizard: F01, the seven pages of F02, the public preview and the last look. Data only. */
import type { Finding, FormPage } from '#shared/forms/schema';
import { APPLICATION_PAGES, type FormName, fieldAt } from '../../components/form/application-pages';

export interface WizardFormPage {
  readonly key: string;
  readonly title: string;
  readonly kind: 'form';
  readonly form: FormName;
  readonly page: FormPage;
}

export interface WizardOwnPage {
  readonly key: 'preview' | 'submit';
  readonly title: string;
  readonly kind: 'preview' | 'submit';
}

export type WizardPage = WizardFormPage | WizardOwnPage;

/** Ticked on the preview itself, where the text stands, and nowhere else. */
export const PREVIEW_FIELD = 'publicPreviewConfirmed';

const without = (page: FormPage, key: string): FormPage => ({
  ...page,
  fields: page.fields.filter((field) => field.key !== key),
});

export const FORM_PAGES: readonly WizardFormPage[] = APPLICATION_PAGES.map((entry) => ({
  ...entry,
  kind: 'form',
  page: without(entry.page, PREVIEW_FIELD),
}));

export const WIZARD_PAGES: readonly WizardPage[] = [
  ...FORM_PAGES,
  { key: 'preview', title: '公示预览', kind: 'preview' },
  { key: 'submit', title: '核对与送审', kind: 'submit' },
];

/** Where a finding is mended. */
export interface FindingPlace {
  readonly pageKey: string;
  readonly form: FormName;
  readonly fieldKey: string;
}

/** The page and field of a finding; null when it belongs to no field of the forms. */
export function placeOf(finding: Pick<Finding, 'field'>): FindingPlace | null {
  const field = fieldAt(finding.field);
  if (!field) return null;
  const fieldKey = field.spec.key;
  return { form: field.form, fieldKey, pageKey: fieldKey === PREVIEW_FIELD ? 'preview' : field.pageKey };
}
