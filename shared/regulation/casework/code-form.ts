/** What a 登记结果查询码 looks like: as the region issues it, and no number that somebody could take for it (XJR-17-1). */
import { codeKey } from '../register/code-key';
import { hasCodeForm } from '../register/code-shape';
import type { CaseState } from './state';

/** Whether a text can be a code for a case: none of the numbers of this desk and of the subject. */
export function isCodeOfRegion(
  code: string,
  { number, subject, application }: Pick<CaseState, 'number' | 'subject' | 'application'>,
): boolean {
  const numbers = [number, number.slice(2), subject.uscc, application.catalogCode].filter(
    (value): value is string => typeof value === 'string',
  );
  return (
    hasCodeForm(code) &&
    // Letters that look alike make no other number.
    !numbers.some((one) => codeKey(one) === codeKey(code))
  );
}
