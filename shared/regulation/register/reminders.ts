/**
 * What calls for attention by its date (ux 6.11, workflow 2 R, X, AR): deadlines in law, renewal windows at
 * the days of the profile, expiry, a missing calendar, the end of the rules. Pure; nothing happens by itself.
 */
import { addDays, daysBetween, formatLong, type LocalDate } from '#shared/domain/local-date';
import { isYearLoaded, type WorkingCalendar } from '../calendar/calendar';
import { type ClockRun, isHeld, settled } from '../casework/clock-run';
import type { CaseState } from '../casework/state';
import { isEnded } from '../casework/status';
import type { Profile } from '../profiles/profile';
import type { RegisterEntry } from './entry';
import type { Standing } from './standing';

export const REMINDER_KINDS = ['deadline', 'renewal', 'expiry', 'calendar', 'rules', 'report'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

export interface Reminder {
  readonly kind: ReminderKind;
  readonly title: string;
  readonly detail: string;
  readonly on: LocalDate;
  readonly daysLeft: number;
  readonly caseId: CaseState['id'] | null;
  readonly registerId: RegisterEntry['id'] | null;
}

/** Calendar days ahead in which a deadline is called. */
const DEADLINE_DAYS = 7;
/** Calendar days before the end of the rules from which it is called. */
const RULES_DAYS = 180;
/** From this day of December the next year's calendar is missed. */
const CALENDAR_FROM = '-12-15';

/** What a register item says about its time; `standing` by the rules in force. */
export interface DatedItem {
  readonly id: RegisterEntry['id'];
  readonly name: string;
  readonly validTo: LocalDate;
  readonly standing: Standing;
}

interface Given {
  readonly today: LocalDate;
  /** At least the cases with a deadline in law by `deadlinesUntil`. */
  readonly cases: readonly CaseState[];
  /** At least the items that end by `itemsUntil`. */
  readonly items: readonly DatedItem[];
  readonly profile: Profile;
  readonly profileEnd: LocalDate;
  readonly hasSuccessor: boolean;
  readonly calendar: WorkingCalendar;
}

/** The last due day that is called today. */
export const deadlinesUntil = (today: LocalDate): LocalDate => addDays(today, DEADLINE_DAYS);

/** The last day of validity that is called today. */
export const itemsUntil = (today: LocalDate, { renewal }: Profile): LocalDate =>
  addDays(today, Math.max(0, ...renewal.reminderDays));

/** Every reminder of the day, the most urgent first. */
export function remindersOf(given: Given): readonly Reminder[] {
  const all = [
    ...given.cases.flatMap((state) => deadlines(state, given)),
    ...given.items.flatMap((item) => ofItem(item, given)),
    ...ofRules(given),
  ];
  return all.sort((a, b) => (a.on === b.on ? (a.title < b.title ? -1 : 1) : a.on < b.on ? -1 : 1));
}

function deadlines(state: CaseState, { today, calendar }: Given): readonly Reminder[] {
  if (isEnded(state.status)) return [];
  return state.clocks
    .filter((run) => run.stopped === null && run.nature === 'deadline' && !isHeld(run))
    .map((run): ClockRun => settled(run, calendar))
    .filter((run) => daysBetween(today, run.due) <= DEADLINE_DAYS)
    .map((run) => ({
      kind: 'deadline',
      title: `${run.name}：${state.number}`,
      detail: String(state.application.dataRegistName ?? ''),
      on: run.due,
      daysLeft: daysBetween(today, run.due),
      caseId: state.id,
      registerId: null,
    }));
}

/** What the end of a validity asks for: first the renewal (XJR-19-3), then, without one, the cancellation (XJR-19-5). */
function ofItem({ id, name, validTo, standing }: DatedItem, { today, profile }: Given): readonly Reminder[] {
  const daysLeft = daysBetween(today, validTo);
  const common = { on: validTo, daysLeft, caseId: null, registerId: id } as const;
  if (standing === 'EXPIRED_PENDING')
    return [
      {
        ...common,
        kind: 'expiry',
        title: `期满待注销：${name}`,
        detail: `有效期至${formatLong(validTo)}，未续展`,
      },
    ];
  const steps = [...profile.renewal.reminderDays].sort((a, b) => a - b);
  const reached = steps.find((days) => daysLeft <= days);
  if (reached === undefined || (standing !== 'EFFECTIVE' && standing !== 'RENEWAL_WINDOW')) return [];
  const opens = addDays(validTo, -profile.renewal.windowDays);
  const detail =
    standing === 'RENEWAL_WINDOW'
      ? `续展窗口已开，至${formatLong(validTo)}`
      : `续展窗口${formatLong(opens)}开`;
  return [{ ...common, kind: 'renewal', title: `${reached}日内期满：${name}`, detail }];
}

function ofRules({ today, profile, profileEnd, hasSuccessor, calendar }: Given): readonly Reminder[] {
  const found: Reminder[] = [];
  const none = { caseId: null, registerId: null } as const;
  const left = daysBetween(today, profileEnd);
  if (left <= RULES_DAYS && !hasSuccessor)
    found.push({
      ...none,
      kind: 'rules',
      title: `规则包 ${profile.id} ${left < 0 ? '已期满' : '将期满'}`,
      detail: `施行至${formatLong(profileEnd)}，请导入后续规则包`,
      on: profileEnd,
      daysLeft: left,
    });
  const nextYear = `${Number(today.slice(0, 4)) + 1}-01-01` as LocalDate;
  const missesNext = today >= `${today.slice(0, 4)}${CALENDAR_FROM}` && !isYearLoaded(calendar, nextYear);
  for (const day of [...(isYearLoaded(calendar, today) ? [] : [today]), ...(missesNext ? [nextYear] : [])])
    found.push({
      ...none,
      kind: 'calendar',
      title: `${day.slice(0, 4)}年工作日历未载入`,
      detail: '涉及该年的期限按双休日推算，标“待核”',
      on: day,
      daysLeft: daysBetween(today, day),
    });
  return found;
}
