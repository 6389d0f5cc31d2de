/**
 * What the entries of a case come to once stations have met: which count, what became of the others, what met. A pure
 * function of the set of entries and of what each station may say: whoever has the same comes to the same.
 */
import type { EntryId } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { type CaseEntry, type EntryStanding, isMaking } from './case-entry';
import { CaseGraph } from './case-graph';
import { choicesOf, type MadeChoice, unsuperseded } from './choices';
import type { ConflictClass } from './conflict-class';
import { isRegion, mayDecide } from './deciders';
import { type Deed, deedOf, isOfHolder } from './deed';
import { type EntryFate, fatesOf, type Split, standingChoice } from './fates';
import { decideOnOne, type Ending, type Forks, findForks, type Meeting } from './forks';
import { holderSplits, namedNow } from './holder-forks';
import { type Issuers, isHoldersOwn, issuersIn } from './holders-own';
import { type Decided, decidedAmong, handOversBehind, LostBehind } from './lost-behind';
import { CaseNumbers } from './numbering';
import { type Fallen, type HandOver, holderEventOf, Reigns, rightHandOvers } from './reigns';

export interface Agreement<N extends CaseEntry> {
  readonly graph: CaseGraph<N>;
  /** By place: what each entry says, by the numbers that files and objections have now; nothing of what is unread. */
  readonly events: readonly (readonly CaseEvent[])[];
  readonly deeds: readonly Deed[];
  /** By place in the order of the graph. */
  readonly fates: readonly EntryFate[];
  /** Place of the entry that makes the case; -1 while it is not here. */
  readonly making: number;
  readonly splits: readonly Split[];
  /** One act done twice. */
  readonly duplicates: readonly Meeting[];
  /** Choices that count; of two that contradict each other the higher one stands (`standingChoice`). */
  readonly choices: readonly MadeChoice[];
  readonly reigns: Reigns<N> | null;
}

/** Classes whose choice is between two acts as a whole. */
const BETWEEN_ACTS: readonly ConflictClass[] = ['C05', 'C07', 'C10', 'C16'];

/** Comes to an agreement. `entries`: of one case, in any order, also more than once. */
export function agree<N extends CaseEntry>(entries: Iterable<N>): Agreement<N> {
  const graph = new CaseGraph(entries);
  const numbers = new CaseNumbers(graph);
  const events = graph.order.map((node, place) =>
    node.standing === 'opaque' ? [] : numbers.renumbered(node, place),
  );
  const deeds = events.map(deedOf);
  const making = makingIn(graph);
  const maker = graph.order[making];
  if (maker === undefined) {
    const fates = graph.order.map(({ standing }): EntryFate => (standing === 'opaque' ? 'opaque' : 'void'));
    return { graph, events, deeds, fates, making, splits: [], duplicates: [], choices: [], reigns: null };
  }
  let behind = LostBehind.NONE;
  for (;;) {
    // Who has the case is asked first: some choices are its holder's.
    const ofOthers = behind.among(choicesOf(graph, deeds, maker, null));
    const hands = new Case(graph, deeds, making, maker, ofOthers).inWhoseHands(behind.decided);
    const all = behind.among(choicesOf(graph, deeds, maker, hands.known));
    const choices = unsuperseded(graph, namedNow(graph, hands.moved, all));
    const agreed = new Case(graph, deeds, making, maker, choices).agreement(hands);
    const further = behind.with(
      graph,
      agreed.splits.filter(({ ofHolder }) => !ofHolder),
      choices,
    );
    if (further === behind) return { events, ...agreed };
    behind = further;
  }
}

/** The entry that makes the case: the first of those with the best right to. One without any is better than none, as long
 * as no other is there that a later program reads. */
function makingIn<N extends CaseEntry>({ order }: CaseGraph<N>): number {
  const first = (standing: EntryStanding): number =>
    order.findIndex((entry) => isMaking(entry) && entry.standing === standing);
  const rightful = [first('good'), first('disputed')].find((place) => place >= 0);
  if (rightful !== undefined) return rightful;
  return first('opaque') >= 0 ? -1 : first('void');
}

/** Who has the case in hand: the hand-overs that are right, those that fell, and what contradicts each other among them. */
interface Holding<N extends CaseEntry> {
  readonly handOvers: readonly HandOver[];
  /** As each officer could know it. */
  readonly known: Reigns<N>;
  readonly fallen: Fallen;
  /** By place: the fate of an entry alone; null where it may count. */
  readonly alone: readonly (EntryFate | null)[];
  readonly moved: Forks;
  /** The choices that it was asked with, by the entries that stand now for all who say the same. */
  readonly chosen: readonly MadeChoice[];
  readonly ofHolder: readonly Split[];
}

class Case<N extends CaseEntry> {
  readonly #actChoices: readonly MadeChoice[];
  readonly #doubts: readonly Split[];
  readonly #issuers: Issuers;

