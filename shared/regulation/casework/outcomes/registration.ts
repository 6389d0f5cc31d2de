/**
 * What a passed application does to the register when no new code is drawn: a new version, a new period, or
 * the end of the item (XJR-11-2, XJR-19-4, NDR-9-16). The values in the case are those that were reviewed.
 */
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import type { CaseState } from '../state';
import { agreementEnd, renewalOf } from '../validity';

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
  const { subject, application, request } = state;
  const months = Math.min(Number(request.renewMonths), profile.renewal.maxMonths);
  const agreed = typeof request.agreementTo === 'string' ? { agreementTo: request.agreementTo } : {};
  const end = agreementEnd(state.objectType, { ...application, ...agreed });
  const { validFrom, validTo } = renewalOf(profile.validity, entry.validTo, months, end);
  const content = { subject, application: { ...application, ...agreed } };
  return [
    {
      type: 'registerChanged',
      change: { kind: 'renewed', validFrom, validTo, ...content },
      on: facts.today,
    },
  ];
}
