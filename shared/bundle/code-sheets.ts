/**
 * A record as several QR codes, printed as sheets or shown one after the other (design 2.6). Each code names the record
 * it is part of, its place and the hash of the whole, and carries a check of its own, so that they are scanned in any
 * order, twice, and over days. Upper-case letters, digits and `/` only: the dense mode of a code, and what any scanner
 * types alike on any keyboard.
 */
import { err, ok, type Result } from '#shared/lib/result';
import { PAPER_BYTES } from './limits';

/** First word of each code: format 1. */
const WORD = 'RSBQ1';
/** Bytes of the record in one code: it stays below the size that cheap scanners read off a screen. */
const SHEET_BYTES = 800;
const SHORT_ID = 8;
const CHECK = 8;
export const MOST_SHEETS = Math.ceil(PAPER_BYTES / SHEET_BYTES);
/** Longest text of one code. */
export const SHEET_SIGNS = 2 * SHEET_BYTES + 100;

/** Hex SHA-256 of bytes, from outside: nothing in here hashes. */
export type HashOf = (bytes: Uint8Array) => string;

/** One code that was read. */
export interface CodeSheet {
  /** Begins the hash of the whole. */
  readonly id: string;
  readonly place: number;
  readonly of: number;
  readonly wholeHash: string;
  readonly bytes: Uint8Array;
}

/** The codes of a record, in order; null when it is more than paper takes. */
export function sheetsOf(whole: Uint8Array, hashOf: HashOf): readonly string[] | null {
  if (whole.length === 0 || whole.length > PAPER_BYTES) return null;
  const wholeHash = hashOf(whole).toUpperCase();
  const of = Math.ceil(whole.length / SHEET_BYTES);
  return Array.from({ length: of }, (_, at) => {
    const bytes = whole.subarray(at * SHEET_BYTES, (at + 1) * SHEET_BYTES);
    const said = [WORD, wholeHash.slice(0, SHORT_ID), at + 1, of, wholeHash, hexOf(bytes)].join('/');
    return `${said}/${checkOf(said, hashOf)}`;
  });
}

const SHEET =
  /^RSBQ1\/([0-9A-F]{8})\/([1-9]\d?)\/([1-9]\d?)\/([0-9A-F]{64})\/((?:[0-9A-F]{2}){1,800})\/[0-9A-F]{8}$/;

/** Which record and place a code says it is of, before anything of it is checked; null for what is no such code. */
export function saidPlace(
  text: string,
): { readonly id: string; readonly place: number; readonly of: number } | null {
  const [word, id = '', place, of] = text.trim().toUpperCase().split('/', 4);
  const said = { id, place: Number(place), of: Number(of) };
  return word === WORD && said.place >= 1 && said.place <= said.of && said.of <= MOST_SHEETS ? said : null;
}

/** Whether a text that was scanned is meant as one of several codes. */
export const isSheet = (text: string): boolean => text.trim().toUpperCase().startsWith(`${WORD}/`);

/** One code as it was scanned; null when a sign of it is wrong or missing. A scanner under Caps Lock types small letters. */
export function readSheet(text: string, hashOf: HashOf): CodeSheet | null {
  const code = text.trim().toUpperCase();
  const read = SHEET.exec(code);
  if (read === null || checkOf(code.slice(0, -CHECK - 1), hashOf) !== code.slice(-CHECK)) return null;
  const [, id = '', place = '', of = '', wholeHash = '', hex = ''] = read;
  const sheet = { id, place: Number(place), of: Number(of), wholeHash, bytes: bytesOf(hex) };
  const isFull = sheet.place === sheet.of || sheet.bytes.length === SHEET_BYTES;
  return sheet.place <= sheet.of && sheet.of <= MOST_SHEETS && wholeHash.startsWith(id) && isFull
    ? sheet
    : null;
}

/** What codes that were scanned come to. */
export type Gathered =
  | { readonly is: 'whole'; readonly bytes: Uint8Array }
  | {
      readonly is: 'part';
      readonly id: string;
      readonly have: number;
      readonly of: number;
      readonly missing: readonly number[];
    };

/**
 * Puts codes of one record together, in any order; the same one twice is one.
 * @returns `mixed` for codes of several records; `damaged` when all are there and are not what the hash says
 */
export function gatherSheets(
  sheets: readonly [CodeSheet, ...CodeSheet[]],
  hashOf: HashOf,
): Result<Gathered, 'mixed' | 'damaged'> {
  const [{ id, of, wholeHash }] = sheets;
  const byPlace = new Map<number, CodeSheet>();
  for (const sheet of sheets) {
    if (sheet.wholeHash !== wholeHash || sheet.of !== of) return err('mixed');
    const same = byPlace.get(sheet.place);
    if (same !== undefined && hexOf(same.bytes) !== hexOf(sheet.bytes)) return err('mixed');
    byPlace.set(sheet.place, sheet);
  }
  const places = Array.from({ length: of }, (_, at) => at + 1);
  const missing = places.filter((place) => !byPlace.has(place));
  if (missing.length > 0) return ok({ is: 'part', id, have: byPlace.size, of, missing });
  const bytes = Uint8Array.from(places.flatMap((place) => [...(byPlace.get(place)?.bytes ?? [])]));
  return hashOf(bytes).toUpperCase() === wholeHash ? ok({ is: 'whole', bytes }) : err('damaged');
}

const hexOf = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Of the very text before it: what a scanner mistypes shows in the one code that has to be scanned again. */
const checkOf = (said: string, hashOf: HashOf): string =>
  hashOf(Uint8Array.from(said, (sign) => sign.charCodeAt(0)))
    .slice(0, CHECK)
    .toUpperCase();
