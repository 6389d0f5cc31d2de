/**
 * Conflicts between cases: applications for one thing at two offices, one code on two items, two works on one item, one
 * number twice. They stand in the record of each case and say the same in both, whichever changed last.
 */
import { judgementId } from '#shared/agreement/choices';
import { type CaseConflict, conflictId, isLost, latestDay } from '#shared/agreement/conflict';
import { type ConflictClass, isBetweenCases } from '#shared/agreement/conflict-class';
import type { CaseId, EntryId } from '#shared/domain/ids';
import { type PublicationId, type RegisterId, registerIdOf } from '#shared/domain/ids';
import { RESULTS } from '#shared/paper/document-id';
import { alikeKeys } from '#shared/regulation/casework/duplicates';
import { withFall } from '#shared/regulation/casework/fallen-paper';
import { isSamePublication, publicationIds, publishedKey } from '#shared/regulation/casework/publication-id';
import type { CaseState } from '#shared/regulation/casework/state';
import { endsWithout } from '#shared/regulation/casework/status';
import { codeKey } from '#shared/regulation/register/code-key';
import { chosenAbout, decidedElsewhere, standingIn } from './decided-elsewhere';
import type { CaseChoice, CaseRecord, DeskDocuments } from './desk-tables';
import { personParts } from './lineage';
import { itemIn, noteMaker, openCaseOf, slotOf } from './shared-documents';

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
  for (const one of chosenAbout(documents, of)) others.add(one);
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
  const state = withCodeLost(record, conflicts);
  noteMaker(documents, state);
  if (state !== record.state || JSON.stringify(conflicts) !== JSON.stringify(record.conflicts))
    documents.put('cases', record.state.id, { ...record, state, conflicts });
  return conflicts;
}

/** Why the papers of a result are void whose code belongs to another. */
const CODE_LOST = '查询码经裁决归另一登记';

/**
 * The notice of the result and the sheet of an item that lost its code are void and to be taken back, and the item is
 * marked; won again, they count again, except what was taken back by then.
 */
function withCodeLost({ state, made, choices }: CaseRecord, conflicts: readonly CaseConflict[]): CaseState {
  const lost = conflicts.find((one) => one.class === 'C09' && isLost(one, made));
  const by = choices?.find(
    ({ conflict, chosen }) => conflict === lost?.id && chosen === lost.decided?.chosen,
  );
  const fall = by ? { reason: CODE_LOST, on: by.on, by: by.by } : null;
  const documents = state.documents.map((paper) =>
    RESULTS.includes(paper.document) ? withFall(paper, fall, [CODE_LOST]) : paper,
  );
  const isSame = documents.every((paper, at) => paper === state.documents[at]);
  if (isSame && (state.codeLost === true) === (by !== undefined)) return state;
  const { codeLost: _, ...rest } = state;
  return { ...rest, documents, ...(by === undefined ? {} : { codeLost: true as const }) };
}

/** Whom a case meets, each once for each class, by what the documents that cases share say. */
function betweenCases(documents: DeskDocuments, record: CaseRecord): readonly CaseConflict[] {
  const { state } = record;
  if (record.aside) return [];
  const met = new Map(decidedElsewhere(documents, record).map((conflict) => [conflict.id, conflict]));
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
  for (const id of publicationIds(state))
    meet(documents.get('alike', publishedKey(id))?.cases ?? [], (other) =>
      samePublication(id, record, other),
    );
  return [...met.values()];
}

/** C08: only across stores; inside one the search for duplicates tells whoever decides. */
function duplicate(a: CaseRecord, b: CaseRecord): CaseConflict | null {
  if (rootOf(a) === rootOf(b) || alikeKeys(b.state).length === 0) return null;
  const conflict = betweenTwo('C08', a, b, null);
  const choice = choiceIn(judgementId(a.state.id, b.state.id), a, b);
  if (choice === null) return conflict;
  if (choice.chosen === '') return null;
  const kept = [a, b].find(({ state }) => state.id === (choice.chosen as string));
  // Of three alike another one goes on: neither of these two does.
  return decidedBy(conflict, choice, kept?.made ?? ('' as EntryId));
}

