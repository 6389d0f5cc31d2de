/**
 * Dates as notices write them: `1月28日(农历除夕、周二)至2月4日(周二)`, `9月28日(周日)、10月11日(周六)`.
 * It finds what is written and puts it into a year; what does not fit becomes a question, never a guess.
 */
import {
  addDays,
  daysBetween,
  formatLong,
  isLocalDate,
  type LocalDate,
  weekday,
  weekdayName,
} from '#shared/domain/local-date';

interface Mention {
  readonly year: number | null;
  /** Years after the year of the notice, for 次年 and 上年. */
  readonly shift: number;
  readonly month: number;
  readonly day: number;
  readonly weekdays: readonly number[];
  readonly doubts: readonly string[];
}

interface Part {
  readonly first: Mention;
  readonly last: Mention | null;
}

/** Dates and ranges joined by 、 or 和, as they stand at `from`…`to` of the sentence. */
export interface DateGroup {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly Part[];
}

const DATE =
  /(?:(\d{4})年|(次年|翌年|明年|上年|去年|本年|今年|当年))?(\d{1,2})月(\d{1,2})(?:[日号]|(?=[至到~-]))/y;
const DAY = /(\d{1,2})[日号]/y;
const WEEKDAY = /\(([^()]{0,40})\)|(?:星期|礼拜|周)[一二三四五六日天]/y;
const WEEKDAY_WORD = /(?:星期|礼拜|周)([一二三四五六日天])/g;
/** What may stand in brackets beside a date without meaning anything for the arrangement. */
const BRACKET_ASIDE =
  /^(?:农历|除夕|正月|腊月|[一二三四五六七八九十]{1,2}月|初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|当[日天]|元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?|肉孜节|古尔邦节|[,、])*$/;
const TO = /(?:至|到|--?|~~?)/y;
const AND = /(?:[、,]|和|及|以及)/y;
const SHIFT: Readonly<Record<string, number>> = { 次年: 1, 翌年: 1, 明年: 1, 上年: -1, 去年: -1 };
const LONGEST_RANGE = 12;

/** The groups of dates of a sentence, in order. */
export function dateGroups(chars: string): readonly DateGroup[] {
  const groups: DateGroup[] = [];
  let index = 0;
  while (index < chars.length) {
    const group = groupAt(chars, index);
    if (group) groups.push(group);
    index = group ? group.to : index + 1;
  }
  return groups;
}

function groupAt(chars: string, from: number): DateGroup | null {
  const parts: Part[] = [];
  let to = from;
  let next = partAt(chars, from, null);
  while (next) {
    parts.push(next.part);
    to = next.to;
    const and = match(AND, chars, to);
    const month = (next.part.last ?? next.part.first).month;
    next = and ? partAt(chars, to + and[0].length, month) : null;
  }
  return parts.length > 0 ? { from, to, parts } : null;
}

function partAt(chars: string, from: number, month: number | null): { part: Part; to: number } | null {
  const first = mentionAt(chars, from, month);
  if (!first) return null;
  const join = match(TO, chars, first.to);
  const last = join ? mentionAt(chars, first.to + join[0].length, first.mention.month) : null;
  return last
    ? { part: { first: first.mention, last: last.mention }, to: last.to }
    : { part: { first: first.mention, last: null }, to: first.to };
}

function mentionAt(
  chars: string,
  from: number,
  month: number | null,
): { mention: Mention; to: number } | null {
  const before = chars.slice(Math.max(0, from - 2), from);
  if (/\d$/.test(before)) return null;
  const full = match(DATE, chars, from);
  const short = full || month === null ? null : match(DAY, chars, from);
  const found = full ?? short;
  if (!found) return null;
  const to = from + found[0].length;
  const day = weekdayAt(chars, to);
  const doubts = [...day.doubts];
  if (before === '农历') doubts.push(`“农历${found[0]}”是农历日期，公历是哪一天？`);
  if (/\d $/.test(before)) doubts.push(`“${found[0]}”前面还有数字，日期是否完整？`);
  return {
    mention: {
      year: full?.[1] ? Number(full[1]) : null,
      shift: SHIFT[full?.[2] ?? ''] ?? 0,
      month: full ? Number(full[3]) : (month ?? 0),
      day: Number(full ? full[4] : short?.[1]),
      weekdays: day.weekdays,
      doubts,
    },
    to: day.to,
  };
}

