/**
 * What a passed application does to the register when no new code is drawn: a new version, a new period, or
 * the end of the item (XJR-11-2, XJR-19-4, NDR-9-16). The values in the case are those that were reviewed.
 */
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import type { CaseState } from '../state';
import { agreedEnd, renewedPeriod } from '../validity';

/** The change of the register; nothing for a first registration, whose item the code makes. */
export function registration(state: CaseState, facts: Facts): readonly CaseEvent[] {
  const { subject, application } = state;
  const on = facts.today;
  switch (state.caseType) {
    case 'CHANGE':
    case 'CORRECT':
      return [{ type: 'registerChanged', change: { kind: 'versioned', subject, application }, on }];
    case 'CANCEL':
      return [{ type: 'registerChanged', change: { kind: 'cancelled', why: 'applied' }, on }];
    case 'RENEW':
      return renewal(state, facts);
    default:
      return [];
  }
}

function renewal(state: CaseState, facts: Facts): readonly CaseEvent[] {
  const { entry, profile } = facts;
  if (!entry) throw new Error('a renewal without a register item');
  const { subject, application } = state;
  const { validFrom, validTo } = renewedPeriod(state, entry, profile);
  const content = { subject, application: { ...application, ...agreedEnd(state) } };
  return [
    {
      type: 'registerChanged',
      change: { kind: 'renewed', validFrom, validTo, ...content },
      on: facts.today,
    },
  ];
}
