/**
 * The notice a calendar rests on, and how a day cites it. A source is words of a person or an import: it
 * proves nothing by itself.
 */

/** The notice, as plain data for the contract. `number` is empty when the notice was issued without one. */
export interface CalendarSource {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
}

/** What `CalendarDay.source` says: the document number, or the title of a notice without number. */
export function sourceText(source: CalendarSource): string {
  return source.number === '' ? source.title : source.number;
}
