/**
 * Numbers that are given in order inside a case (files, objections): two stations may give the same one side by side.
 * Each keeps its own in the one order of entries, the later one gets the next free; whoever spoke of a number spoke of
 * what had it in all that was known where it was written.
 */
import type { EntryId } from '#shared/domain/ids';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { CaseAttachment } from '#shared/regulation/casework/records';
import type { Agreement } from './agree';
import type { CaseEntry } from './case-entry';
import type { CaseGraph } from './case-graph';

/** A thing that was given a number. `key`: one and the same everywhere. */
interface Numbered {
  readonly key: string;
  readonly place: number;
  readonly entry: EntryId;
  readonly wanted: number;
}

export interface Filed extends Numbered {
  readonly attachment: CaseAttachment;
}

/** Every file that an entry brought, in order. */
export const filedIn = <N extends CaseEntry>({ order }: CaseGraph<N>): readonly Filed[] =>
  order.flatMap(({ id, events, standing }, place) =>
    standing === 'opaque'
      ? []
      : events.flatMap((event, at) =>
          event.type === 'attachmentAdded'
            ? {
                key: `${id}/${at}`,
                place,
                entry: id,
                wanted: event.attachment.id,
                attachment: event.attachment,
              }
            : [],
        ),
  );

const objectionsIn = <N extends CaseEntry>({ order }: CaseGraph<N>): readonly Numbered[] =>
  order.flatMap(({ id, events, standing }, place) =>
    standing === 'opaque'
      ? []
      : events.flatMap((event, at) =>
          event.type === 'objectionReceived'
            ? { key: `${id}/${at}`, place, entry: id, wanted: event.objection.number }
            : [],
        ),
  );

/** Gives numbers in order: the wanted one while it is free, else the next after the highest. */
function given(things: readonly Numbered[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const used = new Set<number>();
  let highest = 0;
  for (const { key, wanted } of things) {
    const number = used.has(wanted) ? highest + 1 : wanted;
    used.add(number);
    highest = Math.max(highest, number);
    numbers.set(key, number);
  }
  return numbers;
}

/** One kind of number in a case. */
class Numbers<N extends CaseEntry> {
  readonly #final: ReadonlyMap<string, number>;
  readonly #clash: boolean;

  constructor(
    readonly graph: CaseGraph<N>,
    readonly things: readonly Numbered[],
  ) {
    this.#final = given(things);
    this.#clash = things.some(({ key, wanted }) => this.#final.get(key) !== wanted);
  }

  /** How the numbers that the entry at `place` names are called now; looked up for one that names any. */
  namedBy(place: number): (number: number) => number {
    if (!this.#clash) return (number) => number;
    let seen: ReadonlyMap<number, string> | null = null;
    return (number) => {
      seen ??= new Map([...given(this.#knownAt(place))].map(([key, known]) => [known, key]));
      return this.#final.get(seen.get(number) ?? '') ?? number;
    };
  }

  #knownAt(place: number): readonly Numbered[] {
    return this.things.filter((thing) => thing.place === place || this.graph.knew(place, thing.place));
  }

  /** The number of a thing that an entry brings. */
  numberOf(key: string, wanted: number): number {
    return this.#final.get(key) ?? wanted;
  }

  /** Key of the thing that the entry at `place` names. */
  keyNamedBy(place: number, number: number): string | null {
    for (const [key, known] of given(this.#knownAt(place))) if (known === number) return key;
    return null;
  }
}

/** Keys of files that entries that count took away. */
export function removedIn<N extends CaseEntry>({ graph, fates }: Agreement<N>): ReadonlySet<string> {
  const numbers = new Numbers(graph, filedIn(graph));
  const removed = new Set<string>();
  graph.order.forEach(({ events }, place) => {
    if (fates[place] !== 'effective') return;
    for (const event of events)
      if (event.type === 'attachmentRemoved') removed.add(numbers.keyNamedBy(place, event.id) ?? '');
  });
  return removed;
}

/** Both kinds of number of a case. */
export class CaseNumbers<N extends CaseEntry> {
  readonly #files: Numbers<N>;
  readonly #objections: Numbers<N>;

  constructor(graph: CaseGraph<N>) {
    this.#files = new Numbers(graph, filedIn(graph));
    this.#objections = new Numbers(graph, objectionsIn(graph));
  }

  /** The events of the entry at `place` as they are to be read now. */
  renumbered({ id, events }: N, place: number): readonly CaseEvent[] {
    const file = this.#files.namedBy(place);
    const objection = this.#objections.namedBy(place);
    return events.map((event, at) => {
      const key = `${id}/${at}`;
      if (event.type === 'attachmentAdded') {
        const { attachment } = event;
        return { ...event, attachment: { ...attachment, id: this.#files.numberOf(key, attachment.id) } };
      }
      if (event.type === 'objectionReceived') {
        const { number, evidence } = event.objection;
        const now = this.#objections.numberOf(key, number);
        return { ...event, objection: { ...event.objection, number: now, evidence: evidence.map(file) } };
      }
      return withNumbers(event, file, objection);
    });
  }
}

/** An event with what it names called anew. */
function withNumbers(
  event: Exclude<CaseEvent, { type: 'attachmentAdded' | 'objectionReceived' }>,
  file: (number: number) => number,
  objection: (number: number) => number,
): CaseEvent {
  switch (event.type) {
    case 'attachmentRemoved':
      return { ...event, id: file(event.id) };
    case 'subjectHeard':
    case 'factsRecorded':
      return { ...event, evidence: event.evidence.map(file) };
    case 'objectionEvidenceAdded':
      return { ...event, objection: objection(event.objection), evidence: event.evidence.map(file) };
    case 'objectionAnswered': {
      const answer = { ...event.answer, evidence: event.answer.evidence.map(file) };
      return { ...event, objection: objection(event.objection), answer };
    }
    case 'published':
    case 'publicityRestarted': {
      const evidence = event.publicity.evidence.map(file);
      return { ...event, publicity: { ...event.publicity, evidence } };
    }
    case 'proposed':
      return event.proposal.kind === 'withdrawal'
        ? { ...event, proposal: { ...event.proposal, attachment: file(event.proposal.attachment) } }
        : event;
    case 'clockStarted':
    case 'clockMoved':
      return { ...event, clock: { ...event.clock, objection: orNull(event.clock.objection, objection) } };
    case 'clockStopped':
      return { ...event, objection: orNull(event.objection, objection) };
    case 'documentIssued':
      return { ...event, issued: { ...event.issued, objection: orNull(event.issued.objection, objection) } };
    default:
      return 'objection' in event ? { ...event, objection: objection(event.objection) } : event;
  }
}

const orNull = (number: number | null, to: (number: number) => number): number | null =>
  number === null ? null : to(number);
