/** What a row of the transition table holds, and the common parts rows are made of. */
import type { Role } from '#shared/access/roles';
import { APPLY_TYPES, CASE_TYPES, type CaseType } from '#shared/domain/case-type';
import type { ClauseId } from '#shared/domain/ids';
import type { DocumentId } from '#shared/paper/document-id';
import type { ClockId, Tag } from '../../profiles/profile';
import type { ClockOutcome } from '../clock-run';
import type { CaseCommandType } from '../commands';
import type { ConditionName } from '../conditions';
import type { GuardName } from '../guards/guard';
import type { ObjectionStatus } from '../objection';
import type { Party } from '../records';
import type { CaseStatus } from '../status';

/** A document that a step issues, to whom, and for which types of case only. */
export interface IssueRule {
  readonly document: DocumentId;
  readonly party: Party;
  readonly types: readonly CaseType[];
  /** Issued only where one of the case fell, and none counts any more. */
  readonly again?: true;
}

export interface Transition {
  /** Row id of the rules; rows E… are edits inside a state and no legal step. */
  readonly id: string;
  readonly command: CaseCommandType;
  /** The verb on the button. */
  readonly label: string;
  readonly types: readonly CaseType[];
  readonly from: readonly CaseStatus[];
  /** States the step can lead to; empty when the case stays where it is. */
  readonly to: readonly CaseStatus[];
  /** Only before (`first`) or only after (`later`) the first receipt of the case. */
  readonly round?: 'first' | 'later';
  /** The row exists for a case only while this holds. */
  readonly when?: ConditionName;
  /** For steps on one objection: its states. */
  readonly objectionFrom?: readonly ObjectionStatus[];
  readonly by: readonly Role[];
  readonly guards: readonly GuardName[];
  /** Clocks that end with this step. */
  readonly stops: readonly { readonly clock: ClockId; readonly outcome: ClockOutcome }[];
  /** The case is over: whatever still runs ends with it. */
  readonly stopsAll: boolean;
  readonly starts: readonly ClockId[];
  readonly documents: readonly IssueRule[];
  /** Day the documents bear: that of the act, or the legal date of the step. */
  readonly documentDate: 'today' | 'legal';
  /** The next lawful step of its state: the page's main button. */
  readonly main: boolean;
  readonly tag: Tag;
  readonly basis: readonly ClauseId[];
}

export const APPLICATIONS: readonly CaseType[] = APPLY_TYPES;
export const EVERY_TYPE: readonly CaseType[] = CASE_TYPES;

/** A row that does nothing but what it says. */
export const NOTHING = {
  types: APPLICATIONS,
  to: [],
  guards: [],
  stops: [],
  stopsAll: false,
  starts: [],
  documents: [],
  documentDate: 'today',
  main: false,
} as const;

/** An edit inside a state. */
export const EDIT = { ...NOTHING, tag: 'DESIGN', basis: [] } as const;

/** A document to the subject, of all types unless some are named. */
export const issue = (
  document: DocumentId,
  party: Party = 'subject',
  types: readonly CaseType[] = EVERY_TYPE,
): IssueRule => ({ document, party, types });

/** A document that was issued before, where none of those counts any more. */
export const issueAgain = (...rule: Parameters<typeof issue>): IssueRule => ({
  ...issue(...rule),
  again: true,
});
