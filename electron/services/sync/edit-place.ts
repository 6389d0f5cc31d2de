/**
 * Where somebody may end a contradiction over the content of an application by writing what it is to say: whoever writes a
 * field again, having seen both sides, has the word in it, and so has whoever takes a paper of a slot away.
 */
import { factsFor } from '#electron/services/cases/facts';
import type { SignedInCall } from '#electron/services/service';
import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import { CHECKLIST } from '#shared/agreement/writes';
import type { ConflictDetail } from '#shared/contract/agreement';
import { isApplication } from '#shared/domain/case-type';
import { formsOf, PART_PREFIX } from '#shared/forms/form-of';
import { actionsOn } from '#shared/regulation/casework/actions';
import type { CaseCommandType } from '#shared/regulation/casework/commands';
import type { CaseState } from '#shared/regulation/casework/state';
import { rowsFor } from '#shared/regulation/casework/transitions';
import type { Told } from './deciding';

interface Place {
  readonly tab: 'form' | 'review';
  readonly at: string;
  /** What is done there. */
  readonly by: CaseCommandType;
}

/** The place where it may be done now, and whether by this person. */
export function editPlace(call: SignedInCall, { record, conflict }: Told): ConflictDetail['edit'] {
  const { state } = record;
  const place = isOpen(conflict) ? placeOf(state, conflict) : null;
  if (place === null) return null;
  const { tab, at, by } = place;
  const facts = factsFor(call, state);
  if (!rowsFor(state, facts).some(({ command }) => command === by)) return null;
  const mine = actionsOn(state, facts, null).some(
    ({ transition, refusals }) => transition.command === by && refusals.length === 0,
  );
  return { tab, at, mine };
}

function placeOf(state: CaseState, { class: about, field }: CaseConflict): Place | null {
  if (field === null) return null;
  if (about === 'C04') return onForm(state, (_part, key) => key === field, 'detach');
  if (about !== 'C02') return null;
  if (field === CHECKLIST) return { tab: 'review', at: '', by: 'saveChecklist' };
  if (field.startsWith('answers.')) return { tab: 'form', at: '', by: 'answerDefect' };
  return onForm(state, (part, key) => `${part}.${key}` === field, 'saveDraft');
}

function onForm(
  { caseType, objectType }: CaseState,
  isMeant: (part: string, key: string) => boolean,
  by: CaseCommandType,
): Place | null {
  if (!isApplication(caseType)) return null;
  for (const { part, schema } of formsOf(caseType, objectType))
    for (const page of schema.pages)
      for (const { key } of page.fields)
        if (isMeant(part, key)) return { tab: 'form', at: `${page.key}/${PART_PREFIX[part]}${key}`, by };
  return null;
}
