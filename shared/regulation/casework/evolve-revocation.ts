/** Folds the steps of a revocation into its case (workflow section 6; XJR-23-2). Pure and total. */
import type { AccountId } from '#shared/domain/ids';
import { assertNever } from '#shared/lib/assert-never';
import type { CaseEvent } from './events';
import type { Revocation } from './records';
import type { CaseState } from './state';

const TYPES = [
  'factsRecorded',
  'revocationNotified',
  'statementHeard',
  'findingProposed',
  'findingReturned',
  'findingApproved',
  'revocationDismissed',
  'revocationDecided',
  'revocationAnnounced',
] as const;

export type RevocationEvent = Extract<CaseEvent, { type: (typeof TYPES)[number] }>;

/** Tells events of a revocation from all others. */
export const isRevocationEvent = (event: CaseEvent): event is RevocationEvent =>
  (TYPES as readonly string[]).includes(event.type);

/** The file of a revocation when it is opened. */
export const NO_FINDINGS: Revocation = {
  facts: '',
  evidence: [],
  notifiedAt: null,
  statement: '',
  heardAt: null,
  finding: null,
  decidedAt: null,
  announcedAt: null,
  announcement: '',
};

/** The case after `event`, done by `by`. */
export function evolveRevocation(state: CaseState, event: RevocationEvent, by: AccountId): CaseState {
  const file = state.revocation ?? NO_FINDINGS;
  const filed = (changes: Partial<Revocation>): CaseState => ({
    ...state,
    revocation: { ...file, ...changes },
  });
  switch (event.type) {
    case 'factsRecorded':
      // On other facts the subject is told and heard anew.
      return {
        ...filed({
          facts: event.facts,
          evidence: event.evidence,
          notifiedAt: null,
          heardAt: null,
          statement: '',
        }),
        status: 'FACT_FINDING',
      };
    case 'revocationNotified':
      return filed({ notifiedAt: event.notifiedAt });
    case 'statementHeard':
      return filed({ heardAt: event.heardAt, statement: event.statement });
    case 'findingProposed':
      return {
        ...filed({ finding: { ...event.finding, by } }),
        status: 'FINDING_PROPOSED',
        returnReason: '',
      };
    case 'findingReturned':
      return { ...filed({ finding: null }), status: 'FACT_FINDING', returnReason: event.reason };
    case 'findingApproved':
      return { ...state, status: 'FOUND', people: { ...state.people, decider: by } };
    case 'revocationDismissed':
      return { ...state, status: 'DISMISSED', ending: event.ending };
    case 'revocationDecided':
      return { ...filed({ decidedAt: event.on }), status: 'REVOKED' };
    case 'revocationAnnounced':
      return {
        ...filed({ announcedAt: event.on, announcement: event.announcement }),
        status: 'ANNOUNCED',
      };
    default:
      return assertNever(event, 'revocation event');
  }
}
