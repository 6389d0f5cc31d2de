/**
 * Whose word a register item follows. Only the procedures of the rules change what is registered (XJR-11-2), and an
 * agency acts in its own area (XJR-5-5): the item comes from the case that made it and from no other; afterwards it is
 * changed by the agency of that case, by those above it, and by whoever has that case in hand. What another agency's
 * case says of it is kept in that case and changes nothing.
 */
import { isSuperior } from '#shared/agreement/deciders';
import type { CaseId, DivisionCode, RegisterId } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import { type ItemDispute, itemDispute } from '#shared/regulation/casework/item-dispute';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterChange } from '#shared/regulation/register/entry';
import type { DeskDocuments } from './desk-tables';

/** What is looked at of the case that made an item. */
export type ItemMaker = Pick<CaseState, 'number' | 'holder'>;

/** Whether an agency may change an item that is made. Null in a store that is alone: everything there is its own. */
export function maySayOfItem(author: DivisionCode | null, maker: ItemMaker): boolean {
  if (author === null) return true;
  const home = divisionOfNumber(maker.number);
  return author === home || author === maker.holder.agency || isSuperior(author, home);
}

/** Whether a change counts that an agency wrote in a case of the item. Another code or 赋码之日 goes with that of the case. */
export function changesItem(
  change: RegisterChange,
  state: Pick<CaseState, 'target' | 'regionDates' | 'code'>,
  author: DivisionCode | null,
  maker: ItemMaker,
): boolean {
  if (change.kind === 'made') return state.target === null;
  return isSaidOfCase(change, state) && maySayOfItem(author, maker);
}

/** Whether what the region's record says of the item stands in its case too. */
function isSaidOfCase(
  change: RegisterChange,
  { regionDates, code }: Pick<CaseState, 'regionDates' | 'code'>,
): boolean {
  switch (change.kind) {
    case 'dated':
      return regionDates.some(({ name, value }) => name === 'codedAt' && value === change.codedAt);
    case 'recoded':
      return code?.replaced?.some((one) => one.code === change.former) ?? false;
    default:
      return true;
  }
}

/** The case that made an item, as it stands. */
export const makerOfItem = (documents: Pick<DeskDocuments, 'get'>, item: RegisterId): CaseState | undefined =>
  documents.get('cases', item as string as CaseId)?.state;

/** What stands against the item that a case is about: told by the other cases whose word it follows (design 2.10, C13). */
export function disputeOf(
  documents: Pick<DeskDocuments, 'get'>,
  { target, id: own }: Pick<CaseState, 'target' | 'id'>,
): ItemDispute | null {
  const item = target === null ? undefined : documents.get('register', target);
  const maker = item && makerOfItem(documents, item.id);
  if (item === undefined || maker === undefined) return null;
  const cases = item.cases.flatMap((id) => {
    const record = id === own ? undefined : documents.get('cases', id);
    const counts = record && !record.aside && maySayOfItem(record.state.holder.agency, maker);
    return counts ? [record.state] : [];
  });
  return itemDispute(item, cases);
}
