/**
 * How the enrolment of the station goes, as the security journal tells it: asked for, answered, taken back. That it
 * came about is an act of the office (`trustReceived`). What waits for the second administrator is held by the fold,
 * so that nobody alone can make it look otherwise.
 */
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { EnrolRequest } from '#shared/identity/enrolment';

export type EnrolmentEvent =
  /** The region was asked to certify this station; the request holds public keys only. */
  | { readonly type: 'enrolmentAsked'; readonly request: EnrolRequest; readonly fileName: string }
  /** The answer was read and proved right. `answer`: SHA-256 of its canonical text; `certificate`: number of the one
   * for this station. */
  | {
      readonly type: 'enrolmentRead';
      readonly answer: string;
      readonly certificate: number;
      readonly fileName: string;
    }
  | { readonly type: 'enrolmentDeclined'; readonly fileName: string };

/** An answer that waits for another administrator. */
export interface ReadEnrolment {
  readonly answer: string;
  readonly certificate: number;
  readonly fileName: string;
  readonly by: AccountId;
  readonly at: Instant;
}

export interface EnrolmentState {
  /** The last request; null before any. */
  readonly asked: EnrolRequest | null;
  readonly read: ReadEnrolment | null;
}

export const NO_ENROLMENT: EnrolmentState = { asked: null, read: null };

/** The state after an event. A new request makes every answer read before one to another request. */
export function foldEnrolment(
  state: EnrolmentState,
  event: EnrolmentEvent,
  { actor: by, claimedAt: at }: { readonly actor: AccountId; readonly claimedAt: Instant },
): EnrolmentState {
  switch (event.type) {
    case 'enrolmentAsked':
      return { asked: event.request, read: null };
    case 'enrolmentRead': {
      const { answer, certificate, fileName } = event;
      return { ...state, read: { answer, certificate, fileName, by, at } };
    }
    case 'enrolmentDeclined':
      return { ...state, read: null };
  }
}

/** Whether an event of the security journal is one of these. */
export const isEnrolmentEvent = (event: { readonly type: string }): event is EnrolmentEvent =>
  event.type === 'enrolmentAsked' || event.type === 'enrolmentRead' || event.type === 'enrolmentDeclined';
