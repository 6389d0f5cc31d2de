/** Looks at raw input before any schema: too large, too deep, or with keys that reach prototypes. */

/** Most characters and bytes of all texts of one call: one attachment of 20 MB as base64, and its form. */
const MAX_TEXT = 30_000_000;
const MAX_DEPTH = 12;
const MAX_NODES = 200_000;
const UNSAFE_KEYS = new Set(['__proto__', 'prototype', 'constructor']);

export interface UnsafeInput {
  readonly code: 'INPUT_TOO_LARGE' | 'INPUT_UNSAFE';
  readonly message: string;
}

/** What is wrong with the shape of an input; `null` when nothing is. */
export function findUnsafeInput(input: unknown): UnsafeInput | null {
  let text = 0;
  let nodes = 0;
  const look = (value: unknown, depth: number): UnsafeInput | null => {
    nodes += 1;
    if (nodes > MAX_NODES || depth > MAX_DEPTH) return tooLarge;
    if (typeof value === 'string') {
      text += value.length;
      return text > MAX_TEXT ? tooLarge : null;
    }
    if (value === null || typeof value !== 'object') return isPlainScalar(value) ? null : unsafe;
    if (Array.isArray(value)) {
      // Length before keys: a list of millions must not cost anything, and one with holes is no list.
      if (value.length > MAX_NODES) return tooLarge;
    } else if (!isPlainObject(value)) return unsafe;
    const keys = Object.keys(value);
    if (Array.isArray(value) && keys.length !== value.length) return unsafe;
    for (const key of keys) {
      if (UNSAFE_KEYS.has(key)) return unsafe;
      text += key.length;
      const found = look((value as { [key: string]: unknown })[key], depth + 1);
      if (found) return found;
    }
    return null;
  };
  return look(input, 0);
}

const tooLarge: UnsafeInput = { code: 'INPUT_TOO_LARGE', message: '输入内容过大，未作任何改动。' };
const unsafe: UnsafeInput = { code: 'INPUT_UNSAFE', message: '输入含有不允许的内容，未作任何改动。' };

const isPlainScalar = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number';

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
