/** Outcomes of the agency's own cases: expiry, shorter validity, restoration, revocation (workflow section 6). */
import { basis } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { refuse } from '#shared/domain/refusal';
import { assertNever } from '#shared/lib/assert-never';
import { workingDaysBetween } from '../../calendar/due-date';
import { clockRule } from '../../profiles/profile';
import type { RegisterChange } from '../../register/entry';
import type { CaseCommand } from '../commands';
import type { Facts } from '../facts';
import type { AgencyMatter } from '../records';
import type { CaseState } from '../state';
import { dayRefusal, done, type OutcomeResult, refused, unknownEvidence, unknownGrounds } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** T33, T51, T60: the supervisor confirms; the register changes on that day. */
export function approveMatter(state: CaseState, facts: Facts): OutcomeResult {
  if (!state.matter) throw new Error('a case of the agency without its matter');
  const on = facts.today;
  return done(on, [
    { type: 'agencyMatterApproved', on },
    { type: 'registerChanged', change: changeOf(state.matter), on },
  ]);
}

function changeOf(matter: AgencyMatter): RegisterChange {
  switch (matter.kind) {
    case 'EXPIRE':
      return { kind: 'cancelled', why: 'expired' };
    case 'SHORTEN':
      return { kind: 'shortened', validTo: matter.validTo };
    case 'RESTORE':
      return { kind: 'restored' };
    case 'REVOKE':
      return { kind: 'revoked' };
    default:
      return assertNever(matter, 'agency matter');
  }
}

/** T33r */
export const rejectMatter = (command: Of<'rejectMatter'>, facts: Facts): OutcomeResult =>
  done(facts.today, [{ type: 'agencyMatterRejected', reason: command.reason }]);

/** R02: what was found out, with its papers (XJR-23-2). */
export function recordFacts(state: CaseState, command: Of<'recordFacts'>, facts: Facts): OutcomeResult {
  const unknown = unknownEvidence(state, command.evidence);
  if (unknown) return refused(unknown);
  return done(facts.today, [{ type: 'factsRecorded', facts: command.facts, evidence: command.evidence }]);
}

/** R03 */
export function notifyRevocation(
  state: CaseState,
  command: Of<'notifyRevocation'>,
  facts: Facts,
): OutcomeResult {
  const wrong = dayRefusal(command.notifiedAt, beijingDate(state.createdAt), facts, '告知日期');
  if (wrong) return refused(wrong);
  return done(command.notifiedAt, [{ type: 'revocationNotified', notifiedAt: command.notifiedAt }]);
}

/** R04: an empty statement says that the subject had its say and said nothing. */
export function hearStatement(state: CaseState, command: Of<'hearStatement'>, facts: Facts): OutcomeResult {
  const notified = state.revocation?.notifiedAt ?? facts.today;
  const wrong = dayRefusal(command.heardAt, notified, facts, '陈述日期');
  if (wrong) return refused(wrong);
  const { days } = clockRule(facts.profile, 'CH');
  if (command.statement === '' && workingDaysBetween(facts.calendar, notified, facts.today) <= days)
    return refused(
      refuse(
        'HEARING_MISSING',
        `告知后${days}个工作日内，不能记为主体未作陈述。`,
        basis('XJR-23-2'),
        '请记录主体的陈述，或等待期满；主体书面放弃陈述的，写明放弃的情况。',
      ),
    );
  const { heardAt, statement } = command;
  return done(heardAt, [{ type: 'statementHeard', heardAt, statement }]);
}

/** R05: proven on grounds of the list, or not proven (NDR-20-1). */
export function proposeFinding(
  _state: CaseState,
  command: Of<'proposeFinding'>,
  facts: Facts,
): OutcomeResult {
  const { proven, reasons } = command;
  const unknown = proven ? unknownGrounds(facts, 'revoke', command.grounds) : null;
  if (unknown) return refused(unknown);
  const finding = { proven, reasons, grounds: proven ? command.grounds : [] };
  return done(facts.today, [{ type: 'findingProposed', finding }]);
}

/** R05r */
export const returnFinding = (command: Of<'returnFinding'>, facts: Facts): OutcomeResult =>
  done(facts.today, [{ type: 'findingReturned', reason: command.reason }]);

/** R06, R06d */
export function approveFinding(state: CaseState, facts: Facts): OutcomeResult {
  const finding = state.revocation?.finding;
  if (!finding) throw new Error('no finding to approve');
  if (finding.proven) return done(facts.today, [{ type: 'findingApproved' }]);
  const ending = { grounds: [], reasons: finding.reasons, on: facts.today, to: '' };
  return done(facts.today, [{ type: 'revocationDismissed', ending }]);
}

/** T50: the register item is revoked on the day of the decision; the announcement follows (XJR-23-2). */
export const decideRevocation = (facts: Facts): OutcomeResult =>
  done(facts.today, [
    { type: 'revocationDecided', on: facts.today },
    { type: 'registerChanged', change: { kind: 'revoked' }, on: facts.today },
  ]);

/** R08 */
export function announceRevocation(
  state: CaseState,
  command: Of<'announceRevocation'>,
  facts: Facts,
): OutcomeResult {
  const wrong = dayRefusal(command.on, state.revocation?.decidedAt ?? null, facts, '公告日期');
  if (wrong) return refused(wrong);
  const { on, announcement } = command;
  return done(on, [{ type: 'revocationAnnounced', on, announcement }]);
}
