/**
 * Conflicts with cases that are not known here: an office below has its own cases only, and what was chosen between one
 * of them and another reaches it in its own. What was said there counts, whoever the other is.
 */
import { type CaseConflict, isLost, latestDay } from '#shared/agreement/conflict';
import { type CaseId, type EntryId, registerIdOf } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { alikeKeys } from '#shared/regulation/casework/duplicates';
import { publicationIn } from '#shared/regulation/casework/publication-id';
import type { CaseState } from '#shared/regulation/casework/state';
import type { CaseChoice, CaseRecord, DeskDocuments } from './desk-tables';
import { itemIn, openCaseOf, withId } from './shared-documents';

/** Under which key cases are found in which something was chosen about a case (table `alike`). */
const chosenKey = (about: CaseId): string => `chosen/${about}`;

/** Cases in which something was chosen about a case: it may come to be known, or be left out of account. */
export const chosenAbout = (documents: DeskDocuments, about: CaseId): readonly CaseId[] =>
  documents.get('alike', chosenKey(about))?.cases ?? [];

/** Keeps up which cases say something about which others, after `of` was folded anew. */
export function noteChosen(
  documents: DeskDocuments,
  of: CaseId,
  before: readonly CaseChoice[] = [],
  after: readonly CaseChoice[] = [],
): void {
  const othersIn = (choices: readonly CaseChoice[]) => new Set(choices.flatMap(({ other }) => other ?? []));
  const [former, now] = [othersIn(before), othersIn(after)];
  for (const other of former)
    if (!now.has(other))
      documents.put('alike', chosenKey(other), {
        cases: chosenAbout(documents, other).filter((id) => id !== of),
      });
  for (const other of now)
    if (!former.has(other))
      documents.put('alike', chosenKey(other), { cases: withId(chosenAbout(documents, other), of) });
}

/** What was chosen between a case and others that are not known here, as the case itself says it. */
export function decidedElsewhere(documents: DeskDocuments, record: CaseRecord): readonly CaseConflict[] {
  const ids = new Set((record.choices ?? []).map(({ conflict }) => conflict));
  return [...ids].flatMap((id): readonly CaseConflict[] => {
    const choice = standingIn(record, id);
    if (choice?.other === undefined) return [];
    const other = documents.get('cases', choice.other);
    if (other !== undefined && !other.aside) return [];
    const conflict = conflictBy(record, choice, choice.other);
    return conflict !== null && isAtStake(documents, record, conflict, choice.on) ? [conflict] : [];
  });
}

/** The conflict that a choice ended; null when it says that there is none. */
function conflictBy({ state, made }: CaseRecord, choice: CaseChoice, other: CaseId): CaseConflict | null {
  const { conflict: id, class: about, entry, by, level } = choice;
  const isJudged = about === 'C08';
  if (isJudged && choice.chosen === '') return null;
  // A judgement names the case that goes on, by its own id.
  const isKept = (choice.chosen as string) === state.id;
  const chosen = isJudged ? (isKept ? made : ('' as EntryId)) : choice.chosen;
  const named = id.split('/').slice(1, 3) as EntryId[];
  const [first = made, second = made] = isJudged ? [] : named;
  return {
    ...{ id, class: about, first, second, openedBy: isJudged ? [made] : named },
    field: fieldOf(about, state, id),
    ...{ base: null, values: null, parties: [], arose: latestDay([state.createdAt]) },
    cases: [state.id, other].sort(),
    ...{ status: 'decided', decided: { chosen, entry, by, level } },
  };
}

/** What two cases had in common, by the one that is known: a code, a number, an id of a notice. */
function fieldOf(about: CaseConflict['class'], state: CaseState, id: string): string | null {
  if (about === 'C09') return state.code?.code ?? null;
  if (about === 'C21') return state.number;
  return about === 'C23' ? publicationIn(state, id) : null;
}

/** Whether a choice still has something to say: a case that has ended, or never came to a code, contradicts nobody. */
function isAtStake(
  documents: DeskDocuments,
  { state, made }: CaseRecord,
  conflict: CaseConflict,
  since: LocalDate,
): boolean {
  switch (conflict.class) {
    case 'C08':
      return alikeKeys(state).length > 0;
    case 'C09':
      return (
        state.target === null &&
        itemIn(documents, registerIdOf(state.id)) !== undefined &&
        !hasOtherCode(state, since)
      );
    case 'C23':
      return conflict.field !== null;
    case 'C11':
    case 'C12':
      return openCaseOf(state) !== null && isLost(conflict, made);
    default:
      return true;
  }
}

/** Whether the region gave it another code since a choice between two that had the same: the choice is carried out. */
const hasOtherCode = ({ code }: CaseState, since: LocalDate): boolean =>
  code?.replaced?.some(({ on }) => on >= since) ?? false;

/** The highest up; null when two of one level contradict each other. */
export function standingIn({ choices = [] }: CaseRecord, id: string): CaseChoice | null {
  const here = choices.filter(({ conflict }) => conflict === id);
  const top = Math.max(...here.map(({ level }) => level));
  const [one, ...more] = here.filter(({ level }) => level === top);
  return one === undefined || more.some(({ chosen }) => chosen !== one.chosen) ? null : one;
}
