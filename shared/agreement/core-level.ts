/**
 * Words of an application that call its data core data (核心数据), and what sets them right where they do not count: the
 * level that whoever knew them gave, or the choice of a supervisor between them and what was decided without them (C15).
 */
import type { EntryId } from '#shared/domain/ids';
import type { Agreement } from './agree';
import type { CaseEntry } from './case-entry';
import { type EntryFate, standingChoice } from './fates';
import { type Write, writesOf } from './writes';

export const CORE = 'CORE';
export const LEVEL_FIELD = 'application.securityLevel';

/** The level that an event gives; of no kind that this program knows it may have any shape. */
const levelIn = (event: { readonly type: string; readonly application?: unknown }): unknown =>
  event.type === 'draftChanged'
    ? (event.application as { readonly securityLevel?: unknown } | undefined)?.securityLevel
    : undefined;

/** Whether an event calls the data core data. */
export const saysCoreLevel = (event: { readonly type: string }): boolean => levelIn(event) === CORE;

const isOther = (level: unknown): boolean => typeof level === 'string' && level !== CORE;

/** Fates of what a station with the right to it wrote and that came to nothing: enough to take back its own word. */
const TAKES_BACK: readonly (EntryFate | undefined)[] = ['late', 'opinion'];

/** What was written as the level by entries that count, in order. */
export const levelsIn = <N extends CaseEntry>(agreement: Agreement<N>): readonly Write[] =>
  writesOf(agreement).get(LEVEL_FIELD) ?? [];

/** Whether somebody who knew the word gave another level: in an entry that counts, or that is disputed only with what it
 * goes on from; or whoever said it. What waits or is left out of account nobody who counts can have known. `levels`: those
 * of the case. */
export function isRelevelled<N extends CaseEntry>(
  { graph, fates }: Agreement<N>,
  levels: readonly Write[],
  word: EntryId,
): boolean {
  const at = graph.placeOf(word);
  const knew = (place: number): boolean => place >= 0 && at >= 0 && graph.knew(place, at);
  return (
    levels.some(({ place, value }) => isOther(value) && knew(place)) ||
    graph.order.some(
      ({ station, standing, events }, place) =>
        (station === graph.order[at]?.station
          ? TAKES_BACK.includes(fates[place])
          : standing === 'good' && fates[place] === 'disputed') &&
        knew(place) &&
        events.some((event) => isOther(levelIn(event))),
    )
  );
}

/** Whether it was chosen that what was decided without the word stands. */
export const isSetRight = <N extends CaseEntry>({ choices }: Agreement<N>, word: EntryId): boolean =>
  choices.some(
    (choice) =>
      choice.class === 'C15' &&
      choice.second === word &&
      choice.chosen === choice.first &&
      standingChoice(choice, choices)?.by === choice.by,
  );
