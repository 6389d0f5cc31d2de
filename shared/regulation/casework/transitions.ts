/**
 * The transition table: who may do what from which state, under which guards, with which clocks and
 * documents. The same rows draw the buttons, guard the service and print the documentation: a row that is
 * taken out of `table/` is gone everywhere. Data and look-up only.
 */
import type { CaseCommandType } from './commands';
import { CONDITIONS } from './conditions';
import type { Facts } from './facts';
import type { Objection } from './objection';
import type { CaseState } from './state';
import { APPLICATION_ROWS } from './table/application-rows';
import { DECISION_ROWS } from './table/decision-rows';
import { EDIT_ROWS } from './table/edit-rows';
import { OBJECTION_ROWS } from './table/objection-rows';
import { PUBLICITY_ROWS } from './table/publicity-rows';
import { REGISTER_ROWS } from './table/register-rows';
import type { Transition } from './table/row';

export type { IssueRule, Transition } from './table/row';

/** Every row, in the order of the rules. T01 has no `from`: it makes the case. */
export const TRANSITIONS: readonly Transition[] = [
  ...APPLICATION_ROWS,
  ...DECISION_ROWS,
  ...PUBLICITY_ROWS,
  ...OBJECTION_ROWS,
  ...REGISTER_ROWS,
  ...EDIT_ROWS,
];

/** Whether a row is a step of the procedure, and not an edit inside a state. */
export const isLegalStep = (row: Transition): boolean => !/^E0\d/.test(row.id);

/** Whether any row lets a command happen: a command without a row has no service and no button. */
export const isInTable = (command: CaseCommandType): boolean =>
  TRANSITIONS.some((row) => row.command === command);

/** The rows that can act on a case as it stands, or on one of its objections. */
export function rowsFor(
  state: CaseState,
  facts: Facts,
  objection: Objection | null = null,
): readonly Transition[] {
  return TRANSITIONS.filter(
    (row) =>
      row.types.includes(state.caseType) &&
      row.from.includes(state.status) &&
      (row.round === undefined || (row.round === 'first') === (state.round === 0)) &&
      (row.objectionFrom === undefined
        ? objection === null
        : objection !== null && row.objectionFrom.includes(objection.status)) &&
      (row.when === undefined || CONDITIONS[row.when](state, facts, objection)),
  );
}
