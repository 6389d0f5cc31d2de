/** What a supervisor of this office writes into a case in the exchange: a choice, a hand-over, a confirmation. */
import type { Act } from '#electron/services/desk/desk';
import type { SignedInCall } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import type { CaseId, CommandId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { CaseEvent } from '#shared/regulation/casework/events';

/** One act of a supervisor on a case. */
export type SupervisorAct = Act & { readonly case: CaseId; readonly epoch: number };

/** By which procedure, at which press of a button. */
export interface Pressed {
  readonly procedure: string;
  readonly commandId: CommandId;
}

/** The act in a case as it is known here. */
export const supervisorAct = (
  { session }: SignedInCall,
  { state, tips }: CaseRecord,
  { procedure, commandId }: Pressed,
  ...events: readonly CaseEvent[]
): SupervisorAct => ({
  case: state.id,
  casePrev: tips,
  base: null,
  epoch: state.holder.epoch,
  actor: session.account,
  role: 'SUPERVISOR',
  procedure,
  commandId,
  events,
  attachments: [],
});

/** Writes it. @returns the store's refusal when it cannot be kept: nothing is written then. */
export const writeInCase = (
  call: SignedInCall,
  record: CaseRecord,
  pressed: Pressed,
  ...events: readonly CaseEvent[]
): Answer<unknown> => call.desk.append(supervisorAct(call, record, pressed, ...events), call.caller, 'cases');
