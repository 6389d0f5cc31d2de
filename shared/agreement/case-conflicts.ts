/** The conflicts inside a case, told by class: acts, hand-overs, fields, files, stations without right. */
import type { AccountId, EntryId } from '#shared/domain/ids';
import type { Json } from '#shared/lib/canonical-json';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { evolveObjections, isObjectionEvent } from '#shared/regulation/casework/evolve-objections';
import { isClosed, type Objection } from '#shared/regulation/casework/objection';
import type { Agreement } from './agree';
import type { CaseEntry } from './case-entry';
import type { MadeChoice } from './choices';
import { clockMeetings } from './clock-conflicts';
import { type CaseConflict, conflictId, latestDay } from './conflict';
import type { ConflictClass } from './conflict-class';
import {
  CORE,
  decisionAgainst,
  isOverruled,
  isRelevelled,
  LEVEL_FIELD,
  levelsIn,
  saysCoreLevel,
  saysFound,
} from './core-level';
import { openersOf } from './deciders';
import { type EntryFate, membersOf, standingChoice, tiedLevel } from './fates';
import { slotMeetings } from './slots';
import { endedMeetingsOf, fieldOf, idAt, meetingsOf, sameValue, writesOf } from './writes';

interface Told {
  readonly class: ConflictClass;
  readonly first: EntryId;
  readonly second: EntryId;
  readonly members?: readonly EntryId[];
  readonly field?: string | null;
  readonly base?: Json | null;
  readonly values?: { readonly first: Json; readonly second: Json };
}

/** All conflicts of a case, ascending by id; each once. */
export function conflictsOf<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  const conflicts = [
    ...actConflicts(agreement),
    ...fateConflicts(agreement),
    ...coreWordConflicts(agreement),
    ...objectionConflicts(agreement),
    ...clockMeetings(agreement).map(({ first, second, field, counts }) =>
      told(
        agreement,
        {
          ...{ class: 'C14', first, second, field },
          ...(counts === null ? {} : { values: { first: counts.first.due, second: counts.second.due } }),
        },
        false,
      ),
    ),
    ...fieldConflicts(agreement),
    ...fileConflicts(agreement),
  ];
  const byId = new Map(conflicts.map((conflict) => [conflict.id, conflict]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A conflict with what was chosen in it. `settled`: it needs nobody. */
function told<N extends CaseEntry>(
  { graph, choices }: Agreement<N>,
  { class: about, first, second, members, field = null, base = null, values }: Told,
  settled: boolean,
): CaseConflict {
  const openedBy = [...new Set(members ?? [first, second])].sort();
  const id = conflictId(about, openedBy, field);
  const contest = { class: about, first, second, ...(members === undefined ? {} : { members }) };
  const made = settled ? [] : choices.filter(({ conflict }) => conflict === id);
  const choice = standingChoice(contest, made);
  const tied = tiedLevel(contest, made);
  return {
    id,
    class: about,
    first,
    second,
    openedBy,
    field,
    base,
    values: values ?? null,
    arose: latestDay(openedBy.flatMap((one) => graph.order[graph.placeOf(one)]?.at ?? [])),
    parties: openersOf({ class: about, second, members: openedBy }).map(
      (one) => graph.order[graph.placeOf(one)]?.agency ?? null,
    ),
    cases: [],
    status: settled ? 'settled' : choice === null ? 'open' : 'decided',
    decided: choice && {
      chosen: choice.chosen,
      entry: choice.by,
      level: choice.level,
      by: actorOf(graph, choice),
    },
    ...(tied === null ? {} : { tied }),
  };
}

const actorOf = <N extends CaseEntry>(graph: Agreement<N>['graph'], { place }: MadeChoice): AccountId =>
  graph.order[place]?.actor ?? ('' as AccountId);

/** Different acts, and one act done twice. */
function actConflicts<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  const { splits, duplicates } = agreement;
  return [
    ...splits.map((split) => told(agreement, split, false)),
    ...duplicates.map((meeting) => told(agreement, { class: 'C05', ...meeting }, true)),
  ];
}

/** Entries that do not count by themselves, each against what stands. */
function fateConflicts<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  const { graph, fates, making } = agreement;
  const inSplit = new Set(agreement.splits.flatMap(membersOf));
  return graph.order.flatMap(({ id }, place): readonly CaseConflict[] => {
    const alone = { first: id, second: id };
    switch (fates[place]) {
      case 'void':
        return inSplit.has(id) ? [] : [told(agreement, { class: 'C18', ...alone }, true)];
      case 'opaque':
        return [told(agreement, { class: 'C20', ...alone }, false)];
      case 'late': {
        const decision = graph.placeOf(decisionAgainst(agreement, place) ?? id);
        return isCoreWord(agreement, place)
          ? []
          : [told(agreement, { class: 'C15', ...inOrder(agreement, decision, place) }, true)];
      }
      case 'opinion': {
        // What was built on the losing side goes with it; only what stands by itself is told.
        const isOfFork = agreement.splits.some((split) =>
          membersOf(split).some((one) => one === id || graph.knew(place, graph.placeOf(one))),
        );
        if (isOfFork) return [];
        const since = agreement.reigns?.before(place).since ?? -1;
        return [
          told(
            agreement,
            { class: 'C06', first: idAt(agreement, Math.max(since, making)), second: id },
            true,
          ),
        ];
      }
      default:
        return [];
    }
  });
}

