/** One value has exactly one text: what entries are hashed and signed over. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/lib/canonical-json';

const wholeText = fc.string({ unit: 'grapheme' });
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((number) => (Object.is(number, -0) ? 0 : number)),
    wholeText,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(wholeText, tie('any'), { maxKeys: 4 }),
  ),
})).any;

describe('canonical JSON', () => {
  it('reads back as the value, and the same value in another order has the same text', () => {
    fc.assert(
      fc.property(value, (any) => {
        const text = canonicalJson(any);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(turned(any))).toBe(text);
      }),
    );
  });

  it('leaves out absent members and orders by code unit', () => {
    expect(canonicalJson({ b: 1, a: undefined, é: 2, A: 3 })).toBe('{"A":3,"b":1,"é":2}');
  });

  it.each([[1.5], [2 ** 53], [-0], [Number.NaN], ['\ud800'], [() => 1], [undefined], [[undefined]]])(
    'refuses %s',
    (bad) => {
      expect(() => canonicalJson(bad)).toThrow();
    },
  );

  it('refuses nesting deeper than 16', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
    expect(() => canonicalJson(deep(16))).not.toThrow();
    expect(() => canonicalJson(deep(17))).toThrow();
  });
});

/** The same value with the members of every object in reverse order. */
function turned(any: unknown): unknown {
  if (Array.isArray(any)) return any.map(turned);
  if (any === null || typeof any !== 'object') return any;
  return Object.fromEntries(
    Object.entries(any)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}
