/** Documents that are put aside by the thousand: whether they are held as objects or as text, they are the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextMap } from '#electron/store/session/staged-map';

/** More than are held as objects. */
const KEYS = 400;

const doc = fc.record({
  text: fc.string({ unit: 'binary' }),
  list: fc.array(fc.integer()),
  none: fc.constant(null),
});
const acts = fc.array(fc.record({ key: fc.nat({ max: KEYS }).map(String), doc }), {
  minLength: KEYS,
  maxLength: 4 * KEYS,
});

it('a map of which only the last documents are objects holds what a plain one holds, in the same order', () => {
  fc.assert(
    fc.property(acts, fc.array(fc.nat({ max: KEYS }).map(String), { maxLength: KEYS }), (puts, asked) => {
      const plain = new Map<string, unknown>();
      const map = new TextMap<unknown>();
      for (const [at, { key, doc: put }] of puts.entries()) {
        plain.set(key, put);
        map.set(key, put);
        const ask = asked[at] ?? key;
        expect(map.get(ask)).toEqual(plain.get(ask));
      }
      expect([...map.keys()]).toEqual([...plain.keys()]);
      for (let key = 0; key <= KEYS; key += 1) {
        expect(map.has(String(key))).toBe(plain.has(String(key)));
        expect(map.get(String(key))).toEqual(plain.get(String(key)));
      }
    }),
    { numRuns: 20 },
  );
});
