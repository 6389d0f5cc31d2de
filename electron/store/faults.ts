/**
 * What can go wrong with the store although no program is at fault: a closed list of values, never
 * exceptions. A fault names files by their place inside the store folder only: it must never carry a
 * machine path, a person's name, a passphrase or a key.
 */
import type { CodeTypo } from '#electron/crypto/written-code';

/** Why the journal cannot be read beyond a place. */
export type DamageReason =
  | 'segment-missing'
  | 'segment-unreadable'
  | 'header-incomplete'
  | 'header-altered'
  | 'chain-broken'
  | 'records-missing'
  | 'record-header-altered'
  | 'record-incomplete'
  | 'record-altered'
  | 'space-altered'
  | 'entry-altered'
  | 'signature-wrong'
  | 'lamport-wrong'
  | 'seen-unknown'
  | 'station-unknown'
  | 'stub-contradicts'
  | 'batch-altered'
  | 'seal-altered'
  | 'snapshot-ahead'
  | 'newer-format'
  | 'older-than-anchor';

/** The first place where the journal breaks. Everything before it is sound. */
export interface Damage {
  /** File inside the store folder, e.g. `journal/00000003.seg`. */
  readonly file: string;
  /** Byte in that file at which the broken header or record begins. */
  readonly position: number;
  /** Number of the record in the whole journal, from 1. */
  readonly record: number;
  readonly reason: DamageReason;
}

/** A fault of one file; `where` is its name inside the store folder. */
export type FileFault =
  | { readonly code: 'DISK_FULL'; readonly where: string }
  | { readonly code: 'ACCESS_DENIED'; readonly where: string }
  | { readonly code: 'IO_ERROR'; readonly where: string };

/** Why typed slips do not open the store; `slip` is the place of the typed one, from 1. */
export type SlipsProblem =
  | { readonly kind: 'typo'; readonly slip: number; readonly typo: CodeTypo }
  | { readonly kind: 'too-few' }
  | { readonly kind: 'other-store'; readonly slip: number }
  | { readonly kind: 'former-issue'; readonly slip: number }
  | { readonly kind: 'same'; readonly number: number }
  | { readonly kind: 'not-fitting' };

/** Why a record of another station cannot be taken in: it is no entry or stub (`entry-altered`); does not follow what
 * the journal holds of its station (`not-next`); is held already (`known`); is of this very station; counts wrongly; has
 * seen what the journal does not hold; contradicts the stub that stands for it; or there are not as many as was said. */
export type BatchReason =
  | 'entry-altered'
  | 'not-next'
  | 'known'
  | 'own-station'
  | 'lamport-wrong'
  | 'seen-unknown'
  | 'stub-contradicts'
  | 'count-wrong';

/** Everything the store can answer instead of a result. */
export type StoreFault =
  | FileFault
  | { readonly code: 'STORE_IN_USE' }
  /** By a program on another computer that shares the folder, or that ended there without giving it free. */
  | { readonly code: 'STORE_IN_USE_ELSEWHERE' }
  /** Somebody took this program's claim away: another may be writing. */
  | { readonly code: 'STORE_TAKEN' }
  /** Many entries are being written; one more has to wait. */
  | { readonly code: 'STORE_BUSY' }
  | { readonly code: 'CANCELLED' }
  /** Of a batch that was to be taken in; `record` counts from 1. */
  | { readonly code: 'BATCH_REFUSED'; readonly record: number; readonly reason: BatchReason }
  /** A piece of the index does not open: it is made anew at the next opening. */
  | { readonly code: 'INDEX_DAMAGED'; readonly where: string }
  | { readonly code: 'STORE_MISSING' }
  | { readonly code: 'STORE_INCOMPLETE'; readonly where: string }
  | { readonly code: 'STORE_EXISTS' }
  | { readonly code: 'WRONG_PASSPHRASE' }
  | { readonly code: 'WRONG_SLIPS'; readonly problem: SlipsProblem }
  | { readonly code: 'SIGN_IN_DELAYED'; readonly seconds: number }
  | { readonly code: 'SIGN_IN_HELD' }
  | { readonly code: 'ACCOUNT_EXISTS' }
  | { readonly code: 'ACCOUNT_UNKNOWN' }
  | { readonly code: 'NOT_PRACTICE' }
  | { readonly code: 'KEYS_DAMAGED'; readonly where: string }
  | { readonly code: 'JOURNAL_DAMAGED'; readonly damage: Damage }
  | { readonly code: 'JOURNAL_READ_ONLY'; readonly damage: Damage | null }
  | { readonly code: 'SNAPSHOT_AHEAD'; readonly damage: Damage }
  | { readonly code: 'BLOB_MISSING'; readonly where: string }
  | { readonly code: 'BLOB_DAMAGED'; readonly where: string }
  | { readonly code: 'NEWER_FORMAT'; readonly where: string }
  /** The store of an earlier program: signing in brings it up to the present format. */
  | { readonly code: 'OLDER_FORMAT'; readonly where: string }
  /** The store came here from elsewhere and has not been continued on this machine yet. */
  | { readonly code: 'STORE_ELSEWHERE' }
  /** The data is older than what this machine or a slip attests (S03 of the sync design). */
  | { readonly code: 'OLD_COPY'; readonly damage: Damage }
  /** The medium of the backup is not there, or was taken out. */
  | { readonly code: 'TARGET_MISSING' }
  | { readonly code: 'TARGET_FULL' }
  | { readonly code: 'TARGET_READ_ONLY' }
  /** What was written to the medium does not read back as it was written. */
  | { readonly code: 'TARGET_UNRELIABLE'; readonly where: string }
  /** The folder holds no backup of any store, or not this one. */
  | { readonly code: 'BACKUP_MISSING' }
  /** A file of the backup is missing or is not what the backup's list says. */
  | { readonly code: 'BACKUP_DAMAGED'; readonly where: string };

export type StoreFaultCode = StoreFault['code'];

/** The fault that damage is, for showing it: a lost end is told in other words than an altered record. */
export function damageFault(damage: Damage): StoreFault {
  if (damage.reason === 'newer-format') return { code: 'NEWER_FORMAT', where: damage.file };
  if (damage.reason === 'older-than-anchor') return { code: 'OLD_COPY', damage };
  return { code: damage.reason === 'snapshot-ahead' ? 'SNAPSHOT_AHEAD' : 'JOURNAL_DAMAGED', damage };
}
