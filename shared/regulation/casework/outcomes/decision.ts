/** Outcomes of proposals and what a supervisor makes of them (T09, T10, T12, T25; XJR-5-6, XJR-14-4, XJR-15-3). */
import { basis } from '#shared/domain/ids';
import { refuse } from '#shared/domain/refusal';
import type { CaseCommand } from '../commands';
import { lapseCloses } from '../conditions';
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import { isClosed } from '../objection';
import type { PendingProposal, ProposalKind } from '../records';
import type { CaseState } from '../state';
import { done, type OutcomeResult, refused, unknownEvidence, unknownGrounds } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** Ground 逾期未补正: lawful only where the setting `correction.lapseCloses` is on. */
export const LAPSE_GROUND = '07';

/** Ground 涉及国家秘密/核心数据: what is refused for it travels on no medium. */
export const SECRECY_GROUND = '04';

/** T09a, T09b */
export function proposeRefusal(state: CaseState, command: Of<'proposeRefusal'>, facts: Facts): OutcomeResult {
  const unknown = unknownGrounds(facts, 'refuse', command.grounds);
  if (unknown) return refused(unknown);
  const { grounds, reasons } = command;
  if (grounds.includes(LAPSE_GROUND) && !lapseCloses(state, facts))
    return refused(
      refuse(
        'GROUND_UNKNOWN',
        '现行规则设置不以逾期未补正为由不予受理。',
        basis('XJR-14-2', 'XJR-14-4'),
        '请选择其他事由，或继续等待补正。',
      ),
    );
  return done(facts.today, [{ type: 'proposed', proposal: { kind: 'refusal', grounds, reasons } }]);
}

/** T10a */
export function proposeTransfer(
  _state: CaseState,
  command: Of<'proposeTransfer'>,
  facts: Facts,
): OutcomeResult {
  const unknown = unknownGrounds(facts, 'transfer', [command.ground]);
  if (unknown) return refused(unknown);
  const { ground, to, reasons } = command;
  return done(facts.today, [{ type: 'proposed', proposal: { kind: 'transfer', ground, to, reasons } }]);
}

/** T12a: the day by which the review is expected to end lies ahead. */
export function proposeDelayNote(
  _state: CaseState,
  command: Of<'proposeDelayNote'>,
  facts: Facts,
): OutcomeResult {
  const { reasons, expected } = command;
  if (expected <= facts.today)
    return refused(
      refuse('DATE_INVALID', '预计完成日期须晚于今天。', basis('XJR-15-3'), '请填写今天以后的日期。'),
    );
  return done(facts.today, [{ type: 'proposed', proposal: { kind: 'delay', reasons, expected } }]);
}

/** T25a: the subject asks in writing, with reasons; the paper is in the case (TJR-21-1). */
export function requestWithdrawal(
  state: CaseState,
  command: Of<'requestWithdrawal'>,
  facts: Facts,
): OutcomeResult {
  const unknown = unknownEvidence(state, [command.attachment]);
  if (unknown) return refused(unknown);
  const { reasons, attachment } = command;
  return done(facts.today, [{ type: 'proposed', proposal: { kind: 'withdrawal', reasons, attachment } }]);
}

/** T09: the application is not accepted, for the reasons proposed (XJR-14-4). */
export function refuseApplication(state: CaseState, facts: Facts): OutcomeResult {
  const { grounds, reasons } = proposalOf(state, 'refusal');
  return done(facts.today, [{ type: 'notAccepted', ending: { grounds, reasons, on: facts.today, to: '' } }]);
}

/** T10: the case goes to the agency it belongs to (XJR-5-6). */
export function transfer(state: CaseState, facts: Facts): OutcomeResult {
  const { ground, to, reasons } = proposalOf(state, 'transfer');
  const ending = { grounds: [ground], reasons, on: facts.today, to };
  return done(facts.today, [{ type: 'transferred', ending }]);
}

/** T22m: the register item is no longer in force; the application has nothing left to change. */
export function closeMoot(state: CaseState, facts: Facts): OutcomeResult {
  const how = facts.entry?.status === 'REVOKED' ? '撤销' : '注销';
  const reasons = `所涉登记已${how}，本申请已无标的。`;
  const ending = { grounds: [], reasons, on: facts.today, to: '' };
  return done(facts.today, [...moot(state, facts, null), { type: 'terminated', ending }]);
}

/** T12: the subject is told why the review is not finished (XJR-15-3). */
export function explainDelay(state: CaseState, facts: Facts): OutcomeResult {
  const { reasons, expected } = proposalOf(state, 'delay');
  return done(facts.today, [{ type: 'delayExplained', reasons, expected }]);
}

/** T09r, T25r */
export function rejectProposal(
  _state: CaseState,
  command: Of<'rejectProposal'> | Of<'denyWithdrawal'>,
  facts: Facts,
): OutcomeResult {
  return done(facts.today, [{ type: 'proposalRejected', reason: command.reason }]);
}

/** T25: the agency consents; open objections have nothing left to be about. */
export function consentWithdrawal(state: CaseState, facts: Facts): OutcomeResult {
  const { reasons } = proposalOf(state, 'withdrawal');
  const ending = { grounds: [], reasons, on: facts.today, to: '' };
  return done(facts.today, [...moot(state, facts, null), { type: 'withdrawn', ending }]);
}

/** Every objection that is still open, but `except`, ends without an object. */
export const moot = (state: CaseState, facts: Facts, except: number | null): readonly CaseEvent[] =>
  state.objections
    .filter(({ number, status }) => number !== except && !isClosed(status))
    .map(({ number }) => ({ type: 'objectionMoot', objection: number, on: facts.today }));

/** The pending proposal of a kind. @throws when there is none: the row's condition saw it. */
function proposalOf<K extends ProposalKind>(
  { proposal }: CaseState,
  kind: K,
): Extract<PendingProposal, { kind: K }> {
  if (proposal?.kind !== kind) throw new Error(`no proposal of ${kind}`);
  return proposal as Extract<PendingProposal, { kind: K }>;
}
