/**
 * The judgement: `decide(state, command, facts)` answers with events or with refusals that cite clauses.
 * Order of questions: does the office have the power, is the step open, does the person hold the role,
 * do the guards allow it, is what was typed right. Pure; nothing is looked up and nothing is written.
 */
import { ROLE_NAMES, type Role } from '#shared/access/roles';
import { basis } from '#shared/domain/ids';
import { formatDocumentNumber } from '#shared/domain/numbers';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { err, ok, type Result } from '#shared/lib/result';
import { OF_THE_LEGAL_DAY } from '#shared/paper/document-id';
import { cited, clockRule } from '../profiles/profile';
import { agreementRefusals, mayDecideOnItem, mayWriteAll } from './agreement-guards';
import { runningClock, startClock } from './clock-run';
import { type CaseCommand, objectionOf } from './commands';
import { ownConfirmation } from './confirmation';
import type { CaseEvent } from './events';
import type { Facts } from './facts';
import { GUARDS, isGuardName } from './guards/guard';
import { statedOn } from './item-papers';
import { OBJECTION_STATUS_NAMES, type Objection } from './objection';
import type { Outcome } from './outcomes/outcome';
import { outcomeOf } from './outcomes/outcomes';
import type { IssuedDocument } from './records';
import type { CaseState } from './state';
import { CASE_STATUS_NAMES } from './status';
import { rowsFor, TRANSITIONS, type Transition } from './transitions';

/** Events of a lawful step and the role it was done in. */
export interface Decision {
  readonly transition: Transition;
  readonly role: Role;
  readonly events: readonly CaseEvent[];
}

/** Decides one command. `state` is null only for `create`. Refusals cite the text of the case's profile. */
export function decide(
  state: CaseState | null,
  command: CaseCommand,
  facts: Facts,
): Result<Decision, readonly Refusal[]> {
  const decision = judge(state, command, facts);
  if (decision.ok) return decision;
  return err(
    decision.error.map((refusal) => ({ ...refusal, clauses: cited(facts.profile, refusal.clauses) })),
  );
}

function judge(
  state: CaseState | null,
  command: CaseCommand,
  facts: Facts,
): Result<Decision, readonly Refusal[]> {
  const rows = TRANSITIONS.filter((row) => row.command === command.type);
  const power = rows.every((row) => row.guards.includes('agencyPower'))
    ? GUARDS.agencyPower(null, facts)
    : [];
  if (power.length > 0) return err(power);
  const about = objectionNamed(state, command);
  if (about === 'unknown') return err(noObjection());
  const open = state
    ? rowsFor(state, facts, about).filter((candidate) => candidate.command === command.type)
    : rows.filter((candidate) => candidate.from.length === 0);
  const row = open.find((candidate) => roleIn(candidate, facts)) ?? open[0];
  if (!row) return err(notOpen(state, rows, about));
  const role = roleIn(row, facts);
  if (!role) return err(roleMissing(row));
  const refusals = state ? guardRefusals(row, state, facts, about) : [];
  if (refusals.length > 0) return err(refusals);
  const result = outcomeOf(state, about, command, facts);
  if (!result.ok) return result;
  const events = [
    ...result.value.events,
    ...consequences(row, state, about, result.value, facts),
    ...ownConfirmation(result.value.events, facts),
  ];
  const unheard = [...mayWriteAll(row.label, events, facts), ...mayDecideOnItem(row.label, events, facts)];
  if (unheard.length > 0) return err(unheard);
  return ok({ transition: row, role: result.value.role ?? role, events });
}

const roleIn = (row: Transition, facts: Facts): Role | undefined =>
  row.by.find((candidate) => facts.actor.roles.includes(candidate));

/** The objection a command is about; `null` for all other commands. */
function objectionNamed(state: CaseState | null, command: CaseCommand): Objection | null | 'unknown' {
  const number = objectionOf(command);
  if (number === null) return null;
  return state?.objections.find((objection) => objection.number === number) ?? 'unknown';
}

/** What stands in the way of a row, by its guards and those the profile adds to it. */
export function guardRefusals(
  row: Transition,
  state: CaseState,
  facts: Facts,
  about: Objection | null = null,
): readonly Refusal[] {
  const added = facts.profile.guards
    .filter((rule) => rule.transition === row.id)
    .map((rule) => rule.guard)
    .filter(isGuardName);
  return [
    ...agreementRefusals(row, state, facts),
    ...[...row.guards, ...added].flatMap((name) => GUARDS[name](state, facts, about)),
  ];
}

