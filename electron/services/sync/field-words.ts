/** A field of a form and its values in the words of the screen, wherever offices filled it in differently. */
import { type CodeLists, labelIn } from '#shared/forms/code-lists';
import { ALL_FORMS, fieldsOf } from '#shared/forms/form-of';
import type { FieldSpec } from '#shared/forms/schema';

/** What a field is called, and how its values are told. */
export interface FieldWords {
  readonly name: string;
  /** A value in words: nothing of it is left out, however it is made; empty for none. */
  readonly told: (value: unknown) => string;
}

/** The words of a field by its place, e.g. `application.dataRegistName`; a place that no form has is called as it is. */
export function fieldWords(field: string, lists: CodeLists): FieldWords {
  const key = field.split('.').at(-1) ?? field;
  const spec = ALL_FORMS.flatMap(fieldsOf).find((one) => one.key === key);
  return { name: spec?.label ?? field, told: (value) => inWords(spec, value, lists) };
}

function inWords(spec: FieldSpec | undefined, value: unknown, lists: CodeLists): string {
  if (value === null || value === undefined) return '';
  if (spec?.kind === 'enum' && typeof value === 'string') return labelIn(lists, spec.list, value);
  if (spec?.kind === 'enums' && Array.isArray(value))
    return value.map((code) => labelIn(lists, spec.list, String(code))).join('、');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
