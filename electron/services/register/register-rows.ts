/** An item of the register as of a day: what the law knew then, from its document. */
import type { SignedInCall } from '#electron/services/service';
import type { RegisterRow } from '#shared/contract/register-views';
import { divisionName } from '#shared/domain/divisions';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import type { RegisterRecord } from '#shared/journal/desk-tables';
import { type RegisterEntry, versionOn } from '#shared/regulation/register/entry';
import { daysLeft, STANDING_NAMES, standingOf } from '#shared/regulation/register/standing';

/** A register item seen on a day, with the row that shows it. */
export interface SeenEntry {
  readonly entry: RegisterEntry;
  readonly row: RegisterRow;
  readonly regionCode: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An item as it stood on a day; `null` before it was made. What ended it later had not happened then. */
export function entryOn(call: SignedInCall, entry: RegisterEntry, day: LocalDate): RegisterEntry | null {
  const version = versionOn(entry, day);
  if (!version) return null;
  const ended = entry.end !== null && entry.end.on <= day;
  return {
    ...entry,
    versions: entry.versions.filter(({ on }) => on <= day),
    validTo: version.validTo,
    status: ended ? entry.status : 'EFFECTIVE',
    end: ended ? entry.end : null,
    openApplication:
      day >= beijingDate(call.caller.now) ? entry.openApplication : renewalOn(call, entry, day),
  };
}

/** The renewal that was being examined on a day gone by: received by then, and decided later or not yet. */
function renewalOn(
  call: SignedInCall,
  entry: RegisterEntry,
  day: LocalDate,
): RegisterEntry['openApplication'] {
  for (const id of entry.cases) {
    const state = call.store.tables.get('cases', id)?.state;
    const received = state?.receipts[0]?.receivedAt;
    if (state?.caseType !== 'RENEW' || received === undefined || received > day) continue;
    const made = entry.versions.find(({ caseId }) => caseId === id);
    const decided = made?.on ?? state.ending?.on ?? null;
    if (decided === null || decided > day) return { caseId: id, type: 'RENEW', received: true };
  }
  return null;
}

/** The row of one item. */
export function seenOn(call: SignedInCall, entry: RegisterRecord, day: LocalDate): SeenEntry | null {
  const then = entryOn(call, entry, day);
  const version = then?.versions.at(-1);
  const [first] = entry.versions;
  if (!then || !version || !first) return null;
  const { subject, application } = version;
  const standing = standingOf(then, call.desk.profileOf(entry.maker).renewal, day);
  const regionCode = textOf(subject.regionCode);
  const industries = Array.isArray(application.industryCodes) ? application.industryCodes : [];
  return {
    entry: then,
    regionCode,
    row: {
      registerId: entry.id,
      caseId: first.caseId,
      code: entry.code,
      number: entry.maker.number,
      objectType: entry.objectType,
      name: textOf(application.dataRegistName),
      subjectName: textOf(subject.institutionName),
      division: divisionName(regionCode),
      industry: industries.map((code) => labelOf('CL-INDUSTRY', String(code))).join('、'),
      catalogCode: textOf(application.catalogCode),
      codedAt: entry.codedAt,
      validFrom: version.validFrom,
      validTo: then.validTo,
      versions: then.versions.length,
      standing,
      standingName: STANDING_NAMES[standing],
      daysLeft: daysLeft(then, day),
      confirmed: entry.maker.confirmed,
      codeLost: entry.maker.codeLost === true,
    },
  };
}
