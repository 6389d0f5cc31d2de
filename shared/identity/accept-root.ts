/**
 * How the root changes: first by the digits on the installation sheet, then only from number N to N+1 by two keys
 * of each. Anything else is refused and leaves the root as it was.
 */
import { ok } from '#shared/lib/result';
import { sameDigits } from './check-digits';
import { SUITE } from './fields';
import { type RecordChecks, recordId } from './record';
import { refuseTrust } from './refusal';
import { hasDistinctKeys, isQuorum, type RootRecord, rootSigners } from './root';
import { laterDate, type TrustResult, type TrustState } from './trust';

/** What every root record has to keep to, whatever stands before it. Null when it does. */
function ownProblem(record: RootRecord, checks: RecordChecks): ReturnType<typeof refuseTrust> | null {
  if (record.leastSuite > SUITE) return refuseTrust('B03_TOO_NEW', 'newer-program');
  if (!hasDistinctKeys(record)) return refuseTrust('B11_CHAIN', 'root-keys');
  if ((record.previous === null) !== (record.number === 1)) return refuseTrust('B11_CHAIN', 'root-link');
  if (record.oldestIssuer > record.number) return refuseTrust('B11_CHAIN', 'root-rules');
  const signers = rootSigners(record, checks);
  if (signers === null) return refuseTrust('B11_CHAIN', 'root-signature');
  return isQuorum(signers, record.keys) ? null : refuseTrust('B11_CHAIN', 'root-quorum-after');
}

/** Whether a record may follow another: number, link, signatures of the former keys, no rule loosened. */
function linkProblem(
  before: RootRecord,
  record: RootRecord,
  checks: RecordChecks,
): ReturnType<typeof refuseTrust> | null {
  if (record.number < before.number) return refuseTrust('B12_ROOT_ROLLBACK', 'root-lower');
  if (record.number === before.number) return refuseTrust('B12_ROOT_ROLLBACK', 'root-other-content');
  if (record.number > before.number + 1) return refuseTrust('B13_ROOT_GAP', 'root-skipped');
  const problem = ownProblem(record, checks);
  if (problem !== null) return problem;
  if (record.previous !== recordId('root', before, checks)) return refuseTrust('B11_CHAIN', 'root-link');
  const signers = rootSigners(record, checks) ?? [];
  if (!isQuorum(signers, before.keys)) return refuseTrust('B11_CHAIN', 'root-quorum-before');
  if (signers.some((key) => !before.keys.includes(key) && !record.keys.includes(key)))
    return refuseTrust('B11_CHAIN', 'root-signature');
  const loosened = record.leastSuite < before.leastSuite || record.oldestIssuer < before.oldestIssuer;
  return loosened ? refuseTrust('B11_CHAIN', 'root-rules') : null;
}

/** Takes the next root record. The one in force again changes nothing; a lower number is a rollback. */
export function acceptRoot(trust: TrustState, record: RootRecord, checks: RecordChecks): TrustResult {
  const { root } = trust;
  if (root === null) return refuseTrust('B11_CHAIN', 'no-root');
  if (record.number === root.number && recordId('root', record, checks) === recordId('root', root, checks))
    return ok(trust);
  const problem = linkProblem(root, record, checks);
  return problem ?? ok(withRoot(trust, record));
}

/** Takes the roots that another station holds: those held here too are passed over, newer ones are taken in turn.
 * A station that is behind is no attacker; one that holds another record under a number is. */
export function acceptRoots(
  trust: TrustState,
  roots: readonly RootRecord[],
  checks: RecordChecks,
): TrustResult {
  let now = trust;
  for (const record of roots) {
    const own = now.chain.find(({ number }) => number === record.number);
    const oldest = now.chain[0];
    if (oldest && record.number < oldest.number) continue;
    if (own && recordId('root', own, checks) === recordId('root', record, checks)) continue;
    const next = acceptRoot(now, record, checks);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}

/**
 * First use: the record whose digits stand on the installation sheet is taken at its word, those before it by its
 * link to them, those after it by the rule. `typed`: the six groups of four digits.
 */
export function trustFirstRoot(
  trust: TrustState,
  roots: readonly RootRecord[],
  typed: string,
  checks: RecordChecks,
): TrustResult {
  if (trust.root !== null) return acceptRoots(trust, roots, checks);
  const at = roots.findIndex((record) => sameDigits(typed, recordId('root', record, checks)));
  const first = roots[at];
  if (first === undefined) return refuseTrust('B11_CHAIN', 'fingerprint');
  const problem = ownProblem(first, checks);
  if (problem !== null) return problem;
  for (const [index, record] of roots.slice(0, at).entries()) {
    const after = roots[index + 1];
    if (after === undefined) break;
    const wrong = ownProblem(record, checks) ?? linkProblem(record, after, checks);
    if (wrong !== null) return wrong;
  }
  let now = roots.slice(0, at + 1).reduce(withRoot, trust);
  for (const record of roots.slice(at + 1)) {
    const next = acceptRoot(now, record, checks);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}

function withRoot(trust: TrustState, record: RootRecord): TrustState {
  return {
    ...trust,
    root: record,
    chain: [...trust.chain, record],
    regionDate: laterDate(trust.regionDate, record.issuedOn),
  };
}
