/**
 * JSON that came from another machine: one text for one value and nothing else. Bounded before anything is built from
 * it; no duplicate names, no fractions, no lone surrogates, no white space, no names that reach into a program's
 * objects. Nothing here repairs anything.
 */
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import { MAX_JSON_DEPTH, MAX_JSON_NODES } from './limits';

export type JsonProblem = 'format' | 'forbidden-key';

export interface JsonLimits {
  readonly depth: number;
  readonly nodes: number;
}

const LIMITS: JsonLimits = { depth: MAX_JSON_DEPTH, nodes: MAX_JSON_NODES };

/** A canonical text has these names only as they stand here, and only names stand between these signs. */
const FORBIDDEN = /[{,]"(?:__proto__|constructor|prototype)":/;

const QUOTE = 0x22;
const COMMA = 0x2c;
const LIST = 0x5b;
const ESCAPE = 0x5c;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/** Whether a text keeps to the limits: looked at sign by sign, so that no text costs more than its length. */
export function withinLimits(text: string, { depth, nodes }: JsonLimits): boolean {
  let open = 0;
  let count = 1;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case COMMA:
        count += 1;
        break;
      case LIST:
      case OBJECT:
        open += 1;
        count += 1;
        if (open > depth) return false;
        break;
      case LIST_END:
      case OBJECT_END:
        open -= 1;
        break;
    }
    if (count > nodes) return false;
  }
  return true;
}

/** Place of the sign that ends the string beginning at `from`, or the end of the text. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === ESCAPE) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** The value of a text, when the text is exactly the canonical one of its value. */
export function readStrictJson(text: string, limits: JsonLimits = LIMITS): Result<Json, JsonProblem> {
  if (!withinLimits(text, limits)) return err('format');
  if (FORBIDDEN.test(text)) return err('forbidden-key');
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? ok(value) : err('format');
  } catch {
    // No JSON, or JSON without a canonical text: a fraction, a lone surrogate.
    return err('format');
  }
}
