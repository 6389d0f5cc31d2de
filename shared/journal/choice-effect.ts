/**
 * What a choice comes to before and while it is written: whether it would count, asked of the fold itself, and in which
 * of two cases a press that was cut off has said it.
 */
import type { CaseConflict } from '#shared/agreement/conflict';
import type { CaseId, CommandId } from '#shared/domain/ids';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { DeskViews } from './desk-views';
import type { StoredEntry } from './entry';
import { isCaseEvent } from './events';
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

/** What a press has said of a conflict, by case; nothing where it was about another one. */
export function saidBy(
  press: CommandId,
  entries: Iterable<StoredEntry>,
  conflict: Pick<CaseConflict, 'id' | 'cases'>,
): ReadonlyMap<CaseId, CaseEvent> {
  const said = new Map<CaseId, CaseEvent>();
  for (const { entry } of entries) {
    if (entry.case === null || entry.commandId !== press) continue;
    const event = entry.events.filter(isCaseEvent).find((one) => isAbout(one, conflict));
    if (event !== undefined) said.set(entry.case, event);
  }
  return said;
}

function isAbout(event: CaseEvent, { id, cases }: Pick<CaseConflict, 'id' | 'cases'>): boolean {
  if (event.type === 'conflictDecided') return event.conflict === id;
  return event.type === 'duplicatesJudged' && [...event.cases].sort().join() === [...cases].sort().join();
}
