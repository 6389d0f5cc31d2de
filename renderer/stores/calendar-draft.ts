/**
 * A calendar year in the making: kept while the person looks at other pages, gone with the session of the
 * page. It only holds what was typed and decided; nothing counts with it before a second person confirms.
 */
import { create } from 'zustand';
import type { CallOutput } from '#shared/contract/contract';

export type CalendarYearView = CallOutput<'calendars.list'>['years'][number];
export type CalendarDayView = CalendarYearView['days'][number];
export type NoticeReading = CallOutput<'calendars.read'>;
export type NoticeSpanView = NoticeReading['spans'][number];

export interface CalendarSourceDraft {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
}

/** A day of the draft; an empty source cites the notice of the year. */
export interface DraftDay {
  readonly date: string;
  readonly kind: CalendarDayView['kind'];
  readonly name: string;
  readonly scope: CalendarDayView['scope'];
  readonly source: string;
}

/** What the person decided about a recognised span, and the dates it put into the draft. */
export interface Decision {
  readonly how: 'taken' | 'dropped';
  readonly dates: readonly string[];
}

interface CalendarDraft {
  readonly year: number | null;
  readonly source: CalendarSourceDraft;
  readonly days: readonly DraftDay[];
  readonly notice: string;
  readonly noticeSource: string;
  readonly reading: { readonly text: string; readonly found: NoticeReading } | null;
  readonly decisions: { readonly [index: number]: Decision };
  readonly begin: (year: number, loaded: CalendarYearView | null) => void;
  readonly startOver: () => void;
  readonly setSource: (change: Partial<CalendarSourceDraft>) => void;
  readonly setNotice: (change: { readonly notice?: string; readonly noticeSource?: string }) => void;
  readonly setReading: (text: string, found: NoticeReading) => void;
  /** Puts days in, each in place of what stood on its date. */
  readonly putDays: (days: readonly DraftDay[]) => void;
  readonly removeDay: (date: string) => void;
  readonly drop: (index: number) => void;
  /** Puts the days of a span in. */
  readonly take: (index: number, days: readonly DraftDay[]) => void;
  /** Asks anew: the days that the span put in go out again. */
  readonly askAgain: (index: number) => void;
}

const EMPTY = {
  year: null,
  source: { title: '', number: '', issuer: '' },
  days: [],
  notice: '',
  noticeSource: '',
  reading: null,
  decisions: {},
} as const;

function put(days: readonly DraftDay[], fresh: readonly DraftDay[]): readonly DraftDay[] {
  const dates = new Set(fresh.map(({ date }) => date));
  return [...days.filter(({ date }) => !dates.has(date)), ...fresh].sort(byDate);
}

const byDate = (a: DraftDay, b: DraftDay): number => (a.date < b.date ? -1 : 1);

export const useCalendarDraft = create<CalendarDraft>((set) => ({
  ...EMPTY,
  begin: (year, loaded) =>
    set({
      ...EMPTY,
      year,
      source: loaded?.source ?? EMPTY.source,
      days: loaded?.days ?? [],
    }),
  startOver: () => set(EMPTY),
  setSource: (change) => set(({ source }) => ({ source: { ...source, ...change } })),
  setNotice: (change) => set(change),
  setReading: (text, found) => set({ reading: { text, found }, decisions: {} }),
  putDays: (fresh) => set(({ days }) => ({ days: put(days, fresh) })),
  removeDay: (date) => set(({ days }) => ({ days: days.filter((day) => day.date !== date) })),
  drop: (index) =>
    set(({ decisions }) => ({ decisions: { ...decisions, [index]: { how: 'dropped', dates: [] } } })),
  take: (index, fresh) =>
    set(({ days, decisions }) => ({
      days: put(days, fresh),
      decisions: { ...decisions, [index]: { how: 'taken', dates: fresh.map(({ date }) => date) } },
    })),
  askAgain: (index) =>
    set(({ days, decisions: { [index]: old, ...others } }) => ({
      days: days.filter(({ date }) => !old?.dates.includes(date)),
      decisions: others,
    })),
}));

/** Recognised spans that still wait for the person's word: the uncertain ones, and untaken certain ones. */
export function undecidedSpans({ reading, decisions }: Pick<CalendarDraft, 'reading' | 'decisions'>): number {
  return (reading?.found.spans ?? []).filter((_, index) => decisions[index] === undefined).length;
}
