/**
 * The words of a deadline, the same everywhere: on the tag, for screen readers and in the explanation that
 * is copied. It words what the main process computed and never computes a date.
 */

import type { DeadlineView } from '#shared/contract/deadline-view';
import { addDays, formatLong, formatShort, type LocalDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { citations } from '#shared/regulation/clauses/clause';
import { DEADLINE_WORDS as W } from '../text/common';

export interface LightWords {
  readonly shape: string;
  readonly word: string;
  readonly remaining: string;
}

/** Shape, word of the light and what is left, as ux.md 5 fixes them. */
export function lightWords(light: DeadlineView['light']): LightWords {
  switch (light.level) {
    case 'normal':
      return { shape: '●', word: W.normal, remaining: W.remaining(light.remaining) };
    case 'soon':
      return { shape: '◆', word: W.soon, remaining: W.remaining(light.remaining) };
    case 'today':
      return { shape: '▲', word: W.today, remaining: W.dueToday };
    case 'overdue':
      return { shape: '■', word: W.overdue, remaining: W.late(light.late) };
    case 'ended':
      return { shape: '◇', word: W.ended, remaining: W.ended };
    case 'held':
      return { shape: '‖', word: W.held, remaining: W.onHold };
    case 'done':
      return { shape: '✓', word: W.done, remaining: light.late > 0 ? W.doneLate(light.late) : W.inTime };
    default:
      return assertNever(light, 'deadline light');
  }
}

export interface DayGroup {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
  readonly source: string;
}

type Day = DeadlineView['skipped'][number];
const WEEKEND = ['周六', '周日'];
const groupWord = (day: Day): string => (WEEKEND.includes(day.reason) ? '双休日' : day.reason);

/** Consecutive days with the same reason as one group: `6月6日至10日 古尔邦节放假`. */
export function groupDays(days: readonly Day[]): readonly DayGroup[] {
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

/** What a screen reader says: name, date, what is left, word of the light. */
export function spokenDeadline(deadline: DeadlineView): string {
  const words = lightWords(deadline.light);
  const doubt = deadline.provisional ? ` ${W.provisional}` : '';
  return `${deadline.name} ${formatShort(deadline.due)} ${words.remaining} ${words.word}${doubt}`;
}

/** `6月6日(周五)—6月10日(周二)`, or `6月6日(周五)至今` while it stands still. */
export const holdWords = ({ from, to }: DeadlineView['holds'][number]): string =>
  to === null ? `${formatShort(from)}${W.untilNow}` : `${formatShort(from)}—${formatShort(to)}`;

/** `2025年6月13日（日历载入）`: a due date it had before, and what moved it. */
export const earlierWords = ({ due, because }: DeadlineView['earlier'][number]): string =>
  `${formatLong(due)}（${because}）`;

/** The whole explanation in one line, for 复制. */
export function explanation(deadline: DeadlineView): string {
  const parts = [
    `${deadline.name} ${formatLong(deadline.due)}`,
    `${deadline.startsWith} ${formatShort(deadline.start)}`,
    `${W.workingDays(deadline.days)}${deadline.basis.length > 0 ? `（${citations(deadline.basis)}）` : ''}`,
    `${W.skipped} ${groupDays(deadline.skipped).map(groupWords).join('、') || W.nothingSkipped}`,
  ];
  if (deadline.makeups.length > 0)
    parts.push(`${W.counted} ${groupDays(deadline.makeups).map(groupWords).join('、')}`);
  if (deadline.objection !== null) parts.push(W.objectionNumber(deadline.objection));
  if (deadline.holds.length > 0) parts.push(`${W.holds} ${deadline.holds.map(holdWords).join('、')}`);
  if (deadline.earlier.length > 0)
    parts.push(`${W.earlier} ${deadline.earlier.map(earlierWords).join('、')}`);
  parts.push(`${W.rulePack} ${deadline.profile}`, `${W.calendar} ${W.calendars[deadline.calendar]}`);
  if (deadline.provisional) parts.push(`${W.provisional}（${deadline.missingYears.join('、')}年）`);
  return parts.join(' · ');
}
