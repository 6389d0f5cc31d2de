/**
 * What a store notes of the exchange with other agencies: whom it trusts, what it made, carried, took in, set aside
 * and reconciled. They are acts of the station itself, never of a case, and they hold no content of any case.
 */
import type { BundleCode } from '#shared/bundle/codes';
import type { Receipt } from '#shared/bundle/receipt';
import type { AccountId, BlobHash, CaseId, DivisionCode, StationId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { BundleKind } from '#shared/identity/bundle-kind';
import type { Certificate } from '#shared/identity/certificate';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import type { PolicyRecord } from '#shared/identity/policy';
import type { RevocationList } from '#shared/identity/revocation';
import type { RootRecord } from '#shared/identity/root';
import type { SeenHead } from './entry';

/** A signed record of identity as it was accepted here. */
export type TrustRecord =
  | { readonly kind: 'root'; readonly record: RootRecord }
  | { readonly kind: 'certificate'; readonly record: Certificate }
  | { readonly kind: 'revocations'; readonly record: RevocationList }
  /** `content`: what the record signs for, when it came with it. */
  | { readonly kind: 'policy'; readonly record: PolicyRecord; readonly content: string | null }
  | { readonly kind: 'inboxKeys'; readonly record: InboxKeyPacket };

/** One part of a bundle as it was written. */
export interface MadePart {
  readonly part: number;
  readonly bytes: number;
  readonly hash: string;
}

/** A bundle that was made here. */
export interface MadeBundle {
  readonly bundleId: string;
  readonly kind: BundleKind;
  readonly to: readonly { readonly agency: DivisionCode; readonly pairSeq: number }[];
  readonly toStation: StationId | null;
  readonly wholeHash: string;
  readonly wholeBytes: number;
  readonly parts: readonly MadePart[];
  /** Up to where it reaches, by station. */
  readonly heads: readonly SeenHead[];
  readonly entries: number;
  readonly blobs: number;
  /** Who approved that it leaves the office; null for kinds that need nobody. */
  readonly approvedBy: AccountId | null;
  /** Cases of which it took no content, because they are about core data; absent for none. */
  readonly withheld?: readonly WithheldCase[];
  /** Cases that it took whole, because the reader may have only places of theirs; absent for none. */
  readonly madeUp?: readonly CaseId[];
}

/** A case of which a bundle took places in chains alone. */
export interface WithheldCase {
  readonly case: CaseId;
  /** Some of it went whole before, when nothing was known that kept it here. */
  readonly travelled: boolean;
}

/** An attachment that an entry names and that has not come here. */
export interface LackingBlob {
  readonly station: StationId;
  readonly seq: number;
  readonly hash: BlobHash;
}

/** A contradiction that an import opened, with a case that tells it. */
export interface OpenedConflict {
  readonly case: CaseId;
  readonly conflict: string;
}

/** A bundle of others that is carried on unchanged: what its header says, nothing of it proven. */
export interface HandedOn {
  /** To its addressee, for others; or to the region, because it is in quarantine here. */
  readonly as: 'courier' | 'quarantine';
  readonly wholeHash: string;
  readonly agency: DivisionCode;
  readonly station: StationId;
}

/** Entries of a station, both ends included. */
export interface EntryRange {
  readonly station: StationId;
  readonly from: number;
  readonly to: number;
}

export type ExchangeEvent =
  | {
      readonly type: 'trustReceived';
      readonly records: readonly TrustRecord[];
      readonly by: 'ceremony' | 'enrolment' | 'bundle';
    }
  /** The public half of the key with which a person signs; 64 hex digits. */
  | { readonly type: 'personKeySet'; readonly account: AccountId; readonly publicKey: string }
  | { readonly type: 'bundleMade'; readonly bundle: MadeBundle }
  | {
      readonly type: 'bundleCarried';
      readonly bundleId: string;
      readonly carrier: string;
      readonly on: LocalDate;
      /** What it left on, in words: label and number of the medium. */
      readonly medium: string;
      /** The parts that were written, ascending; absent for all of them. */
      readonly parts?: readonly number[];
      /** Absent for a bundle that was made here. */
      readonly onward?: HandedOn;
    }
  | {
      readonly type: 'receiptTaken';
      readonly receipt: Receipt;
      /** What of its `have` the journal holds just so: the rest is a claim. */
      readonly acknowledged: readonly SeenHead[];
    }
  /** The last entry of a batch: with it the bundle counts. */
  | {
      readonly type: 'bundleImported';
      readonly bundleId: string;
      readonly wholeHash: string;
      readonly kind: BundleKind;
      readonly agency: DivisionCode;
      readonly station: StationId;
      /** Number among the bundles of that agency to this one; null for kinds that are not numbered. */
      readonly pairSeq: number | null;
      readonly planHash: string;
      readonly approvedBy: AccountId;
      readonly secondBy: AccountId | null;
      readonly entries: number;
      readonly stubs: number;
      readonly blobs: number;
      /** What the sender said it owns. */
      readonly have: readonly SeenHead[];
      /** Its entries by what became of them, for the receipt. Absent in journals of the first program that imported. */
      readonly counts?: Receipt['counts'];
      /** The entries that the batch brought. */
      readonly ranges: readonly EntryRange[];
      /** All attachments that have not come with this import or one before; absent for none. */
      readonly lacking?: readonly LackingBlob[];
      /** The contradictions that it opened; absent for none. */
      readonly opened?: readonly OpenedConflict[];
      /** Cases of which it brought entries where only their places were held; absent for none. */
      readonly filled?: readonly CaseId[];
      /** Why there was no backup before it; absent where there was one, and in journals of earlier programs. */
      readonly unbacked?: string;
    }
  /** 回到导入前: what a batch brought is kept, and left out of account until it is restored. `ranges`: as imported. */
  | {
      readonly type: 'importSetAside';
      readonly bundleId: string;
      readonly ranges: readonly EntryRange[];
      readonly reason: string;
    }
  | {
      readonly type: 'importRestored';
      readonly bundleId: string;
      readonly ranges: readonly EntryRange[];
    }
  /** Into quarantine: once for each bundle and reason. */
  | {
      readonly type: 'bundleSetAside';
      readonly bundleId: string;
      readonly wholeHash: string;
      readonly agency: DivisionCode;
      readonly station: StationId;
      readonly code: BundleCode;
      /** The place of which that station has signed two versions (B28). */
      readonly fork?: number;
    }
  | {
      readonly type: 'reconciled';
      /** `2026-03`. */
      readonly month: string;
      readonly agency: DivisionCode;
      readonly ours: number;
      readonly theirs: number;
      readonly differences: number;
      readonly hash: string;
    };

export type ExchangeEventType = ExchangeEvent['type'];

export const EXCHANGE_EVENTS = [
  'trustReceived',
  'personKeySet',
  'bundleMade',
  'bundleCarried',
  'receiptTaken',
  'bundleImported',
  'importSetAside',
  'importRestored',
  'bundleSetAside',
  'reconciled',
] as const satisfies readonly ExchangeEventType[];

const TYPES: ReadonlySet<string> = new Set(EXCHANGE_EVENTS);

/** Acts of the exchange, told apart from all other acts of the station. */
export const isExchangeEvent = (event: { readonly type: string }): event is ExchangeEvent =>
  TYPES.has(event.type);
