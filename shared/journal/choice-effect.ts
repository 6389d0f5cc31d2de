/** Whether a choice would count: asked of the fold itself, before anything is written that would change nothing. */
import type { DeskViews } from './desk-views';
import type { StoredEntry } from './entry';
import { agreementOf } from './refold';

/**
 * Whether what `next` chooses in a case would stand, going on from `known`, all its entries: its officer may choose, and
 * nobody above has said otherwise.
 */
export function wouldStand(views: DeskViews, known: readonly StoredEntry[], next: StoredEntry): boolean {
  const { choices } = agreementOf(views, [...known, next]);
  const made = choices.filter(({ by }) => by === next.id);
  return (
    made.length > 0 &&
    made.every(({ conflict, level, chosen }) =>
      choices.every((one) => one.conflict !== conflict || one.chosen === chosen || one.level < level),
    )
  );
}
