/**
 * Which cases are about core data (核心数据) or a state secret: they stay on the machine on which they are, and no medium
 * takes their content anywhere (XJR-4-1). What is found out later counts from then on, what was a mistake no longer.
 */
import { isOpen } from '#shared/agreement/conflict';
import { CORE, findsSecrecy, LEVEL_FIELD } from '#shared/agreement/core-level';
import type { CaseId } from '#shared/domain/ids';
import type { CaseRecord, DeskDocuments } from './desk-tables';

/** Whether a case stays where it is, by all that anybody said of it, whether it counts or not (`noteCore`). */
export const isCore = (documents: Pick<DeskDocuments, 'get'>, of: CaseId): boolean =>
  documents.get('core', of)?.core === true;

/** Notes whether a case stays where it is: also one that no list shows, or whose making is not here yet. `said`: some
 * entry of it says so, whether it counts or not; that is kept, also when it was a mistake. */
export function noteCore(documents: DeskDocuments, of: CaseId, core: boolean, said = core): void {
  const known = documents.get('core', of);
  if (known === undefined ? said || core : known.core !== core) documents.put('core', of, { core });
}

/** Whether a case is about core data by what counts in it: its application calls the data core data, also in a
 * contradiction that nobody has decided; or the office does not accept it, or means not to, because of that. */
export const isCoreData = ({ state, conflicts }: Pick<CaseRecord, 'state' | 'conflicts'>): boolean =>
  state.application.securityLevel === CORE ||
  isFoundCore(state) ||
  conflicts.some(
    (one) =>
      isOpen(one) && one.field === LEVEL_FIELD && (one.values?.first === CORE || one.values?.second === CORE),
  );

const isFoundCore = ({ status, ending, proposal }: CaseRecord['state']): boolean =>
  (status === 'NOT_ACCEPTED' && findsSecrecy(ending?.grounds)) ||
  (proposal?.kind === 'refusal' && findsSecrecy(proposal.grounds));
