/** Telephone, e-mail, web address, 公民身份号码 and digest: what passes and what is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestProblem, normalizeDigest } from '#shared/forms/digest';
import { emailProblem } from '#shared/forms/email';
import { idCardCheckSign, idCardProblem } from '#shared/forms/id-card';
import { passesLuhn } from '#shared/forms/luhn';
import { phoneProblem } from '#shared/forms/phone';
import { urlProblem } from '#shared/forms/url';

describe('phoneProblem', () => {
  it.each(['13899123456', '0991-2345678', '0998-12345678-801', '09912345678'])('accepts %s', (text) => {
    expect(phoneProblem(text)).toBeUndefined();
  });
  it('tells a short mobile number from a landline without area code', () => {
    expect(phoneProblem('1389912345')).toContain('手机号码应为 11 位');
    expect(phoneProblem('2345678')).toContain('固定电话请写区号');
  });
});

describe('emailProblem', () => {
  it('wants one @ and a domain with a dot, within 100 signs', () => {
    expect(emailProblem('djs@ks.example.cn')).toBeUndefined();
    expect(emailProblem('djs@local')).toBeDefined();
    expect(emailProblem('a@b@c.cn')).toBeDefined();
    expect(emailProblem(`${'a'.repeat(100)}@b.cn`)).toBeDefined();
  });
});

describe('urlProblem', () => {
  it('wants http or https', () => {
    expect(urlProblem('https://data.example.cn/list?id=1')).toBeUndefined();
    expect(urlProblem('javascript:alert(1)')).toBeDefined();
    expect(urlProblem('file:///etc/hosts')).toBeDefined();
    expect(urlProblem('data.example.cn')).toBeDefined();
  });
});

describe('idCardProblem (GB 11643)', () => {
  it('accepts the example of the standard and refuses a wrong sign or day', () => {
    expect(idCardProblem('11010519491231002X')).toBeUndefined();
    expect(idCardProblem('11010519491231002x')).toBeUndefined();
    expect(idCardProblem('110105194912310021')).toContain('校验位不符');
    expect(idCardProblem('110105194902310021')).toContain('出生日期不存在');
  });
  it('detects the change of any one digit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999 }), fc.nat({ max: 16 }), fc.nat({ max: 9 }), (order, at, other) => {
        const first17 = `65010119900101${String(order).padStart(3, '0')}`;
        const number = first17 + idCardCheckSign(first17);
        fc.pre(number.charAt(at) !== String(other));
        return idCardProblem(number.slice(0, at) + other + number.slice(at + 1)) !== undefined;
      }),
    );
  });
});

describe('digestProblem', () => {
  it('wants 64 hex digits and folds case, width and spaces', () => {
    const digest = 'AB'.repeat(32);
    expect(digestProblem(digest)).toBeUndefined();
    expect(normalizeDigest(` ${digest} `)).toBe('ab'.repeat(32));
    expect(digestProblem(digest.slice(1))).toContain('64 位十六进制');
    expect(digestProblem('g'.repeat(64))).toBeDefined();
  });
});

describe('passesLuhn', () => {
  it('knows the usual test number', () => {
    expect(passesLuhn('4111111111111111')).toBe(true);
    expect(passesLuhn('4111111111111112')).toBe(false);
  });
});
