/**
 * 公民身份号码 (GB 11643-1999): 18 signs with a birth date and a check sign. Used to recognise such a number
 * in texts and to check objectors' papers; it never reads anything out of the number.
 */
import { isLocalDate } from '#shared/domain/local-date';

const SHAPE = /^[1-9]\d{16}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_SIGNS = '10X98765432';

/** The sign that belongs on place 18 behind 17 digits (ISO 7064, MOD 11-2). */
export function idCardCheckSign(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return CHECK_SIGNS.charAt(sum % CHECK_SIGNS.length);
}

/** What is wrong with a number; undefined when shape, birth date and check sign fit. */
export function idCardProblem(text: string): string | undefined {
  const number = text.toUpperCase();
  if (!SHAPE.test(number)) return '身份证号码应为 18 位，请核对';
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isLocalDate(birth) || birth < '1900-01-01') return '身份证号码中的出生日期不存在，请核对';
  return number.endsWith(idCardCheckSign(number)) ? undefined : '身份证号码校验位不符，请核对';
}
