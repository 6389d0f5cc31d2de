/** A stub as bytes: canonical JSON, read back exactly as it would be written. */

import * as z from 'zod/mini';
import type { EntryId, StationId } from '#shared/domain/ids';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { Stub } from '../exchange-types';

const hex = (digits: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));
const count = z.int().check(z.positive());
const ID_DIGITS = 64;
const STATION_DIGITS = 16;
const SIGNATURE_DIGITS = 128;

const schema = z.strictObject({
  station: hex(STATION_DIGITS),
  seq: count,
  id: hex(ID_DIGITS),
  prev: z.nullable(hex(ID_DIGITS)),
  lamport: count,
  signature: hex(SIGNATURE_DIGITS),
});

/** The stub with nothing but its own members, if it is one. */
export function asStub(value: unknown): Stub | null {
  const read = schema.safeParse(value);
  if (!read.success) return null;
  const { station, id, prev, ...rest } = read.data;
  return { ...rest, station: station as StationId, id: id as EntryId, prev: prev as EntryId | null };
}

export const stubBytes = (stub: Stub): Uint8Array => Buffer.from(canonicalJson({ ...stub }), 'utf8');

/** A stub of the journal; null when the bytes are none. */
export function readStub(bytes: Uint8Array): Stub | null {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    const stub = asStub(JSON.parse(text));
    return stub !== null && canonicalJson({ ...stub }) === text ? stub : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
