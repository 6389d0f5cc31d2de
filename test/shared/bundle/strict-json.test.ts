/** JSON of other machines: exactly the texts that canonical writing makes, and bounded before they are built. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStrictJson, withinLimits } from '#shared/bundle/strict-json';
import { canonicalJson } from '#shared/lib/canonical-json';

const text = fc.string({ unit: 'grapheme' });
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((number) => (Object.is(number, -0) ? 0 : number)),
    text,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
      tie('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;

/** Counts by walking the value: every member, element and container. */
const nodesOf = (any: unknown): number =>
  typeof any === 'object' && any !== null
    ? Object.values(any).reduce((sum: number, one) => sum + nodesOf(one), 1)
    : 1;

describe('strict JSON', () => {
  it('takes every canonical text and gives its value', () => {
    fc.assert(
      fc.property(value, (any) => {
        const written = canonicalJson(any);
        const read = readStrictJson(written);
        expect(read.ok && canonicalJson(read.value)).toBe(written);
      }),
    );
  });

  it('takes no text but the canonical one of its value', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.string({ minLength: 1, maxLength: 2 }), (any, at, more) => {
        const written = canonicalJson(any);
        const place = at % (written.length + 1);
        const other = written.slice(0, place) + more + written.slice(place);
        const read = readStrictJson(other);
        if (read.ok) expect(canonicalJson(read.value)).toBe(other);
      }),
    );
  });

  it('never counts fewer nodes than there are, and stops at the limit', () => {
    fc.assert(
      fc.property(value, (any) => {
        const written = canonicalJson(any);
        expect(withinLimits(written, { depth: 16, nodes: 2 * nodesOf(any) + 1 })).toBe(true);
        if (nodesOf(any) > 2) expect(withinLimits(written, { depth: 16, nodes: 1 })).toBe(false);
      }),
    );
  });

  it('looks at signs in texts as signs, not as structure', () => {
    const quoted = canonicalJson({ a: '[[[[{{{{,,,,"\\"', b: '\\' });
    expect(withinLimits(quoted, { depth: 1, nodes: 3 })).toBe(true);
    expect(readStrictJson(quoted).ok).toBe(true);
  });

  it('works on the longest nesting and the longest string without effort', () => {
    expect(readStrictJson('['.repeat(1_000_000)).ok).toBe(false);
    expect(readStrictJson(`"${'\\'.repeat(1_000_001)}`).ok).toBe(false);
    expect(readStrictJson(`{"a":"${'x'.repeat(5_000_000)}"}`).ok).toBe(true);
  });
});
