/** Entries and attachments of a whole desk that are not as they were promised. */
import { faultMessage, type StoreFault } from '#electron/store/store';
import type { BlobHash } from '#shared/domain/ids';
import { attachmentOf, type Promises, textOf } from './practice-desk';
import type { WholeStore } from './whole-places';

export const said = (fault: StoreFault): string => `${fault.code} ${faultMessage(fault).message}`;

/** Which entries and attachments are not as promised. `slack`: entries that may be more. */
export function unmetEntries(store: WholeStore, promises: Promises, slack: number): readonly string[] {
  const problems: string[] = [];
  const { damage } = store.opened;
  if (damage !== null) problems.push(`damage ${damage.reason} in ${damage.file} at ${damage.position}`);
  if (store.count < promises.count) problems.push(`lost: ${promises.count} promised, ${store.count} there`);
  if (store.count > promises.count + slack)
    problems.push(`too many: ${promises.count} promised, ${store.count} there`);
  let number = 0;
  for (const { entry, id } of store.entries()) {
    number += 1;
    const [event] = entry.events;
    if (event?.type !== 'clockConfirmed' || event.reason !== textOf(number))
      problems.push(`entry ${number} says something else`);
    if ((promises.ids.get(number) ?? id) !== id) problems.push(`lost: entry ${number} is another`);
  }
  if (number !== store.count) problems.push(`the journal gives ${number} of ${store.count}`);
  for (const [one, hash] of promises.attachments) {
    const bytes = store.getBlob(hash as BlobHash);
    if (!bytes.ok) problems.push(`lost: attachment ${one} ${said(bytes.error)}`);
    else if (!attachmentOf(one).equals(bytes.value)) problems.push(`attachment ${one} is another`);
  }
  return problems;
}
