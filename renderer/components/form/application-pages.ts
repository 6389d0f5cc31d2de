/**
 * The pages and fields of an application by its type and object, and how a field is named in findings
 * (`request.changeNote`, `subject.uscc`, `depositAt`) and in correction notices (`数据安全：评估报告`).
 * Names only; judges nothing.
 */
import { type ApplyType, type CaseType, isApplication, type ObjectType } from '#shared/domain/case-type';
import { partOf, rootOf } from '#shared/forms/field-names';
import { type FormPart, formsOf, PART_PREFIX } from '#shared/forms/form-of';
import type { FieldSpec, FormPage } from '#shared/forms/schema';

export type FormName = FormPart;

/** What decides which forms an application consists of. */
export interface FormsKind {
  readonly type: ApplyType;
  readonly objectType: ObjectType;
}

export interface ApplicationPage {
  readonly key: string;
  readonly title: string;
  readonly form: FormName;
  readonly page: FormPage;
}

/** A field of the application with the page it stands on. */
export interface PlacedField {
  readonly form: FormName;
  readonly pageKey: string;
  readonly pageTitle: string;
  readonly spec: FieldSpec;
  /** Name in findings, without a row. */
  readonly path: string;
}

interface Forms {
  readonly pages: readonly ApplicationPage[];
  readonly fields: readonly PlacedField[];
}

/** Forms of a case; of the agency's own cases those of the item they are about. */
export const kindOf = (view: {
  readonly caseType: CaseType;
  readonly objectType: ObjectType;
}): FormsKind => ({
  type: isApplication(view.caseType) ? view.caseType : 'FIRST',
  objectType: view.objectType,
});

const known = new Map<string, Forms>();

function formsFor({ type, objectType }: FormsKind): Forms {
  const key = `${type} ${objectType}`;
  const found = known.get(key);
  if (found) return found;
  const pages = formsOf(type, objectType).flatMap(({ part, schema }) =>
    schema.pages.map((page) => ({ key: page.key, title: page.title, form: part, page })),
  );
  const fields = pages.flatMap((entry) =>
    entry.page.fields.map((spec) => ({
      form: entry.form,
      pageKey: entry.key,
      pageTitle: entry.title,
      spec,
      path: PART_PREFIX[entry.form] + spec.key,
    })),
  );
  const forms = { pages, fields };
  known.set(key, forms);
  return forms;
}

/** Pages in the order they are filled: the request first, then subject and content. */
export const applicationPages = (kind: FormsKind): readonly ApplicationPage[] => formsFor(kind).pages;

/** Every field of every page. */
export const applicationFields = (kind: FormsKind): readonly PlacedField[] => formsFor(kind).fields;

/** The field a finding's path means, also inside rows; null when no form of the case has it. */
export function fieldAt(path: string, kind: FormsKind): PlacedField | null {
  const form = partOf(path);
  const key = rootOf(path.slice(PART_PREFIX[form].length));
  return formsFor(kind).fields.find((field) => field.form === form && field.spec.key === key) ?? null;
}

/** How a correction notice names a field: page and label. */
export const placeWords = (field: PlacedField): string => `${field.pageTitle}：${field.spec.label}`;

/** The field a correction notice names, by its words or its path; null for free words. */
export function fieldOfPlace(place: string, kind: FormsKind): PlacedField | null {
  return formsFor(kind).fields.find((field) => placeWords(field) === place) ?? fieldAt(place, kind);
}

/** `application.depositAt` as the service names changed fields, as a finding would. */
export const pathOf = (name: string): string => name.replace(/^application\./, '');