  constructor(
    readonly graph: CaseGraph<N>,
    readonly deeds: readonly Deed[],
    readonly making: number,
    readonly maker: N,
    readonly choices: readonly MadeChoice[],
  ) {
    this.#issuers = issuersIn(graph.order);
    this.#actChoices = choices.filter((choice) => BETWEEN_ACTS.includes(choice.class));
    this.#doubts = graph.order.flatMap(({ id, standing }, place) =>
      standing === 'disputed' && place !== making
        ? [{ first: id, second: id, ofHolder: false, class: 'C16' as const }]
        : [],
    );
  }

  agreement({ handOvers, fallen, alone, moved, ofHolder }: Holding<N>): Omit<Agreement<N>, 'events'> {
    const { graph, deeds, making, maker, choices } = this;
    const counts = (place: number): boolean => alone[place] === null;
    const first = fatesOf(
      graph,
      deeds,
      { forks: [...this.#doubts, ...ofHolder], duplicates: moved.duplicates },
      this.#actChoices,
      { alone: (place) => alone[place] ?? null, reign: () => -1 },
    );
    // Taken twice it was taken: who came second goes on under the same reign.
    const isLeft = (place: number): boolean => first[place] === 'effective' || first[place] === 'disputed';
    const reigns = new Reigns(
      graph,
      maker,
      handOvers.filter(({ place, twins }) => [place, ...twins].some(isLeft)),
      fallen,
    );
    const since = graph.order.map((_, place) => reigns.before(place).since);
    const acts = findForks(
      graph,
      deeds,
      (a, b) =>
        counts(a) &&
        counts(b) &&
        !isOfHolder(deeds[a]) &&
        decideOnOne(deeds[a], deeds[b]) &&
        since[a] === since[b],
      (meeting) => this.#endingOf(meeting),
    );
    const ofActs = acts.forks.map((fork) => this.#betweenActs(fork));
    const splits = [...this.#doubts, ...ofHolder, ...ofActs];
    const duplicates = [...moved.duplicates, ...acts.duplicates];
    const fates = fatesOf(graph, deeds, { forks: splits, duplicates }, this.#actChoices, {
      alone: (place) => alone[place] ?? (this.#countsTooLate(place, reigns) ? 'opinion' : null),
      reign: (place) => since[place] ?? -1,
    });
    return { graph, deeds, fates, making, splits, duplicates, choices, reigns };
  }

  /**
   * Who has the case in hand. What was chosen among hand-overs that contradict each other changes what those who knew the
   * choice could rightly do, and that may contradict again: it is asked anew until no further one falls. `ofActs`: what
   * was decided among acts, with hand-overs behind what lost.
   */
  inWhoseHands(ofActs: readonly Decided[]): Holding<N> {
    let holding = this.#heldWithout(this.#fallenBy(ofActs), []);
    for (;;) {
      const decided = decidedAmong(this.graph, holding.ofHolder, holding.chosen).map((one) => ({
        ...one,
        lost: this.#withTwins(one.lost, holding.handOvers),
      }));
      const fallen = this.#fallenBy([...ofActs, ...decided]);
      if (fallen.size <= holding.fallen.size) return holding;
      holding = this.#heldWithout(fallen, decided);
    }
  }

  /** The same, where some hand-overs have fallen by what was decided. */
  #heldWithout(fallen: Fallen, decided: readonly Decided[]): Holding<N> {
    const { graph, maker } = this;
    const handOvers = rightHandOvers(graph, maker, (place) => this.#ofItself(place) === null, fallen);
    const known = new Reigns(graph, maker, handOvers, fallen);
    const alone = graph.order.map((_, place) => this.#alone(place, known, handOvers));
    const moved = this.#holderForks(known, (place) => alone[place] === null, decided);
    const chosen = unsuperseded(graph, namedNow(graph, moved, this.#actChoices));
    return { handOvers, known, fallen, alone, moved, chosen, ofHolder: holderSplits(graph, moved, chosen) };
  }

  /** What lost, with those that say the same: the question names the first of them. */
  #withTwins(lost: readonly EntryId[], handOvers: readonly HandOver[]): readonly EntryId[] {
    return lost.flatMap((id) => {
      const place = this.graph.placeOf(id);
      const move = handOvers.find((one) => one.place === place || one.twins.includes(place));
      const all = move === undefined ? [] : [move.place, ...move.twins];
      return [...new Set([id, ...all.flatMap((one) => this.graph.order[one]?.id ?? [])])];
    });
  }

  #fallenBy(decided: readonly Decided[]): Fallen {
    const fallen = new Map<number, readonly number[]>();
    for (const one of decided)
      for (const place of handOversBehind(this.graph, one))
        fallen.set(place, [...(fallen.get(place) ?? []), one.by]);
    return fallen;
  }

  /** Hand-overs that contradict each other, and what was decided while a superior took the case by force. */
  #holderForks(known: Reigns<N>, counts: (place: number) => boolean, decided: readonly Decided[]): Forks {
    const { graph, deeds } = this;
    const since = graph.order.map((_, place) => known.before(place).since);
    const forced = graph.order.map((entry) => holderEventOf(entry)?.type === 'caseForceTaken');
    const areRivals = (a: number, b: number): boolean => {
      if (!counts(a) || !counts(b)) return false;
      const [one, other] = [deeds[a], deeds[b]];
      if (one?.weight !== 'deciding' || other?.weight !== 'deciding') return false;
      if (isOfHolder(one) && isOfHolder(other)) return since[a] === since[b];
      return (forced[a] === true && !isOfHolder(other)) || (forced[b] === true && !isOfHolder(one));
    };
    return findForks(graph, deeds, areRivals, (meeting) => this.#endingAmong(decided, meeting));
  }

  /** How one of these choices ended a meeting: between what was chosen and what lost by it. */
  #endingAmong(decided: readonly Decided[], { first, second }: Meeting): Ending | null {
    for (const { chosen, lost, by } of decided) {
      const loser = chosen === first ? second : chosen === second ? first : null;
      if (loser !== null && lost.includes(loser)) return { loser: this.graph.placeOf(loser), by };
    }
    return null;
  }

  /** Fate of an entry by what its station may say at all; null when it may. */
  #ofItself(place: number): EntryFate | null {
    const entry = this.graph.order[place];
    if (entry === undefined || place === this.making) return null;
    if (entry.standing === 'opaque') return 'opaque';
    if (entry.standing === 'void' || isMaking(entry)) return 'void';
    if (entry.standing === 'good') return null;
    const { id } = entry;
    const choice = standingChoice({ class: 'C16', first: id, second: id }, this.#actChoices);
    if (choice === null) return 'disputed';
    return choice.chosen === id ? null : 'void';
  }

  /** The same, and whether its agency had the case in hand. */
  #alone(place: number, known: Reigns<N>, handOvers: readonly HandOver[]): EntryFate | null {
    const own = this.#ofItself(place);
    if (own !== null || place === this.making) return own;
    const deed = this.deeds[place];
    if (this.#judgesWithoutRight(place) || this.#confirmsWithoutRight(place)) return 'void';
    if (isOfHolder(deed))
      return handOvers.some((one) => one.place === place || one.twins.includes(place)) ? null : 'void';
    if (known.isHolder(place)) return null;
    const entry = this.graph.order[place];
    const needsHolder =
      deed?.weight === 'deciding' ||
      deed?.weight === 'drafting' ||
      deed?.weight === 'filing' ||
      (entry !== undefined && isHoldersOwn(entry, this.#issuers));
    return needsHolder ? 'opinion' : null;
  }

  /** Whether cases are the same is told by an office above them: an entry in each, each under its own superior. */
  #judgesWithoutRight(place: number): boolean {
    const entry = this.graph.order[place];
    if (!entry?.events.some(({ type }) => type === 'duplicatesJudged')) return false;
    const created = this.maker.events.find((event) => event.type === 'caseCreated');
    return !mayDecide('C08', entry.agency, entry.agency && created ? [divisionOfNumber(created.number)] : []);
  }

  /** Only the region makes a step final, and says official dates in the place of others (XJR-5-2). */
  #confirmsWithoutRight(place: number): boolean {
    const entry = this.graph.order[place];
    return (
      (entry?.events.some(({ type }) => type === 'stepsConfirmed') ?? false) &&
      !isRegion(entry?.agency ?? null)
    );
  }

  /** A clock that is moved where another agency took the case meanwhile: whoever took it has counted it. */
  #countsTooLate(place: number, reigns: Reigns<N>): boolean {
    const types = this.graph.order[place]?.events.map(({ type }) => type) ?? [];
    const isMove = types.includes('clockMoved') && !types.includes('stepsConfirmed');
    return isMove && !isOfHolder(this.deeds[place]) && reigns.isOvertaken(place);
  }

  #betweenActs(meeting: Meeting): Split {
    return { ...meeting, ofHolder: false, class: this.#classOf(meeting) };
  }

  #endingOf(meeting: Meeting): Ending | null {
    return this.#endingAmong(
      decidedAmong(this.graph, [this.#betweenActs(meeting)], this.#actChoices),
      meeting,
    );
  }

  #classOf({ first, second }: Meeting): ConflictClass {
    const codes = [first, second].every((id) =>
      this.#entry(id)?.events.some(({ type }) => type === 'codeEntered'),
    );
    return codes ? 'C10' : 'C05';
  }

  #entry(id: EntryId): N | undefined {
    return this.graph.order[this.graph.placeOf(id)];
  }
}
