/**
 * What can go wrong with the store although no program is at fault: a closed list of values, never
 * exceptions. A fault names files by their place inside the store folder only: it must never carry a
 * machine path, a person's name, a passphrase or a key.
 */
import type { RecoveryKeyTypo } from '#electron/crypto/recovery-key';

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
  | 'entry-altered'
  | 'signature-wrong'
  | 'snapshot-ahead';

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

/** Everything the store can answer instead of a result. */
export type StoreFault =
  | FileFault
  | { readonly code: 'STORE_IN_USE' }
  | { readonly code: 'STORE_MISSING' }
  | { readonly code: 'STORE_INCOMPLETE'; readonly where: string }
  | { readonly code: 'STORE_EXISTS' }
  | { readonly code: 'WRONG_PASSPHRASE' }
  | { readonly code: 'WRONG_RECOVERY_KEY'; readonly typo: RecoveryKeyTypo | null }
  | { readonly code: 'SIGN_IN_DELAYED'; readonly seconds: number }
  | { readonly code: 'ACCOUNT_EXISTS' }
  | { readonly code: 'ACCOUNT_UNKNOWN' }
  | { readonly code: 'NOT_PRACTICE' }
  | { readonly code: 'KEYS_DAMAGED'; readonly where: string }
  | { readonly code: 'JOURNAL_DAMAGED'; readonly damage: Damage }
  | { readonly code: 'JOURNAL_READ_ONLY'; readonly damage: Damage | null }
  | { readonly code: 'SNAPSHOT_AHEAD'; readonly damage: Damage }
  | { readonly code: 'BLOB_MISSING'; readonly where: string }
  | { readonly code: 'BLOB_DAMAGED'; readonly where: string }
  | { readonly code: 'NEWER_FORMAT'; readonly where: string };

export type StoreFaultCode = StoreFault['code'];

/** The fault that damage is, for showing it: a lost end is told in other words than an altered record. */
export function damageFault(damage: Damage): StoreFault {
  return { code: damage.reason === 'snapshot-ahead' ? 'SNAPSHOT_AHEAD' : 'JOURNAL_DAMAGED', damage };
}
