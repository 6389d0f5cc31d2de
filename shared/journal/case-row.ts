/**
 * The row of a case: what work queues, searches and ledgers filter and order by, from its state alone. What
 * depends on today, on the rules or on a calendar is judged by the reader of the row. Nothing that only a screen
 * shows stands here.
 */
import { addDays, beijingDate, type LocalDate } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';

import { type ClockRun, isHeld } from '#shared/regulation/casework/clock-run';
import { firstSupply } from '#shared/regulation/casework/first-filing';
import { leadingClock } from '#shared/regulation/casework/leading-clock';
import { isClosed } from '#shared/regulation/casework/objection';
import { allPublicationIds } from '#shared/regulation/casework/publication-id';
import { type IssuedDocument, isToRecall } from '#shared/regulation/casework/records';
import { awaitsRegion } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import type { ClockNature } from '#shared/regulation/profiles/profile';
import type { CaseRecord } from './desk-tables';
import type { Row, TableSpec } from './fold';
import { dayNumber, numberOf, regionOf, textIn } from './row-values';

/** Bits of the column `flags`. */
export const CASE_FLAG = {
  /** An objection is open. */
  objection: 1,
  /** Neither the data nor the subject has been named: lists show words in their place. */
  noName: 2,
  noSubject: 4,
  /** The leading clock stands still. */
  held: 8,
  /** The leading clock was counted without a calendar (待核). */
  provisional: 16,
  /** The leading clock stood still for some days. */
  paused: 32,
  /** Some clock runs and does not stand still. */
  running: 64,
  /** A paper that fell with its act is still to be taken back. */
  recall: 128,
} as const;

/** The word of the column `clock` for C0 of an application not received yet; `start` is the first supply. */
export const FIRST_FILING = 'C0';

/** What orders a work queue; `due` and `receivedAt` as `dayNumber`, 0 for none. */
export interface CasePlace {
  readonly nature: ClockNature | null;
  readonly due: number;
  readonly receivedAt: number;
  readonly number: string;
}

/**
 * Ascends as work queues do: deadlines and periods by their last day, then reminders by theirs, then cases without
 * a clock; each by receipt, cases not received last, then by number.
 */
export function caseOrder({ nature, due, receivedAt, number }: CasePlace): string {
  const clock = nature === null ? 'Z' : `${nature === 'reminder' ? 'R' : 'D'}${due}`;
  return `${clock}/${receivedAt === 0 ? '99999999' : receivedAt}/${number}`;
}

/** The running clock that the column `clock` names: its nature and its length in working days. */
export function clockOf(word: string): { readonly nature: ClockNature; readonly days: number } | null {
  const [nature = '', days = ''] = word.split('/');
  return days === '' ? null : { nature: nature as ClockNature, days: Number(days) };
}

/** Folded words of a case that a search in a queue looks at. */
export const labelKey = (number: string, name: string, subject: string): string =>
  nameKey(`${number} ${name} ${subject}`);

/** How many signs at the end of `found` a search in a queue does not look at: credit code and query code. */
const TAIL_UNIT = 1024;
export const tailOf = (flags: number): number => Math.floor(flags / TAIL_UNIT);

/** The first three parts of a group of cases: `${status}/${region}/${1 when a step awaits the region}`. */
export const CASES: TableSpec<CaseRecord> = {
  columns: {
    status: 'code',
    region: 'code',
    awaits: 'code',
    drafter: 'code',
    uscc: 'code',
    subject: 'code',
    clock: 'code',
    number: 'text',
    found: 'text',
    due: 'int',
    start: 'int',
    soonest: 'int',
    flags: 'int',
    receivedAt: 'int',
    createdAt: 'int',
    years: 'int',
    papers: 'int',
    latestPaper: 'int',
    holder: 'code',
    open: 'int',
    decided: 'int',
    settled: 'int',
  },
  search: ['found'],
  row: (record) => (record.aside ? null : rowOf(record)),
  cluster: (row) => `${row.status}/${row.region}/${row.awaits}`,
  order: (row) =>
    caseOrder({
      nature: clockOf(String(row.clock))?.nature ?? null,
      due: numberOf(row.due),
      receivedAt: numberOf(row.receivedAt),
      number: String(row.number),
    }),
};

