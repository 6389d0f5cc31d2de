/**
 * The judgement: `decide(state, command, facts)` answers with events or with refusals that cite clauses.
 * Order of questions: does the office have the power, is the step open, does the person hold the role,
 * do the guards allow it, is what was typed right. Pure; nothing is looked up and nothing is written.
 */
import { ROLE_NAMES, type Role } from '#shared/access/roles';
import { basis } from '#shared/domain/ids';
import { formatDocumentNumber } from '#shared/domain/numbers';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { assertNever } from '#shared/lib/assert-never';
import { err, ok, type Result } from '#shared/lib/result';
import { clockRule } from '../profiles/profile';
import { startClock } from './clock-run';
import type { CaseCommand } from './commands';
import type { CaseEvent } from './events';
import type { Facts } from './facts';
import { GUARDS } from './guards/guard';
import * as application from './outcomes/application';
import * as coding from './outcomes/coding';
import type { Outcome, OutcomeResult } from './outcomes/outcome';
import * as publicity from './outcomes/publicity';
import * as receipt from './outcomes/receipt';
import * as review from './outcomes/review';
import type { CaseState } from './state';
import { CASE_STATUS_NAMES } from './status';
import { rowsFor, TRANSITIONS, type Transition } from './transitions';

/** Events of a lawful step and the role it was done in. */
export interface Decision {
  readonly transition: Transition;
  readonly role: Role;
  readonly events: readonly CaseEvent[];
}

/** Decides one command. `state` is null only for `create`. */
export function decide(
  state: CaseState | null,
  command: CaseCommand,
  facts: Facts,
): Result<Decision, readonly Refusal[]> {
  const rows = TRANSITIONS.filter((row) => row.command === command.type);
  const power = rows.every((row) => row.guards.includes('agencyPower'))
    ? GUARDS.agencyPower(null, facts)
    : [];
  if (power.length > 0) return err(power);
  const row = state
    ? rowsFor(state.status, state.round).find((candidate) => candidate.command === command.type)
    : rows.find((candidate) => candidate.from.length === 0);
  if (!row) return err(notOpen(state, rows));
  const role = row.by.find((candidate) => facts.actor.roles.includes(candidate));
  if (!role) return err(roleMissing(row));
  const refusals = state ? guardRefusals(row, state, facts) : [];
  if (refusals.length > 0) return err(refusals);
  const result = outcomeOf(state, command, facts);
  if (!result.ok) return result;
  return ok({
    transition: row,
    role: result.value.role ?? role,
    events: [...result.value.events, ...consequences(row, state, result.value, facts)],
  });
}

/** What stands in the way of a row, by its guards. */
export function guardRefusals(row: Transition, state: CaseState, facts: Facts): readonly Refusal[] {
  return row.guards.flatMap((name) => GUARDS[name](state, facts));
}

/** Clocks and documents that the row's data say follow from the step. */
function consequences(
  row: Transition,
  state: CaseState | null,
  outcome: Outcome,
  facts: Facts,
): readonly CaseEvent[] {
  const stops = row.stops.map(
    ({ clock, outcome: why }): CaseEvent => ({
      type: 'clockStopped',
      clock,
      name: clockRule(facts.profile, clock).name,
      date: outcome.clockDates?.[clock] ?? outcome.legalDate,
      outcome: why,
    }),
  );
  const starts = row.starts.map((clock): CaseEvent => {
    const start = outcome.clockDates?.[clock] ?? outcome.legalDate;
    return { type: 'clockStarted', clock: startClock(facts.profile, facts.calendar, clock, start) };
  });
  const round = roundAfter(state, outcome);
  const documents = row.documents.map((document, index): CaseEvent => {
    const number = formatDocumentNumber(
      facts.office.documentWord,
      facts.today,
      facts.nextDocumentSerial + index,
    );
    return {
      type: 'documentIssued',
      issued: {
        document,
        number,
        date: row.documentDate === 'legal' ? outcome.legalDate : facts.today,
        round,
      },
    };
  });
  return [...stops, ...starts, ...documents];
}

function roundAfter(state: CaseState | null, outcome: Outcome): number {
  const received = outcome.events.find((event) => event.type === 'received');
  return received ? received.receipt.round : (state?.round ?? 0);
}

function outcomeOf(state: CaseState | null, command: CaseCommand, facts: Facts): OutcomeResult {
  if (command.type === 'create') return application.create(command, facts);
  if (!state) throw new Error(`command ${command.type} without a case`);
  switch (command.type) {
    case 'saveDraft':
      return application.saveDraft(state, command, facts);
    case 'attach':
    case 'attachEvidence':
      return application.attach(state, command, facts);
    case 'detach':
      return application.detach(state, command, facts);
    case 'answerDefect':
      return application.answerDefect(state, command, facts);
    case 'discard':
      return application.discard(command, facts);
    case 'sendForApproval':
      return application.sendForApproval(state, command, facts);
    case 'returnToClerk':
      return application.returnToClerk(command, facts);
    case 'approveInternally':
      return application.approveInternally(command, facts);
    case 'receive':
      return receipt.receive(state, command, facts);
    case 'requestCorrection':
      return receipt.requestCorrection(state, command, facts);
    case 'accept':
      return receipt.accept(command, facts);
    case 'saveChecklist':
      return review.saveChecklist(command, facts);
    case 'proposeResult':
      return review.proposeResult(state, command, facts);
    case 'returnToReviewer':
      return review.returnToReviewer(command, facts);
    case 'pass':
      return review.pass(command, facts);
    case 'publish':
      return publicity.publish(state, command, facts);
    case 'endPublicity':
      return publicity.endPublicity(state, command, facts);
    case 'enterCode':
      return coding.enterCode(state, command, facts);
    case 'confirmCode':
      return coding.confirmCode(state, command, facts);
    case 'rejectCode':
      return coding.rejectCode(command, facts);
    default:
      return assertNever(command, 'case command');
  }
}

function notOpen(state: CaseState | null, rows: readonly Transition[]): readonly Refusal[] {
  const label = rows[0]?.label ?? '';
  const now = state ? CASE_STATUS_NAMES[state.status] : '不存在';
  const open = [...new Set(rows.flatMap((row) => row.from))].map((status) => CASE_STATUS_NAMES[status]);
  return refuse(
    'STEP_NOT_OPEN',
    `案件当前环节为“${now}”，不能办理“${label}”。`,
    basis('XJR-13-1'),
    open.length > 0 ? `“${label}”在以下环节办理：${open.join('、')}。` : '请先新建申请。',
  );
}

function roleMissing(row: Transition): readonly Refusal[] {
  const who = row.by.map((role) => ROLE_NAMES[role]).join('、');
  return refuse('ROLE_MISSING', `您的岗位不能办理“${row.label}”。`, row.basis, `可办理的岗位：${who}。`);
}
