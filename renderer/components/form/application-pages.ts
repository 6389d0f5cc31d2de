/**
 * The pages and fields of an application (F01 and F02) and how a field is named in findings
 * (`subject.uscc`, `depositAt`) and in correction notices (`数据安全：评估报告`). Names only; judges nothing.
 */
import { locateFinding } from '#shared/forms/check';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import type { FieldSpec, FormPage } from '#shared/forms/schema';

export type FormName = 'subject' | 'application';

export interface ApplicationPage {
  readonly key: string;
  readonly title: string;
  readonly form: FormName;
  readonly page: FormPage;
}

const pagesOf = (form: FormName, pages: readonly FormPage[]): readonly ApplicationPage[] =>
  pages.map((page) => ({ key: page.key, title: page.title, form, page }));

export const APPLICATION_PAGES: readonly ApplicationPage[] = [
  ...pagesOf('subject', F01_SUBJECT.pages),
  ...pagesOf('application', F02_RESOURCE.pages),
];

/** A field of the application with the page it stands on. */
export interface PlacedField {
  readonly form: FormName;
  readonly pageKey: string;
  readonly spec: FieldSpec;
  /** Name in findings, without a row. */
  readonly path: string;
}

export const APPLICATION_FIELDS: readonly PlacedField[] = APPLICATION_PAGES.flatMap((entry) =>
  entry.page.fields.map((spec) => ({
    form: entry.form,
    pageKey: entry.key,
    spec,
    path: entry.form === 'subject' ? `subject.${spec.key}` : spec.key,
  })),
);

/** The field a finding's path means, also inside rows; null when no form has it. */
export function fieldAt(path: string): PlacedField | null {
  const finding = { field: path, level: 'error', code: '', message: '', basis: [] } as const;
  const place = locateFinding(finding);
  const form: FormName = place?.formId === F01_SUBJECT.id ? 'subject' : 'application';
  return (
    APPLICATION_FIELDS.find((field) => field.form === form && field.spec.key === place?.fieldKey) ?? null
  );
}

/** How a correction notice names a field: page and label. */
export function placeWords(field: PlacedField): string {
  const page = APPLICATION_PAGES.find((entry) => entry.key === field.pageKey);
  return `${page?.title ?? ''}：${field.spec.label}`;
}

/** The field a correction notice names, by its words or its path; null for free words. */
export function fieldOfPlace(place: string): PlacedField | null {
  return APPLICATION_FIELDS.find((field) => placeWords(field) === place) ?? fieldAt(place);
}
