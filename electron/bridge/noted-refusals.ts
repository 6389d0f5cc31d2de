/**
 * Refusals that an auditor must be able to find: missing rights, a second person who is the first, an account
 * that is stopped, a sender that is none of our windows. What was typed is never written down: only the
 * procedure, the code, and the case or account if it is one of this store.
 */
import type { Desk } from '#electron/services/desk/desk';
import { firstRole, newCommandId } from '#electron/services/desk/station-act';
import type { Call } from '#electron/services/service';
import { RIGHTS } from '#shared/access/permissions';
import { CONTRACT, type ProcedureName } from '#shared/contract/contract';
import type { Answer, FailureCode } from '#shared/contract/failure';
import type { AccountId, CaseId } from '#shared/domain/ids';
import { STATION_ACTOR } from '#shared/journal/security-events';

const NOTED: readonly FailureCode[] = [
  'PERMISSION_MISSING',
  'ROLES_MISSING',
  'ROLE_MISSING',
  'SAME_PERSON',
  'SECOND_PERSON',
  'OWN_ACCOUNT',
  'SIGN_IN_HELD',
  'ACCOUNT_REMOVED',
  'CLOCK_BEHIND',
];

/** What a refused call was about, as far as this store knows it. */
interface About {
  readonly case: CaseId | null;
  readonly number: string;
}

function aboutOf({ desk }: Call, input: unknown): About {
  const { caseId, account } = (typeof input === 'object' && input !== null ? input : {}) as {
    readonly caseId?: unknown;
    readonly account?: unknown;
  };
  const state =
    typeof caseId === 'string' ? desk.store?.tables.get('cases', caseId as CaseId)?.state : undefined;
  if (state) return { case: state.id, number: state.number };
  const known = typeof account === 'string' && desk.store?.views.accounts.has(account as AccountId);
  return { case: null, number: known ? (account as string) : '' };
}

function rightOf(name: ProcedureName): string {
  const { permission } = CONTRACT[name];
  return permission === 'open' || permission === 'session' ? '' : RIGHTS[permission].name;
}

/** Answers the same refusal; one that an auditor must find is written down first. */
export function noted(
  call: Call,
  name: ProcedureName,
  input: unknown,
  answer: Extract<Answer<never>, { ok: false }> | Answer<unknown>,
): Answer<unknown> {
  if (answer.ok) return answer;
  const { failure } = answer;
  const code = [failure.code, ...failure.others.map((other) => other.code)].find((one) =>
    (NOTED as readonly string[]).includes(one),
  );
  if (code === undefined || !call.desk.store) return answer;
  const { session } = call.caller;
  call.desk.record(
    {
      actor: session?.account ?? STATION_ACTOR,
      role: session ? firstRole(session.roles) : 'SYSTEM',
      procedure: name,
      commandId: newCommandId(),
      events: [{ type: 'refused', asked: name, right: rightOf(name), code, ...aboutOf(call, input) }],
    },
    call.caller,
  );
  return answer;
}

/** Writes down that somebody called who is none of our windows. */
export function noteStranger(desk: Desk): void {
  if (!desk.store) return;
  desk.record(
    {
      actor: STATION_ACTOR,
      role: 'SYSTEM',
      procedure: 'desk.call',
      commandId: newCommandId(),
      events: [{ type: 'refused', asked: '', right: '', code: 'SENDER_REFUSED', case: null, number: '' }],
    },
    { now: desk.timeOf(desk.ports.clock.now()) },
  );
}
