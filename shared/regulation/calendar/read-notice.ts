/**
 * Reads the pasted yearly notice (国务院办公厅, 自治区人民政府办公厅) into spans a person accepts one by one.
 * What is not certain carries a question; nothing is added that the text does not say, nothing that looks
 * like a date is passed over in silence, and reading alone changes no calendar.
 */
import { formatShort, weekday } from '#shared/domain/local-date';
import type { CalendarDay } from './calendar';
import { type CalendarSource, sourceText } from './calendar-source';
import { countDoubts, fromFirstDay } from './notice-counts';
import { type DateGroup, dateGroups, resolveDates } from './notice-dates';
import { closeDrafts, type Draft, type NoticeSpan, type PassedSentence, shorten } from './notice-span';
import { ITEM_MARKER, type Sentence, sentences } from './notice-text';
import {
  GROUNDS,
  headingRest,
  holidayName,
  holidayScope,
  ISSUE_DATE,
  isKnownLeadIn,
  NATIONAL_HOLIDAYS,
  OFFICE_HOURS,
  type Phrase,
  readPhrase,
  XINJIANG_HOLIDAYS,
} from './notice-words';
import { arrangedYears } from './notice-year';

/** Longest text read, in UTF-16 units: a notice has about two thousand. */
export const MAX_NOTICE_LENGTH = 20_000;

export interface NoticeReading {
  /** The year the dates were put into: the one asked for, else the one the text names. */
  readonly year: number | null;
  /** The year the text names; null when it names none or several. */
  readonly namedYear: number | null;
  /** In the order of the text. */
  readonly spans: readonly NoticeSpan[];
  readonly passed: readonly PassedSentence[];
  /** Holidays no span arranges; Xinjiang ones only stand in the regional notice. */
  readonly absent: readonly string[];
}

interface Reader {
  readonly text: string;
  readonly year: number | null;
  /** A question that concerns every span, such as a contradicting year. */
  readonly general: readonly string[];
  readonly firstItem: number;
  /** Holiday of the item being read, and the holiday last spoken of. */
  item: Heading | null;
  spoken: string;
  readonly drafts: Draft[];
  readonly passed: PassedSentence[];
}

interface Heading {
  readonly name: string;
  readonly doubts: readonly string[];
}

/** Reads a notice for `year`, or for the year it names. Never throws; too long a text is read in part. */
export function readNotice(text: string, year: number | null = null): NoticeReading {
  const found = sentences(text.slice(0, MAX_NOTICE_LENGTH));
  const years = arrangedYears(found.map(({ chars }) => chars).join('。'));
  const namedYear = years.length === 1 ? (years[0] ?? null) : null;
  const reader: Reader = {
    text,
    year: year ?? namedYear,
    general: yearDoubts(year, years),
    firstItem: found.findIndex(({ chars }) => namesHoliday(headingOf(chars))),
    item: null,
    spoken: '',
    drafts: [],
    passed: [],
  };
  found.forEach((sentence, index) => {
    readSentence(reader, sentence, index);
  });
  if (text.length > MAX_NOTICE_LENGTH) reader.drafts.push(unreadRest(text));
  const { spans, repeated } = closeDrafts(reader.drafts);
  const passed = [...reader.passed, ...repeated].sort((a, b) => a.from - b.from);
  const named = new Set(spans.flatMap((span) => span.name.split('、')));
  const absent = [...NATIONAL_HOLIDAYS, ...XINJIANG_HOLIDAYS].filter((name) => !named.has(name));
  return { year: reader.year, namedYear, spans, passed, absent };
}

function yearDoubts(asked: number | null, named: readonly number[]): readonly string[] {
  if (named.length > 1) return [`通知中写有${named.join('年、')}年，是哪一年的安排？`];
  const [only] = named;
  if (asked === null || only === undefined || only === asked) return [];
  return [`通知写的是${only}年，所选的是${asked}年，是否选错？`];
}

/** `一、元旦:` names an item; null when nothing before the first date closes with a colon. */
function headingOf(chars: string): (Heading & { readonly end: number }) | null {
  const firstDate = dateGroups(chars)[0]?.from ?? chars.length;
  const colon = chars.slice(0, firstDate).lastIndexOf(':');
  if (colon < 0) return null;
  const words = chars.slice(0, colon).replace(ITEM_MARKER, '');
  const name = holidayName(words);
  const rest = headingRest(words);
  if (rest === '') return { name, doubts: [], end: colon + 1 };
  if (!/节|日$/.test(words) || words.length > 40) return null;
  return {
    name: name === '' ? words : name,
    doubts: [`“${words}”是哪个节日，是全国假日还是自治区假日？`],
    end: colon + 1,
  };
}

