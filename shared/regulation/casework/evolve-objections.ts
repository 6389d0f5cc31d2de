/** Folds what happened to one objection into the objections of a case. Pure and total. */
import type { AccountId } from '#shared/domain/ids';
import { assertNever } from '#shared/lib/assert-never';
import type { CaseEvent } from './events';
import type { Objection } from './objection';

export type ObjectionEvent = Extract<CaseEvent, { type: `objection${string}` }>;

/** Tells events of objections from all others. */
export const isObjectionEvent = (event: CaseEvent): event is ObjectionEvent =>
  event.type.startsWith('objection');

/** The objections after `event`, done by `by`. */
export function evolveObjections(
  objections: readonly Objection[],
  event: ObjectionEvent,
  by: AccountId,
): readonly Objection[] {
  if (event.type === 'objectionReceived') return [...objections, event.objection];
  return objections.map((objection) =>
    objection.number === event.objection ? evolved(objection, event, by) : objection,
  );
}

function evolved(
  objection: Objection,
  event: Exclude<ObjectionEvent, { type: 'objectionReceived' }>,
  by: AccountId,
): Objection {
  switch (event.type) {
    case 'objectionDeclined': {
      const { ground, reply, on } = event;
      return { ...objection, status: 'INVALID', declined: { ground, reply }, closedOn: on };
    }
    case 'objectionAccepted':
      return { ...objection, status: 'ACCEPTED', inPeriod: true };
    case 'objectionEvidenceAdded':
      return {
        ...objection,
        evidence: [...objection.evidence, ...event.evidence],
        evidenceFollows: false,
      };
    case 'objectionForwarded':
      return { ...objection, status: 'FORWARDING' };
    case 'objectionDelivered':
      return { ...objection, status: 'FORWARDED', deliveredAt: event.on };
    case 'objectionAnswered':
      return { ...objection, status: 'ANSWERED', answer: event.answer };
    case 'objectionUnanswered':
      return { ...objection, status: 'NO_RESPONSE' };
    case 'objectionResultProposed':
      return { ...objection, status: 'DECIDING', proposal: { ...event.finding, by } };
    case 'objectionResultReturned':
      return { ...objection, status: objection.answer ? 'ANSWERED' : 'NO_RESPONSE', proposal: null };
    case 'objectionDecided': {
      const { proposal } = objection;
      // What it stood on is in question, or does not count: the decision alone says nothing.
      if (!proposal) return objection;
      const { upheld, facts, reasons } = proposal;
      return {
        ...objection,
        status: upheld ? 'UPHELD' : 'NOT_UPHELD',
        decision: { upheld, facts, reasons, by, on: event.on },
        closedOn: event.on,
      };
    }
    case 'objectionWithdrawn':
      return {
        ...objection,
        status: 'WITHDRAWN_BY_OBJECTOR',
        withdrawnBecause: event.reason,
        closedOn: event.on,
      };
    case 'objectionMoot':
      return { ...objection, status: 'MOOT', closedOn: event.on };
    default:
      return assertNever(event, 'objection event');
  }
}
