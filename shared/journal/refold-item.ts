/**
 * Makes a register item anew from all the cases on it, in the one order of entries: whatever the order in which the
 * cases came, every station that has the same entries has the same item.
 */
import { compareEntries } from '#shared/agreement/entry-order';
import { type CaseId, type DivisionCode, type RegisterId, registerIdOf } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { Word } from '#shared/regulation/casework/item-papers';
import type { CaseState } from '#shared/regulation/casework/state';
import { changeEntry } from '#shared/regulation/register/change-entry';
import { codeKey } from '#shared/regulation/register/code-key';
import type { OpenCase, RegisterEntry } from '#shared/regulation/register/entry';
import type { DeskDocuments, RegisterRecord } from './desk-tables';
import type { Entry, StoredEntry } from './entry';
import { isAside, type StandingFacts } from './entry-standing';
import { isCaseEvent } from './events';
import { changesItem } from './item-say';
import { writerOf } from './lineage';
import { notePapers } from './papers-of-item';
import {
  byCreation,
  forgetCode,
  makerOf,
  noteCode,
  noteTarget,
  openCaseOf,
  slotOf,
  withId,
} from './shared-documents';

type Changed = Extract<CaseEvent, { type: 'registerChanged' }>;

/** A change of the register with the place of its entry, and whose word it is. */
interface Change extends Pick<Entry, 'lamport' | 'station' | 'seq'> {
  readonly state: CaseState;
  readonly author: DivisionCode | null;
  readonly event: Changed;
}

/** The item that a case made, and the one it is about. */
export function refoldItems(
  views: StandingFacts,
  documents: DeskDocuments,
  state: CaseState,
  entriesOf: (of: CaseId) => readonly StoredEntry[],
): void {
  if (state.target === null) refoldItem(views, documents, registerIdOf(state.id), entriesOf);
  else {
    noteTarget(documents, state.target, state.id);
    refoldItem(views, documents, state.target, entriesOf);
  }
}

function refoldItem(
  views: StandingFacts,
  documents: DeskDocuments,
  item: RegisterId,
  entriesOf: (of: CaseId) => readonly StoredEntry[],
): void {
  const known = documents.get('register', item);
  const waiting = documents.get('targets', item)?.cases ?? [];
  const ids = [...(known?.cases ?? []), ...waiting, item as string as CaseId].reduce(withId<CaseId>, []);
  const states = ids
    .flatMap((id) => stateOf(documents, id) ?? [])
    .filter(({ id, target }) => (target ?? registerIdOf(id)) === item)
    .sort(byCreation(item));
  const changes: Change[] = [];
  let touched: readonly LocalDate[] = [];
  for (const state of states) {
    const fated = new Set(documents.get('cases', state.id)?.fates.map(({ entry }) => entry));
    for (const { entry, id } of entriesOf(state.id)) {
      if (isAside(views, entry)) continue;
      if (state.target !== null) touched = [...touched, beijingDate(entry.claimedAt)];
      if (fated.has(id)) continue;
      const { lamport, station, seq } = entry;
      const author = writerOf(views, station);
      for (const event of entry.events)
        if (isCaseEvent(event) && event.type === 'registerChanged')
          changes.push({ lamport, station, seq, state, author, event });
    }
  }
  const maker = states.find(({ id }) => registerIdOf(id) === item);
  const counting =
    maker === undefined
      ? []
      : changes
          .filter(({ event, state, author }) => changesItem(event.change, state, author, maker))
          .sort(compareEntries);
  const entry = counting.reduce(changed, null);
  const made = counting.find(({ event }) => event.change.kind === 'made');
  if (entry === null || maker === undefined || made === undefined) {
    if (known) documents.put('register', item, { ...known, aside: true });
    noteCodes(documents, item, known, []);
    notePapers(documents, states, null);
    return;
  }
  const former = formerCodes(documents, maker, entry.code, entriesOf(maker.id));
  documents.put('register', item, {
    ...entry,
    ...(former.length === 0 ? {} : { formerCodes: former }),
    cases: states.map(({ id }) => id),
    openApplication: openIn(states, 'openApplication'),
    openAgencyCase: openIn(states, 'openAgencyCase'),
    maker: makerOf(maker),
    touchedOn: [made.event.on, ...touched].reduce((latest, day) => (day > latest ? day : latest)),
  });
  noteCodes(documents, item, known, [entry.code, ...former]);
  const lost = lostCodes(documents, maker, entriesOf(maker.id));
  notePapers(documents, states, { item: entry, maker, lost });
}

/** An item is found by the codes that it has and had, and by no other. */
function noteCodes(
  documents: DeskDocuments,
  item: RegisterId,
  known: RegisterRecord | undefined,
  codes: readonly string[],
): void {
  for (const code of known ? [known.code, ...(known.formerCodes ?? [])] : [])
    if (!codes.includes(code)) forgetCode(documents, code, item);
  for (const code of codes) noteCode(documents, code, item);
}

/** Codes of the case that made an item which gave way to another (C09, C10): papers that bear them are about. */
function formerCodes(
  documents: DeskDocuments,
  maker: CaseState,
  code: string,
  entries: readonly StoredEntry[],
): readonly string[] {
  const lost = new Set(
    documents
      .get('cases', maker.id)
      ?.fates.filter(({ fate }) => fate === 'opinion')
      .map(({ entry }) => entry),
  );
  const entered = entries
    .filter(({ id }) => lost.has(id))
    .flatMap(({ entry: { events } }) => events)
    .flatMap((event) => (isCaseEvent(event) && event.type === 'codeEntered' ? [event.code] : []));
  const replaced = maker.code?.replaced?.map((one) => one.code) ?? [];
  return [...new Set([...entered, ...replaced])].filter((one) => codeKey(one) !== codeKey(code)).sort();
}

/** Codes of the case that made an item which the region did not choose of two (C10), each with its decision. */
function lostCodes(
  documents: DeskDocuments,
  maker: CaseState,
  entries: readonly StoredEntry[],
): readonly Word[] {
  const byId = new Map(entries.map(({ id, entry }) => [id, entry]));
  return (documents.get('cases', maker.id)?.conflicts ?? []).flatMap(
    ({ class: about, openedBy, decided }): readonly Word[] => {
      const decision = about === 'C10' && decided !== null ? byId.get(decided.entry) : undefined;
      if (decided === null || decision === undefined) return [];
      return openedBy
        .filter((id) => id !== decided.chosen)
        .flatMap((id) => byId.get(id)?.events ?? [])
        .flatMap((event) => (isCaseEvent(event) && event.type === 'codeEntered' ? [event.code] : []))
        .map((former) => ({ former, on: beijingDate(decision.claimedAt), by: decided.by }));
    },
  );
}

/** A case that counts here. */
function stateOf(documents: DeskDocuments, id: CaseId): CaseState | null {
  const record = documents.get('cases', id);
  return record === undefined || record.aside ? null : record.state;
}

/** A change of an item that is not made yet changes nothing. */
function changed(item: RegisterEntry | null, { state, event }: Change): RegisterEntry | null {
  if (item === null && event.change.kind !== 'made') return null;
  const by = { caseId: state.id, type: state.caseType, target: state.target, on: event.on };
  return changeEntry(item, event.change, by);
}

/** The first of the open cases for a slot. */
function openIn(states: readonly CaseState[], slot: 'openApplication' | 'openAgencyCase'): OpenCase | null {
  const open = states.filter((state) => state.target !== null && slotOf(state) === slot);
  return open.flatMap((state) => openCaseOf(state) ?? [])[0] ?? null;
}
