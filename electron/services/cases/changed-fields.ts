/** Which fields a resubmission changed: the acceptance clerk looks at those, the rest is marked 未改. */
import type { FormValues } from '#shared/forms/schema';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CaseState } from '#shared/regulation/casework/state';
import { BEFORE_RECEIPT } from '#shared/regulation/casework/status';

/**
 * Keys that differ from the submission before: from the last receipt while the subject works on it, from the
 * one before once it is received again. F01 keys carry `subject.` as findings do. Empty in the first round.
 */
export function changedFields(state: CaseState): string[] {
  const before = BEFORE_RECEIPT.includes(state.status) ? state.submitted : state.submittedBefore;
  if (!before) return [];
  return [
    ...differing(before.subject, state.subject).map((key) => `subject.${key}`),
    ...differing(before.application, state.application),
    ...differing(before.request, state.request).map((key) => `request.${key}`),
  ];
}

function differing(before: FormValues, after: FormValues): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const textOf = (value: FormValues[string] | undefined) => canonicalJson(value ?? null);
  return [...keys].filter((key) => textOf(before[key]) !== textOf(after[key]));
}
