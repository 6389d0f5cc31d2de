/**
 * Every event of the security journal: who did what with the desk itself. It is a chain of its own, apart from
 * the cases, with its own domain words. It must never hold what somebody typed into a form, a passphrase, a slip
 * or the content of a case: names of procedures, codes and numbers of cases only.
 */
import type { AccountId, CaseId, CommandId, EntryId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { EnrolmentEvent, EnrolmentState } from './enrolment-events';
import type { Entry } from './entry';
import type { RegisterExport, StationEvent } from './events';
import type { BundleOnMedium, MediumUse } from './medium-use';

/** Domain words of the chain: nothing of it passes for a record or a seal of the cases. */
export const SECURITY_DOMAINS = {
  entry: 'rsb/security-entry/1',
  signature: 'rsb/security-signature/1',
  seal: 'rsb/security-seal/1',
  sealSignature: 'rsb/security-seal-signature/1',
} as const;

/** Who acts where no person does: no account can have this name. */
export const STATION_ACTOR = '-' as AccountId;

/** What of important data, or of whoever objected, was looked at. */
export type Viewed = 'case' | 'attachment' | 'objector';

/** What left the desk besides papers and the register. */
export type ExportedThing = 'profile' | 'log';

export type SecurityEvent =
  /** The first entry of the chain. */
  | { readonly type: 'journalBegun' }
  | { readonly type: 'storeOpened'; readonly entries: number; readonly damaged: boolean }
  | { readonly type: 'storeClosed' }
  | { readonly type: 'signedIn'; readonly account: AccountId }
  | {
      readonly type: 'signedOut';
      readonly account: AccountId;
      readonly because: 'asked' | 'locked' | 'idle' | 'removed' | 'closed';
    }
  /** Wrong passphrases since the last sign-in; `account` is null when no account has that name. */
  | { readonly type: 'signInsFailed'; readonly account: AccountId | null; readonly at: readonly Instant[] }
  /** Slips that did not open the store since the last sign-in; slips of the pen are not among them. */
  | { readonly type: 'slipsRefused'; readonly at: readonly Instant[] }
  /** An account that too many wrong passphrases had stopped may be tried again. */
  | { readonly type: 'signInReleased'; readonly account: AccountId }
  /** A forgotten passphrase was replaced by means of two slips. */
  | { readonly type: 'passphraseReset'; readonly account: AccountId }
  /** Somebody held a seal slip against the records. `newer`: it shows that the store is an old copy. */
  | { readonly type: 'slipChecked'; readonly number: number; readonly result: 'held' | 'typo' | 'newer' }
  /** Everything is sealed under a new master key: former passphrases, slips and keys in backups open nothing of it. */
  /** Two administrators answer for a store that a slip was against; the actor has confirmed. */
  | { readonly type: 'doubtLifted'; readonly by: AccountId; readonly reason: string }
  /** Its line is written before it is done. `key`: the mark of the new key, by which the store shows whether it was. */
  | { readonly type: 'masterRenewed'; readonly entries: number; readonly key?: string }
  /** The new key a line told of did not come about: the one before goes on, and its slips. */
  | { readonly type: 'masterKept'; readonly of: CommandId }
  /** An act of the office that the case journal holds as a fact: accounts, roles, keys, rules. `about` says it in words. */
  | { readonly type: 'officeActed'; readonly act: StationEvent['type']; readonly about: string }
  /** The desk said no to somebody. `right`: official name of the right that the procedure asks for. */
  | {
      readonly type: 'refused';
      readonly asked: string;
      readonly right: string;
      readonly code: string;
      readonly case: CaseId | null;
      readonly number: string;
      /** So many of the same within a minute; one when left out. */
      readonly times?: number;
    }
  /** At most once per person, case and day. */
  | {
      readonly type: 'importantViewed';
      readonly case: CaseId;
      readonly number: string;
      readonly what: Viewed;
    }
  /** The auditor looked at this journal; at most once per person and day. */
  | { readonly type: 'logViewed' }
  | {
      readonly type: 'documentOutput';
      readonly case: CaseId;
      readonly number: string;
      readonly document: string;
      readonly to: 'pdf' | 'printer';
    }
  /** A paper of the exchange, which is of no case: a bundle's slip, a month's sheet. `about`: bundle or month. */
  | {
      readonly type: 'sheetOutput';
      readonly document: string;
      readonly about: string;
      readonly to: 'pdf' | 'printer';
    }
  /** Files of a medium are read into the inbox. */
  | { readonly type: 'mediumRead'; readonly medium: string; readonly files: number }
  /** What came of it: the bundles that were read from a medium, as their headers say; or the receipts written to one. */
  | {
      readonly type: 'mediumUsed';
      readonly medium: string;
      readonly way: MediumUse['way'];
      readonly bundles: readonly BundleOnMedium[];
    }
  /** Somebody confirmed an import that no backup was made before. `bundle`: its sender and number. */
  | { readonly type: 'importUnbacked'; readonly bundle: string; readonly because: string }
  | { readonly type: 'registerExported'; readonly export: RegisterExport }
  | {
      readonly type: 'exported';
      readonly what: ExportedThing;
      readonly items: number;
      readonly fileName: string;
    }
  | {
      readonly type: 'verified';
      readonly clean: boolean;
      readonly entries: number;
      readonly securityEntries: number;
      /** The first break in words; null when everything is sound. */
      readonly finding: string | null;
    }
  | { readonly type: 'backupMade'; readonly fileName: string; readonly entries: number }
  | { readonly type: 'backupTested'; readonly fileName: string; readonly clean: boolean }
  | { readonly type: 'backupRestored'; readonly fileName: string; readonly entries: number }
  /** The computer clock stands before an act that the record already has. */
  | { readonly type: 'clockDoubted'; readonly latest: Instant }
  /** A copy that is read without the program was written and read back. */
  | { readonly type: 'archiveMade'; readonly fileName: string; readonly entries: number }
  /** The part of this journal before a seal is on a medium and was read back there: another officer may let it leave
   * the store. */
  | ({ readonly type: 'cutProposed' } & ProposedCut)
  | { readonly type: 'cutDeclined'; readonly fileName: string }
  /** It leaves the store. */
  | ({ readonly type: 'journalCut'; readonly carried: CarriedState } & ProposedCut)
  /** An act of the office whose line was written before it, and which then was not done. */
  | { readonly type: 'officeActFailed'; readonly act: StationEvent['type']; readonly of: CommandId }
  | EnrolmentEvent
  | { readonly type: 'questionSaved'; readonly question: SavedQuestion }
  | { readonly type: 'questionRemoved'; readonly name: string };

/** A filter that an auditor keeps under a name. */
export interface SavedQuestion {
  readonly name: string;
  readonly filter: SecurityFilter;
}

/** Where the log begins after its older part was cut off at a seal. */
export interface CutPlace {
  /** The first segment that stays, and the head of the file chain before it, 64 hex digits. */
  readonly segment: number;
  readonly head: string;
  /** Entries cut off, of all stations. */
  readonly entries: number;
  /** The seal that ended the part cut off. */
  readonly seal: {
    readonly station: StationId;
    readonly number: number;
    readonly hash: string;
    readonly at: Instant;
  };
  /** The last entry of each station in that part. */
  readonly tips: {
    readonly [station: string]: { readonly seq: number; readonly id: EntryId; readonly lamport: number };
  };
  /** Where the dictionary lies that the entries after it use; null without one. */
  readonly dictionary: {
    readonly segment: number;
    readonly position: number;
    readonly index: number;
  } | null;
}

/** When the part that is cut off was written, by what its lines claim. */
export interface CutSpan {
  readonly from: Instant;
  readonly to: Instant;
  /** Days in between on which anything was written. */
  readonly days: number;
}

/** A part of the log that stands on a medium. */
export interface ProposedCut {
  readonly place: CutPlace;
  readonly span: CutSpan;
  /** Folder on the medium, and the SHA-256 over the digests of its files. */
  readonly fileName: string;
  readonly sha256: string;
}

/** What of the state only lines that are cut off would tell. */
export interface CarriedState {
  readonly lastSignIn: readonly (readonly [AccountId, Instant])[];
  readonly questions: readonly (readonly [AccountId, readonly SavedQuestion[]])[];
  /** Left out by earlier programs, and while nothing was asked. */
  readonly enrolment?: EnrolmentState;
}

/** What of the journal is asked for; null or empty: no matter. Dates as YYYY-MM-DD, both included. */
export interface SecurityFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly actor: string | null;
  readonly kind: string | null;
  readonly outcome: string | null;
  /** Procedure, or a part of its name. */
  readonly procedure: string;
  /** Words in the line, number of a case or a paper. */
  readonly text: string;
}

/**
 * The events of an entry of the security chain. The entry is of the same form as those of cases; that a chain
 * holds its own events only is given by its domain words, which the type of an entry cannot say.
 */
export const securityEvents = (entry: Entry): readonly SecurityEvent[] =>
  entry.events as readonly unknown[] as readonly SecurityEvent[];

/** The other way round, for writing. */
export const asEntryEvents = (events: readonly SecurityEvent[]): Entry['events'] =>
  events as readonly unknown[] as Entry['events'];
