/**
 * A due date in words, the same on the screen, on paper slips and on the command line: start day, each skipped
 * day with its name, clauses, rules and calendar (ux 5). It words what was counted and counts nothing.
 */
import type { ClauseId } from '#shared/domain/ids';
import { addDays, formatLong, formatShort, type LocalDate } from '#shared/domain/local-date';
import { citations } from '../clauses/clause';

/** What an explanation needs of a clock run. */
export interface ExplainedClock {
  readonly name: string;
  readonly due: LocalDate;
  readonly startsWith: string;
  readonly start: LocalDate;
  readonly days: number;
  readonly basis: readonly ClauseId[];
  readonly skipped: readonly ReasonedDay[];
  readonly makeups: readonly ReasonedDay[];
  readonly objection: number | null;
  readonly holds: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[];
  readonly earlier: readonly { readonly due: LocalDate; readonly because: string }[];
  readonly profile: string;
  readonly calendar: 'xj' | 'national';
  readonly provisional: boolean;
  readonly missingYears: readonly number[];
}

export interface ReasonedDay {
  readonly date: LocalDate;
  readonly reason: string;
  readonly source: string;
}

/** Consecutive days with the same reason. */
export interface DayGroup {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
  readonly source: string;
}

const CALENDARS = { xj: '自治区政府办通知', national: '国务院办公厅通知' } as const;
const WEEKEND = ['周六', '周日'];
const groupWord = (day: ReasonedDay): string => (WEEKEND.includes(day.reason) ? '双休日' : day.reason);

/** Consecutive days with the same reason as one group: `6月6日至10日 古尔邦节放假`. */
export function groupDays(days: readonly ReasonedDay[]): readonly DayGroup[] {
  const groups: DayGroup[] = [];
  for (const day of days) {
    const last = groups.at(-1);
    const reason = groupWord(day);
    if (last && last.reason === reason && last.source === day.source && addDays(last.to, 1) === day.date)
      groups[groups.length - 1] = { ...last, to: day.date };
    else groups.push({ from: day.date, to: day.date, reason, source: day.source });
  }
  return groups;
}

/** `6月6日(周五)—6月10日(周二) 古尔邦节放假` */
export function groupWords(group: DayGroup): string {
  const span =
    group.from === group.to ? formatShort(group.from) : `${formatShort(group.from)}—${formatShort(group.to)}`;
  return `${span} ${group.reason}`;
}

/** `6月6日(周五)—6月10日(周二)`, or `6月6日(周五)至今` while it stands still. */
export const holdWords = ({ from, to }: ExplainedClock['holds'][number]): string =>
  to === null ? `${formatShort(from)}至今` : `${formatShort(from)}—${formatShort(to)}`;

/** `2025年6月13日（日历载入）`: a due date it had before, and what moved it. */
export const earlierWords = ({ due, because }: ExplainedClock['earlier'][number]): string =>
  `${formatLong(due)}（${because}）`;

/** The whole explanation in one line. */
export function explanation(clock: ExplainedClock): string {
  const words = (groups: readonly DayGroup[]) => groups.map(groupWords).join('、');
  return [
    `${clock.name} ${formatLong(clock.due)}`,
    `${clock.startsWith} ${formatShort(clock.start)}`,
    `${clock.days}个工作日${clock.basis.length > 0 ? `（${citations(clock.basis)}）` : ''}`,
    `跳过 ${words(groupDays(clock.skipped)) || '无'}`,
    ...(clock.makeups.length > 0 ? [`计入 ${words(groupDays(clock.makeups))}`] : []),
    ...(clock.objection === null ? [] : [`第 ${clock.objection} 号异议`]),
    ...(clock.holds.length > 0 ? [`暂停 ${clock.holds.map(holdWords).join('、')}`] : []),
    ...(clock.earlier.length > 0 ? [`原届满日 ${clock.earlier.map(earlierWords).join('、')}`] : []),
    `规则包 ${clock.profile}`,
    `日历 ${CALENDARS[clock.calendar]}`,
    ...(clock.provisional ? [`日历未载入，按周末推算（${clock.missingYears.join('、')}年）`] : []),
  ].join(' · ');
}
