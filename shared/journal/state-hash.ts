/**
 * One text for what a desk holds in law: the same acts give the same text on every store. Internal ids
 * that differ from store to store are left out; local numbers, people, dates and codes are in.
 */
import { canonicalJson } from '#shared/lib/canonical-json';
import type { DeskViews } from './desk-views';

/** Canonical characters of the office and every case, ordered by local number; to be hashed by the caller. */
export function stateText(views: DeskViews): string {
  const cases = [...views.cases.values()]
    .map(({ state }) => {
      const { id: _id, target: _target, ...rest } = state;
      return rest;
    })
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const register = [...views.register.values()].map(({ code, status, validTo, versions }) => ({
    code,
    status,
    validTo,
    versions: versions.map(({ caseId: _caseId, ...version }) => version),
  }));
  return canonicalJson({ office: views.office, cases, register });
}
