/**
 * Folds what a case did into the register. Pure and total: the change has happened. A change of an item
 * that does not exist is a bug, because every case but the first names an item that does.
 */
import type { CaseType } from '#shared/domain/case-type';
import { type CaseId, type RegisterId, registerIdOf } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { currentVersion, type EntryVersion, type RegisterChange, type RegisterEntry } from './entry';

/** The case that changes the register, and the day it does. */
export interface Changing {
  readonly caseId: CaseId;
  readonly type: CaseType;
  readonly target: RegisterId | null;
  readonly on: LocalDate;
}

/** The item after `change`; `entry` is null only for `made`. @throws when the item is missing: a bug. */
export function changeEntry(
  entry: RegisterEntry | null,
  change: RegisterChange,
  by: Changing,
): RegisterEntry {
  if (change.kind === 'made') return made(change, by);
  if (!entry) throw new Error(`register change ${change.kind} without an item`);
  const current = currentVersion(entry);
  const next = (content: Partial<EntryVersion>): readonly EntryVersion[] => [
    ...entry.versions,
    { ...current, ...content, number: current.number + 1, caseId: by.caseId, type: by.type, on: by.on },
  ];
  switch (change.kind) {
    case 'versioned':
      return { ...entry, versions: next({ subject: change.subject, application: change.application }) };
    case 'renewed': {
      const { validFrom, validTo, subject, application } = change;
      return { ...entry, validTo, versions: next({ subject, application, validFrom, validTo }) };
    }
    case 'shortened':
      return { ...entry, validTo: change.validTo, versions: next({ validTo: change.validTo }) };
    case 'recoded':
      return entry.code === change.former ? { ...entry, code: change.code } : entry;
    case 'dated':
      return dated(entry, change);
    case 'cancelled':
      return {
        ...entry,
        status: 'CANCELLED',
        end: { on: by.on, why: change.why, caseId: by.caseId },
      };
    case 'revoked':
      return { ...entry, status: 'REVOKED', end: { on: by.on, why: 'revoked', caseId: by.caseId } };
    case 'restored':
      return { ...entry, status: 'EFFECTIVE', end: null };
    default:
      return assertNever(change, 'register change');
  }
}

/** Versions that took their validity from the code have that of the other day; a later renewal stays as it was decided. */
function dated(entry: RegisterEntry, change: Extract<RegisterChange, { kind: 'dated' }>): RegisterEntry {
  const { codedAt, validFrom, validTo } = change;
  const [first] = entry.versions;
  if (first === undefined) return { ...entry, codedAt, validFrom };
  const versions = entry.versions.map((version) => ({
    ...version,
    validFrom: version.validFrom === first.validFrom ? validFrom : version.validFrom,
    validTo: version.validTo === first.validTo ? validTo : version.validTo,
  }));
  const ends = entry.validTo === first.validTo ? validTo : entry.validTo;
  return { ...entry, codedAt, validFrom, validTo: ends, versions };
}

function made(change: Extract<RegisterChange, { kind: 'made' }>, by: Changing): RegisterEntry {
  const { code, codedAt, objectType, profile, validFrom, validTo, subject, application } = change;
  const version = { number: 1, caseId: by.caseId, type: by.type, on: by.on };
  return {
    id: registerIdOf(by.caseId),
    code,
    objectType,
    profile,
    codedAt,
    status: 'EFFECTIVE',
    end: null,
    validFrom,
    validTo,
    versions: [{ ...version, subject, application, validFrom, validTo }],
    openApplication: null,
    openAgencyCase: null,
    cases: [by.caseId],
  };
}
