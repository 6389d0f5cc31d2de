/**
 * Papers of later cases on an item that state the code which another one of two would take the place of (C10): they fall
 * with the decision as those of the case itself do, and whoever decides reads them before.
 */
import type { SignedInCall } from '#electron/services/service';
import { registerIdOf } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import type { StoredEntry } from '#shared/journal/entry';
import { isCaseEvent } from '#shared/journal/events';
import { DOCUMENT_TITLES } from '#shared/paper/document-id';
import { type ItemSaid, withItemSaid } from '#shared/regulation/casework/item-papers';
import { isToRecall } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';

/** What is to be taken back of cases on the item of `maker` when the code of `chosen` stands, and those of `others` do not. */
export function laterPapers(
  { store: { tables }, caller, session }: SignedInCall,
  maker: CaseState,
  chosen: StoredEntry,
  others: readonly StoredEntry[],
): string[] {
  const item = codesIn(chosen).at(-1);
  if (item === undefined) return [];
  const word = { on: beijingDate(caller.now), by: session.account };
  const kept: ItemSaid = { item, maker, lost: [] };
  const lost = others.flatMap(codesIn).map(({ code }) => ({ former: code, ...word }));
  const on = registerIdOf(maker.id);
  const cases = new Set([
    ...(tables.get('register', on)?.cases ?? []),
    ...(tables.get('targets', on)?.cases ?? []),
  ]);
  return [...cases].flatMap((of) => {
    const record = tables.get('cases', of);
    if (record === undefined || record.aside || record.state.target === null) return [];
    const { documents, number: caseNumber } = record.state;
    const before = withItemSaid(documents, kept);
    return withItemSaid(documents, { ...kept, lost })
      .filter((paper, at) => isToRecall(paper) && before[at]?.voided === null)
      .map(({ document, number }) => `收回《${DOCUMENT_TITLES[document]}》${number}（其后的 ${caseNumber}）`);
  });
}

/** The codes that an entry gave. */
const codesIn = ({ entry: { events } }: StoredEntry): readonly ItemSaid['item'][] =>
  events.filter(isCaseEvent).flatMap((event) => (event.type === 'codeEntered' ? [event] : []));
