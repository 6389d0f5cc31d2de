/** Applies changed fields to the values of a form; `null` empties a field. */
import type { FormValues } from '#shared/forms/schema';

export function patched(values: FormValues, patch: FormValues): FormValues {
  const next: Record<string, FormValues[string]> = { ...values };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}