/** The store in which a case was begun. */
const rootOf = ({ state }: CaseRecord): string | null => {
  const [drafter] = state.people.drafters;
  return drafter === undefined ? null : personParts(drafter).root;
};

/**
 * C23: one id of the region's platform on notices of two cases, until the region says another of one of them. Each id is
 * a question of its own: two cases may have two in common.
 */
function samePublication(id: PublicationId, a: CaseRecord, b: CaseRecord): CaseConflict | null {
  const shared = publicationIds(b.state).find((other) => isSamePublication(id, other));
  if (shared === undefined) return null;
  return betweenTwo('C23', a, b, id < shared ? id : shared, publishedKey(id));
}

/** Items under one code: the cases that made them. */
function sameCode(documents: DeskDocuments, state: CaseState): readonly CaseId[] {
  const item = state.target === null ? itemIn(documents, registerIdOf(state.id)) : undefined;
  const registers = item ? (documents.get('codes', codeKey(item.code))?.registers ?? []) : [];
  // A code that an item had once finds it too, and is nobody else's trouble.
  const isUnder = (id: RegisterId): boolean =>
    item !== undefined && codeKey(itemIn(documents, id)?.code ?? '') === codeKey(item.code);
  return registers.filter(isUnder).map((id) => id as string as CaseId);
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
  const isEnding = [one, other].some(({ caseType }) => caseType !== 'CHANGE' && caseType !== 'CORRECT');
  const conflict = betweenTwo(isEnding ? 'C11' : 'C12', a, b, null);
  const open = [a, b].filter(({ state }) => openCaseOf(state) !== null);
  if (open.length === 2) return conflict;
  // The one that was chosen has changed the item: the other one stands on what is no more.
  const [left] = open;
  const done = [a, b].find((record) => record !== left);
  if (left === undefined || done === undefined || !isLost(conflict, left.made)) return null;
  return endsWithout(done.state.status) ? null : conflict;
}

/** A conflict of two cases: it reads the same from both sides. `key` tells several of one class apart. */
function betweenTwo(
  about: ConflictClass,
  a: CaseRecord,
  b: CaseRecord,
  field: string | null,
  key: string | null = null,
): CaseConflict {
  const [one, other] = a.made < b.made ? [a, b] : [b, a];
  const conflict: CaseConflict = {
    ...{ id: conflictId(about, [one.made, other.made], key), class: about, field },
    ...{ first: one.made, second: other.made, openedBy: [one.made, other.made] },
    base: null,
    values: null,
    arose: latestDay([one.state.createdAt, other.state.createdAt]),
    parties: [],
    cases: [one.state.id, other.state.id],
    status: 'open',
    decided: null,
  };
  const choice = choiceIn(conflict.id, one, other);
  if (choice !== null) return decidedBy(conflict, choice, choice.chosen);
  const tied = tiedIn(one, conflict.id) ?? tiedIn(other, conflict.id);
  return tied === null ? conflict : { ...conflict, tied };
}

const decidedBy = (
  conflict: CaseConflict,
  { entry, by, level }: CaseChoice,
  chosen: EntryId,
): CaseConflict => ({ ...conflict, status: 'decided', decided: { chosen, entry, by, level } });

/** What was chosen between two cases: said in both alike, by somebody who may in both. */
function choiceIn(id: string, a: CaseRecord, b: CaseRecord): CaseChoice | null {
  const [one, other] = [standingIn(a, id), standingIn(b, id)];
  const agree = one?.chosen === other?.chosen && one?.level === other?.level;
  if (one === null || other === null || !agree) return null;
  return one.entry < other.entry ? one : other;
}

/** The level at which two choices in a case contradict each other; null while none do. */
function tiedIn(record: CaseRecord, id: string): number | null {
  const levels = (record.choices ?? []).flatMap(({ conflict, level }) => (conflict === id ? [level] : []));
  return levels.length === 0 || standingIn(record, id) !== null ? null : Math.max(...levels);
}
