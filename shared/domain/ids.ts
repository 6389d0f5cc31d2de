/** Branded identifiers. They are made at the doors and in the store; everything inside trusts them. */

type Brand<Name extends string> = string & { readonly __brand: Name };

/** Internal identity of a case, never printed: the 16 hex digits of the station that made it, then 16 of chance. */
export type CaseId = Brand<'CaseId'>;
/** Visible local number `L-653100-2026-000123`: can never be mistaken for a 登记结果查询码. */
export type LocalNumber = Brand<'LocalNumber'>;
/** 登记结果查询码: comes from the region only, never generated here (XJR-17-1). */
export type RegistryCode = Brand<'RegistryCode'>;
/** 公示号: the id of a public notice on the region's platform (`publicityInfoId`); it comes from the region only. */
export type PublicationId = Brand<'PublicationId'>;
/** Identity of an item of the register (登记簿): the case that made it. */
export type RegisterId = Brand<'RegisterId'>;
/** One workstation identity: first 16 hex digits of the SHA-256 of its signing key. */
export type StationId = Brand<'StationId'>;
/** SHA-256 of an entry's canonical bytes without signatures, 64 hex digits. */
export type EntryId = Brand<'EntryId'>;
/** Sign-in name of a person, lower case Latin letters, digits and dots. */
export type AccountId = Brand<'AccountId'>;
/** Made when the button is pressed; a repeated command is answered, not repeated. */
export type CommandId = Brand<'CommandId'>;
/** SHA-256 of an attachment's bytes, 64 hex digits. */
export type BlobHash = Brand<'BlobHash'>;
/** Row id of the clause inventory, e.g. `XJR-14-1`. */
export type ClauseId = Brand<'ClauseId'>;
/** GB/T 2260 code, six digits. */
export type DivisionCode = Brand<'DivisionCode'>;

/** Clause ids of a data row or guard, checked against the inventory by a test. */
export const basis = (...ids: readonly string[]): readonly ClauseId[] => ids as readonly ClauseId[];

/** The identity of a case that a station makes. `chance`: 16 hex digits that the station never gave before. */
export const newCaseId = (station: StationId, chance: string): CaseId => `${station}${chance}` as CaseId;

/** Whether a case can have been made by a station: nobody makes a case in the place of another's. */
export const isMadeAt = (of: CaseId, station: StationId): boolean => of.startsWith(station);

/** The register item that a first registration makes bears the identity of its case. */
export const registerIdOf = (caseId: CaseId): RegisterId => caseId as string as RegisterId;
