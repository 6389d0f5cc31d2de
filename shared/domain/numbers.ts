/**
 * Visible numbers that this office gives by itself. None of them can be mistaken for a 查询码. Where several stations
 * write for one agency each puts its letter into its numbers (design 2.11), so that no two are ever the same.
 */
import { checkCharacter } from './check-character';
import type { DivisionCode, LocalNumber } from './ids';
import type { LocalDate } from './local-date';

/**
 * `L-653100-2026-000123`: division, year of creation, serial of the store in that year. With the letter of a station
 * and a check character: `L-653100-2026-B000123-7`.
 */
export function formatLocalNumber(
  division: DivisionCode,
  date: LocalDate,
  serial: number,
  letter = '',
): LocalNumber {
  const [year, running] = [date.slice(0, 4), `${letter}${String(serial).padStart(6, '0')}`];
  const check = letter === '' ? '' : `-${checkCharacter(division + year + running)}`;
  return `L-${division}-${year}-${running}${check}` as LocalNumber;
}

/** The division whose office gave the number. */
export const divisionOfNumber = (number: LocalNumber): DivisionCode => number.slice(2, 8) as DivisionCode;

/**
 * `喀数登〔2026〕5号`: six-angle brackets, no leading zero, no 第 (GB/T 9704-2012). A station's letter belongs to the
 * word, `喀数登B〔2026〕5号`; the form of the number leaves no place for a check character.
 */
export function formatDocumentNumber(word: string, date: LocalDate, serial: number): string {
  return `${word}〔${date.slice(0, 4)}〕${serial}号`;
}

/** A query code in groups of four for reading; one that carries its own hyphens stays as it is. */
export function readableCode(code: string): string {
  return code.includes('-') ? code : (code.match(/.{1,4}/gu)?.join(' ') ?? code);
}
