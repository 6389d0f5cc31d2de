/**
 * What entries that count wrote into the application, field by field, and where two of them wrote side by side. A
 * later writing that knew both ends the matter; until then the later of the order is shown and nothing is chosen.
 */
import type { EntryId, StationId } from '#shared/domain/ids';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import type { Agreement } from './agree';
import type { CaseEntry } from './case-entry';
import type { MadeChoice } from './choices';
import { conflictId } from './conflict';
import { standingChoice } from './fates';

/** One field with one value, written by the entry at `place`. */
export interface Write {
  readonly place: number;
  readonly field: string;
  readonly value: Json;
  /** The choice that wrote it again; null when it was typed. */
  readonly choice: MadeChoice | null;
}

/** Two writings of one field side by side. */
export interface WriteMeeting {
  readonly field: string;
  readonly first: Write;
  readonly second: Write;
  readonly base: Json | null;
}

/** The value sets of an application, as fields name them: `application.dataRegistName`. */
export const VALUE_SETS = ['subject', 'application', 'request'] as const;
/** The 形式审核表 as a whole. */
export const CHECKLIST = 'checklist';

/** What each field was written, in order: typed, or chosen anew. */
export function writesOf<N extends CaseEntry>(
  agreement: Agreement<N>,
): ReadonlyMap<string, readonly Write[]> {
  const { graph, fates, choices } = agreement;
  const byField = new Map<string, Write[]>();
  const note = (write: Write): void => {
    const known = byField.get(write.field);
    if (known) known.push(write);
    else byField.set(write.field, [write]);
  };
  graph.order.forEach((entry, place) => {
    if (fates[place] === 'effective') for (const write of typedBy(agreement, entry, place)) note(write);
  });
  for (const choice of choices) {
    const field = fieldOf(choice);
    const chosen = byField.get(field ?? '')?.find((write) => graph.order[write.place]?.id === choice.chosen);
    if (field === null || !chosen || !stands(choice, choices)) continue;
    note({ place: choice.place, field, value: chosen.value, choice });
  }
  for (const writes of byField.values()) writes.sort((a, b) => a.place - b.place);
  return byField;
}

/** Two choices of one level that contradict each other both stand as writings: they meet in their turn. */
function stands(choice: MadeChoice, choices: readonly MadeChoice[]): boolean {
  const same = choices.filter(({ conflict }) => conflict === choice.conflict);
  const standing = standingChoice(choice, same);
  return standing === null || standing.by === choice.by;
}

/** The field that a choice between two writings is about, by the id of its conflict. */
export function fieldOf({ class: about, conflict, first, second }: MadeChoice): string | null {
  if (about !== 'C02') return null;
  const head = `${conflictId('C02', [first, second])}/`;
  return conflict.startsWith(head) ? conflict.slice(head.length) : null;
}

function typedBy<N extends CaseEntry>({ graph }: Agreement<N>, { events }: N, place: number): Write[] {
  const writes = new Map<string, Json>();
  for (const event of events) {
    if (event.type === 'draftChanged') {
      for (const set of VALUE_SETS)
        for (const [name, value] of Object.entries(event[set])) writes.set(`${set}.${name}`, value as Json);
    } else if (event.type === 'checklistSaved') {
      writes.set(CHECKLIST, event.answers as unknown as Json);
    } else if (event.type === 'defectAnswered') {
      writes.set(`answers.${roundAt(graph, place)}.${event.index}`, event.answer);
    }
  }
  return [...writes].map(([field, value]) => ({ place, field, value, choice: null }));
}

/** Notices of defects that the officer knew of: answers of different rounds do not meet. */
const roundAt = <N extends CaseEntry>(graph: Agreement<N>['graph'], place: number): number =>
  graph.order.filter(
    ({ events }, earlier) =>
      graph.knew(place, earlier) && events.some(({ type }) => type === 'correctionNotified'),
  ).length;

/** Where different values of one field stand side by side, each against the one that is shown. */
export const meetingsOf = <N extends CaseEntry>(
  { graph }: Agreement<N>,
  writes: readonly Write[],
): readonly WriteMeeting[] => meetingsAmong(graph, writes, writes);

/** The same among some of the writings of a field. */
function meetingsAmong<N extends CaseEntry>(
  graph: Agreement<N>['graph'],
  some: readonly Write[],
  all: readonly Write[],
): readonly WriteMeeting[] {
  // From the last on: whoever wrote later knew it, as a rule.
  const open = some.filter(({ place }) => some.findLastIndex((later) => graph.knew(later.place, place)) < 0);
  const shown = open.at(-1);
  if (shown === undefined) return [];
  return open.slice(0, -1).map((first) => ({
    field: shown.field,
    first,
    second: shown,
    base: baseOf(graph, all, first, shown),
  }));
}

/**
 * Where different values of one field stood side by side until somebody who knew both wrote it again: it needs nobody any
 * more, and what each of the two had typed stays told. What stood there is the last of each station that was known.
 */
export function endedMeetingsOf<N extends CaseEntry>(
  { graph }: Agreement<N>,
  writes: readonly Write[],
): readonly WriteMeeting[] {
  const isChain = writes.every(({ place }, at) => {
    const next = writes[at + 1];
    return next === undefined || graph.knew(next.place, place);
  });
  if (isChain) return [];
  const byStation = new Map<StationId | undefined, Write[]>();
  for (const write of writes) {
    const station = graph.order[write.place]?.station;
    const own = byStation.get(station);
    if (own) own.push(write);
    else byStation.set(station, [write]);
  }
  return writes.flatMap((write) => {
    if (write.choice !== null) return [];
    const last = [...byStation.values()].flatMap(
      (own) => own.findLast(({ place }) => graph.knew(write.place, place)) ?? [],
    );
    const stood = last.sort((a, b) => a.place - b.place);
    return meetingsAmong(graph, stood, writes).filter(
      ({ first, second }) => !sameValue(first.value, second.value),
    );
  });
}

export const sameValue = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);

/** What both officers had before them. */
function baseOf<N extends CaseEntry>(
  graph: Agreement<N>['graph'],
  writes: readonly Write[],
  a: Write,
  b: Write,
): Json | null {
  const before = writes.filter(({ place }) => graph.knew(a.place, place) && graph.knew(b.place, place));
  return before.at(-1)?.value ?? null;
}

/** Id of the entry at a place. */
export const idAt = <N extends CaseEntry>({ graph }: Agreement<N>, place: number): EntryId =>
  graph.order[place]?.id ?? ('' as EntryId);
