/**
 * The shape of one row of the clause inventory: one distinct rule of one article. Data tables only hold such
 * rows; a row must never carry behaviour or a quotation that is not in the official text.
 */

export interface ClauseRow {
  /** `<text>-<article>-<running number>`, for example `XJR-14-1`. */
  readonly id: string;
  /** The article as the text numbers it, for example `第十四条`. */
  readonly article: string;
  /** Short official quotation, an exact substring of the article. */
  readonly quote: string;
  readonly relevance: 'core' | 'supporting' | 'record-only' | 'not-software';
  /** Our reading in one line: what the clause makes the desk do, or why it makes it do nothing. Not official. */
  readonly reading: string;
}
