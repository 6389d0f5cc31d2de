/**
 * Which cases are about core data (核心数据) or a state secret: they stay on the machine on which they are, and no medium
 * takes their content anywhere (XJR-4-1). What is found out later counts from then on, what was a mistake no longer.
 */
import { isOpen } from '#shared/agreement/conflict';
import { SECRECY_GROUND } from '#shared/regulation/casework/outcomes/decision';
import type { CaseRecord } from './desk-tables';

const CORE = 'CORE';
const LEVEL_FIELD = 'application.securityLevel';

/** Whether a case stays where it is: its application calls the data core data, also in a contradiction that nobody has
 * decided; or the office does not accept it, or means not to, because of that. */
export const isCoreData = ({ state, conflicts }: Pick<CaseRecord, 'state' | 'conflicts'>): boolean =>
  state.application.securityLevel === CORE ||
  isFoundCore(state) ||
  conflicts.some(
    (one) =>
      isOpen(one) && one.field === LEVEL_FIELD && (one.values?.first === CORE || one.values?.second === CORE),
  );

const isFoundCore = ({ status, ending, proposal }: CaseRecord['state']): boolean =>
  (status === 'NOT_ACCEPTED' && ending?.grounds.includes(SECRECY_GROUND) === true) ||
  (proposal?.kind === 'refusal' && proposal.grounds.includes(SECRECY_GROUND));
