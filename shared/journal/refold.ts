/**
 * Folds a case anew from all its entries, whatever the order in which they came: what counts, what waits, what met.
 * Then it puts right what the case shares with others.
 */
import { type Agreement, agree } from '#shared/agreement/agree';
import { conflictsOf } from '#shared/agreement/case-conflicts';
import type { CaseEntry } from '#shared/agreement/case-entry';
import { CaseGraph } from '#shared/agreement/case-graph';
import type { MadeChoice } from '#shared/agreement/choices';
import { type JudgedClock, judgedClocks, type MetClock, metClocks } from '#shared/agreement/clock-conflicts';
import { isBetweenCases } from '#shared/agreement/conflict-class';
import { compareEntries } from '#shared/agreement/entry-order';
import { type SlotMeeting, slotMeetings } from '#shared/agreement/slots';
import { CHECKLIST, VALUE_SETS, type Write, writesOf } from '#shared/agreement/writes';
import type { AccountId, CaseId, EntryId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import type { Json } from '#shared/lib/canonical-json';
import {
  type SaidOfCoding,
  saidOfCoding,
  withOvertakenSince,
} from '#shared/regulation/casework/overtaken-papers';
import { patched } from '#shared/regulation/casework/patch';
import type { ChecklistAnswer } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { type CaseFolded, type CaseMove, sharesOf, withEvents, withFated, withMove } from './case-fold';
import { isCoreData, noteCore } from './core-data';
import { isSaidCore, saysCore } from './core-said';
import { noteChosen } from './decided-elsewhere';
import type { CaseRecord, DeskDocuments, FatedEntry, Line } from './desk-tables';
import type { DeskViews } from './desk-views';
import type { StoredEntry } from './entry';
import { isAside, standingOf } from './entry-standing';
import { isCaseEvent } from './events';
import { eventsRead, isRead } from './events-read';
import { accountsOf, agencyOf, isOwnStation, writerOf } from './lineage';
import { noteMeetings } from './meetings';
import { refoldItems } from './refold-item';
import { noteAlike, noteNumber } from './shared-documents';

/** Entries of any case that the journal holds, in any order. */
export type EntriesOf = (of: CaseId) => readonly StoredEntry[];

/** An entry with what it is made of. */
export interface Node extends CaseEntry {
  readonly stored: StoredEntry;
}

/** Folds a case anew. One whose making is not here is left out until it comes. */
export function refold(views: DeskViews, documents: DeskDocuments, of: CaseId, entriesOf: EntriesOf): void {
  const entries = entriesOf(of);
  for (const { entry } of entries)
    if (isOwnStation(views, entry.station) && documents.get('commands', entry.commandId) === undefined)
      documents.put('commands', entry.commandId, { procedure: entry.procedure, case: of });
  const before = documents.get('cases', of);
  const record = caseOf(views, entries, documents.get('moves', of)?.moves ?? []) ?? hidden(before);
  const isSaid = isSaidCore(entries, () => agreementOf(views, entries), record?.state ?? null);
  noteCore(documents, of, isSaid || (record !== null && isCoreData(record)), entries.some(saysCore));
  if (record === null) return;
  // What was decided inside it tells which papers on its item count; what it meets in others is told last.
  const met = before?.conflicts.filter(isBetweenCases) ?? [];
  documents.put('cases', of, { ...record, conflicts: [...record.conflicts, ...met] });
  noteAlike(documents, before && !before.aside ? before.state : null, record.aside ? null : record.state, of);
  noteChosen(documents, of, before?.choices, record.choices);
  noteNumber(documents, record.state);
  refoldItems(views, documents, record.state, entriesOf);
  noteMeetings(documents, of, record.conflicts);
}

/** A case that came whole with an import that is left out of account stays as it was, and no list shows it. */
const hidden = (before: CaseRecord | undefined): CaseRecord | null =>
  before === undefined ? null : { ...before, conflicts: [], aside: true };

/** The record of a case from all its entries, without what it meets in other cases; null while its making is not here. */
export function caseOf(
  views: DeskViews,
  entries: readonly StoredEntry[],
  moves: readonly CaseMove[],
): CaseRecord | null {
  const agreement = agreementOf(views, entries);
  const { graph, fates, making } = agreement;
  const maker = graph.order[making];
  if (maker === undefined) return null;
  const folding = new Folding(views, agreement, [...moves].sort(compareEntries));
  const fated: FatedEntry[] = [];
  graph.order.forEach(({ id, station, seq }, place) => {
    const fate = fates[place] ?? 'effective';
    folding.take(place);
    if (fate !== 'effective') fated.push({ entry: id, station, seq, fate });
  });
  folding.finish();
  const waiting = graph.waiting.map(({ id, station, seq }) => ({
    entry: id,
    station,
    seq,
    fate: 'waiting' as const,
  }));
  const aside = entries
    .filter(({ entry }) => isAside(views, entry))
    .map(({ entry: { station, seq }, id }) => ({ entry: id, station, seq, fate: 'aside' as const }));
  const { folded } = folding;
  if (folded === null) return null;
  const conflicts = conflictsOf(agreement);
  const isCounted = conflicts.some((one) => one.class === 'C14');
  const met = isCounted ? metClocks(agreement, conflicts) : [];
  const judged = isCounted ? judgedClocks(agreement, conflicts) : [];
  return {
    ...folded,
    state: withJudgedClocks(withMetClocks(folded.state, met), judged),
    made: maker.id,
    tips: graph.tips.map(({ id }) => id).sort(),
    shares: sharesOf(entries),
    conflicts,
    fates: [...fated, ...waiting, ...aside.sort((a, b) => (a.entry < b.entry ? -1 : 1))],
    ...choicesBetweenCases(agreement),
  };
}

/** The case with runs of clocks as they count after their counts have met: also one that has ended (design 2.10, C14). */
function withMetClocks(state: CaseState, met: readonly MetClock[]): CaseState {
  if (met.length === 0) return state;
  const longest = [...met].sort((a, b) => (a.clock.due < b.clock.due ? 1 : -1));
  const clocks = state.clocks.map((run) => {
    const isMeant = ({ run: count, clock }: MetClock): boolean =>
      run.clock === clock.clock && run.objection === clock.objection && run.run === count;
    const clock = longest.find(isMeant)?.clock;
    if (clock === undefined || clock.due === run.due) return run;
    return { ...run, ...clock, earlier: [...run.earlier, { due: run.due, because: COUNTED_TWICE }] };
  });
  return { ...state, clocks };
}

/** The case with what was decided of clocks whose last day is in doubt: no date and no paper changes by it. */
function withJudgedClocks(state: CaseState, judged: readonly JudgedClock[]): CaseState {
  if (judged.length === 0) return state;
  const clocks = state.clocks.map((run) => {
    const said = judged.find(
      ({ clock, objection, date }) =>
        run.clock === clock && run.objection === objection && run.stopped === date,
    );
    return said ? { ...run, kept: said.kept } : run;
  });
  return { ...state, clocks };
}

/** Why the due date is not the last that was written down. */
const COUNTED_TWICE = '两处计算不同，裁决前按较长的期限，裁决后按裁决';

/** What the entries of a case come to here. */
export const agreementOf = (views: DeskViews, entries: readonly StoredEntry[]): Agreement<Node> =>
  agree(nodesOf(views, entries));

/** Who could know what in a case. */
export const graphOf = (views: DeskViews, entries: readonly StoredEntry[]): CaseGraph<CaseEntry> =>
  new CaseGraph<CaseEntry>(nodesOf(views, entries));

/** The entries that are not left out of account. */
const nodesOf = (views: DeskViews, entries: readonly StoredEntry[]): readonly Node[] =>
  entries.filter(({ entry }) => !isAside(views, entry)).map((stored) => nodeOf(views, stored));

function nodeOf(views: DeskViews, stored: StoredEntry): Node {
  const { station, seq, lamport, casePrev, events, actor, claimedAt: at, clockDoubt } = stored.entry;
  const standing = standingOf(views, stored.entry);
  return {
    ...{ id: stored.id, station, seq, lamport, casePrev, at, clockDoubt, stored },
    events: standing === 'good' ? events.filter(isCaseEvent) : eventsRead(stored.entry),
    actor: accountsOf(views, station)(actor),
    agency: writerOf(views, station),
    standing,
    ...(standing === 'disputed' && !isRead(stored.entry) ? { isUnread: true } : {}),
  };
}

/** The case as it grows, entry by entry in the one order. */
class Folding {
  folded: CaseFolded | null = null;
  readonly #chosen: ReadonlyMap<EntryId, readonly Write[]>;
  readonly #slots: readonly SlotMeeting[];
  #moves: readonly CaseMove[];
  /** Where the region said the code or the date of coding. */
  readonly #coded: (SaidOfCoding & { readonly place: number })[] = [];

  constructor(
    readonly views: DeskViews,
    readonly agreement: Agreement<Node>,
    moves: readonly CaseMove[],
  ) {
    this.#chosen = chosenWrites(agreement);
    this.#slots = slotMeetings(agreement);
    this.#moves = moves;
  }

  take(place: number): void {
    const { graph, fates, making } = this.agreement;
    const node = graph.order[place];
    if (node === undefined) return;
    this.#moveUpTo((move) => compareEntries(move, node) < 0);
    const { entry } = node.stored;
    const accounts = accountsOf(this.views, node.station);
    const fate = place === making ? 'effective' : (fates[place] ?? 'effective');
    const events = this.agreement.events[place] ?? [];
    if (this.folded === null && place !== making) return;
    if (fate === 'effective')
      this.folded = this.#withOvertaken(withEvents(this.folded, entry, events, accounts), node, place);
    else if (this.folded !== null)
      this.folded = withFated(this.folded, entry, events, fate, accounts, this.#chooserOf(place));
    if (this.folded !== null && fate === 'effective')
      this.folded = { ...this.folded, state: this.#withChoices(this.folded.state, node.id, place) };
  }

  /**
   * Papers of a result that were issued beside the region's word on the coding, by somebody who did not know it,
   * are void as those before it.
   */
  #withOvertaken(after: CaseFolded | null, { actor, events }: Node, place: number): CaseFolded | null {
    const before = this.folded?.state;
    if (before === undefined || after === null) return after;
    const said = events.find((event) => event.type === 'stepsConfirmed');
    const what = said && saidOfCoding(before, after.state);
    if (said && what) this.#coded.push({ on: said.on, by: actor, what, place });
    const unknown = this.#coded.find(
      ({ place: at }) => at !== place && !this.agreement.graph.knew(place, at),
    );
    return unknown ? { ...after, state: withOvertakenSince(before, after.state, unknown) } : after;
  }

  /** Who chose, and when, the side against which the entry at `place` fell; null when nobody did. */
  #chooserOf(place: number): Pick<Line, 'at' | 'actor'> | null {
    const { graph, choices } = this.agreement;
    const isFrom = (at: number): boolean => at >= 0 && (at === place || graph.knew(place, at));
    const choice = choices.find(
      ({ first, second, chosen, place: by }) =>
        !isFrom(by) && isFrom(graph.placeOf(chosen === first ? second : first)),
    );
    const made = choice && graph.order[choice.place];
    return made ? { at: made.stored.entry.claimedAt, actor: made.actor } : null;
  }

  /** What calendars moved after the last entry. */
  finish(): void {
    this.#moveUpTo(() => true);
  }

  /** A calendar moves the clocks of what its office has in hand. */
  #moveUpTo(isDue: (move: CaseMove) => boolean): void {
    while (this.#moves[0] !== undefined && isDue(this.#moves[0])) {
      const [move, ...rest] = this.#moves;
      this.#moves = rest;
      if (move === undefined || this.folded === null) continue;
      const { trust } = this.views;
      const holds =
        trust.root === null || agencyOf(this.views, move.station) === this.folded.state.holder.agency;
      if (holds) this.folded = withMove(this.folded, move, accountsOf(this.views, move.station));
    }
  }

  /** What was chosen of two values, or of two files: whoever chose has not drafted it. */
  #withChoices(state: CaseState, id: EntryId, place: number): CaseState {
    let after = state;
    for (const { field, value } of this.#chosen.get(id) ?? []) after = withValue(after, field, value);
    for (const meeting of this.#slots) {
      if (meeting.decidedAt !== place || meeting.loser === null) continue;
      const lost = this.#filesOf(meeting.loser, meeting.slot);
      after = { ...after, attachments: after.attachments.filter((file) => !lost.includes(file.id)) };
    }
    return after;
  }

  #filesOf(id: EntryId, slot: string): readonly number[] {
    const { graph, events } = this.agreement;
    return (events[graph.placeOf(id)] ?? []).flatMap((event) =>
      event.type === 'attachmentAdded' && event.attachment.field === slot ? [event.attachment.id] : [],
    );
  }
}

