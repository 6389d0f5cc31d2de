/**
 * 统一社会信用代码 (GB 32100-2015): 18 signs, the last one a check sign. Says which place is wrong, so the
 * person at the desk can compare it with the certificate. It never corrects a code by itself.
 */
import { err, ok, type Result } from '#shared/lib/result';
import { foldWidth } from './text';

export type UsccFault = 'USCC_LENGTH' | 'USCC_CHARACTER' | 'USCC_CHECK_DIGIT';

export interface UsccProblem {
  readonly code: UsccFault;
  readonly message: string;
}

/** 31 signs, without I O S V Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const DIGITS = '0123456789';
const LENGTH = 18;
/** Places 3 to 8 (from 1) carry the division and are digits only. */
const DIGITS_FROM = 2;
const DIGITS_TO = 7;
const MODULUS = ALPHABET.length;

/** The sign that belongs on place 18 behind 17 valid signs: weights 3^(i-1) mod 31. */
export function usccCheckSign(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    sum += ALPHABET.indexOf(sign) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/** Stored form of a typed code: half width, upper case, no spaces. It does not make a wrong code right. */
export function normalizeUscc(text: string): string {
  return foldWidth(text).replace(/\s/g, '').toUpperCase();
}

/** The code itself, or the first thing that is wrong with it, naming the place (GB 32100-2015). */
export function checkUscc(text: string): Result<string, UsccProblem> {
  if (text.length !== LENGTH) {
    return err({
      code: 'USCC_LENGTH',
      message: `统一社会信用代码应为 18 位，现为 ${text.length} 位，请对照证件补正`,
    });
  }
  for (let index = 0; index < LENGTH; index += 1) {
    const signs = index >= DIGITS_FROM && index <= DIGITS_TO ? DIGITS : ALPHABET;
    if (!signs.includes(text.charAt(index))) {
      return err({
        code: 'USCC_CHARACTER',
        message: `统一社会信用代码第 ${index + 1} 位不正确，请对照证件核对`,
      });
    }
  }
  const expected = usccCheckSign(text.slice(0, LENGTH - 1));
  if (text.charAt(LENGTH - 1) === expected) return ok(text);
  return err({
    code: 'USCC_CHECK_DIGIT',
    message: `统一社会信用代码校验位不符，应为 ${expected}，请对照证件逐位核对`,
  });
}
