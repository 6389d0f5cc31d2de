/**
 * Words by which a case is about core data (核心数据): the level of its application, or the ground of a refusal. And what sets
 * them right where they do not count: the level that whoever knew them gave, an acceptance, or the choice of a supervisor
 * between them and what was decided without them (C15).
 */
import type { EntryId } from '#shared/domain/ids';
import { SECRECY_GROUND } from '#shared/regulation/casework/outcomes/decision';
import type { Agreement } from './agree';
import type { CaseEntry } from './case-entry';
import { conflictId } from './conflict';
import { type EntryFate, membersOf, standingChoice } from './fates';
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

/** Whether an event refuses the application because of core data or a state secret, or means to. */
export function saysFound(event: FoundIn): boolean {
  if (event.type === 'notAccepted') return findsSecrecy(event.ending?.grounds);
  return (
    event.type === 'proposed' && event.proposal?.kind === 'refusal' && findsSecrecy(event.proposal.grounds)
  );
}

/** An event of any shape, as far as it is looked at. */
interface FoundIn {
  readonly type: string;
  readonly ending?: { readonly grounds?: unknown } | null;
  readonly proposal?: { readonly kind?: unknown; readonly grounds?: unknown };
}

/** Whether the grounds of a refusal, of any shape, name core data or a state secret. */
export const findsSecrecy = (grounds: unknown): boolean =>
  Array.isArray(grounds) && grounds.includes(SECRECY_GROUND);

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

/** The application was accepted after all, or whoever decides chose the other of two acts. */
export function isOverruled<N extends CaseEntry>(
  { graph, fates, choices }: Agreement<N>,
  word: EntryId,
): boolean {
  const at = graph.placeOf(word);
  const knew = (later: number, earlier: number): boolean =>
    later >= 0 && earlier >= 0 && graph.knew(later, earlier);
  const isAccepted = graph.order.some(
    ({ events }, place) =>
      fates[place] === 'effective' &&
      knew(place, at) &&
      events.some(({ type }) => type === 'accepted' || type === 'proposalRejected'),
  );
  const isFallen = (one: EntryId): boolean => one === word || knew(at, graph.placeOf(one));
  return (
    isAccepted ||
    choices.some(
      (choice) =>
        choice.class === 'C05' && membersOf(choice).some((one) => one !== choice.chosen && isFallen(one)),
    )
  );
}

/**
 * The decision that a word which does not count stands against (C15): the first that it was written beside, else the first
 * of all; null where nothing was decided.
 */
export function decisionAgainst<N extends CaseEntry>(
  { graph, fates, deeds }: Agreement<N>,
  place: number,
): EntryId | null {
  const decides = (other: number): boolean =>
    fates[other] === 'effective' &&
    deeds[other]?.weight === 'deciding' &&
    deeds[other]?.scopes.includes('case') === true;
  const beside = graph.order.find((_, other) => decides(other) && graph.areConcurrent(place, other));
  return (beside ?? graph.order.find((_, other) => decides(other)))?.id ?? null;
}

/** Whether it was chosen that what was decided without the word stands: in the very conflict that is told of it. */
export function isSetRight<N extends CaseEntry>(agreement: Agreement<N>, word: EntryId): boolean {
  const place = agreement.graph.placeOf(word);
  const first = place < 0 ? null : decisionAgainst(agreement, place);
  if (first === null) return false;
  const told = conflictId('C15', [first, word], LEVEL_FIELD);
  const made = agreement.choices.filter(({ conflict }) => conflict === told);
  return standingChoice({ class: 'C15', first, second: word }, made)?.chosen === first;
}
