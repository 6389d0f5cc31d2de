/** Which forms an application consists of: chosen by its type and by the object it registers. */
import type { ApplyType, ObjectType } from '#shared/domain/case-type';
import { F01_SUBJECT } from './f01-subject';
import { F02_RESOURCE } from './f02-resource';
import { F03_PRODUCT } from './f03-product';
import { F04_CHANGE } from './f04-change';
import { F05_CORRECT } from './f05-correct';
import { F06_CANCEL } from './f06-cancel';
import { F07_RENEW } from './f07-renew';
import type { FieldSpec, FormSchema } from './schema';

/** The value sets of a case: who registers, what is registered, what is asked for. */
export type FormPart = 'request' | 'subject' | 'application';

/** A form and the value set it judges. */
export interface PartForm {
  readonly part: FormPart;
  readonly schema: FormSchema;
}

/** How the fields of a part are named in findings and locks. */
export const PART_PREFIX: { readonly [part in FormPart]: string } = {
  request: 'request.',
  subject: 'subject.',
  application: '',
};

const CONTENT: { readonly [type in ObjectType]: FormSchema } = { '1': F02_RESOURCE, '2': F03_PRODUCT };

const REQUEST: { readonly [type in ApplyType]: FormSchema | null } = {
  FIRST: null,
  CHANGE: F04_CHANGE,
  CORRECT: F05_CORRECT,
  CANCEL: F06_CANCEL,
  RENEW: F07_RENEW,
};

/** Every form there is, in the order of its number. */
export const ALL_FORMS: readonly FormSchema[] = [
  F01_SUBJECT,
  F02_RESOURCE,
  F03_PRODUCT,
  F04_CHANGE,
  F05_CORRECT,
  F06_CANCEL,
  F07_RENEW,
];

/** The form of what is registered: F02 for a resource, F03 for a product. */
export const contentForm = (objectType: ObjectType): FormSchema => CONTENT[objectType];

/** The form of the request; `null` for a first registration, which asks through its content. */
export const requestForm = (type: ApplyType): FormSchema | null => REQUEST[type];

/** The forms of an application in the order they are filled: the request first, then subject and content. */
export function formsOf(type: ApplyType, objectType: ObjectType): readonly PartForm[] {
  const request = requestForm(type);
  return [
    ...(request ? [{ part: 'request', schema: request } as const] : []),
    { part: 'subject', schema: F01_SUBJECT },
    { part: 'application', schema: contentForm(objectType) },
  ];
}

/** The fields of a form, page by page. */
export const fieldsOf = (schema: FormSchema): readonly FieldSpec[] =>
  schema.pages.flatMap((page) => page.fields);
