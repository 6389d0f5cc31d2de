/** Which fields a resubmission changed: the acceptance clerk looks at those, the rest is marked 未改. */
import type { FormValues } from '#shared/forms/schema';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import type { CaseState } from '#shared/regulation/casework/state';

/** Keys that differ from the last receipt; F01 keys carry `subject.` as findings do. Empty before a receipt. */
export function changedFields(state: CaseState): string[] {
  if (!state.submitted) return [];
  return [
    ...differing(state.submitted.subject, state.subject).map((key) => `subject.${key}`),
    ...differing(state.submitted.application, state.application),
  ];
}

function differing(before: FormValues, after: FormValues): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const textOf = (value: FormValues[string] | undefined) => canonicalJson((value ?? null) as Json);
  return [...keys].filter((key) => textOf(before[key]) !== textOf(after[key]));
}
