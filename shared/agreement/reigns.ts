/**
 * Who has a case in hand, as each officer could know it (design 2.9). It is handed over by entries like any other, so
 * the past of an entry tells whether its agency held the case when it was written.
 */

import { isInside } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { HolderEvent } from '#shared/regulation/casework/events';
import type { CaseHolder } from '#shared/regulation/casework/state';
import type { CaseEntry } from './case-entry';
import type { CaseGraph } from './case-graph';
import { agencyLevel } from './deciders';

/** A holder, with the place of the entry by which it came to hold; -1 from the beginning. */
export interface Reign extends Omit<CaseHolder, 'since'> {
  readonly since: number;
}

const HOLDER_EVENTS: readonly string[] = [
  'caseReleased',
  'caseTaken',
  'caseRecalled',
  'caseForceTaken',
] satisfies readonly HolderEvent['type'][];

/** The hand-over that an entry is, if it is one. */
export const holderEventOf = ({ events }: Pick<CaseEntry, 'events'>): HolderEvent | null =>
  events.find((event): event is HolderEvent => HOLDER_EVENTS.includes(event.type)) ?? null;

/**
 * A hand-over by the place of its entry, with those of the entries that say the same side by side: every station of an
 * agency takes what it was sent. Whoever knew one of them knew, as far as the case goes, all.
 */
export interface HandOver {
  readonly place: number;
  readonly twins: readonly number[];
}

/**
 * Hand-overs that lost to another by somebody's choice, by place: the places of the entries that chose so. Whoever knew
 * one of those went on as if the hand-over had not been.
 */
export type Fallen = ReadonlyMap<number, readonly number[]>;

export const NONE_FALLEN: Fallen = new Map();

export class Reigns<N extends CaseEntry> {
  readonly #graph: CaseGraph<N>;
  readonly #first: Reign;
  /** Hand-overs that were rightly made, ascending. */
  readonly #moves: readonly HandOver[];
  readonly #fallen: Fallen;

  constructor(graph: CaseGraph<N>, making: N, moves: readonly HandOver[], fallen = NONE_FALLEN) {
    this.#graph = graph;
    this.#moves = moves;
    this.#fallen = fallen;
    const created = making.events.find((event) => event.type === 'caseCreated');
    const agency = created ? divisionOfNumber(created.number) : ('' as DivisionCode);
    this.#first = { agency, epoch: 0, releasedTo: null, since: -1 };
  }

  /** As the officer of the entry at `place` could know it. What was handed over knowing some of `sides` and not all is left out. */
  before(place: number, sides: readonly number[] = []): Reign {
    let reign = this.#first;
    for (const move of this.#moves)
      if (this.#knew(place, move) && !this.#isBehindOne(move, sides)) reign = this.#after(reign, move.place);
    return reign;
  }

  #isBehindOne({ place, twins }: HandOver, sides: readonly number[]): boolean {
    return [place, ...twins].every((one) => {
      const known = sides.filter((side) => this.#graph.knew(one, side)).length;
      return known > 0 && known < sides.length;
    });
  }

  /** Whether the agency of the entry at `place` held the case then. */
  isHolder(place: number): boolean {
    const { agency, releasedTo } = this.before(place);
    const author = this.#graph.order[place]?.agency ?? null;
    return author === null || (releasedTo === null && author === agency);
  }

  /** Whether another agency came to hold the case beside the entry at `place`: neither officer could know. */
  isOvertaken(place: number): boolean {
    const author = this.#graph.order[place]?.agency ?? null;
    return this.#moves.some((move) => {
      const entry = this.#graph.order[move.place];
      const event = entry ? holderEventOf(entry) : null;
      if (event?.type !== 'caseTaken' && event?.type !== 'caseForceTaken') return false;
      const all = [move.place, ...move.twins];
      return event.by !== author && all.every((one) => this.#graph.areConcurrent(place, one));
    });
  }

  /** Whether the officer of the entry at `place` knew a hand-over, and no choice by which it fell. */
  #knew(place: number, { place: first, twins }: HandOver): boolean {
    const all = [first, ...twins];
    const fell = all.flatMap((one) => this.#fallen.get(one) ?? []);
    return (
      all.some((one) => this.#graph.knew(place, one)) &&
      !fell.some((by) => place === by || this.#graph.knew(place, by))
    );
  }

  #after(reign: Reign, place: number): Reign {
    const entry = this.#graph.order[place];
    const event = entry ? holderEventOf(entry) : null;
    switch (event?.type) {
      case undefined:
        return reign;
      case 'caseReleased':
        return { ...reign, epoch: event.epoch, releasedTo: event.to };
      case 'caseRecalled':
        return { ...reign, epoch: event.epoch, releasedTo: null, since: place };
      case 'caseTaken':
      case 'caseForceTaken':
        return { agency: event.by, epoch: event.epoch, releasedTo: null, since: place };
    }
  }
}

/** The hand-overs that were rightly made, ascending; the others have no effect. `may`: worth asking about. */
export function rightHandOvers<N extends CaseEntry>(
  graph: CaseGraph<N>,
  making: N,
  may: (place: number) => boolean,
  fallen = NONE_FALLEN,
): readonly HandOver[] {
  const right: HandOver[] = [];
  graph.order.forEach((entry, place) => {
    const event = holderEventOf(entry);
    if (event === null || !may(place)) return;
    const reigns = new Reigns(graph, making, right, fallen);
    const reign = reigns.before(place);
    if (!isRight(event, entry.agency, reign)) return;
    const same = right.findIndex(
      (one) =>
        isSame(event, graph.order[one.place]) &&
        fellAlike(fallen, place, one.place) &&
        [one.place, ...one.twins].every((other) => graph.areConcurrent(place, other)) &&
        reigns.before(one.place).since === reign.since,
    );
    const known = right[same];
    if (known === undefined) right.push({ place, twins: [] });
    else right[same] = { place: known.place, twins: [...known.twins, place] };
  });
  return right;
}

/** Whether two hand-overs fell by the same choices, or both by none: otherwise only one of them is what happened. */
const fellAlike = (fallen: Fallen, one: number, other: number): boolean =>
  fallen.get(one)?.join() === fallen.get(other)?.join();

/** Whether an entry hands over just so, by the same agency. */
function isSame(event: HolderEvent, other: CaseEntry | undefined): boolean {
  const said = other ? holderEventOf(other) : null;
  switch (event.type) {
    case 'caseReleased':
      return said?.type === 'caseReleased' && said.to === event.to;
    case 'caseTaken':
      return said?.type === 'caseTaken' && said.by === event.by;
    case 'caseRecalled':
      return said?.type === 'caseRecalled';
    case 'caseForceTaken':
      return said?.type === 'caseForceTaken' && said.by === event.by;
  }
}

function isRight(event: HolderEvent, author: DivisionCode | null, reign: Reign): boolean {
  if (author === null) return false;
  // Taking ends what releasing began: it may count as the same epoch or as the next.
  const isNext = event.epoch === reign.epoch + 1;
  if (!isNext && !(event.type === 'caseTaken' && event.epoch === reign.epoch)) return false;
  switch (event.type) {
    case 'caseReleased':
      return reign.releasedTo === null && author === reign.agency && event.to !== author;
    case 'caseTaken':
      return author === event.by && event.by === reign.releasedTo;
    case 'caseRecalled':
      return author === reign.agency && reign.releasedTo !== null;
    case 'caseForceTaken':
      return (
        author === event.by &&
        agencyLevel(author) > agencyLevel(reign.agency) &&
        isInside(reign.agency, author)
      );
  }
}