function readSentence(reader: Reader, sentence: Sentence, index: number): void {
  const { chars } = sentence;
  const heading = headingOf(chars);
  if (heading) reader.item = heading.name === '' ? null : heading;
  else if (ITEM_MARKER.test(chars)) reader.item = null;
  const start = heading?.end ?? ITEM_MARKER.exec(chars)?.[0].length ?? 0;
  const groups = dateGroups(chars);
  const before = reader.firstItem > index;
  if (groups.length === 0) readWords(reader, sentence, start, namesHoliday(heading), before);
  else if (ISSUE_DATE.test(chars) && !ARRANGES.test(chars) && holidayName(chars) === '')
    pass(reader, sentence, '落款日期');
  else if (before && GROUNDS.test(chars)) pass(reader, sentence, '依据和原则，不是具体安排');
  else readGroups(reader, sentence, start, groups);
  const spoken = holidayName(chars);
  if (spoken !== '') reader.spoken = spoken;
}

const DATE_LIKE =
  /\d月|月\d{1,2}[日号]|(?<!\d)\d{1,2}日|[一二三四五六七八九十]月[初一二三四五六七八九十廿]{1,3}[日号]/;
const ARRANGES = /放假|上班|休息|连休|补班|假期/;
const REVOKES = /取消|不再|作废|推迟|延长|顺延/;

/** Office hours and nothing else: 调整作息时间，放假1天 is an arrangement. */
const speaksOfHours = (chars: string): boolean => OFFICE_HOURS.test(chars) && !/放假|休息|调休/.test(chars);

/** Whether a heading is nothing but known holidays. */
const namesHoliday = (heading: Heading | null): boolean =>
  heading !== null && heading.name !== '' && heading.doubts.length === 0;

/** A sentence without a readable date: asked about when it arranges something all the same. */
function readWords(
  reader: Reader,
  sentence: Sentence,
  start: number,
  headed: boolean,
  before: boolean,
): void {
  const { chars } = sentence;
  const words = chars.slice(start);
  const dotted = /\d{1,2}[./-]\d{1,2}/.test(words) && ARRANGES.test(words);
  const named = headed && words !== '';
  const revoked = REVOKES.test(words) && ARRANGES.test(words);
  if (!DATE_LIKE.test(words) && !dotted && !named && !revoked) return;
  if (before && GROUNDS.test(chars)) pass(reader, sentence, '依据和原则，不是具体安排');
  else if (!named && speaksOfHours(chars)) pass(reader, sentence, '作息时间，不是节假日');
  else askAboutWords(reader, sentence);
}

function askAboutWords(reader: Reader, sentence: Sentence): void {
  const { chars } = sentence;
  const kind = /上班|补班/.test(chars) && !/放假/.test(chars) ? 'makeup_workday' : 'off';
  const doubts = [`没有看懂“${shorten(chars)}”，是哪几天放假或上班？`];
  addDraft(reader, sentence, { from: 0, to: chars.length, kind, dates: [], outside: [], doubts }, '');
}

interface GroupReading {
  readonly group: DateGroup;
  readonly phrase: Phrase;
  readonly tail: string;
  /** Holiday named before the dates, here or earlier in the sentence. */
  readonly name: string;
}

function readGroups(reader: Reader, sentence: Sentence, start: number, groups: readonly DateGroup[]): void {
  const { chars } = sentence;
  const lead = chars.slice(start, groups[0]?.from ?? start);
  const readings = groupReadings(chars, lead, groups);
  const arranged = readings.some(({ phrase }) => phrase.kind === 'off' || phrase.kind === 'makeup_workday');
  if (!arranged && speaksOfHours(chars)) {
    pass(reader, sentence, '作息时间，不是节假日');
    return;
  }
  const shared = [...reader.general, ...sharedDoubts(reader, lead, readings)];
  const telling = readings.filter(({ phrase }) => phrase.kind !== 'fact');
  const asked = telling.length > 0 || shared.length === reader.general.length ? telling : readings;
  for (const reading of asked) readGroup(reader, sentence, reading, shared);
  if (asked.length === 0) pass(reader, sentence, '说明节日在哪一天，不是放假安排');
}

/** The words after each group, without those that lead to the next one. */
function groupReadings(chars: string, lead: string, groups: readonly DateGroup[]): readonly GroupReading[] {
  let name = holidayName(lead);
  return groups.map((group, index) => {
    const next = groups[index + 1];
    const between = chars.slice(group.to, next?.from ?? chars.length);
    const comma = next ? between.lastIndexOf(',') : -1;
    const leading = comma >= 0 && isKnownLeadIn(between.slice(comma + 1)) ? between.slice(comma + 1) : '';
    const known = leading !== '' || between.endsWith(',') ? between.slice(0, comma) : between;
    const tail = next ? known.replace(/[、和及]?(?:其中|自|从|于)?$/, '') : between;
    const reading = { group, tail, phrase: readPhrase(tail), name };
    name = holidayName(leading) || name;
    return reading;
  });
}

/** Questions carried from one part of a sentence to the others: enough to ask, not a list of every word. */
const MAX_SHARED = 3;

