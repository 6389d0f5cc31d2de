/** What the makers of letters may know of a case: gathered here from the desk, for lists and for models. */
import { personName } from '#electron/services/cases/header';
import type { SignedInCall } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import type { DocumentContext } from '#shared/paper/document-context';
import { publicItemsOf } from '#shared/regulation/casework/findings';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterEntry } from '#shared/regulation/register/entry';

/** The context of any document of a case in this state. @throws when the store has no office: a bug. */
export function paperContext(
  call: SignedInCall,
  state: CaseState,
  entry: RegisterEntry | null,
): Omit<DocumentContext, 'document' | 'issued'> {
  const { desk, store, caller } = call;
  const { office } = store.views;
  if (!office) throw new Error('store without an office');
  return {
    state,
    entry,
    office,
    practice: store.practice,
    profile: desk.profileOf(state),
    today: beijingDate(caller.now),
    personName: (account) => personName(call, account),
    publicItems: publicItemsOf(state),
  };
}
