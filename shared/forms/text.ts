/**
 * How typed text is counted, cleaned and compared. Inner spaces stay as typed; folding is for comparison
 * only, so what is registered is what was written.
 */

/** A character that may not stand in a text. */
export interface ForbiddenCharacter {
  /** Place in code points, from 1. */
  readonly place: number;
  /** `U+202E` */
  readonly name: string;
}

const FULL_WIDTH_FROM = 0xff01;
const FULL_WIDTH_TO = 0xff5e;
const WIDTH_SHIFT = 0xfee0;
const IDEOGRAPHIC_SPACE = 0x3000;

/** Trimmed and in Unicode NFC: the stored form of every text. */
export function normalizeText(text: string): string {
  return text.normalize('NFC').trim();
}

/** Length in code points, as the counter under a field shows it. */
export function countChars(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Full-width Latin letters, digits and signs as half-width ones; the length in UTF-16 units is kept. */
export function foldWidth(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= FULL_WIDTH_FROM && unit <= FULL_WIDTH_TO) folded += String.fromCharCode(unit - WIDTH_SHIFT);
    else folded += unit === IDEOGRAPHIC_SPACE ? ' ' : text.charAt(index);
  }
  return folded;
}

/** What two names are compared by: no spaces, punctuation, case or width. For duplicates, never for show. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
}

function isControl(point: number): boolean {
  return point < 0x20 || (point >= 0x7f && point <= 0x9f);
}

function isBidiOverride(point: number): boolean {
  return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
}

function isLoneSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}

/**
 * The first character that may not stand in a field. Line breaks and tabs pass in long texts,
 * direction marks only in Uyghur fields: elsewhere they could make a public text read differently.
 */
export function findForbidden(
  text: string,
  allow: { readonly lines: boolean; readonly bidi: boolean },
): ForbiddenCharacter | undefined {
  let place = 0;
  for (const character of text) {
    place += 1;
    const point = character.codePointAt(0) ?? 0;
    const isLineSign = character === '\n' || character === '\r' || character === '\t';
    if (isLineSign && allow.lines) continue;
    if (isControl(point) || isLoneSurrogate(point) || (isBidiOverride(point) && !allow.bidi)) {
      return { place, name: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` };
    }
  }
  return undefined;
}

/** Whether a text has letters of the Arabic script, as a Uyghur name must. */
export function hasArabicScript(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}