/** The code of a case, and those in the place of which the region said another: papers that bear them are about. */
function codesIn({ code }: CaseState): readonly string[] {
  if (code === null || code.confirmedBy === null) return [''];
  return [code.code, ...(code.replaced ?? []).map((former) => former.code)];
}

function rowOf(record: CaseRecord): Row {
  const { state, conflicts } = record;
  const run = leadingClock(state);
  const supplied = run === null && state.round === 0 ? firstSupply(state) : null;
  const name = textIn(state.application.dataRegistName);
  const subject = textIn(state.subject.institutionName);
  const uscc = textIn(state.subject.uscc);
  const ids = [...codesIn(state), ...allPublicationIds(state)];
  const found = nameKey([state.number, name, subject, uscc, ...ids].join(' '));
  return {
    status: state.status,
    region: regionOf(state.subject.regionCode),
    awaits: awaitsRegion(state) ? '1' : '0',
    drafter: state.people.drafters[0] ?? '',
    uscc,
    subject,
    clock: run ? `${run.nature}/${run.days}` : supplied === null ? '' : FIRST_FILING,
    number: state.number,
    found,
    due: dayNumber(run?.due),
    start: dayNumber(run?.start ?? supplied),
    soonest: soonest(state),
    flags:
      (state.objections.some(({ status }) => !isClosed(status)) ? CASE_FLAG.objection : 0) +
      (state.documents.some(isToRecall) ? CASE_FLAG.recall : 0) +
      (name === '' ? CASE_FLAG.noName : 0) +
      (subject === '' ? CASE_FLAG.noSubject : 0) +
      (run ? clockFlags(run) : 0) +
      (state.clocks.some((one) => one.stopped === null && !isHeld(one)) ? CASE_FLAG.running : 0) +
      (found.length - labelKey(state.number, name, subject).length) * TAIL_UNIT,
    receivedAt: dayNumber(state.receipts.at(-1)?.receivedAt),
    createdAt: Date.parse(state.createdAt),
    years: yearsOf(state),
    papers: state.documents.length,
    latestPaper: Math.max(0, ...state.documents.map(paperPlace)),
    holder: holderWord(state.holder),
    open: conflicts.filter(({ status }) => status === 'open').length,
    decided: conflicts.filter(({ status }) => status === 'decided').length,
    settled: conflicts.filter(({ status }) => status === 'settled').length,
  };
}

/** Who has the case; `a>b` on its way from one to the other. */
export const holderWord = ({ agency, releasedTo }: CaseState['holder']): string =>
  releasedTo === null ? agency : `${agency}>${releasedTo}`;

const clockFlags = (run: ClockRun): number =>
  (isHeld(run) ? CASE_FLAG.held : 0) +
  (run.provisional ? CASE_FLAG.provisional : 0) +
  (run.holds.length > 0 ? CASE_FLAG.paused : 0);

/**
 * No running deadline in law falls due before this day, by whatever calendar; 0 when none runs. One counted
 * without a calendar takes at least its working days.
 */
function soonest({ status, clocks }: CaseState): number {
  if (isEnded(status)) return 0;
  const days = clocks
    .filter((run) => run.stopped === null && run.nature === 'deadline' && !isHeld(run))
    .map((run) => (run.provisional ? addDays(run.start, run.days) : run.due));
  return days.length === 0 ? 0 : Math.min(...days.map(dayNumber));
}

/** Years of the earliest and the latest matter that an annual report counts, as 20262027. */
function yearsOf({ receipts, createdAt, clocks, objections }: CaseState): number {
  const days: readonly LocalDate[] = [
    receipts[0]?.receivedAt ?? beijingDate(createdAt),
    ...clocks.flatMap(({ stopped }) => stopped ?? []),
    ...objections.map(({ receivedAt }) => receivedAt),
  ];
  const years = days.map((day) => Number(day.slice(0, 4)));
  return Math.min(...years) * 10_000 + Math.max(...years);
}

/** Whether an annual report of `year` may count something of a case with these `years`. */
export const touchesYear = (years: number, year: number): boolean =>
  Math.floor(years / 10_000) <= year && year <= years % 10_000;

/** Ascends as papers are issued: by day, on one day by the serial of the number. */
export function paperPlace({ date, number }: Pick<IssuedDocument, 'date' | 'number'>): number {
  const [, serial = '0'] = /(\d+)号$/u.exec(number) ?? [];
  return dayNumber(date) * 10_000_000 + Number(serial);
}
