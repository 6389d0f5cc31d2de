/**
 * CL-FIELD: the registered fields a correction may name (NDR-9-14), made from the forms. Papers and
 * declarations are no registered information; the kind of application and of object never changes.
 */
import type { CodeItem, CodeList } from './code-list-data';
import { F01_SUBJECT } from './f01-subject';
import { F02_RESOURCE } from './f02-resource';
import { F03_PRODUCT } from './f03-product';
import type { FieldSpec, FormSchema } from './schema';

/** Fields no request ever unlocks. */
export const FIXED_FIELDS: readonly string[] = ['applyType', 'dataRegistType'];

interface Place {
  readonly code: string;
  readonly page: string;
  readonly label: string;
}

const isCorrectable = (spec: FieldSpec): boolean =>
  spec.kind !== 'files' &&
  !(spec.kind === 'bool' && spec.mustBe !== undefined) &&
  !FIXED_FIELDS.includes(spec.key);

const placesOf = (schema: FormSchema, prefix: string): readonly Place[] =>
  schema.pages.flatMap((page) =>
    page.fields
      .filter(isCorrectable)
      .map((spec) => ({ code: prefix + spec.key, page: page.title, label: spec.label })),
  );

const joined = (a: string, b: string): string => (a === b ? a : `${a}/${b}`);

/** Fields of both objects stand once; those of one object are grouped under it (`1`, `2`). */
function makeItems(): readonly CodeItem[] {
  const resource = placesOf(F02_RESOURCE, '');
  const product = placesOf(F03_PRODUCT, '');
  const ofProduct = new Map(product.map((place) => [place.code, place]));
  const ofResource = new Set(resource.map((place) => place.code));
  return [
    ...placesOf(F01_SUBJECT, 'subject.').map(({ code, page, label }) => ({
      code,
      label: `${page} · ${label}`,
    })),
    ...resource.map(({ code, page, label }): CodeItem => {
      const other = ofProduct.get(code);
      if (!other) return { code, label: `${page} · ${label}`, group: '1' };
      return { code, label: `${joined(page, other.page)} · ${joined(label, other.label)}` };
    }),
    ...product
      .filter(({ code }) => !ofResource.has(code))
      .map(({ code, page, label }) => ({ code, label: `${page} · ${label}`, group: '2' })),
  ];
}

export const CORRECTABLE_FIELDS: CodeList = { id: 'CL-FIELD', items: makeItems() };
