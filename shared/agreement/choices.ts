/** What officers chose where stations met, as far as they were in a position to. */
import type { CaseId, DivisionCode, EntryId } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { CaseEntry } from './case-entry';
import type { CaseGraph } from './case-graph';
import { conflictId } from './conflict';
import { type ConflictClass, isBetweenCases } from './conflict-class';
import { agencyLevel, isHoldersWord, mayDecide, openersOf, partiesOf, TOP_LEVEL } from './deciders';
import type { Deed } from './deed';
import type { Choice } from './fates';
import { isOwnCause } from './own-cause';
import type { Reigns } from './reigns';

/** A choice with what it is about. */
export interface MadeChoice extends Choice {
  /** Id of the conflict, as its officer saw it. */
  readonly conflict: string;
  readonly class: ConflictClass;
  readonly place: number;
  /** The other case, where it is between cases and told. */
  readonly other?: CaseId;
}

/** What an event answers, before anybody asked whether its officer may. */
type Answer = Omit<MadeChoice, 'by' | 'level' | 'place'>;

/** Under which id it is told that two cases are one, or are not; `chosen` is then the case that goes on, or nothing. */
export const judgementId = (a: CaseId, b: CaseId): string => `C08/${[a, b].sort().join('/')}`;

/**
 * The choices of a case that count, by place in the order. `known`: who had the case, as each officer could know it; while
 * that is not known, only the choices that are not its holder's to make, who has the case among them. One that was made knowing another of the same conflict
 * takes its place, unless the other was made higher up. Two of one level that contradict each other side by side go
 * up: nobody of that level takes their place any more, but at the region, above which there is none.
 */
export function choicesOf<N extends CaseEntry>(
  graph: CaseGraph<N>,
  deeds: readonly Deed[],
  maker: N,
  known: Reigns<N> | null,
): readonly MadeChoice[] {
  if (!graph.order.some(({ events }) => events.some(isAnswer))) return [];
  const agencyOf = (id: EntryId): DivisionCode | null => graph.order[graph.placeOf(id)]?.agency ?? null;
  // What was handed over behind one of two acts in dispute waits for the choice: it is not for whoever it was given to.
  const holderOf = (reigns: Reigns<N>, { class: about, first, second }: Answer, place: number) =>
    reigns.before(place, about === 'C05' ? [first, second].map((id) => graph.placeOf(id)) : []).agency;
  const made = graph.order.flatMap(({ id, events, agency, standing, actor }, place) =>
    standing !== 'good'
      ? []
      : events
          .flatMap((event) => answersIn(event, maker))
          .flatMap((answer): MadeChoice[] => {
            const { class: about, first, second, members = [first, second] } = answer;
            if (known === null && isHoldersWord(about)) return [];
            const holder = agency === null || known === null ? null : holderOf(known, answer, place);
            const own = agency === null ? null : divisionIn(maker);
            const opened = isBetweenCases({ class: about })
              ? [own]
              : openersOf({ class: about, second, members }).map(agencyOf);
            if (!mayDecide(about, agency, partiesOf(about, opened, holder))) return [];
            const isSeen = (other: number): boolean => graph.knew(place, other);
            if (agency !== null && isOwnCause(graph, deeds, [actor], about, members, isSeen)) return [];
            return [{ ...answer, by: id, level: agency === null ? 0 : agencyLevel(agency), place }];
          }),
  );
  return unsuperseded(graph, made);
}

/** Those of some choices in whose place no other of the same conflict has come. */
export function unsuperseded<N extends CaseEntry>(
  graph: CaseGraph<N>,
  made: readonly MadeChoice[],
): readonly MadeChoice[] {
  const rivals = new Map<string, MadeChoice[]>();
  for (const choice of made) {
    const known = rivals.get(choice.conflict);
    if (known) known.push(choice);
    else rivals.set(choice.conflict, [choice]);
  }
  const isTied = ({ conflict, level, chosen, place }: MadeChoice): boolean =>
    level < TOP_LEVEL &&
    (rivals.get(conflict) ?? []).some(
      (other) => other.level === level && other.chosen !== chosen && graph.areConcurrent(other.place, place),
    );
  const tied = new Set(made.filter(isTied));
  const isSuperseded = (one: MadeChoice): boolean =>
    (rivals.get(one.conflict) ?? []).some(
      (other) =>
        graph.knew(other.place, one.place) &&
        (other.level > one.level || (other.level === one.level && !tied.has(one))),
    );
  return made.filter((choice) => !isSuperseded(choice));
}

const isAnswer = ({ type }: CaseEvent): boolean => type === 'conflictDecided' || type === 'duplicatesJudged';

/** The division in the number of a case. */
const divisionIn = ({ events }: CaseEntry): DivisionCode | null => {
  const created = events.find((event) => event.type === 'caseCreated');
  return created ? divisionOfNumber(created.number) : null;
};

function answersIn(event: CaseEvent, { events, id }: CaseEntry): readonly Answer[] {
  if (event.type === 'duplicatesJudged') {
    const created = events.find((one) => one.type === 'caseCreated');
    if (created === undefined || !event.cases.includes(created.id)) return [];
    const chosen = (event.verdict === 'same' ? (event.keep ?? '') : '') as string as EntryId;
    return event.cases
      .filter((other) => other !== created.id)
      .map((other) => ({
        conflict: judgementId(created.id, other),
        ...{ class: 'C08', first: id, second: id, chosen, other },
      }));
  }
  if (event.type !== 'conflictDecided') return [];
  const { conflict, class: about, first, second, chosen } = event;
  // Duplicates are judged by an event of their own; an objection ends by being heard, not by a choice.
  if (about === 'C08' || about === 'C13') return [];
  const members = namedIn(conflict, about, first, second);
  if (members === null) return [];
  const open = isOfOne(about, first, second) ? [first, ''] : (members ?? [first, second]);
  if (!open.includes(chosen)) return [];
  const told = { conflict, class: about, first, second, chosen };
  if (members !== undefined) return [{ ...told, members }];
  const other = isBetweenCases(event) ? otherOf(event.cases ?? [], events) : null;
  return [other === null ? told : { ...told, other }];
}

/** Whether a single entry is in question: it counts as it says, or (nobody, `''`) it does not. */
export const isOfOne = (about: ConflictClass, first: EntryId, second: EntryId): boolean =>
  about === 'C16' || (about === 'C14' && first === second);

/** The other one of two cases; null when they are not this one and another. */
function otherOf(cases: readonly CaseId[], events: readonly CaseEvent[]): CaseId | null {
  const created = events.find((event) => event.type === 'caseCreated');
  const [other, ...more] = cases.filter((of) => of !== created?.id);
  return other !== undefined && more.length === 0 && cases.length === 2 ? other : null;
}

/**
 * What stands against each other by the id of a conflict: undefined for two (with or without a field), null when the
 * id is not that of its class and its entries.
 */
function namedIn(
  conflict: string,
  about: ConflictClass,
  first: EntryId,
  second: EntryId,
): readonly EntryId[] | undefined | null {
  const two = conflictId(about, [first, second]);
  if (conflict === two || (about !== 'C07' && conflict.startsWith(`${two}/`))) return undefined;
  if (about !== 'C07') return null;
  const [head, ...members] = conflict.split('/') as EntryId[];
  if (head !== about || !members.includes(first) || !members.includes(second)) return null;
  return conflict === conflictId(about, members) ? members : null;
}
