/**
 * One text for what a desk holds in law: the same acts give the same text on every store. Internal ids
 * that differ from store to store are left out; local numbers, people, dates and codes are in.
 */
import type { Office } from '#shared/domain/office';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterEntry } from '#shared/regulation/register/entry';

/**
 * Canonical characters of the office, every case by local number and every item by code, in pieces; to be hashed by
 * the caller. `cases` ascend by their numbers, `register` by codes.
 */
export function* stateParts(
  office: Office | null,
  cases: Iterable<CaseState>,
  register: Iterable<RegisterEntry>,
): Generator<string> {
  yield '{"cases":';
  yield* listParts(cases, ({ id: _id, target: _target, ...rest }) => rest);
  yield `,"office":${canonicalJson(office)},"register":`;
  yield* listParts(register, ({ code, status, validTo, versions }) => ({
    code,
    status,
    validTo,
    versions: versions.map(({ caseId: _caseId, ...version }) => version),
  }));
  yield '}';
}

function* listParts<T>(from: Iterable<T>, told: (one: T) => object): Generator<string> {
  let mark = '[';
  for (const one of from) {
    yield `${mark}${canonicalJson(told(one))}`;
    mark = ',';
  }
  yield mark === '[' ? '[]' : ']';
}