/** Fates of a word that counts for nothing, and was heard all the same: what it names stays where it is (XJR-4-1). */
const HEARD: readonly (EntryFate | undefined)[] = ['late', 'opinion', 'void'];

function isCoreWord<N extends CaseEntry>({ graph, events, fates }: Agreement<N>, place: number): boolean {
  const fate = fates[place];
  // What is kept here of a station that the region gave up, the region never sees to decide on (C16).
  const isOfLost = fate === 'disputed' && graph.order[place]?.standing === 'disputed';
  return (
    (isOfLost || HEARD.includes(fate)) &&
    (events[place] ?? []).some((event) => saysCoreLevel(event) || saysFound(event))
  );
}

/**
 * C15 of a word by which the case is about core data, and that does not count in a case that was decided on without it: nobody may fill
 * in the form any more, so a supervisor says which of the two it is.
 */
function coreWordConflicts<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  const { graph } = agreement;
  const words = graph.order.flatMap(({ id }, place) => (isCoreWord(agreement, place) ? { id, place } : []));
  if (words.length === 0) return [];
  const levels = levelsIn(agreement);
  const values = { first: levels.at(-1)?.value ?? null, second: CORE };
  return words.flatMap(({ id, place }): readonly CaseConflict[] => {
    const first = decisionAgainst(agreement, place);
    if (first === null) return [];
    const isLevel = (agreement.events[place] ?? []).some(saysCoreLevel);
    const isOver = isRelevelled(agreement, levels, id) || (!isLevel && isOverruled(agreement, id));
    return [told(agreement, { class: 'C15', first, second: id, field: LEVEL_FIELD, values }, isOver)];
  });
}

const inOrder = <N extends CaseEntry>(
  agreement: Agreement<N>,
  a: number,
  b: number,
): { readonly first: EntryId; readonly second: EntryId } => ({
  first: idAt(agreement, Math.min(a, b)),
  second: idAt(agreement, Math.max(a, b)),
});

/** Steps after which an objection in the notice period comes too late to be heard in it. */
const AFTER_NOTICE: readonly CaseEvent['type'][] = ['publicityEnded', 'codeEntered', 'codeConfirmed'];
/** Steps by which a case has its result: an objection that is written down by somebody who knew of one was learnt late. */
const RESULT: readonly CaseEvent['type'][] = ['codeConfirmed', 'registerChanged'];
/** Acts by which an application ends without a result: nothing is left to be objected to. */
const ENDS: readonly CaseEvent['type'][] = ['terminated', 'withdrawn'];

/**
 * C13: an objection of the notice period that whoever ended the period could not know, or that was written down when the
 * result was there already (XJR-16-6). It ends with the objection, whoever knew what when it was closed.
 */
