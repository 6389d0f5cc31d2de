/** Lines of the security journal: who writes one, and how an act that stands there alone is done. */
import type { SignedInCall } from '#electron/services/service';
import type { Role } from '#shared/access/roles';
import type { Topic } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, CaseId, CommandId } from '#shared/domain/ids';
import type { SecurityEvent } from '#shared/journal/security-events';
import type { DeskStore } from './desk-store';
import { firstRole } from './station-act';
import { answered } from './trouble';

/** What a service decides of an entry of the security journal. */
export interface Note {
  readonly actor: AccountId;
  readonly role: Role;
  readonly procedure: string;
  readonly commandId: CommandId;
  readonly events: readonly SecurityEvent[];
}

/** A note of the person of a call. */
export const noteOf = (
  { session }: Pick<SignedInCall, 'session'>,
  procedure: string,
  commandId: CommandId,
  ...events: readonly SecurityEvent[]
): Note => ({ actor: session.account, role: firstRole(session.roles), procedure, commandId, events });

/** Writes down one act of the person of a call, flushed before this returns. */
export function recordAct(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  event: SecurityEvent,
  topic?: Topic,
): Answer<Record<string, never>> {
  const written = call.desk.record(noteOf(call, procedure, commandId, event), call.caller, topic);
  return written.ok ? answered({}) : written;
}

/** What the press of a button with this id has done, wherever it is written down; null for nothing yet. */
export function doneBy(
  { tables, security }: DeskStore,
  commandId: CommandId,
): { readonly procedure: string; readonly case: CaseId | null } | null {
  const done = tables.get('commands', commandId);
  if (done) return done;
  const noted = security.tables.get('commands', commandId);
  return noted ? { procedure: noted.procedure, case: null } : null;
}
