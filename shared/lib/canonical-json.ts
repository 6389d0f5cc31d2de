/**
 * Restricted canonical JSON (RFC 8785 member order; integers only). Entries are hashed and signed over
 * these characters, so one value has exactly one text. It never rounds, drops or reorders silently:
 * what it cannot represent it refuses by throwing, because only our own code builds these values.
 */

/** A value that has exactly one canonical text. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

const MAX_DEPTH = 16;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Names that stand in JSON as they are: nearly all. */
const PLAIN_NAME = /^[\w-]+$/;

/** The one canonical text of a value. Members with the value `undefined` are absent.
 * @throws on anything that has no canonical text: fractions, unsafe integers, lone surrogates, functions,
 * nesting deeper than 16. Our own code builds these values, so that is a bug. */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new Error('canonical JSON: nesting deeper than 16');
  switch (typeof value) {
    case 'string':
      return textOf(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0))
        throw new Error(`canonical JSON: not a safe integer: ${value}`);
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listOf(value, depth + 1) : membersOf(value, depth + 1);
    default:
      throw new Error(`canonical JSON: no text for ${typeof value}`);
  }
}

function textOf(value: string): string {
  const text = JSON.stringify(value);
  // JSON.stringify writes a lone surrogate as an escape: only a text with such an escape is looked at closely.
  if (text.includes('\\ud') && LONE_SURROGATE.test(value)) throw new Error('canonical JSON: lone surrogate');
  return text;
}

function listOf(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1)
    text += `${index === 0 ? '' : ','}${canonicalJson(values[index], depth)}`;
  return `${text}]`;
}

function membersOf(value: object, depth: number): string {
  let text = '';
  // Sorted by UTF-16 code units, as RFC 8785 orders members.
  for (const key of Object.keys(value).sort()) {
    const member: unknown = (value as { readonly [key: string]: unknown })[key];
    if (member === undefined) continue;
    const name = PLAIN_NAME.test(key) ? `"${key}"` : JSON.stringify(key);
    text += `${text === '' ? '' : ','}${name}:${canonicalJson(member, depth)}`;
  }
  return `{${text}}`;
}
