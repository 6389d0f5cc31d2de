/**
 * What cases have in common, kept up entry by entry: the register, query codes, applications that are alike. Whatever
 * the order in which cases come, the documents are the same: lists are sorted, and of two the same one comes first.
 */
import { isApplication } from '#shared/domain/case-type';
import { type CaseId, type DivisionCode, type RegisterId, registerIdOf } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { takenKeys } from '#shared/regulation/casework/code-from-pool';
import { alikeKeys } from '#shared/regulation/casework/duplicates';
import type { CaseEvent } from '#shared/regulation/casework/events';
import {
  allPublicationIds,
  isSamePublication,
  publicationIds,
  publishedKey,
} from '#shared/regulation/casework/publication-id';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import { changeEntry } from '#shared/regulation/register/change-entry';
import { codeKey } from '#shared/regulation/register/code-key';
import type { OpenCase } from '#shared/regulation/register/entry';
import type { DeskDocuments, RegisterRecord } from './desk-tables';
import { changesItem, makerOfItem } from './item-say';

type RegisterChanged = Extract<CaseEvent, { type: 'registerChanged' }>;

/** A list of ids with one more, ascending. */
export const withId = <T extends string>(ids: readonly T[], id: T): readonly T[] =>
  ids.includes(id) ? ids : [...ids, id].sort();

/** The register after a case of `author` changed it. An item whose making is not known yet waits for it (`refoldItem`). */
export function changeRegister(
  documents: DeskDocuments,
  state: CaseState,
  event: RegisterChanged,
  author: DivisionCode | null,
): void {
  const id = state.target ?? registerIdOf(state.id);
  const known = documents.get('register', id);
  if (!known && event.change.kind !== 'made') return;
  if (!changesItem(event.change, state, author, makerOfItem(documents, id) ?? state)) return;
  const by = { caseId: state.id, type: state.caseType, target: state.target, on: event.on };
  const entry = changeEntry(known ?? null, event.change, by);
  const { maker, touchedOn } = known ?? { maker: makerOf(state), touchedOn: event.on };
  const former = known?.formerCodes === undefined ? {} : { formerCodes: known.formerCodes };
  documents.put('register', id, { ...entry, ...former, maker, touchedOn });
  noteCode(documents, entry.code, id);
}

/** An item that is left out of account is not found by its code. */
export function forgetCode(documents: DeskDocuments, code: string, id: RegisterId): void {
  const key = codeKey(code);
  const registers = documents.get('codes', key)?.registers ?? [];
  if (registers.includes(id))
    documents.put('codes', key, { registers: registers.filter((one) => one !== id) });
}

/** A register item as far as there is one: what was made and undone since leaves a trace that counts for nothing. */
export function itemIn(documents: Pick<DeskDocuments, 'get'>, id: RegisterId): RegisterRecord | undefined {
  const item = documents.get('register', id);
  return item?.aside ? undefined : item;
}

/** One code may come to stand on two items, at two stations: it finds both. */
export function noteCode(documents: DeskDocuments, code: string, id: RegisterId): void {
  const key = codeKey(code);
  const registers = documents.get('codes', key)?.registers ?? [];
  if (!registers.includes(id)) documents.put('codes', key, { registers: withId(registers, id) });
}

/** Whether a notice of another case has an id of the region's platform; one that it had by mistake is free again. */
export const isPublicationOfAnother = (
  documents: Pick<DeskDocuments, 'get'>,
  id: string,
  of: CaseId,
): boolean =>
  (documents.get('alike', publishedKey(id))?.cases ?? []).some((one) => {
    const other = one === of ? undefined : documents.get('cases', one);
    return other !== undefined && publicationIds(other.state).some((used) => isSamePublication(used, id));
  });

export const makerOf = (state: CaseState): RegisterRecord['maker'] => {
  const { number, people, profile, steps } = state;
  const [drafter] = people.drafters;
  if (drafter === undefined) throw new Error('a case without anybody who began it');
  const confirmed = steps.some(({ step, confirmedAt }) => step === 'coding' && confirmedAt !== null);
  return { number, drafter, profile, confirmed, ...(state.codeLost ? { codeLost: true } : {}) };
};

/** The slot of an item that a case stands in while it is open. */
export const slotOf = ({ caseType }: Pick<CaseState, 'caseType'>): 'openApplication' | 'openAgencyCase' =>
  isApplication(caseType) ? 'openApplication' : 'openAgencyCase';

