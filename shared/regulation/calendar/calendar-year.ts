/**
 * A whole calendar year as data from outside (typed, read from a notice, or imported): checked before
 * anything counts with it. A year that is refused changes nothing and every wrong place is named; it never
 * repairs a date or a name by itself.
 */
import { z } from 'zod';
import { formatShort, isLocalDate, weekday } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { CalendarDay, CalendarYear } from './calendar';
import { type CalendarSource, sourceText } from './calendar-source';

/** Years a calendar may be made for: the day counting of the application knows dates up to 2200. */
export const FIRST_CALENDAR_YEAR = 1990;
export const LAST_CALENDAR_YEAR = 2200;
/** More exceptions than this is not a yearly arrangement but a damaged file. */
export const MAX_CALENDAR_DAYS = 120;
const MAX_NAME = 40;
const MAX_SOURCE = 200;

/** A year with the notice it rests on. Days are in order and each cites its own notice. */
export interface SourcedCalendarYear extends CalendarYear {
  readonly source: CalendarSource;
}

/** A wrong place: where (zh-CN), what (zh-CN), and the path into the data for the screen. */
export interface CalendarProblem {
  readonly place: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** Characters that do not print, change the direction of writing, or have no canonical text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const words = (max: number, required: boolean) =>
  z
    .string()
    .refine((value) => !UNPRINTABLE.test(value), '含有不允许的控制字符')
    .refine((value) => [...value].length <= max, `不能超过${max}字`)
    .refine((value) => value === value.trim(), '前后不能有空格')
    .refine((value) => !required || value !== '', '不能为空')
    .meta({ maxLength: max });

const calendarDayInput = z.strictObject({
  date: z.string().refine(isLocalDate, '日期不存在').meta({ format: 'date' }),
  kind: z.enum(['off', 'makeup_workday']),
  name: words(MAX_NAME, true),
  scope: z.enum(['national', 'xinjiang']),
  /** Absent: the notice of the year. */
  source: words(MAX_SOURCE, true).optional(),
});

/** The strict shape and the rules of a year from outside. */
export const calendarYearInput = z
  .strictObject({
    year: z.number().int().min(FIRST_CALENDAR_YEAR).max(LAST_CALENDAR_YEAR),
    source: z.strictObject({
      title: words(MAX_SOURCE, true),
      number: words(MAX_NAME, false),
      issuer: words(MAX_SOURCE, true),
    }),
    days: z.array(calendarDayInput).min(1).max(MAX_CALENDAR_DAYS),
  })
  .superRefine((input, context) => {
    const seen = new Set<string>();
    input.days.forEach(({ date, kind }, index) => {
      const refuse = (message: string) =>
        context.addIssue({ code: 'custom', message, path: ['days', index, 'date'] });
      if (!isLocalDate(date)) return;
      if (Number(date.slice(0, 4)) !== input.year) refuse(`不在${input.year}年内`);
      if (seen.has(date)) refuse('同一天写了两次');
      seen.add(date);
      const day = weekday(date);
      if (kind === 'makeup_workday' && day !== 0 && day !== 6)
        refuse(`${formatShort(date)}不是周六或周日，不能是调休上班日`);
    });
  });
export type CalendarYearInput = z.infer<typeof calendarYearInput>;

/** The year of a checked input: days in order, each citing its notice. */
export function calendarYearOf(input: CalendarYearInput): SourcedCalendarYear {
  const cited = sourceText(input.source);
  const days = input.days
    .map((day): CalendarDay => ({ ...day, source: day.source ?? cited }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return { year: input.year, source: input.source, days };
}

/** Reads a year from outside, or names every wrong place. Never throws, whatever is given. */
export function readCalendarYear(input: unknown): Result<SourcedCalendarYear, readonly CalendarProblem[]> {
  const parsed = calendarYearInput.safeParse(input);
  if (parsed.success) return ok(calendarYearOf(parsed.data));
  return err(
    parsed.error.issues.map((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      return { place: placeWords(path, input), message: issueWords(issue), path };
    }),
  );
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  year: '年份',
  days: '日期表',
  date: '日期',
  kind: '放假或上班',
  name: '节日名称',
  scope: '适用范围',
  source: '依据',
  'source.title': '依据的标题',
  'source.number': '依据的文号',
  'source.issuer': '依据的发文机关',
};

/** `第3天（2027-02-30）·日期`; the date is quoted only when it looks like one. */
function placeWords(path: readonly (string | number)[], input: unknown): string {
  const [head, index, field] = path;
  if (head === 'days' && typeof index === 'number') {
    const given = z.object({ days: z.array(z.unknown()) }).safeParse(input);
    const day = z
      .object({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) })
      .safeParse(given.data?.days[index]);
    const shown = day.success ? `（${day.data.date}）` : '';
    const name = typeof field === 'string' ? `·${FIELD_WORDS[field] ?? field}` : '';
    return `第${index + 1}天${shown}${name}`;
  }
  return FIELD_WORDS[path.join('.')] ?? '整份日历';
}

function issueWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'unrecognized_keys':
      return '有不认识的项目';
    case 'too_small':
      return issue.origin === 'array' ? '一天也没有' : `不能早于${FIRST_CALENDAR_YEAR}年`;
    case 'too_big':
      return issue.origin === 'array'
        ? `超过${MAX_CALENDAR_DAYS}天，不像一年的节假日安排`
        : `不能晚于${LAST_CALENDAR_YEAR}年`;
    default:
      return '没有填写或填写的不对';
  }
}
