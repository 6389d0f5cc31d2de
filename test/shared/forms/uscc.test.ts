/** 统一社会信用代码: the vector of the standard, the place that is named, and that no single slip passes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUscc, normalizeUscc, usccCheckSign } from '#shared/forms/uscc';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const sign = fc.constantFrom(...ALPHABET);
const digit = fc.constantFrom(...'0123456789');

const valid = fc
  .tuple(
    fc.array(sign, { minLength: 2, maxLength: 2 }),
    fc.array(digit, { minLength: 6, maxLength: 6 }),
    fc.array(sign, { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(''))
  .map((first17) => first17 + usccCheckSign(first17));

const problem = (text: string) => {
  const outcome = checkUscc(text);
  return outcome.ok ? undefined : outcome.error;
};

describe('checkUscc (GB 32100-2015)', () => {
  it('accepts the test vector and names the right check sign for a wrong one', () => {
    expect(problem('91350100M000100Y43')).toBeUndefined();
    expect(problem('91350100M000100Y4Z')?.message).toContain('第 18 位不正确');
    expect(problem('91350100M000100Y44')).toEqual({
      code: 'USCC_CHECK_DIGIT',
      message: '统一社会信用代码校验位不符，应为 3，请对照证件逐位核对',
    });
  });

  it('names the place of a sign that cannot stand there', () => {
    expect(problem('9135O100M000100Y43')?.message).toContain('第 5 位不正确');
    expect(problem('91350A00M000100Y43')?.message).toContain('第 6 位不正确');
    expect(problem('91350100m000100Y43')?.message).toContain('第 9 位不正确');
  });

  it('says how many signs there are when the length is wrong', () => {
    expect(problem('91350100M000100Y4')?.message).toContain('现为 17 位');
    expect(problem('')?.code).toBe('USCC_LENGTH');
  });

  it('accepts every code built by the rule', () => {
    fc.assert(fc.property(valid, (code) => problem(code) === undefined));
  });

  it('detects the change of any one character', () => {
    fc.assert(
      fc.property(
        valid,
        fc.nat({ max: 17 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (code, at, other) => {
          fc.pre(other !== code.charAt(at));
          return problem(code.slice(0, at) + other + code.slice(at + 1)) !== undefined;
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(valid, fc.nat({ max: 17 }), sign, (code, at, other) => {
        fc.pre(other !== code.charAt(at));
        return problem(code.slice(0, at) + other + code.slice(at + 1)) !== undefined;
      }),
      { numRuns: 5000 },
    );
  });
});

describe('normalizeUscc', () => {
  it('folds width, case and spaces and leaves the rest to the check', () => {
    expect(normalizeUscc(' ９１３５０１００ m000100y43 ')).toBe('91350100M000100Y43');
  });
});
