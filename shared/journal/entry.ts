/**
 * One entry: one user action, saved whole, all of one case or of the station. The journal is the truth;
 * every view is a fold of entries. The fields are those a sync bundle carries, so that bundles need no
 * other format. Nothing here may depend on a clock: order is (lamport, station, seq).
 */
import type { Role } from '#shared/access/roles';
import type { AccountId, BlobHash, CaseId, CommandId, EntryId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { JournalEvent } from './events';

/** Another station's head that this station learned of since its previous entry. */
export interface SeenHead {
  readonly station: StationId;
  readonly seq: number;
  readonly hash: EntryId;
}

/** A file that the entry brings; its bytes are in the blob store under this hash. */
export interface EntryAttachment {
  readonly hash: BlobHash;
  readonly bytes: number;
  readonly name: string;
}

/** What the station signs. */
export interface UnsignedEntry {
  readonly format: 1;
  readonly suite: 1;
  readonly station: StationId;
  /** Without gaps, from 1. */
  readonly seq: number;
  /** Id of this station's previous entry; null only at seq 1. */
  readonly prev: EntryId | null;
  /** Exactly 1 + the highest lamport of `prev` and `seen`. */
  readonly lamport: number;
  readonly seen: readonly SeenHead[];
  readonly case: CaseId | null;
  /** The case's tips that the station knew. */
  readonly casePrev: readonly EntryId[];
  /** Hash of the case state that the officer actually looked at; null for a new case or the station. */
  readonly base: string | null;
  /** Holder epoch of the case; 0 until a case is handed over. */
  readonly epoch: number;
  readonly actor: AccountId;
  readonly role: Role;
  readonly procedure: string;
  readonly commandId: CommandId;
  readonly rulePack: string;
  readonly schema: 1;
  readonly claimedAt: Instant;
  /** The computer clock was behind the latest entry, or its jump was confirmed by a supervisor. */
  readonly clockDoubt: boolean;
  readonly events: readonly JournalEvent[];
  readonly attachments: readonly EntryAttachment[];
}

/** A signed entry. `signature` is Ed25519 over the domain word and the entry id, 128 hex digits. */
export interface Entry extends UnsignedEntry {
  readonly signature: string;
}

/** An entry as it stands in a journal, with its id. */
export interface StoredEntry {
  readonly entry: Entry;
  readonly id: EntryId;
}

/** Domain word before the bytes whose hash is the entry id. */
export const ENTRY_ID_DOMAIN = 'rsb/entry/1';
/** Domain word before the entry id that the station signs. */
export const ENTRY_SIGNATURE_DOMAIN = 'rsb/signature/1';

/** Canonical characters of the entry without its signature: what is hashed to the entry id. */
export function unsignedText(entry: UnsignedEntry | Entry): string {
  const { signature: _signature, ...unsigned } = entry as Entry;
  return canonicalJson(unsigned);
}

/** Canonical characters of the whole entry: what a journal record holds. */
export function entryText(entry: Entry): string {
  return canonicalJson(entry);
}
