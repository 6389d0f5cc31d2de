/** Restricted canonical JSON (RFC 8785 order of members, integers only) as formats 1 and 2 have it. Frozen. */

const MOST_DEPTH = 16;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The one text of a value that came out of JSON. @throws for a value that has none. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > MOST_DEPTH) throw new RangeError('nested too deeply');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError('not a safe integer');
    return String(value);
  }
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw new RangeError('lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError('no text');
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}
