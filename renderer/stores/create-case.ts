/** Starts a 首次登记 from wherever the person is: list, key or palette. */
import type { CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { call, newCommandId } from '../bridge/client';

/** Makes the case; the caller goes to its form. */
export function createCase(): Promise<Answer<CallOutput<'cases.create'>>> {
  return call('cases.create', { commandId: newCommandId() });
}
