/** Keeps the papers of later cases on an item as they stand by what the region said of it in the case that made it. */
import { type ItemSaid, withItemSaid } from '#shared/regulation/casework/item-papers';
import type { CaseState } from '#shared/regulation/casework/state';
import type { DeskDocuments } from './desk-tables';

/** `states`: all cases on the item; `said`: null while the item is not made, or left out of account. */
export function notePapers(
  documents: DeskDocuments,
  states: readonly CaseState[],
  said: ItemSaid | null,
): void {
  for (const state of states) {
    if (state.target === null) continue;
    const papers = withItemSaid(state.documents, said);
    const record = documents.get('cases', state.id);
    if (record !== undefined && papers !== state.documents)
      documents.put('cases', state.id, { ...record, state: { ...state, documents: papers } });
  }
}
