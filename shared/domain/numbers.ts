/** Visible numbers that this office gives by itself. None of them can be mistaken for a 查询码. */
import type { DivisionCode, LocalNumber } from './ids';
import type { LocalDate } from './local-date';

/** `L-653100-2026-000123`: division, year of creation, serial of the office in that year. */
export function formatLocalNumber(division: DivisionCode, date: LocalDate, serial: number): LocalNumber {
  return `L-${division}-${date.slice(0, 4)}-${String(serial).padStart(6, '0')}` as LocalNumber;
}

/** The division whose office gave the number. */
export const divisionOfNumber = (number: LocalNumber): DivisionCode => number.slice(2, 8) as DivisionCode;

/** `喀数登〔2026〕5号`: six-angle brackets, no leading zero, no 第 (GB/T 9704-2012). */
export function formatDocumentNumber(word: string, date: LocalDate, serial: number): string {
  return `${word}〔${date.slice(0, 4)}〕${serial}号`;
}

/** A query code in groups of four for reading; one that carries its own hyphens stays as it is. */
export function readableCode(code: string): string {
  return code.includes('-') ? code : (code.match(/.{1,4}/gu)?.join(' ') ?? code);
}