function weekdayAt(
  chars: string,
  from: number,
): { readonly to: number; readonly weekdays: readonly number[]; readonly doubts: readonly string[] } {
  const found = match(WEEKDAY, chars, from);
  if (!found) return { to: from, weekdays: [], doubts: [] };
  const inside = found[1] ?? found[0];
  const weekdays = [...inside.matchAll(WEEKDAY_WORD)].map(
    (word) => '日一二三四五六天'.indexOf(word[1] ?? '') % 7,
  );
  const rest = inside.replace(WEEKDAY_WORD, '');
  const doubts = BRACKET_ASIDE.test(rest) ? [] : [`没有看懂括号中的“${rest}”，是否影响安排？`];
  return { to: from + found[0].length, weekdays, doubts };
}

function match(pattern: RegExp, chars: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(chars);
}

/** The dates of a group in the calendar. `outside` belong to a neighbouring year and are not in `dates`. */
export interface ResolvedDates {
  readonly dates: readonly LocalDate[];
  readonly outside: readonly LocalDate[];
  readonly doubts: readonly string[];
}

/** Puts a group into `year`; without a year only dates that name theirs are known. */
export function resolveDates(group: DateGroup, year: number | null): ResolvedDates {
  const all: LocalDate[] = [];
  const doubts: string[] = [];
  for (const part of group.parts) all.push(...resolvePart(part, year, doubts));
  const dates = all.filter((date) => year === null || Number(date.slice(0, 4)) === year);
  const outside = all.filter((date) => !dates.includes(date));
  if (outside.length > 0)
    doubts.push(
      `${outside.map(formatLong).join('、')}不在${year ?? ''}年内，未取，应记入那一年的日历，是否正确？`,
    );
  if (new Set(all).size < all.length) doubts.push('同一天写了两次，是否有误？');
  return { dates: [...new Set(dates)], outside: [...new Set(outside)], doubts: [...new Set(doubts)] };
}

function resolvePart({ first, last }: Part, year: number | null, doubts: string[]): readonly LocalDate[] {
  doubts.push(...first.doubts, ...(last?.doubts ?? []));
  const over = last !== null && first.month === 12 && last.month === 1;
  const [startYear, endYear] = partYears(first, last, over, year);
  if (startYear === null || endYear === null) {
    doubts.push('没有写明年份，是哪一年的安排？');
    return [];
  }
  const start = dateOf(first, startYear, doubts);
  const end = last ? dateOf(last, endYear, doubts) : start;
  if (over) doubts.push('安排跨越新年，起止年份是否正确？');
  if (!start || !end) return start ? [start] : [];
  if (last && end <= start) {
    doubts.push(`结束日期（${formatLong(end)}）不晚于开始日期（${formatLong(start)}），应是哪几天？`);
    return [start];
  }
  const length = daysBetween(start, end) + 1;
  if (length > LONGEST_RANGE) {
    doubts.push(`从${formatLong(start)}到${formatLong(end)}共${length}天，时间过长，起止日期是否正确？`);
    return [start];
  }
  return Array.from({ length }, (_, index) => addDays(start, index));
}

/** Years of start and end. 12月31日至1月2日 in a notice of a year begins on the last day of the year before. */
function partYears(
  first: Mention,
  last: Mention | null,
  over: boolean,
  year: number | null,
): [number | null, number | null] {
  const own = first.year ?? (year === null ? null : year + first.shift);
  if (first.year !== null) return [own, last?.year ?? first.year + (over ? 1 : 0)];
  if (!over) return [own, last?.year ?? (own === null ? null : own + (last?.shift ?? 0))];
  const end = last?.year ?? (year === null ? null : year + (last?.shift ?? 0));
  return [end === null ? null : end - 1, end];
}

function dateOf(mention: Mention, year: number, doubts: string[]): LocalDate | null {
  const pad = (value: number) => String(value).padStart(2, '0');
  const text = `${String(year).padStart(4, '0')}-${pad(mention.month)}-${pad(mention.day)}`;
  if (!isLocalDate(text)) {
    doubts.push(`${year}年${mention.month}月${mention.day}日不存在，应是哪一天？`);
    return null;
  }
  const actual = weekday(text);
  for (const written of mention.weekdays)
    if (written !== actual)
      doubts.push(
        `写的是周${'日一二三四五六'.charAt(written)}，而${formatLong(text)}是${weekdayName(text)}，以哪个为准？`,
      );
  return text;
}