/** Clocks and documents that the row's data say follow from the step. */
function consequences(
  row: Transition,
  state: CaseState | null,
  about: Objection | null,
  outcome: Outcome,
  facts: Facts,
): readonly CaseEvent[] {
  const number = about?.number ?? null;
  const ended = new Set<string>();
  const stop = (
    clock: Transition['starts'][number],
    objection: number | null,
    why: Transition['stops'][number]['outcome'],
  ): readonly CaseEvent[] => {
    if (!state || !runningClock(state.clocks, clock, objection) || ended.has(`${clock}/${objection}`))
      return [];
    ended.add(`${clock}/${objection}`);
    const date = outcome.clockDates?.[clock] ?? outcome.legalDate;
    const { name } = clockRule(facts.profile, clock);
    return [{ type: 'clockStopped', clock, objection, name, date, outcome: why }];
  };
  const stops = row.stops.flatMap(({ clock, outcome: why }) => stop(clock, ofObjection(clock, number), why));
  const rest = row.stopsAll
    ? (state?.clocks ?? []).flatMap((run) =>
        run.stopped === null ? stop(run.clock, run.objection, 'caseEnded') : [],
      )
    : [];
  const starts = row.starts.flatMap((clock): readonly CaseEvent[] => {
    const objection = ofObjection(clock, number);
    const running = state && runningClock(state.clocks, clock, objection);
    const isOff = state !== null && !clockRule(facts.profile, clock).types.includes(state.caseType);
    if (isOff || (running && !ended.has(`${clock}/${objection}`))) return [];
    const start = outcome.clockDates?.[clock] ?? outcome.legalDate;
    return [
      { type: 'clockStarted', clock: startClock(facts.profile, facts.calendar, clock, start, objection) },
    ];
  });
  return [...stops, ...rest, ...starts, ...documents(row, state, about, outcome, facts)];
}

/** Clocks O1 to O3 belong to an objection, all others to the case. */
const ofObjection = (clock: string, objection: number | null): number | null =>
  clock.startsWith('O') ? objection : null;

function documents(
  row: Transition,
  state: CaseState | null,
  about: Objection | null,
  outcome: Outcome,
  facts: Facts,
): readonly CaseEvent[] {
  const objection = about?.number ?? outcome.objection ?? null;
  return (
    row.documents
      .filter(({ types }) => state === null || types.includes(state.caseType))
      // Nobody can be answered who gave no name.
      .filter(({ party }) => party !== 'objector' || about?.objector.kind !== 'anonymous')
      .filter(({ document, again }) => again !== true || hasFallen(state, document))
      .filter(({ document }) => document !== 'D27' || facts.profile.settings['cancellation.announce'].value)
      .map(({ document, party, again }, index) => ({
        type: 'documentIssued',
        issued: {
          document,
          number: formatDocumentNumber(facts.documentWord, facts.today, facts.nextDocumentSerial + index),
          date: (again ? dayPublished(state, document) : null) ?? dateOf(row, outcome, facts),
          round: roundAfter(state, outcome),
          party,
          objection,
          voided: null,
          ...statedOn(document, state?.target ?? null, facts.entry),
        },
      }))
  );
}

/** Whether a document of the case was issued, and none counts any more. */
function hasFallen(state: CaseState | null, document: IssuedDocument['document']): boolean {
  const issued = state?.documents.filter((one) => one.document === document) ?? [];
  return issued.length > 0 && issued.every(({ voided }) => voided !== null);
}

/** The day of a public paper that was published before; null for all others. */
const dayPublished = (state: CaseState | null, document: IssuedDocument['document']) =>
  OF_THE_LEGAL_DAY.includes(document)
    ? (state?.documents.findLast((one) => one.document === document)?.date ?? null)
    : null;

/** Public papers bear the day they were published, unless their number is of another year. */
const dateOf = (row: Transition, { legalDate }: Outcome, { today }: Facts): IssuedDocument['date'] =>
  row.documentDate === 'legal' && legalDate.slice(0, 4) === today.slice(0, 4) ? legalDate : today;

function roundAfter(state: CaseState | null, outcome: Outcome): number {
  const received = outcome.events.find((event) => event.type === 'received');
  return received ? received.receipt.round : (state?.round ?? 0);
}

function noObjection(): readonly Refusal[] {
  return refuse('OBJECTION_UNKNOWN', '本案没有这件异议。', basis('XJR-16-5'), '请刷新后再办理。');
}

function notOpen(
  state: CaseState | null,
  rows: readonly Transition[],
  about: Objection | null,
): readonly Refusal[] {
  const label = rows[0]?.label ?? '';
  if (about !== null && rows.some(({ from }) => state !== null && from.includes(state.status)))
    return objectionNotOpen(about, label);
  const now = state ? CASE_STATUS_NAMES[state.status] : '不存在';
  const open = [...new Set(rows.flatMap((row) => row.from))]
    .filter((status) => status !== state?.status)
    .map((status) => CASE_STATUS_NAMES[status]);
  return refuse(
    'STEP_NOT_OPEN',
    `案件当前环节为“${now}”，不能办理“${label}”。`,
    basis('XJR-13-1'),
    open.length > 0 ? `“${label}”在以下环节办理：${open.join('、')}。` : '请先新建申请。',
  );
}

/** The case is where such steps are done: what does not fit them is the objection. */
const objectionNotOpen = ({ number, status }: Objection, label: string): readonly Refusal[] =>
  refuse(
    'STEP_NOT_OPEN',
    `异议${number}当前为“${OBJECTION_STATUS_NAMES[status]}”，不能办理“${label}”。异议内容已留存。`,
    basis('XJR-16-5'),
    '请按异议当前环节办理；办结后登记的逾期或非实名异议，由主管办理“异议不予受理”，内容可作为更正或撤销的线索。',
  );

function roleMissing(row: Transition): readonly Refusal[] {
  const who = row.by.map((role) => ROLE_NAMES[role]).join('、');
  return refuse('ROLE_MISSING', `您的岗位不能办理“${row.label}”。`, row.basis, `可办理的岗位：${who}。`);
}
