/** One act of the office, the same for all: a repeated press is answered, not done again; then one entry. */
import type { SignedInCall } from '#electron/services/service';
import type { Topic } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { CommandId } from '#shared/domain/ids';
import type { StationEvent } from '#shared/journal/events';
import { doneBy } from './record';
import { firstRole, stationAct } from './station-act';
import { answered, commandReused } from './trouble';

/** Whether this press has been done already, as this very act; a refusal when its id was used for another. */
export function pressedBefore(call: SignedInCall, procedure: string, commandId: CommandId): Answer<boolean> {
  const done = doneBy(call.store, commandId);
  if (!done) return answered(false);
  return done.procedure === procedure && done.case === null ? answered(true) : commandReused();
}

/** Appends one act of the office by the person of the call. */
export function officeAct(
  call: SignedInCall,
  procedure: string,
  commandId: CommandId,
  topic: Topic,
  event: StationEvent,
): Answer<Record<string, never>> {
  const { account: actor, roles } = call.session;
  const written = call.desk.append(
    stationAct({ actor, role: firstRole(roles), procedure, commandId }, event),
    call.caller,
    topic,
  );
  return written.ok ? answered({}) : written;
}
