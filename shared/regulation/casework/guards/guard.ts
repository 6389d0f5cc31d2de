/**
 * Guards: named pure functions that say why a step may not happen now. They look at the case and the
 * facts only, never at what the person typed, so the same guards draw the buttons.
 */
import type { Refusal } from '#shared/domain/refusal';
import type { Facts } from '../facts';
import type { CaseState } from '../state';
import { defectsAnswered, formComplete, publicTextClean, realName } from './form-guards';
import { agencyPower, jurisdiction } from './office-guards';
import {
  agentOwn,
  isCreator,
  notCodeEnterer,
  notDrafter,
  notInternalApprover,
  notReviewer,
} from './people-guards';
import {
  codeEntered,
  codeNotEntered,
  needsPublicity,
  publicityEnded,
  publicityOver,
} from './publicity-guards';
import { checklistPassed } from './review-guards';

export type Guard = (state: CaseState, facts: Facts) => readonly Refusal[];

/** Every guard by the name the table uses. */
export const GUARDS = {
  agencyPower,
  jurisdiction,
  formComplete,
  defectsAnswered,
  realName,
  publicTextClean,
  isCreator,
  agentOwn,
  notDrafter,
  notReviewer,
  notInternalApprover,
  notCodeEnterer,
  checklistPassed,
  needsPublicity,
  publicityOver,
  publicityEnded,
  codeEntered,
  codeNotEntered,
} as const satisfies { readonly [name: string]: Guard };

export type GuardName = keyof typeof GUARDS;
