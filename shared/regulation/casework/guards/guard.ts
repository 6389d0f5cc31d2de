/**
 * Guards: named pure functions that say why a step may not happen now. They look at the case and the
 * facts only, never at what the person typed, so the same guards draw the buttons.
 */
import type { Refusal } from '#shared/domain/refusal';
import type { Facts } from '../facts';
import type { Objection } from '../objection';
import type { CaseState } from '../state';
import {
  defectOfOwnSide,
  defectsAnswered,
  formComplete,
  locksKept,
  publicTextClean,
  realName,
} from './form-guards';
import {
  answerOverdue,
  noneUpheld,
  noOpenObjection,
  notObjectionProposer,
  objectionEvidence,
  objectionInPeriod,
  objectionReal,
  wasPublished,
} from './objection-guards';
import { agencyPower, jurisdiction } from './office-guards';
import {
  agentOwn,
  isCreator,
  notAcceptor,
  notCodeEnterer,
  notDrafter,
  notDrafterReviewing,
  notFinder,
  notInternalApprover,
  notProposer,
  notReviewer,
} from './people-guards';
import {
  correctionLapsed,
  noCodeYet,
  nothingPending,
  reviewDueSoon,
  withdrawalEnabled,
} from './proposal-guards';
import { codeEntered, codeNotEntered, publicityEnded, publicityOver } from './publicity-guards';
import {
  actStands,
  expiredUnrenewed,
  noRevocationOpen,
  renewalNear,
  renewalTerm,
  shorteningFits,
  subjectHeardOnRevocation,
  targetEffective,
  targetRevoked,
  targetUndisputed,
} from './register-guards';
import { checklistPassed, correctionProven, duplicateFree, subjectHeard } from './review-guards';

/** `objection`: the one a step is about, `null` for all other steps. */
export type Guard = (state: CaseState, facts: Facts, objection: Objection | null) => readonly Refusal[];

/** Every guard by the name the table and the profiles use. */
export const GUARDS = {
  agencyPower,
  jurisdiction,
  formComplete,
  locksKept,
  defectsAnswered,
  defectOfOwnSide,
  realName,
  publicTextClean,
  isCreator,
  agentOwn,
  notDrafter,
  notDrafterReviewing,
  notAcceptor,
  notReviewer,
  notInternalApprover,
  notProposer,
  notCodeEnterer,
  notFinder,
  nothingPending,
  withdrawalEnabled,
  noCodeYet,
  correctionLapsed,
  reviewDueSoon,
  checklistPassed,
  correctionProven,
  duplicateFree,
  subjectHeard,
  publicityOver,
  publicityEnded,
  codeEntered,
  codeNotEntered,
  wasPublished,
  noneUpheld,
  noOpenObjection,
  objectionReal,
  objectionInPeriod,
  objectionEvidence,
  answerOverdue,
  notObjectionProposer,
  actStands,
  targetEffective,
  targetUndisputed,
  targetRevoked,
  noRevocationOpen,
  shorteningFits,
  renewalNear,
  renewalTerm,
  expiredUnrenewed,
  subjectHeardOnRevocation,
} as const satisfies { readonly [name: string]: Guard };

export type GuardName = keyof typeof GUARDS;

/** Whether a text, e.g. of a profile, names a guard. */
export const isGuardName = (name: string): name is GuardName => Object.hasOwn(GUARDS, name);
