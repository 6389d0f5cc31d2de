/** Instants as tables and notes show them: Beijing date and time. */
import { beijingDate, beijingTime, type Instant } from '#shared/domain/local-date';

/** `2026-03-05 10:32:05` */
export const instantWords = (at: Instant): string => `${beijingDate(at)} ${beijingTime(at)}`;

/** `2026-03-05 10:32`: where a column has no room for seconds. */
export const minuteWords = (at: Instant): string => instantWords(at).slice(0, -3);
