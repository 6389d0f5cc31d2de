/**
 * Conflicts between cases: applications for one thing at two offices, one code on two items, two works on one item, one
 * number twice. They stand in the record of each case and say the same in both, whichever changed last.
 */
import { type CaseConflict, conflictId } from '#shared/agreement/conflict';
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { CaseId } from '#shared/domain/ids';
import { registerIdOf } from '#shared/domain/ids';
import { alikeKeys } from '#shared/regulation/casework/duplicates';
import type { CaseState, DuplicatesJudged } from '#shared/regulation/casework/state';
import { codeKey } from '#shared/regulation/register/code-key';
import type { CaseRecord, DeskDocuments } from './desk-tables';
import { personParts } from './lineage';
import { openCaseOf, slotOf } from './shared-documents';

/** Classes that are told by two cases together. */
const BETWEEN_CASES: readonly ConflictClass[] = ['C08', 'C09', 'C11', 'C12', 'C21'];

export const isBetweenCases = ({ class: about }: Pick<CaseConflict, 'class'>): boolean =>
  BETWEEN_CASES.includes(about);

/** Puts the conflicts of a case, its own and those with others, into its record and theirs. */
export function noteMeetings(
  documents: DeskDocuments,
  of: CaseId,
  inside: readonly CaseConflict[] | null = null,
): void {
  const record = documents.get('cases', of);
  if (record === undefined) return;
  const conflicts = put(documents, record, inside);
  const others = new Set(
    [...record.conflicts, ...conflicts].filter(isBetweenCases).flatMap(({ cases }) => cases),
  );
  others.delete(of);
  for (const other of others) {
    const known = documents.get('cases', other);
    if (known !== undefined) put(documents, known, null);
  }
}

function put(
  documents: DeskDocuments,
  record: CaseRecord,
  inside: readonly CaseConflict[] | null,
): readonly CaseConflict[] {
  const own = inside ?? record.conflicts.filter((conflict) => !isBetweenCases(conflict));
  const conflicts = [...own, ...betweenCases(documents, record)].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (JSON.stringify(conflicts) !== JSON.stringify(record.conflicts))
    documents.put('cases', record.state.id, { ...record, conflicts });
  return conflicts;
}

/** Whom a case meets, each once for each class, by what the documents that cases share say. */
function betweenCases(documents: DeskDocuments, record: CaseRecord): readonly CaseConflict[] {
  const { state } = record;
  if (record.aside) return [];
  const met = new Map<string, CaseConflict>();
  const meet = (ids: readonly CaseId[], told: (other: CaseRecord) => CaseConflict | null): void => {
    for (const id of ids) {
      const other = id === state.id ? undefined : documents.get('cases', id);
      const conflict = other && !other.aside ? told(other) : null;
      if (conflict) met.set(conflict.id, conflict);
    }
  };
  for (const key of alikeKeys(state))
    meet(documents.get('alike', key)?.cases ?? [], (other) => duplicate(record, other));
  meet(sameCode(documents, state), (other) => betweenTwo('C09', record, other, state.code?.code ?? null));
  meet(onItem(documents, state), (other) => workOnItem(record, other));
  meet(documents.get('numbers', state.number)?.cases ?? [], (other) =>
    betweenTwo('C21', record, other, state.number),
  );
  return [...met.values()];
}

/** C08: only across stores; inside one the search for duplicates tells whoever decides. */
function duplicate(a: CaseRecord, b: CaseRecord): CaseConflict | null {
  if (rootOf(a) === rootOf(b) || alikeKeys(b.state).length === 0) return null;
  const conflict = betweenTwo('C08', a, b, null);
  const [one, other] = [judgedOf(a.state, b.state), judgedOf(b.state, a.state)];
  if (one === null || other === null || one.verdict !== other.verdict || one.keep !== other.keep)
    return conflict;
  if (one.verdict === 'different') return null;
  const [kept, { by }] = one.keep === a.state.id ? [a, one] : [b, other];
  return { ...conflict, status: 'decided', decided: { chosen: kept.made, entry: null, by } };
}

/** The store in which a case was begun. */
const rootOf = ({ state }: CaseRecord): string | null => {
  const [drafter] = state.people.drafters;
  return drafter === undefined ? null : personParts(drafter).root;
};

const judgedOf = (state: CaseState, other: CaseState): DuplicatesJudged | null =>
  state.judged.findLast(({ cases }) => cases.includes(state.id) && cases.includes(other.id)) ?? null;

/** Items under one code: the cases that made them. */
function sameCode(documents: DeskDocuments, state: CaseState): readonly CaseId[] {
  const item = state.target === null ? documents.get('register', registerIdOf(state.id)) : undefined;
  const registers = item ? (documents.get('codes', codeKey(item.code))?.registers ?? []) : [];
  return registers.map((id) => id as string as CaseId);
}

/** Cases on the item that a case is about. */
function onItem(documents: DeskDocuments, { target }: CaseState): readonly CaseId[] {
  if (target === null) return [];
  const known = documents.get('register', target)?.cases ?? [];
  return [...new Set([...known, ...(documents.get('targets', target)?.cases ?? [])])];
}

/** C11 and C12: two open cases of one kind on one item, which no office alone lets happen. */
function workOnItem(a: CaseRecord, b: CaseRecord): CaseConflict | null {
  const [one, other] = [a.state, b.state];
  if (other.target !== one.target || slotOf(one) !== slotOf(other)) return null;
  if (openCaseOf(one) === null || openCaseOf(other) === null) return null;
  const isEnding = [one, other].some(({ caseType }) => caseType !== 'CHANGE' && caseType !== 'CORRECT');
  return betweenTwo(isEnding ? 'C11' : 'C12', a, b, null);
}

/** A conflict of two cases: it reads the same from both sides. */
function betweenTwo(about: ConflictClass, a: CaseRecord, b: CaseRecord, field: string | null): CaseConflict {
  const [one, other] = a.made < b.made ? [a, b] : [b, a];
  const id = conflictId(about, [one.made, other.made]);
  const choices = [...(one.choices ?? []), ...(other.choices ?? [])].filter(
    ({ conflict }) => conflict === id,
  );
  const top = Math.max(...choices.map(({ level }) => level));
  const [choice, ...more] = choices.filter(({ level }) => level === top);
  const isDecided = choice !== undefined && more.every(({ chosen }) => chosen === choice.chosen);
  return {
    ...{ id, class: about, first: one.made, second: other.made, field },
    openedBy: [one.made, other.made],
    base: null,
    values: null,
    cases: [one.state.id, other.state.id],
    status: isDecided ? 'decided' : 'open',
    decided: isDecided ? { chosen: choice.chosen, entry: choice.entry, by: choice.by } : null,
  };
}
