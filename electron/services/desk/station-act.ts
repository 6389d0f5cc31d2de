/** Acts of the station itself, which belong to no case: set-up, sign-ins, accounts, output, recovery. */
import { randomBytes } from 'node:crypto';
import type { Role } from '#shared/access/roles';
import type { AccountId, CommandId } from '#shared/domain/ids';
import type { StationEvent } from '#shared/journal/events';
import type { Act } from './desk';

/** Who acts, by which procedure, at which press of a button. */
export interface StationActor {
  readonly actor: AccountId;
  readonly role: Role;
  readonly procedure: string;
  readonly commandId: CommandId;
}

/** Events of the station as one act. */
export const stationAct = (by: StationActor, ...events: readonly StationEvent[]): Act => ({
  ...by,
  case: null,
  casePrev: [],
  base: null,
  events,
  attachments: [],
});

/** A command id for acts that no button names. */
export const newCommandId = (): CommandId => randomBytes(16).toString('hex') as CommandId;

/** The role a person acts in where no transition row names one. */
export const firstRole = (roles: readonly Role[]): Role => roles[0] ?? 'SYSTEM';

/** The first account of the store. @throws when there is none: a store always has people. */
export function firstAccount(accounts: Iterable<AccountId>): AccountId {
  const [first] = accounts;
  if (!first) throw new Error('a store without accounts');
  return first;
}
