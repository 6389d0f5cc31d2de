/** What officers chose where stations met, as far as they were in a position to. */
import type { DivisionCode, EntryId } from '#shared/domain/ids';
import type { CaseEntry } from './case-entry';
import type { CaseGraph } from './case-graph';
import { conflictId } from './conflict';
import type { ConflictClass } from './conflict-class';
import { agencyLevel, mayDecide } from './deciders';
import type { Choice } from './fates';

/** A choice with what it is about. */
export interface MadeChoice extends Choice {
  /** Id of the conflict, as its officer saw it. */
  readonly conflict: string;
  readonly class: ConflictClass;
  readonly place: number;
}

/** Whether the id that a choice names is that of its class and its two entries, with or without a field. */
const isNamed = (conflict: string, id: string): boolean => conflict === id || conflict.startsWith(`${id}/`);

/**
 * The choices of a case that count, by place in the order. One that was made knowing another of the same conflict
 * takes its place, unless the other was made higher up.
 */
export function choicesOf<N extends CaseEntry>(graph: CaseGraph<N>): readonly MadeChoice[] {
  const agencyOf = (id: EntryId): DivisionCode | null => graph.order[graph.placeOf(id)]?.agency ?? null;
  const made = graph.order.flatMap(({ id, events, agency, standing }, place) =>
    standing !== 'good'
      ? []
      : events.flatMap((event): MadeChoice[] => {
          if (event.type !== 'conflictDecided') return [];
          const { conflict, class: about, first, second, chosen } = event;
          if (!isNamed(conflict, conflictId(about, [first, second]))) return [];
          if (!mayDecide(about, agency, [agencyOf(first), agencyOf(second)])) return [];
          const level = agency === null ? 0 : agencyLevel(agency);
          return [{ conflict, class: about, first, second, chosen, by: id, level, place }];
        }),
  );
  const isSuperseded = (one: MadeChoice): boolean =>
    made.some(
      (other) =>
        other.conflict === one.conflict && other.level >= one.level && graph.knew(other.place, one.place),
    );
  return made.filter((choice) => !isSuperseded(choice));
}
