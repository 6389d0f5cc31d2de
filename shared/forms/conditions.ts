/** Conditions of fields: made here, judged here. The wizard and the check use the same judgement. */
import type { Condition, FieldSpec, FieldValue, FormValues } from './schema';

/** A condition on one field: any of the values (for lists: any of the chosen ones). */
export function when(words: string, field: string, ...oneOf: readonly (string | boolean)[]): Condition {
  return { anyOf: [{ field, oneOf }], words };
}

/** The opposite: none of the values, also when the field is still empty. */
export function unless(words: string, field: string, ...oneOf: readonly (string | boolean)[]): Condition {
  return { ...when(words, field, ...oneOf), negated: true };
}

function holds(value: FieldValue | undefined, oneOf: readonly (string | boolean)[]): boolean {
  if (Array.isArray(value)) return value.some((item) => typeof item === 'string' && oneOf.includes(item));
  return (typeof value === 'string' || typeof value === 'boolean') && oneOf.includes(value);
}

/** Whether a condition holds for the values of its form. */
export function isMet(condition: Condition, values: FormValues): boolean {
  const isAny = condition.anyOf.some(({ field, oneOf }) => holds(values[field], oneOf));
  return condition.negated === true ? !isAny : isAny;
}

/** Whether a field is shown. A hidden field is never required and never judged. */
export function isVisible(spec: FieldSpec, values: FormValues): boolean {
  return spec.visible === undefined || isMet(spec.visible, values);
}

/** Whether a field must be filled at submission. */
export function isRequired(spec: FieldSpec, values: FormValues): boolean {
  if (!isVisible(spec, values)) return false;
  if (spec.required === 'Y') return true;
  return spec.required !== 'N' && isMet(spec.required, values);
}

/** Whether a field is empty: absent, null, blank text or an empty list. `false` and 0 are values. */
export function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
