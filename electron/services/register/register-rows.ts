/** Rows of the register as of a day: what the law knew then, found by the filters a person set. */
import { allItems, visibleCases } from '#electron/services/cases/visible';
import { searchKey } from '#electron/services/lists/search';
import type { SignedInCall } from '#electron/services/service';
import type { RegisterRow } from '#shared/contract/register-views';
import type { ObjectType } from '#shared/domain/case-type';
import { divisionName, isInside } from '#shared/domain/divisions';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import type { CaseState } from '#shared/regulation/casework/state';
import { type RegisterEntry, versionOn } from '#shared/regulation/register/entry';
import { daysLeft, STANDING_NAMES, type Standing, standingOf } from '#shared/regulation/register/standing';

export interface RegisterFilter {
  readonly text: string;
  readonly division: string | null;
  readonly objectType: ObjectType | null;
  readonly standing: 'any' | Standing;
}

/** A register item seen on a day, with the row that shows it. */
export interface SeenEntry {
  readonly entry: RegisterEntry;
  readonly row: RegisterRow;
  readonly regionCode: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every item that this person may see and that was in the register on `day`, newest first. */
export function registerOn(call: SignedInCall, day: LocalDate): readonly SeenEntry[] {
  const cases = new Map(visibleCases(call).map((state) => [state.id, state]));
  return allItems(call.store)
    .flatMap((entry) => {
      const [first] = entry.cases;
      const maker = first && cases.get(first);
      const seen = maker && seenOn(call, entry, maker, day);
      return seen ? [seen] : [];
    })
    .sort(({ row: a }, { row: b }) =>
      a.codedAt === b.codedAt ? (a.number < b.number ? 1 : -1) : a.codedAt < b.codedAt ? 1 : -1,
    );
}

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
export function seenOn(
  call: SignedInCall,
  entry: RegisterEntry,
  maker: CaseState,
  day: LocalDate,
): SeenEntry | null {
  const then = entryOn(call, entry, day);
  const version = then?.versions.at(-1);
  if (!then || !version) return null;
  const { subject, application } = version;
  const standing = standingOf(then, call.desk.profileOf(maker).renewal, day);
  const regionCode = textOf(subject.regionCode);
  const industries = Array.isArray(application.industryCodes) ? application.industryCodes : [];
  return {
    entry: then,
    regionCode,
    row: {
      registerId: entry.id,
      caseId: maker.id,
      code: entry.code,
      number: maker.number,
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
      confirmed: maker.steps.some((step) => step.step === 'coding' && step.confirmedAt !== null),
    },
  };
}

/** The items that a filter lets through. */
export function filtered(seen: readonly SeenEntry[], filter: RegisterFilter): readonly SeenEntry[] {
  const key = searchKey(filter.text);
  return seen.filter(
    ({ row, regionCode }) =>
      (filter.standing === 'any' || row.standing === filter.standing) &&
      (filter.objectType === null || row.objectType === filter.objectType) &&
      (filter.division === null || isInside(regionCode, filter.division)) &&
      (key === '' ||
        searchKey(`${row.code} ${row.number} ${row.name} ${row.subjectName} ${row.catalogCode}`).includes(
          key,
        )),
  );
}
