/**
 * How long a notice and the objections to it keep a code back (XJR-16-2, XJR-16-6). What is recorded of a day to come was
 * written by a clock that ran ahead, here or elsewhere. Nothing waits years for such a day, but no period of the law is
 * cut short by it: what is to run its days runs them from the day it is known to have begun, or from today (C14).
 */
import { addDays, formatLong, type LocalDate } from '#shared/domain/local-date';
import type { ClockId } from '../profiles/profile';
import { countedAnew, type Hold, latestClock, startClock } from './clock-run';
import type { Facts } from './facts';
import type { CaseState } from './state';

type Counting = Pick<Facts, 'today' | 'profile' | 'calendar'>;

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** What the law gives an objection: to be handed on, answered and decided, one after the other. */
const HEARING: readonly ClockId[] = ['O1', 'O2', 'O3'];

/** The last day by which an objection received on a day has been heard, where everybody takes the time they have. */
const heardBy = (receivedAt: LocalDate, { profile, calendar }: Counting): LocalDate =>
  HEARING.reduce((day, clock) => startClock(profile, calendar, clock, day).due, receivedAt);

/** Whether the notice that counts is dated after today: nobody can say since when it was public. */
export const isNoticeAhead = ({ publicity }: Pick<CaseState, 'publicity'>, today: LocalDate): boolean =>
  publicity !== null && publicity.publishedAt > today;

/** The last day of a notice whose end is confirmed; `null` where there is none. */
export function noticeEnd({ clocks, publicity }: CaseState, facts: Counting): LocalDate | null {
  const run = latestClock(clocks, 'C3');
  if (run === null || run.stopped === null) return null;
  const { stopped, start, days, holds } = run;
  if (stopped < facts.today) return stopped;
  // A hold that was closed by a clock ahead lasted as long as its objection may take.
  const ended = holds.map(
    ({ from, to }): Hold => ({
      from,
      to: to !== null && to > facts.today ? earlier(to, heardBy(from, facts)) : to,
    }),
  );
  const begun = earlier(publicity?.publishedAt ?? start, facts.today);
  return earlier(stopped, countedAnew({ start: begun, days }, facts.calendar, ended).due);
}

/** The last day on which an objection held the code back, and why. */
export interface HeldUntil {
  readonly day: LocalDate;
  readonly because: string;
}

/** The latest such day; `null` where none held it. An objection in time was received by the last day of its notice. */
export function heldUntil({ objections }: CaseState, lastDay: LocalDate, facts: Counting): HeldUntil | null {
  const held = objections.flatMap(({ number, inPeriod, objector, receivedAt, closedOn }): HeldUntil[] => {
    if (!inPeriod || objector.kind === 'anonymous' || closedOn === null) return [];
    if (closedOn <= facts.today)
      return [{ day: addDays(closedOn, -1), because: `异议办结日（${formatLong(closedOn)}）` }];
    const heard = earlier(closedOn, heardBy(earlier(receivedAt, lastDay), facts));
    return [
      {
        day: addDays(heard, -1),
        because: `${formatLong(heard)}（异议${number}办结日记为${formatLong(closedOn)}，晚于今天，办结时计算机时间超前，暂缓登记按异议转送、答复、处理的法定期限计）`,
      },
    ];
  });
  return held.reduce<HeldUntil | null>(
    (last, one) => (last === null || one.day > last.day ? one : last),
    null,
  );
}
