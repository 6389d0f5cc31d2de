/** Counting, cleaning and comparing text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChars, findForbidden, foldWidth, nameKey, normalizeText } from '#shared/forms/text';

const strict = { lines: false, bidi: false };

describe('countChars', () => {
  it('counts code points, so a rare Han character is one', () => {
    expect(countChars('喀什𠮷')).toBe(3);
  });
});

describe('normalizeText', () => {
  it('trims, composes and keeps inner spaces as typed', () => {
    expect(normalizeText('  公交  线路e\u0301 ')).toBe('公交  线路é');
  });
  it('is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const once = normalizeText(text);
        return normalizeText(once) === once;
      }),
    );
  });
});

describe('foldWidth', () => {
  it('folds Latin signs and keeps every place', () => {
    expect(foldWidth('１３８Ａｂ　公交')).toBe('138Ab 公交');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldWidth(text).length === text.length));
  });
});

describe('findForbidden', () => {
  it('refuses control characters and says where they stand', () => {
    expect(findForbidden('公交\u0007线路', strict)).toEqual({ place: 3, name: 'U+0007' });
  });
  it('refuses direction overrides outside Uyghur fields only', () => {
    for (const point of [0x202a, 0x202e, 0x2066, 0x2069]) {
      const text = `a${String.fromCodePoint(point)}b`;
      expect(findForbidden(text, strict)?.place).toBe(2);
      expect(findForbidden(text, { lines: false, bidi: true })).toBeUndefined();
    }
  });
  it('lets line breaks pass in long texts only', () => {
    expect(findForbidden('一\n二', { lines: true, bidi: false })).toBeUndefined();
    expect(findForbidden('一\n二', strict)?.name).toBe('U+000A');
  });
  it('refuses half a surrogate pair', () => {
    expect(findForbidden('a\ud800', strict)?.place).toBe(2);
  });
});

describe('nameKey', () => {
  it('sees through spaces, brackets, width and case', () => {
    expect(nameKey('喀什市 公交（ＡＰＩ）线路')).toBe(nameKey('喀什市公交(api)·线路'));
    expect(nameKey('喀什市公交线路')).not.toBe(nameKey('喀什市公交站点'));
  });
});
