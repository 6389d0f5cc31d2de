/**
 * Reads a signed record from text that came from outside: bounded, one canonical form, closed members. What is read
 * is exactly what would be written again, so no two readers can see two records in one text.
 */
import type { z } from 'zod';
import { canonicalJson } from '#shared/lib/canonical-json';
import { ok, type Result } from '#shared/lib/result';
import { FORMAT, SUITE } from './fields';
import { refuseTrust, type TrustRefusal } from './refusal';

/** Names that mean something to JavaScript itself. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 16;

/** A record of the schema, or why the text is none. `maxCharacters`: longer text is not looked at. */
export function readRecord<T>(
  text: string,
  schema: z.ZodType<T>,
  maxCharacters: number,
): Result<T, TrustRefusal> {
  if (text.length > maxCharacters) return refuseTrust('B20_SIZE', 'too-large');
  const json = parsed(text);
  if (json === undefined || typeof json !== 'object' || json === null || Array.isArray(json))
    return refuseTrust('B21_FORMAT', 'not-a-record');
  const keys = keysOf(json);
  if (keys === 'forbidden') return refuseTrust('B22_FORBIDDEN_KEY', 'forbidden-key');
  if (keys === 'too-deep') return refuseTrust('B21_FORMAT', 'not-a-record');
  if (isNewer(json)) return refuseTrust('B03_TOO_NEW', 'newer-program');
  const record = schema.safeParse(json);
  if (!record.success || canonicalOf(record.data) !== text) return refuseTrust('B21_FORMAT', 'not-a-record');
  return ok(record.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Looks at the names of all members, level by level. */
function keysOf(json: object): 'allowed' | 'forbidden' | 'too-deep' {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return 'too-deep';
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (!Array.isArray(value) && Object.keys(value).some((key) => FORBIDDEN.has(key))) return 'forbidden';
      for (const member of Object.values(value)) next.push(member);
    }
    level = next;
  }
  return 'allowed';
}

/** Whether a newer program wrote it: told before anything else is said against it. */
function isNewer(json: object): boolean {
  const { format, suite } = json as { readonly format?: unknown; readonly suite?: unknown };
  const above = (value: unknown, known: number): boolean =>
    Number.isSafeInteger(value) && Number(value) > known;
  return above(format, FORMAT) || above(suite, SUITE);
}

function canonicalOf(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch {
    // What has no canonical text, such as a lone surrogate, is no record.
    return null;
  }
}
