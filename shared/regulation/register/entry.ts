/**
 * An item of the register (登记簿): what the law knows of one registered result. Every version stays, with
 * the case that made it; only `registerChanged` events of cases alter it (XJR-11-1, XJR-11-2).
 */
import type { CaseType, ObjectType } from '#shared/domain/case-type';
import type { CaseId, RegisterId, RegistryCode } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';

/** What is registered: F01 and F02 or F03. */
export interface EntryContent {
  readonly subject: FormValues;
  readonly application: FormValues;
}

/** One version: 首次登记 makes the first, 变更, 更正, 续展 and a shorter validity the next. */
export interface EntryVersion extends EntryContent {
  readonly number: number;
  readonly caseId: CaseId;
  readonly type: CaseType;
  /** The day it came into the register here. */
  readonly on: LocalDate;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
}

/** What the office decided; whether a result is in its renewal window or expired follows from the day. */
export type EntryStatus = 'EFFECTIVE' | 'CANCELLED' | 'REVOKED';

/** Why an item is no longer effective. */
export interface EntryEnd {
  readonly on: LocalDate;
  readonly why: 'applied' | 'expired' | 'revoked';
  readonly caseId: CaseId;
}

/** A case on an item that has not ended. */
export interface OpenCase {
  readonly caseId: CaseId;
  readonly type: CaseType;
  /** The agency has received it: a draft in a drawer is not pending. */
  readonly received: boolean;
}

export interface RegisterEntry {
  readonly id: RegisterId;
  readonly code: RegistryCode;
  readonly objectType: ObjectType;
  /** The rules the item was made under. */
  readonly profile: string;
  readonly codedAt: LocalDate;
  readonly status: EntryStatus;
  readonly end: EntryEnd | null;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  readonly versions: readonly EntryVersion[];
  /** The application that is open on it; there is never a second one. */
  readonly openApplication: OpenCase | null;
  readonly openAgencyCase: OpenCase | null;
  /** Every case on this item, oldest first; the first made it. */
  readonly cases: readonly CaseId[];
}

/** What a case does to the register. The only way in. */
export type RegisterChange =
  | ({
      readonly kind: 'made';
      readonly code: RegistryCode;
      readonly codedAt: LocalDate;
      readonly objectType: ObjectType;
      readonly profile: string;
      readonly validFrom: LocalDate;
      readonly validTo: LocalDate;
    } & EntryContent)
  | ({ readonly kind: 'versioned' } & EntryContent)
  | ({ readonly kind: 'renewed'; readonly validFrom: LocalDate; readonly validTo: LocalDate } & EntryContent)
  | { readonly kind: 'cancelled'; readonly why: 'applied' | 'expired' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'shortened'; readonly validTo: LocalDate }
  /** The region says another code: the one that stood finds the item still. */
  | { readonly kind: 'recoded'; readonly code: RegistryCode; readonly former: RegistryCode }
  /** The region says another 赋码之日, and the validity follows. */
  | {
      readonly kind: 'dated';
      readonly codedAt: LocalDate;
      readonly validFrom: LocalDate;
      readonly validTo: LocalDate;
    };

/** The version in the register now. @throws never: an item has at least one version. */
export function currentVersion(entry: RegisterEntry): EntryVersion {
  const last = entry.versions.at(-1);
  if (!last) throw new Error('a register item without a version');
  return last;
}

/** The version that was in the register on a day; `null` before the item was made. */
export const versionOn = (entry: RegisterEntry, day: LocalDate): EntryVersion | null =>
  entry.versions.findLast((version) => version.on <= day) ?? null;
