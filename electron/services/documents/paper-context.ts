/** What the makers of letters may know of a case: gathered here from the desk, for lists and for models. */
import type { SignedInCall } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { personName } from '#shared/journal/lineage';
import type { DocumentContext } from '#shared/paper/document-context';
import { publicItemsOf } from '#shared/regulation/casework/findings';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterEntry } from '#shared/regulation/register/entry';

/** The context of any document of a case in this state, in the name of `office`. */
export function paperContext(
  call: SignedInCall,
  state: CaseState,
  entry: RegisterEntry | null,
  office: Office,
): Omit<DocumentContext, 'document' | 'issued'> {
  const { desk, store, caller } = call;
  return {
    state,
    entry,
    office,
    practice: store.practice,
    profile: desk.profileOf(state),
    codeLists: desk.codeLists,
    today: beijingDate(caller.now),
    personName: (account) => inOffice(personName(store.views, account), office),
    publicItems: publicItemsOf(state),
  };
}

/** On a paper of an office its own people stand without its name. */
const inOffice = (name: string, { name: office }: Office): string => {
  const suffix = `（${office}）`;
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
};
