/** Files of one slot of the form that two stations filed side by side (class C04): both are kept, one is chosen. */
import type { EntryId } from '#shared/domain/ids';
import type { Agreement } from './agree';
import type { CaseEntry } from './case-entry';
import { conflictId } from './conflict';
import { standingChoice } from './fates';
import { filedIn, removedIn } from './numbering';

/** Two files of one slot. */
export interface SlotMeeting {
  readonly slot: string;
  readonly first: EntryId;
  readonly second: EntryId;
  readonly values: { readonly first: string; readonly second: string };
  /** The entry whose file was not chosen; null while nobody chose. */
  readonly loser: EntryId | null;
  /** Place of the entry that says so; -1 while nobody chose. */
  readonly decidedAt: number;
}

/** Meetings of files that nobody took away again, in order. */
export function slotMeetings<N extends CaseEntry>(agreement: Agreement<N>): readonly SlotMeeting[] {
  const { graph, fates, choices } = agreement;
  const removed = removedIn(agreement);
  const files = filedIn(graph).filter(
    ({ key, place, attachment }) =>
      attachment.field !== '' && fates[place] === 'effective' && !removed.has(key),
  );
  const meetings: SlotMeeting[] = [];
  const met = new Set<string>();
  files.forEach((second, at) => {
    for (const first of files.slice(0, at)) {
      const slot = second.attachment.field;
      if (first.attachment.field !== slot || first.attachment.hash === second.attachment.hash) continue;
      if (!graph.areConcurrent(first.place, second.place)) continue;
      const pair = { first: first.entry, second: second.entry };
      const id = conflictId('C04', [pair.first, pair.second], slot);
      if (met.has(id)) continue;
      met.add(id);
      const choice = standingChoice(
        { class: 'C04', ...pair },
        choices.filter(({ conflict }) => conflict === id),
      );
      meetings.push({
        slot,
        ...pair,
        values: { first: first.attachment.title, second: second.attachment.title },
        loser: choice === null ? null : choice.chosen === pair.first ? pair.second : pair.first,
        decidedAt: choice === null ? -1 : graph.placeOf(choice.by),
      });
    }
  });
  return meetings;
}
