/**
 * Reads a signed record from text that came from outside: bounded, one canonical form, closed members. What is read
 * is exactly what would be written again, so no two readers can see two records in one text.
 */
import type { z } from 'zod';
import { readStrictJson } from '#shared/bundle/strict-json';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { ok, type Result } from '#shared/lib/result';
import { FORMAT, SUITE } from './fields';
import { refuseTrust, type TrustRefusal } from './refusal';

/** A record of the schema, or why the text is none. `maxCharacters`: longer text is not looked at. */
export function readRecord<T>(
  text: string,
  schema: z.ZodType<T>,
  maxCharacters: number,
): Result<T, TrustRefusal> {
  if (text.length > maxCharacters) return refuseTrust('B20_SIZE', 'too-large');
  const json = readStrictJson(text);
  if (!json.ok)
    return json.error === 'forbidden-key'
      ? refuseTrust('B22_FORBIDDEN_KEY', 'forbidden-key')
      : refuseTrust('B21_FORMAT', 'not-a-record');
  if (isNewer(json.value)) return refuseTrust('B03_TOO_NEW', 'newer-program');
  const record = schema.safeParse(json.value);
  // The schema must have left everything as it stood.
  if (!record.success || canonicalJson(record.data) !== text)
    return refuseTrust('B21_FORMAT', 'not-a-record');
  return ok(record.data);
}

/** Whether a newer program wrote it: told before anything else is said against it. */
function isNewer(json: Json): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const { format, suite } = json as { readonly format?: Json; readonly suite?: Json };
  return (typeof format === 'number' && format > FORMAT) || (typeof suite === 'number' && suite > SUITE);
}
