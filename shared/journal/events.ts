/** Every event an entry can hold: those of cases, and those of the station itself. */
import type { PersonRole } from '#shared/access/roles';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Designation, Office } from '#shared/domain/office';
import type { CaseEvent } from '#shared/regulation/casework/events';

/** A person who may sign in. Nobody is ever removed from the record. */
export interface Account {
  readonly account: AccountId;
  readonly name: string;
  readonly roles: readonly PersonRole[];
}

export type StationEvent =
  | {
      readonly type: 'storeCreated';
      readonly office: Office;
      readonly practice: boolean;
      readonly accounts: readonly Account[];
    }
  | { readonly type: 'recoveryKeyConfirmed' }
  | { readonly type: 'accountAdded'; readonly account: Account }
  | { readonly type: 'passphraseChanged'; readonly account: AccountId }
  | { readonly type: 'recoveryKeyRenewed' }
  /** A forgotten passphrase was replaced by means of the recovery key. */
  | { readonly type: 'passphraseReset'; readonly account: AccountId }
  | { readonly type: 'designationRecorded'; readonly designation: Designation }
  /** A supervisor confirmed that the computer clock is right although earlier entries claim later times. */
  | { readonly type: 'clockConfirmed'; readonly reason: string }
  /** Practice stores only: the practice date is this far from the computer's, in milliseconds. */
  | { readonly type: 'practiceClockMoved'; readonly offsetMs: number }
  /** Wrong passphrases since the last sign-in; `account` is null when no account has that name. */
  | { readonly type: 'signInsFailed'; readonly account: AccountId | null; readonly at: readonly Instant[] }
  | { readonly type: 'signedIn'; readonly account: AccountId }
  | { readonly type: 'signedOut'; readonly account: AccountId; readonly because: 'asked' | 'locked' | 'idle' }
  | {
      readonly type: 'documentOutput';
      readonly number: string;
      readonly document: string;
      readonly to: 'pdf' | 'printer';
    };

export type JournalEvent = CaseEvent | StationEvent;

const STATION_EVENTS: readonly string[] = [
  'storeCreated',
  'recoveryKeyConfirmed',
  'accountAdded',
  'passphraseChanged',
  'recoveryKeyRenewed',
  'passphraseReset',
  'designationRecorded',
  'clockConfirmed',
  'practiceClockMoved',
  'signInsFailed',
  'signedIn',
  'signedOut',
  'documentOutput',
] satisfies readonly StationEvent['type'][];

/** Tells the two families of events apart. */
export function isStationEvent(event: JournalEvent): event is StationEvent {
  return STATION_EVENTS.includes(event.type);
}