/** How an open case stands on its item; null for one that has ended. */
export const openCaseOf = ({ id, caseType, round, status }: CaseState): OpenCase | null =>
  isEnded(status) ? null : { caseId: id, type: caseType, received: round > 0 };

/** A register item knows the case that made it, and the application and the agency's case that are open on it. */
export function noteInRegister(documents: DeskDocuments, state: CaseState, day: LocalDate): void {
  if (state.target === null) {
    noteMaker(documents, state);
    return;
  }
  const entry = documents.get('register', state.target);
  if (!entry) {
    noteTarget(documents, state.target, state.id);
    return;
  }
  const slot = slotOf(state);
  const cases = entry.cases.includes(state.id)
    ? entry.cases
    : inOrder(documents, [...entry.cases, state.id], state);
  const mine = entry[slot] === null || entry[slot].caseId === state.id;
  const open = mine ? (openCaseOf(state) ?? nextOpen(documents, cases, state)) : entry[slot];
  const touchedOn = day > entry.touchedOn ? day : entry.touchedOn;
  documents.put('register', entry.id, { ...entry, cases, touchedOn, [slot]: open });
}

/** Cases on an item that is not known here yet are found again when it comes. */
export function noteTarget(documents: DeskDocuments, target: RegisterId, of: CaseId): void {
  const cases = documents.get('targets', target)?.cases ?? [];
  if (!cases.includes(of)) documents.put('targets', target, { cases: withId(cases, of) });
}

/** Ascends by when cases were made; the one that made the item stands first. */
export const byCreation =
  (item: string) =>
  (a: CaseState, b: CaseState): number =>
    a.id === item || b.id === item
      ? Number(b.id === item) - Number(a.id === item)
      : a.createdAt === b.createdAt
        ? compare(a.id, b.id)
        : compare(a.createdAt, b.createdAt);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(documents: DeskDocuments, ids: readonly CaseId[], state: CaseState): readonly CaseId[] {
  const states = ids.flatMap((id) => (id === state.id ? state : (documents.get('cases', id)?.state ?? [])));
  return states.sort(byCreation(state.target ?? state.id)).map(({ id }) => id);
}

/** The next open case for the slot that `ended` gives up: only stations side by side can have opened two. */
function nextOpen(documents: DeskDocuments, cases: readonly CaseId[], ended: CaseState): OpenCase | null {
  const slot = slotOf(ended);
  for (const id of cases) {
    const state = id === ended.id ? undefined : documents.get('cases', id)?.state;
    const open = state && state.target !== null && slotOf(state) === slot ? openCaseOf(state) : null;
    if (open !== null) return open;
  }
  return null;
}

/** The region may confirm the code, or say that it is another's, long after the item was made. */
export function noteMaker(documents: DeskDocuments, state: CaseState): void {
  const entry = documents.get('register', registerIdOf(state.id));
  const maker = makerOf(state);
  if (entry && (entry.maker.confirmed !== maker.confirmed || entry.maker.codeLost !== maker.codeLost))
    documents.put('register', entry.id, { ...entry, maker });
}

/** Applications that have a digest, a code or a name in common find each other; one without hope of a code is left
 * out. A code out of a pool finds who took it. Tells whether it stands among others than before. */
export function noteAlike(
  documents: DeskDocuments,
  before: CaseState | null,
  state: CaseState | null,
  of: CaseId,
): boolean {
  const former = before ? keysOf(before) : [];
  const keys = state ? keysOf(state) : [];
  const casesOf = (key: string) => documents.get('alike', key)?.cases ?? [];
  for (const key of former)
    if (!keys.includes(key)) documents.put('alike', key, { cases: casesOf(key).filter((id) => id !== of) });
  for (const key of keys)
    if (!former.includes(key)) documents.put('alike', key, { cases: withId(casesOf(key), of) });
  return former.length !== keys.length || keys.some((key) => !former.includes(key));
}

/** Under what a case is found: what it has in common with others, and what nobody else may have. */
const keysOf = (state: CaseState): readonly string[] => [
  ...new Set([...alikeKeys(state), ...takenKeys(state), ...allPublicationIds(state).map(publishedKey)]),
];

/** A number is given once; cases of copied machines that bear one twice find each other. */
export function noteNumber(documents: DeskDocuments, { number, id }: CaseState): void {
  const cases = documents.get('numbers', number)?.cases ?? [];
  if (!cases.includes(id)) documents.put('numbers', number, { cases: withId(cases, id) });
}
