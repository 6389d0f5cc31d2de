/** Acts of the station before anybody can be signed in: set-up and recovery. They are the administrator's. */
import type { AccountId, CommandId } from '#shared/domain/ids';
import type { StationEvent } from '#shared/journal/events';
import type { Act } from './desk';

/** One event of the station as an act of `actor`. */
export const stationAct = (
  actor: AccountId,
  procedure: string,
  commandId: CommandId,
  event: StationEvent,
): Act => ({
  case: null,
  casePrev: [],
  base: null,
  actor,
  role: 'SYSADMIN',
  procedure,
  commandId,
  events: [event],
  attachments: [],
});

/** The account that set the store up. @throws when there is none: a store always has people. */
export function firstAccount(accounts: Iterable<AccountId>): AccountId {
  const [first] = accounts;
  if (!first) throw new Error('a store without accounts');
  return first;
}
