/** The shape of every service: parsed input in, answer out; the contract says which types. */

import type { Caller, Desk } from '#electron/services/desk/desk';
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { Session } from '#electron/services/desk/sessions';
import type { ParsedInput, ProcedureName, ServiceOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';

/** What a service works with. */
export interface Call {
  readonly desk: Desk;
  readonly caller: Caller;
}

/** A call of somebody signed in, with the store open: dispatch guarantees both. */
export interface SignedInCall extends Call {
  readonly session: Session;
  readonly store: DeskStore;
}

export type OpenService<N extends ProcedureName> = (
  call: Call,
  input: ParsedInput<N>,
) => Promise<Answer<ServiceOutput<N>>> | Answer<ServiceOutput<N>>;

export type SessionService<N extends ProcedureName> = (
  call: SignedInCall,
  input: ParsedInput<N>,
) => Promise<Answer<ServiceOutput<N>>> | Answer<ServiceOutput<N>>;
