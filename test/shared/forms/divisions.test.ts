/** The division table is GB/T 2260 of Xinjiang: 1 region, 14 prefectures, 112 counties; places know what they lie in. */
import { describe, expect, it } from 'vitest';
import { DIVISIONS, division, divisionName, isInside, prefectureOf } from '#shared/domain/divisions';

describe('divisions (XJR-7-2)', () => {
  it('lists every level once, each inside a listed place', () => {
    const count = (level: string) => DIVISIONS.filter((entry) => entry.level === level).length;
    expect([count('province'), count('prefecture'), count('county')]).toEqual([1, 14, 112]);
    expect(new Set(DIVISIONS.map((entry) => entry.code)).size).toBe(127);
    expect(DIVISIONS.every((entry) => entry.parent === undefined || division(entry.parent))).toBe(true);
  });
  it('writes full names', () => {
    expect(divisionName('653101')).toBe('喀什地区喀什市');
    expect(divisionName('653100')).toBe('喀什地区');
    expect(divisionName('659001')).toBe('石河子市');
    expect(divisionName('650000')).toBe('新疆维吾尔自治区');
    expect(divisionName('000000')).toBe('全国');
    expect(divisionName('110000')).toBe('110000');
  });
  it('knows the prefecture; directly administered cities belong to the region', () => {
    expect(prefectureOf('653101')).toBe('653100');
    expect(prefectureOf('653100')).toBe('653100');
    expect(prefectureOf('659001')).toBe('650000');
    expect(prefectureOf('650000')).toBe('650000');
    expect(prefectureOf('110000')).toBeUndefined();
  });
  it('knows what lies inside what', () => {
    expect(isInside('653101', '653100')).toBe(true);
    expect(isInside('653101', '650000')).toBe(true);
    expect(isInside('653101', '653101')).toBe(true);
    expect(isInside('653100', '653101')).toBe(false);
    expect(isInside('653101', '653200')).toBe(false);
    expect(isInside('110000', '650000')).toBe(false);
  });
});