/** Questions of one part of a sentence put the rest of the sentence in question as well. */
function sharedDoubts(reader: Reader, lead: string, readings: readonly GroupReading[]): readonly string[] {
  const doubts = isKnownLeadIn(lead) ? [] : [`没有看懂“${shorten(lead)}”，是否影响这一安排？`];
  for (const { group, phrase, tail } of readings) {
    if (phrase.kind === 'unknown') doubts.push(`没有看懂“${shorten(tail)}”，这些日子放假还是上班？`);
    if (phrase.kind === 'fact') doubts.push(...resolveDates(group, reader.year).doubts);
  }
  return [...new Set(doubts)].slice(0, MAX_SHARED);
}

function readGroup(
  reader: Reader,
  sentence: Sentence,
  { group, phrase, tail, name }: GroupReading,
  shared: readonly string[],
): void {
  const resolved = resolveDates(group, reader.year);
  const kind =
    phrase.kind === 'makeup_workday' ? phrase.kind : phrase.kind === 'unknown' ? phrase.about : 'off';
  const length = phrase.kind === 'off' || phrase.kind === 'makeup_workday' ? phrase.end : tail.length;
  const counted =
    phrase.kind === 'off' ? countDoubts(phrase, [...resolved.dates, ...resolved.outside], group) : [];
  const started =
    phrase.kind === 'off' && phrase.from ? fromFirstDay(resolved.dates, phrase) : resolved.dates;
  const idle = kind === 'makeup_workday' ? started.filter((date) => ![0, 6].includes(weekday(date))) : [];
  addDraft(
    reader,
    sentence,
    {
      from: group.from,
      to: group.to + length,
      kind,
      dates: started,
      outside: resolved.outside,
      doubts: [
        ...resolved.doubts,
        ...counted,
        ...idle.map((date) => `${formatShort(date)}本来就是工作日，日期是否有误？`),
        ...shared,
      ],
    },
    name,
  );
}

type Found = Pick<Draft, 'kind' | 'dates' | 'outside' | 'doubts'> & {
  readonly from: number;
  readonly to: number;
};

function addDraft(reader: Reader, sentence: Sentence, found: Found, own: string): void {
  const stated = own !== '' ? { name: own, doubts: [] } : (reader.item ?? factOf(sentence));
  const name = stated?.name ?? reader.spoken;
  const doubts = [...found.doubts, ...(stated?.doubts ?? [])];
  if (!stated)
    doubts.push(name === '' ? '没有写明是哪个节日，是哪个？' : `没有写明节日，按上文记为${name}，是否正确？`);
  const scope = holidayScope(name);
  if (scope === null && name !== '' && (stated?.doubts.length ?? 0) === 0)
    doubts.push(`“${name}”是全国假日还是自治区假日？`);
  const place = placeOf(reader.text, sentence, found.from, found.to);
  const { kind, dates, outside } = found;
  reader.drafts.push({
    ...place,
    name,
    scope: scope ?? 'national',
    kind,
    dates,
    outside,
    doubts: [...new Set(doubts)],
  });
}

/** `3月31日是肉孜节,…` names its holiday behind the date. */
function factOf(sentence: Sentence): Heading | null {
  const said = [...sentence.chars.matchAll(/(?:是|为|系)([^,]{0,30})/g)].map((match) => match[1] ?? '');
  const name = holidayName(said.join());
  return name === '' ? null : { name, doubts: [] };
}

function placeOf(
  text: string,
  sentence: Sentence,
  from: number,
  to: number,
): { from: number; to: number; text: string } {
  const start = sentence.at[from] ?? 0;
  const end = (sentence.at[to - 1] ?? start) + 1;
  return { from: start, to: end, text: text.slice(start, end) };
}

function pass(reader: Reader, sentence: Sentence, reason: string): void {
  reader.passed.push({ ...placeOf(reader.text, sentence, 0, sentence.chars.length), reason });
}

function unreadRest(text: string): Draft {
  const rest = { from: MAX_NOTICE_LENGTH, to: text.length, text: text.slice(MAX_NOTICE_LENGTH) };
  const doubts = [`文字超过${MAX_NOTICE_LENGTH}字，后面没有读，是否粘贴了别的内容？`];
  return { ...rest, name: '', scope: 'national', kind: 'off', dates: [], outside: [], doubts };
}

/**
 * The days of the spans a person accepted, in order, each citing `source`. A day off named by two festivals
 * is kept once, the national one first; a day both off and made up is given twice, so that the check of the
 * year refuses it and names it.
 */
export function noticeToDays(spans: readonly NoticeSpan[], source: CalendarSource): readonly CalendarDay[] {
  const days = new Map<string, CalendarDay>();
  for (const scope of ['national', 'xinjiang'] as const)
    for (const span of spans.filter((one) => one.scope === scope))
      for (const date of span.dates) {
        const key = `${date} ${span.kind}`;
        if (!days.has(key))
          days.set(key, { date, kind: span.kind, name: span.name, scope, source: sourceText(source) });
      }
  return [...days.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
}
