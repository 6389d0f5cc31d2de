/** Nobody judges in his own cause: whoever did what met, or decided on top of it, never chooses between the two. */
import type { AccountId, EntryId } from '#shared/domain/ids';
import { type CaseEntry, isMaking } from './case-entry';
import type { CaseGraph } from './case-graph';
import { type ConflictClass, isBetweenCases } from './conflict-class';
import { type Deed, isOfHolder } from './deed';

/** Two values, two files: whoever typed one of them may take the other. */
const OF_DRAFTS: readonly ConflictClass[] = ['C02', 'C04'];

/**
 * Whether a person, by any of these accounts, acted in what a conflict of this class over `members` is about.
 * `known`: whether an entry is looked at.
 */
export function isOwnCause<N extends CaseEntry>(
  graph: CaseGraph<N>,
  deeds: readonly (Deed | undefined)[],
  people: readonly AccountId[],
  about: ConflictClass,
  members: readonly EntryId[],
  known: (place: number) => boolean = () => true,
): boolean {
  if (OF_DRAFTS.includes(about)) return false;
  return graph.order.some(
    ({ actor }, place) =>
      people.includes(actor) && known(place) && isPart(graph, deeds, place, about, members),
  );
}

/** Whether an entry is part of what met. Between cases: whatever was decided in this one, and its making. */
function isPart<N extends CaseEntry>(
  graph: CaseGraph<N>,
  deeds: readonly (Deed | undefined)[],
  place: number,
  about: ConflictClass,
  members: readonly EntryId[],
): boolean {
  const entry = graph.order[place];
  if (entry === undefined || members.includes(entry.id)) return entry !== undefined;
  const deed = deeds[place];
  if (isBetweenCases({ class: about }))
    return isMaking(entry) || (deed?.weight === 'deciding' && !isOfHolder(deed));
  if (deed?.weight !== 'deciding') return false;
  const isOn = (id: EntryId): boolean => graph.knew(place, graph.placeOf(id));
  return members.some(isOn) && !members.every(isOn);
}