function objectionConflicts<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  const { graph, fates } = agreement;
  const has = (place: number, types: readonly CaseEvent['type'][]): boolean =>
    fates[place] === 'effective' &&
    (graph.order[place]?.events.some(({ type }) => types.includes(type)) ?? false);
  const met = graph.order.flatMap(({ events }, place) => {
    const received = events.find((event) => event.type === 'objectionReceived');
    const { objection } = received ?? {};
    if (!objection?.inPeriod || objection.objector.kind === 'anonymous' || fates[place] !== 'effective')
      return [];
    const beside = graph.order.findIndex(
      (_, other) => has(other, AFTER_NOTICE) && graph.areConcurrent(place, other),
    );
    const ended =
      beside >= 0
        ? beside
        : graph.order.findIndex((_, other) => has(other, RESULT) && graph.knew(place, other));
    return ended < 0 ? [] : [{ place, ended }];
  });
  if (met.length === 0) return [];
  const isOver =
    graph.order.some((_, place) => has(place, ENDS)) &&
    !graph.order.some((_, place) => has(place, ['codeConfirmed']));
  const closed = closedObjections(agreement);
  return met.map(({ place, ended }) =>
    told(agreement, { class: 'C13', ...inOrder(agreement, place, ended) }, isOver || closed.has(place)),
  );
}

/** Places of the entries whose objection is closed by what counts. */
function closedObjections<N extends CaseEntry>({ graph, events, fates }: Agreement<N>): ReadonlySet<number> {
  const receivedAt = new Map<number, number>();
  let objections: readonly Objection[] = [];
  graph.order.forEach(({ actor }, place) => {
    if (fates[place] !== 'effective') return;
    for (const event of events[place] ?? []) {
      if (!isObjectionEvent(event)) continue;
      if (event.type === 'objectionReceived') receivedAt.set(event.objection.number, place);
      objections = evolveObjections(objections, event, actor);
    }
  });
  return new Set(
    objections.flatMap(({ number, status }) => (isClosed(status) ? (receivedAt.get(number) ?? []) : [])),
  );
}

/** C01 to C03: fields written side by side, also where one was written again since; what was chosen in them. */
function fieldConflicts<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  const { choices } = agreement;
  const conflicts: CaseConflict[] = [];
  for (const [field, writes] of writesOf(agreement)) {
    for (const { first, second, base } of endedMeetingsOf(agreement, writes)) {
      const meeting = inOrder(agreement, first.place, second.place);
      const values = { first: first.value, second: second.value };
      conflicts.push(told(agreement, { class: 'C02', ...meeting, field, base, values }, true));
    }
    for (const { first, second, base } of meetingsOf(agreement, writes)) {
      const isSame = sameValue(first.value, second.value);
      const meeting = inOrder(agreement, first.place, second.place);
      const values = { first: first.value, second: second.value };
      const about = { class: isSame ? ('C03' as const) : ('C02' as const), ...meeting, field, base, values };
      conflicts.push(told(agreement, about, isSame));
    }
    for (const choice of choices) {
      if (fieldOf(choice) !== field) continue;
      const typedIn = (id: EntryId): Json | undefined =>
        writes.find((write) => write.choice === null && idAt(agreement, write.place) === id)?.value;
      const [one, other] = [typedIn(choice.first), typedIn(choice.second)];
      if (one === undefined || other === undefined) continue;
      const { first, second } = choice;
      const conflict = told(
        agreement,
        { class: 'C02', first, second, field, values: { first: one, second: other } },
        false,
      );
      if (conflict.status === 'decided') conflicts.push(conflict);
    }
  }
  return [...conflicts, ...mergedDrafts(agreement)];
}

/** C01: two worked on the draft side by side, and nothing they wrote contradicts; told once for each two stations. */
function mergedDrafts<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  const { graph, fates, deeds } = agreement;
  const isDraft = (place: number): boolean =>
    fates[place] === 'effective' && deeds[place]?.weight === 'drafting';
  const met = new Map<string, CaseConflict>();
  graph.order.forEach(({ station }, second) => {
    if (!isDraft(second)) return;
    for (const first of graph.unknownTo(second)) {
      if (!isDraft(first)) continue;
      const pair = [station, graph.order[first]?.station ?? station].sort().join('/');
      if (!met.has(pair))
        met.set(pair, told(agreement, { class: 'C01', ...inOrder(agreement, first, second) }, true));
    }
  });
  return [...met.values()];
}

/** C04: one slot of the form filled side by side. */
function fileConflicts<N extends CaseEntry>(agreement: Agreement<N>): readonly CaseConflict[] {
  return slotMeetings(agreement).map(({ slot, first, second, values }) =>
    told(agreement, { class: 'C04', first, second, field: slot, values }, false),
  );
}
