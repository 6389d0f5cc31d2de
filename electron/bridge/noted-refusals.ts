/**
 * Refusals that an auditor must be able to find: missing rights, a second person who is the first, an account
 * that is stopped, a sender that is none of our windows. What was typed is never written down: only the
 * procedure, the code, and the case or account if it is one of this store.
 */
import type { Desk } from '#electron/services/desk/desk';
import type { Note } from '#electron/services/desk/record';
import { firstRole, newCommandId } from '#electron/services/desk/station-act';
import type { Call } from '#electron/services/service';
import { RIGHTS } from '#shared/access/permissions';
import { CONTRACT, type ProcedureName } from '#shared/contract/contract';
import type { Answer, FailureCode } from '#shared/contract/failure';
import type { AccountId, CaseId } from '#shared/domain/ids';
import { type SecurityEvent, STATION_ACTOR } from '#shared/journal/security-events';

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
  const { session, client } = call.caller;
  const actor = session?.account ?? STATION_ACTOR;
  // By the person too: whoever comes to the same window next has refusals of their own.
  write(call.desk, `${client} ${actor} ${name} ${code}`, {
    actor,
    role: session ? firstRole(session.roles) : 'SYSTEM',
    procedure: name,
    event: { type: 'refused', asked: name, right: rightOf(name), code, ...aboutOf(call, input) },
  });
  return answer;
}

/** Writes down that somebody called who is none of our windows. */
export function noteStranger(desk: Desk): void {
  if (!desk.store) return;
  write(desk, 'stranger', {
    actor: STATION_ACTOR,
    role: 'SYSTEM',
    procedure: 'desk.call',
    event: { type: 'refused', asked: '', right: '', code: 'SENDER_REFUSED', case: null, number: '' },
  });
}

/** A line about a refusal. */
interface Refusal extends Pick<Note, 'actor' | 'role' | 'procedure'> {
  readonly event: Extract<SecurityEvent, { type: 'refused' }>;
}

/** The same refusals after the first of a minute: counted, not written one by one. */
interface Repeated {
  readonly since: number;
  times: number;
  last: Refusal;
}

const MINUTE_MS = 60_000;
/** Cases and accounts that are told apart within a minute. */
const MOST_KINDS = 100;
const REPEATED = new WeakMap<Desk, Map<string, Repeated>>();

function repeatedOf(desk: Desk): Map<string, Repeated> {
  const known = REPEATED.get(desk);
  if (known) return known;
  const repeated = new Map<string, Repeated>();
  REPEATED.set(desk, repeated);
  desk.beforeClosing(() => tellRepeated(desk, true));
  return repeated;
}

/** Writes the first of a kind at once; whoever repeats it in a loop neither drowns the log nor fills the disk. */
function write(desk: Desk, kind: string, refusal: Refusal): void {
  tellRepeated(desk);
  const repeated = repeatedOf(desk);
  const { case: about, number } = refusal.event;
  const name = repeated.size < MOST_KINDS ? `${kind} ${about ?? number}` : kind;
  const before = repeated.get(name);
  if (before !== undefined) {
    before.times += 1;
    before.last = refusal;
    return;
  }
  repeated.set(name, { since: performance.now(), times: 0, last: refusal });
  record(desk, refusal);
}

/** Tells what was repeated in minutes that have passed; all of it with `always`. */
export function tellRepeated(desk: Desk, always = false): void {
  if (!desk.store) return;
  const repeated = REPEATED.get(desk);
  for (const [kind, { since, times, last }] of repeated ?? []) {
    if (!always && performance.now() - since < MINUTE_MS) continue;
    repeated?.delete(kind);
    if (times > 0) record(desk, { ...last, event: { ...last.event, times } });
  }
}

function record(desk: Desk, { event, ...who }: Refusal): void {
  const now = desk.timeOf(desk.ports.clock.now());
  desk.record({ ...who, commandId: newCommandId(), events: [event] }, { now });
}
