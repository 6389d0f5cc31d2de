/** The keeper of a desk sees every difference between two profiles in words before adopting one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareProfiles } from '#shared/regulation/profiles/compare-profiles';
import type { Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE as TJ } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE as XJ } from '#shared/regulation/profiles/xj-2025';
import { damaged, fromFile, memberPlaces } from './profile-known';

const at = (a: Profile, b: Profile, place: string) =>
  compareProfiles(a, b).find((difference) => difference.place === place);

describe('two profiles side by side', () => {
  it('a profile does not differ from itself', () => {
    expect(compareProfiles(XJ, XJ)).toEqual([]);
    expect(compareProfiles(TJ, TJ)).toEqual([]);
  });

  it('says what changed, from what to what, under its heading', () => {
    expect(at(XJ, TJ, 'stages.FIRST.publicity')).toEqual({
      part: '程序',
      place: 'stages.FIRST.publicity',
      label: '首次登记：公示',
      before: '公示',
      after: '涉及开放、授权运营的公示',
    });
    expect(at(XJ, TJ, 'settings.deposit.required.value')).toMatchObject({
      label: '申请前存证：取值',
      before: '一律要求',
      after: '仅授权运营的要求',
    });
    expect(at(XJ, TJ, 'clocks.O1.nature')).toMatchObject({ before: '期限', after: '提醒' });
  });

  it('a row that only one has is shown whole', () => {
    expect(at(XJ, TJ, 'materials.M11')).toMatchObject({ label: 'M11 合规评估报告', after: '（无）' });
    expect(at(TJ, XJ, 'materials.M11')).toMatchObject({ before: '（无）' });
    expect(at(XJ, TJ, 'guards.T16.duplicateFree')).toMatchObject({
      label: 'T16 无重复登记',
      before: '（无）',
    });
    expect(at(XJ, TJ, 'grounds.refuse.99')).toMatchObject({ part: '不予受理理由', after: '（无）' });
  });

  it('keeps the order of the parts, and names no place twice', () => {
    const differences = compareProfiles(XJ, TJ);
    const parts = differences.map((difference) => difference.part);
    expect([...new Set(parts)].slice(0, 4)).toEqual(['规则', '期限', '程序', '材料']);
    expect(parts).toEqual([...new Set(parts)].flatMap((part) => parts.filter((other) => other === part)));
    expect(new Set(differences.map(({ place }) => place)).size).toBe(differences.length);
    for (const { before, after, label } of differences) {
      expect(before, label).not.toBe(after);
      expect([before, after], label).not.toContain('');
    }
  });

  it('overlooks no change of a text or a number anywhere', () => {
    const file = fromFile(XJ);
    const leaves = memberPlaces(file).filter((place) => {
      const value = place.reduce<unknown>(
        (node, step) => Object.getOwnPropertyDescriptor(node, step)?.value,
        file,
      );
      return (
        typeof value === 'number' || ['name', 'label', 'lookAt', 'startsWith'].includes(String(place.at(-1)))
      );
    });
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (place) => {
        const altered = damaged(XJ, place, 99) as Profile;
        expect(compareProfiles(XJ, altered).length, place.join('.')).toBeGreaterThan(0);
      }),
    );
  });
});
