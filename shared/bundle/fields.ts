/** The shapes that header, manifest and receipt have in common. Strict: what is not named here is refused. */
import { z } from 'zod';
import type { EntryId } from '#shared/domain/ids';
import { divisionField, hexField, stationField } from '#shared/identity/fields';
import { MAX_ADDRESSEES, MAX_PARTS, MAX_ROWS } from './limits';

/** Random, 16 bytes. */
export const bundleIdField = hexField(16);
/** SHA-256. */
export const hashField = hexField(32);
const entryIdField = hexField(32).transform((text) => text as EntryId);

/** A whole number from 0 up to what is told apart exactly. */
export const countField = z.int().min(0);
/** A sequence or a running number, from 1. */
export const placeField = z.int().min(1);
export const partField = z.int().min(1).max(MAX_PARTS);
/** When something was done as the computer's clock had it: a claim, shown and never used for order. */
export const claimedField = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
export const accountField = z.string().min(1).max(64);

/** The highest entry of a station that somebody owns. */
const headField = z.strictObject({ station: stationField, seq: placeField, hash: entryIdField }).readonly();

/** Rows in rising order of a key: one set has one text, and no row comes twice. */
export function risingRows<Row extends z.ZodType>(
  row: Row,
  key: (row: z.output<Row>) => string,
  most = MAX_ROWS,
) {
  const rises = (rows: readonly z.output<Row>[]): boolean => {
    const keys = rows.map(key);
    return keys.every((next, at) => at === 0 || (keys[at - 1] ?? '') < next);
  };
  return z.array(row).max(most).refine(rises).readonly();
}

export const headsField = risingRows(headField, ({ station }) => station);

/** A part of a chain that travels: from, to and the id of the last. */
export const contentsField = risingRows(
  z
    .strictObject({ station: stationField, from: placeField, to: placeField, head: entryIdField })
    .refine(({ from, to }) => from <= to)
    .readonly(),
  ({ station }) => station,
);

/** An agency a bundle is addressed to, and its number among the bundles from this sender to it, without gaps. */
export const addressee = { agency: divisionField, pairSeq: placeField };

export const addresseesField = risingRows(
  z.strictObject(addressee).readonly(),
  ({ agency }) => agency,
  MAX_ADDRESSEES,
);

/** Highest entry of each station, by rising station. */
export type Heads = z.output<typeof headsField>;
export type Addressee = z.output<typeof addresseesField>[number];
