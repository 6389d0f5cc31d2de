/** What papers say of the register item a case is about: code, periods, and the version the case made. */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import { ok, type Result } from '#shared/lib/result';
import { renewedPeriod, validityOf } from '#shared/regulation/casework/validity';
import { currentVersion, type EntryVersion, type RegisterEntry } from '#shared/regulation/register/entry';
import type { DocumentContext, DocumentNotReady } from './document-context';
import { dataName, notReady, subjectName } from './letter';

export interface PeriodOnPaper {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
}

/** The item, or the refusal to make the paper without it. */
export function entryOf(context: DocumentContext): Result<RegisterEntry, DocumentNotReady> {
  if (context.entry) return ok(context.entry);
  return notReady(context, '本案没有对应的登记簿条目，不能出具该文书。', '请核对登记簿后再出具。');
}

/** `2026年4月24日至2029年4月23日` */
export const periodWords = ({ validFrom, validTo }: PeriodOnPaper): string =>
  `${formatLong(validFrom)}至${formatLong(validTo)}`;

/** The version that stood before this case: the one before its own, or the current one. */
export function versionBefore({ state }: DocumentContext, entry: RegisterEntry): EntryVersion {
  const made = versionMade(state.id, entry);
  const before = made && entry.versions.find(({ number }) => number === made.number - 1);
  return before ?? currentVersion(entry);
}

const versionMade = (caseId: DocumentContext['state']['id'], entry: RegisterEntry): EntryVersion | null =>
  entry.versions.find((version) => version.caseId === caseId) ?? null;

/** The period a renewal gives: as the register holds it, or as it will be counted; `null` without a term. */
export function periodGiven(context: DocumentContext, entry: RegisterEntry): PeriodOnPaper | null {
  const { state, profile } = context;
  const made = versionMade(state.id, entry);
  if (made) return made;
  const months = Number(state.request.renewMonths);
  return Number.isInteger(months) && months > 0 ? renewedPeriod(state, entry, profile) : null;
}

/** The item in rows: whose, what, under which code. */
export const itemRows = (
  { state, profile }: DocumentContext,
  entry: RegisterEntry,
): readonly (readonly [string, string])[] => [
  ['登记主体', subjectName(state)],
  ['登记数据名称', dataName(state)],
  [profile.texts.codeName, readableCode(entry.code)],
];

/** The period; with its length where it is the whole one that the rules give from the day of the code (XJR-19-1). */
export function periodSince({ profile }: DocumentContext, period: PeriodOnPaper, codedAt: LocalDate): string {
  const whole =
    period.validFrom === codedAt && period.validTo === validityOf(profile.validity, codedAt).validTo;
  return `${periodWords(period)}${whole ? `（${profile.validity.years}年，自赋码之日起计算）` : ''}`;
}
