/**
 * Pasted text of a notice made even for reading: full-width forms, PDF radicals, blanks and wrapped lines
 * do not matter, and every character still knows its place in what the person pasted. It changes no word.
 */

/** A sentence of the evened text; `at[i]` is the offset of `chars[i]` in the pasted text. */
export interface Sentence {
  readonly chars: string;
  readonly at: readonly number[];
}

/** Forms with exactly one ordinary counterpart. Circled numbers are not among them: ①1月 is not 11月. */
const WIDE = /[\uff01-\uff5e\u2e80-\u2fd5]/;
const BLANK = /[\s\u200b-\u200f\u2060\ufeff\u00ad]/;
const SAME: Readonly<Record<string, string>> = {
  '【': '(',
  '】': ')',
  '[': '(',
  ']': ')',
  '〜': '~',
  '–': '-',
  '—': '-',
  '―': '-',
  '─': '-',
  '−': '-',
  '\u2010': '-',
  '\u2011': '-',
};

function even(char: string): string {
  const one = WIDE.test(char) ? char.normalize('NFKC') : char;
  return one.length === 1 ? (SAME[one] ?? one) : char;
}

const MARKER = String.raw`(?:\([一二三四五六七八九十]{1,3}\)|(?:十[一二三四五六七八九]?|[一二三四五六七八九])、|\(\d{1,2}\)|\d{1,2}[.、](?!\d)|[①-⑳])`;
const FESTIVAL_LINE = String.raw`(?:元旦|[^,。;:\d月日]{1,20}节)[^,。;\d]{0,12}:`;
const ISSUER_LINE = '国务院|新疆|自治区|各省|各州|各地|附件|抄送';
const LINE_STARTS = new RegExp(`^(?:${MARKER}|${FESTIVAL_LINE}|${ISSUER_LINE})`);
const DATE_LINE = /^\d{4}年\d{1,2}月\d{1,2}日$/;

/** The number of an item at the start of a sentence, such as `一、` or `(二)`. */
export const ITEM_MARKER = new RegExp(`^${MARKER}`);

interface Piece {
  readonly chars: string[];
  readonly at: number[];
}

/** The sentences of a pasted text, in order, without their closing mark. Linear in the length. */
export function sentences(text: string): readonly Sentence[] {
  return lines(text).flatMap(splitAtMarks);
}

/** Lines joined again where only the page was too narrow. */
function lines(text: string): readonly Piece[] {
  const joined: Piece[] = [];
  let issued = false;
  for (const line of evenLines(text)) {
    const last = joined.at(-1);
    if (last && !issued && !startsAnew(last, line)) append(last, line);
    else joined.push({ chars: [...line.chars], at: [...line.at] });
    issued = DATE_LINE.test(line.chars.slice(0, 20).join(''));
  }
  return joined;
}

function startsAnew(before: Piece, line: Piece): boolean {
  const text = line.chars.slice(0, 60).join('');
  if (/^[,、。;:)至到~-]/.test(text)) return false;
  const end = before.chars.at(-1) ?? '';
  if (/[、,(至到~和-]/.test(end)) return false;
  if (LINE_STARTS.test(text) || DATE_LINE.test(text)) return true;
  return before.chars.length > 3 && /[班天休假]/.test(end) && !/^[时间调天]/.test(text);
}

function append(piece: Piece, line: Piece): void {
  if (/\d/.test(piece.chars.at(-1) ?? '') && /\d/.test(line.chars[0] ?? '')) {
    piece.chars.push(' ');
    piece.at.push(line.at[0] ?? 0);
  }
  for (let index = 0; index < line.chars.length; index += 1) {
    piece.chars.push(line.chars[index] ?? '');
    piece.at.push(line.at[index] ?? 0);
  }
}

/** Lines without blanks; a blank between two digits stays, because 1 1月 is not 11月. */
function evenLines(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let line: Piece = { chars: [], at: [] };
  let blank = false;
  for (let offset = 0; offset <= text.length; offset += 1) {
    const char = text.charAt(offset);
    if (char === '' || char === '\n' || char === '\r' || char === '\u2028') {
      if (line.chars.length > 0) found.push(line);
      line = { chars: [], at: [] };
      blank = false;
    } else if (BLANK.test(char)) {
      blank = true;
    } else {
      const one = even(char);
      if (blank && /\d/.test(one) && /\d/.test(line.chars.at(-1) ?? '')) {
        line.chars.push(' ');
        line.at.push(offset);
      }
      blank = false;
      line.chars.push(one);
      line.at.push(offset);
    }
  }
  return found;
}

function splitAtMarks(piece: Piece): readonly Sentence[] {
  const chars = piece.chars.join('');
  const found: Sentence[] = [];
  let start = 0;
  const close = (end: number, next: number) => {
    if (end > start) found.push({ chars: chars.slice(start, end), at: piece.at.slice(start, end) });
    start = next;
  };
  for (let index = 0; index < chars.length; index += 1) {
    const char = chars.charAt(index);
    if ('。;!?'.includes(char)) close(index, index + 1);
    else if (char === ':' && chars.slice(Math.max(start, index - 2), index) === '如下')
      close(index, index + 1);
  }
  close(chars.length, chars.length);
  return found;
}