/** What was chosen between this case and another. */
function choicesBetweenCases({ graph, choices }: Agreement<Node>): Pick<CaseRecord, 'choices'> {
  const between = choices.filter(isBetweenCases).map((choice) => ({
    ...{ conflict: choice.conflict, class: choice.class, chosen: choice.chosen },
    ...{ level: choice.level, entry: choice.by },
    ...(choice.other === undefined ? {} : { other: choice.other }),
    ...saidBy(graph.order[choice.place]),
  }));
  return between.length === 0 ? {} : { choices: between };
}

/** Who said it, and on which day. */
function saidBy(node: Node | undefined): { readonly by: AccountId; readonly on: LocalDate } {
  if (node === undefined) throw new Error('a choice that nobody made');
  return { by: node.actor, on: beijingDate(node.stored.entry.claimedAt) };
}

/** Values that were written again by a choice, by the entry that chose. */
function chosenWrites(agreement: Agreement<Node>): ReadonlyMap<EntryId, readonly Write[]> {
  const chosen = new Map<EntryId, Write[]>();
  if (!agreement.choices.some((choice: MadeChoice) => choice.class === 'C02')) return chosen;
  for (const writes of writesOf(agreement).values())
    for (const write of writes)
      if (write.choice !== null) chosen.set(write.choice.by, [...(chosen.get(write.choice.by) ?? []), write]);
  return chosen;
}

/** The case with one field as it was chosen. */
function withValue(state: CaseState, field: string, value: Json): CaseState {
  if (field === CHECKLIST) return { ...state, checklist: value as unknown as readonly ChecklistAnswer[] };
  const [head = '', ...rest] = field.split('.');
  const set = VALUE_SETS.find((one) => one === head);
  if (set !== undefined) {
    const patch = { [rest.join('.')]: value } as FormValues;
    return { ...state, [set]: patched(state[set], patch) };
  }
  const [round, index] = rest.map(Number);
  const corrections = state.corrections.map((notice, at) =>
    at + 1 === round
      ? { ...notice, answers: notice.answers.map((old, place) => (place === index ? String(value) : old)) }
      : notice,
  );
  return { ...state, corrections };
}
