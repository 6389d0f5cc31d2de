/** Whether an answer holds what a scenario expects of it. Pure. */

/** Ways to ask about a list or a text, instead of an equal value. */
const QUESTIONS: { readonly [key: string]: (actual: unknown, asked: unknown) => boolean } = {
  /** Each part is in some item of the list. */
  $some: (actual, asked) =>
    Array.isArray(actual) &&
    Array.isArray(asked) &&
    asked.every((part) => actual.some((item) => contains(item, part))),
  /** No part is in any item of the list. */
  $none: (actual, asked) =>
    Array.isArray(actual) &&
    Array.isArray(asked) &&
    asked.every((part) => !actual.some((item) => contains(item, part))),
  /** The list has so many items. */
  $count: (actual, asked) => Array.isArray(actual) && actual.length === asked,
  /** The words stand in the text, or in the JSON of the value. */
  $has: (actual, asked) =>
    (typeof actual === 'string' ? actual : JSON.stringify(actual)).includes(String(asked)),
  /** The words do not stand in it. */
  $lacks: (actual, asked) =>
    !(typeof actual === 'string' ? actual : JSON.stringify(actual)).includes(String(asked)),
};

/**
 * Whether every part of `expected` is in `actual`: objects by their keys, lists by position (`[]` is an
 * empty list), the rest equal; an
 * object of questions (`$some`, `$none`, `$count`, `$has`, `$lacks`) asks about the whole.
 */
export function contains(actual: unknown, expected: unknown): boolean {
  if (expected === null || typeof expected !== 'object') return Object.is(actual, expected);
  const parts = Object.entries(expected);
  if (!Array.isArray(expected) && parts.length > 0 && parts.every(([key]) => Object.hasOwn(QUESTIONS, key)))
    return parts.every(([key, asked]) => QUESTIONS[key]?.(actual, asked) === true);
  if (actual === null || typeof actual !== 'object') return false;
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  if (Array.isArray(actual) && parts.length === 0) return actual.length === 0;
  return parts.every(
    ([key, part]) =>
      Object.hasOwn(actual, key) && contains((actual as { [key: string]: unknown })[key], part),
  );
}
