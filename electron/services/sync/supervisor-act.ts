/** What a supervisor of this office writes into a case in the exchange: a choice, a hand-over, a confirmation. */
import type { Act } from '#electron/services/desk/desk';
import { answered } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import { signAct } from '#electron/sync/bundle/signed-text';
import type { Answer } from '#shared/contract/failure';
import type { CaseId, CommandId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { needsPerson } from '#shared/journal/person-act';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { ownSigner, withoutKey } from './person-keys';

/** One act of a supervisor on a case. */
export type SupervisorAct = Act & { readonly case: CaseId; readonly epoch: number };

/** By which procedure, at which press of a button. */
export interface Pressed {
  readonly procedure: string;
  readonly commandId: CommandId;
}

/** The act in a case as it is known here, signed by the person where it has to be. Refused to who has no key. */
export function supervisorAct(
  call: SignedInCall,
  { state, tips }: CaseRecord,
  { procedure, commandId }: Pressed,
  ...events: readonly CaseEvent[]
): Answer<SupervisorAct> {
  const { session, store } = call;
  const act: SupervisorAct = {
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
  };
  if (!needsPerson(events)) return answered(act);
  const signer = ownSigner(call);
  if (signer === null) return withoutKey('以主管身份裁决、确认或接管，没有保存');
  const { publicKey } = signer;
  const sign = (message: Uint8Array) => signer.sign(message);
  const signature = signAct({ ...act, station: store.station }, { publicKey, sign });
  return answered({ ...act, events: [...events, signature] });
}

/** Writes it. Refused as above, and with the store's refusal when it cannot be kept: nothing is written then. */
export function writeInCase(
  call: SignedInCall,
  record: CaseRecord,
  pressed: Pressed,
  ...events: readonly CaseEvent[]
): Answer<unknown> {
  const act = supervisorAct(call, record, pressed, ...events);
  return act.ok ? call.desk.append(act.value, call.caller, 'cases') : act;
}
