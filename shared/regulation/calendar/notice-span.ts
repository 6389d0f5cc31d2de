/**
 * What reading a notice gives: spans with their questions. Two spans of one day are put in question here,
 * because only the whole text shows them.
 */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import type { CalendarDay } from './calendar';

/** One arrangement of the text. `from` and `to` are offsets in the pasted text, `to` exclusive. */
export interface NoticeSpan {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Holiday; empty when the text does not say. */
  readonly name: string;
  readonly scope: CalendarDay['scope'];
  readonly kind: CalendarDay['kind'];
  /** Days inside the year of the notice; empty when they cannot be known. */
  readonly dates: readonly LocalDate[];
  /** Days the span names in a neighbouring year; they are not in `dates`. */
  readonly outside: readonly LocalDate[];
  readonly certain: boolean;
  /** The questions in zh-CN; empty exactly when certain. */
  readonly doubt: string;
}

/** A sentence with dates that arranges nothing, and why it was passed over. */
export interface PassedSentence {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly reason: string;
}

/** A span whose questions are still being gathered. */
export interface Draft extends Omit<NoticeSpan, 'certain' | 'doubt'> {
  readonly doubts: readonly string[];
}

/** The regional notice repeats the national one word by word: the same arrangement twice is one. */
export function closeDrafts(drafts: readonly Draft[]): {
  readonly spans: readonly NoticeSpan[];
  readonly repeated: readonly PassedSentence[];
} {
  const kept = new Map<string, Draft>();
  const all: Draft[] = [];
  const repeated: PassedSentence[] = [];
  for (const draft of drafts) {
    const key = [draft.kind, draft.name, ...draft.dates, '', ...draft.outside].join();
    const clean = draft.doubts.length === 0;
    if (clean && kept.has(key)) {
      const { from, to, text } = draft;
      repeated.push({ from, to, text, reason: '与前面写的相同' });
    } else all.push(draft);
    if (clean) kept.set(key, draft);
  }
  return { spans: withOverlaps(all), repeated };
}

function withOverlaps(drafts: readonly Draft[]): readonly NoticeSpan[] {
  const users = new Map<string, Draft[]>();
  for (const draft of drafts)
    for (const date of draft.dates) users.set(date, [...(users.get(date) ?? []), draft]);
  return drafts.map((draft) => {
    const shared = draft.dates.find((date) => (users.get(date)?.length ?? 0) > 1);
    const other = shared && users.get(shared)?.find((user) => user !== draft);
    const overlap =
      shared && other ? [`${formatLong(shared)}在“${shorten(other.text)}”中也有，以哪个为准？`] : [];
    const { doubts, ...span } = draft;
    const doubt = [...doubts, ...overlap].join('');
    return { ...span, certain: doubt === '', doubt };
  });
}

/** Words quoted in a question. */
export const shorten = (words: string): string => (words.length > 30 ? `${words.slice(0, 30)}…` : words);
