/**
 * One text for what a desk holds in law: the same acts give the same text on every store. Internal ids
 * that differ from store to store are left out; local numbers, people, dates and codes are in.
 */
import type { Office } from '#shared/domain/office';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterEntry } from '#shared/regulation/register/entry';

/** Canonical characters of the office, every case by local number and every item by code; to be hashed by the caller. */
export function stateText(
  office: Office | null,
  cases: Iterable<CaseState>,
  register: Iterable<RegisterEntry>,
): string {
  const files = [...cases]
    .map(({ id: _id, target: _target, ...rest }) => rest)
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const items = [...register]
    .map(({ code, status, validTo, versions }) => ({
      code,
      status,
      validTo,
      versions: versions.map(({ caseId: _caseId, ...version }) => version),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return canonicalJson({ office, cases: files, register: items });
}
